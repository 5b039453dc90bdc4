import { allows, ruleOf } from '#schemas/checks/command-rules.ts';
import { registerRemovalRules } from '#schemas/generated/command-rules.ts';

const rule = ruleOf(registerRemovalRules, '/massKg');

/** Whether something that was weighed can weigh this: what the service takes of any weight. */
export const isMass = (value: number | undefined): value is number => allows(rule, value);

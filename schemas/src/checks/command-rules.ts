import type { ValueRule } from './value-rule.ts';

/** What may stand in a field of a command: one value, or a list and what each of its entries may be; no `type` where further fields stand inside. */
export interface FieldRule extends Partial<ValueRule> {
  minItems?: number;
  maxItems?: number;
}

/** Rules of a command by JSON Pointer, as they are generated: `registerRemovalRules['/massKg']`. */
export type FieldRules = Readonly<Record<string, FieldRule>>;

/**
 * The rule of one field, e.g. `ruleOf(registerRemovalRules, '/massKg')`; a field the command does not have does not
 * compile. Forms ask it instead of writing a limit of their own, so that none takes what the service refuses.
 */
export function ruleOf<Rules extends FieldRules>(rules: Rules, pointer: keyof Rules): FieldRule {
  return rules[pointer] ?? {};
}

/** Whether a number lies within what a rule allows; a measured zero is a number, a missing one is not. */
export function allows(rule: FieldRule, value: number | undefined): value is number {
  if (value === undefined || !Number.isFinite(value)) return false;
  if (rule.type === 'integer' && !Number.isInteger(value)) return false;
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = rule;
  return value >= minimum && value > exclusiveMinimum && value <= maximum;
}

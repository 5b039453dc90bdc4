import { graverThan } from '#schemas/assessment.ts';
import { allows, ruleOf } from '#schemas/checks/command-rules.ts';
import { registerRemovalRules } from '#schemas/generated/command-rules.ts';
import type { DamageFlag, IsolationState, SafetyCondition } from '#web-kit/generated/graphql.ts';
import type { InputOf } from '#web-kit/outbox.ts';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';
import { readNumber } from '#web-kit/texts/format.ts';

/** What a person has said so far about a removal. Numbers stay text until they are checked. */
export interface RemovalDraft {
  condition?: SafetyCondition;
  flags: DamageFlag[];
  isolation: IsolationState;
  mass: string;
  from: string;
  storagePlace: string;
  stateOfHealth: string;
  note: string;
}

/** Starts with what the passport already knows, so that the usual case is three taps. */
export function newRemovalDraft(known: { massKg: number | null; from: string }): RemovalDraft {
  return {
    flags: [],
    isolation: 'UNKNOWN',
    mass: known.massKg === null ? '' : String(known.massKg),
    from: known.from,
    storagePlace: '',
    stateOfHealth: '',
    note: '',
  };
}

/** Choosing a condition takes back what contradicts it: an undamaged battery has no damage flags. */
export function withCondition(draft: RemovalDraft, condition: SafetyCondition): RemovalDraft {
  return { ...draft, condition, flags: condition === 'INTACT' || condition === 'UNKNOWN' ? [] : draft.flags };
}

/** An isolation fault seen is an isolation fault measured. */
export function withFlags(draft: RemovalDraft, flags: DamageFlag[]): RemovalDraft {
  return { ...draft, flags, isolation: flags.includes('ISOLATION_FAULT') ? 'FAULT' : draft.isolation };
}

/** The condition to record: signs of damage count where they are graver than what was tapped. */
export function conditionOf({ condition = 'UNKNOWN', flags }: RemovalDraft): SafetyCondition {
  const graver = graverThan(camelCase(condition), flags.map(camelCase));
  return graver ? upperSnake(graver) : condition;
}

export type DraftProblem = 'condition' | 'mass' | 'stateOfHealth';

/** What still has to be put right before it can be kept. */
export function problemsOf(draft: RemovalDraft): DraftProblem[] {
  const problems: DraftProblem[] = draft.condition ? [] : ['condition'];
  if (isWrong(draft.mass, '/massKg')) problems.push('mass');
  if (isWrong(draft.stateOfHealth, '/condition/stateOfHealthPercent')) problems.push('stateOfHealth');
  return problems;
}

/** Nothing is right: a weight nobody knows is not made up. */
function isWrong(text: string, field: keyof typeof registerRemovalRules): boolean {
  return text.trim() !== '' && !allows(ruleOf(registerRemovalRules, field), readNumber(text));
}

/** The command's input without its `commandId`, which the outbox makes. */
export function removalInput(
  battery: string,
  vehicle: string | undefined,
  draft: RemovalDraft,
  now: Date,
): InputOf<'registerRemoval'> {
  const health = readNumber(draft.stateOfHealth);
  return {
    battery,
    vehicle,
    from: (!vehicle && draft.from.trim()) || undefined,
    occurredAt: now.toISOString(),
    condition: {
      condition: conditionOf(draft),
      flags: draft.flags,
      isolation: draft.isolation,
      measuredAt: now.toISOString(),
      stateOfHealthPercent: health,
      stateOfHealthKind: health === undefined ? undefined : 'SOH',
    },
    massKg: readNumber(draft.mass),
    storagePlace: draft.storagePlace.trim() || undefined,
    note: draft.note.trim() || undefined,
  };
}

import type { ConditionInput, Harm } from './generated/types.ts';

export type SafetyCondition = NonNullable<ConditionInput['condition']>;
export type IsolationState = NonNullable<ConditionInput['isolation']>;
export type DamageFlag = NonNullable<ConditionInput['flags']>[number];

/** How a battery stands by all that has been reported since the last inspection. */
export interface Assessment {
  condition: SafetyCondition;
  flags: DamageFlag[];
  isolation: IsolationState;
  assessedAt?: string;
  /** Graver than the history alone says since something in it was put right; only an inspection lifts that. */
  needsInspection?: true;
}

export const notAssessed: Assessment = { condition: 'unknown', flags: [], isolation: 'unknown' };

/** The part of a report the assessment depends on. */
export type Look = Pick<ConditionInput, 'condition' | 'flags' | 'isolation' | 'measuredAt'>;

/**
 * What a report makes of the assessment before. A later look only confirms or worsens it: whoever saw a leak is not
 * overruled by who did not. `afresh` is an inspection, which replaces everything before. Service and clients ask here, so
 * that a kiosk without a network shows the colour the service will show.
 */
export function assess(before: Assessment, report: Look, at: string, afresh = false): Assessment {
  const base = afresh ? notAssessed : before;
  if (!report.condition && !report.flags && !report.isolation) return before;
  const flags = [...new Set([...base.flags, ...(report.flags ?? [])])];
  const isolation = report.isolation && report.isolation !== 'unknown' ? report.isolation : base.isolation;
  const condition = worst([base.condition, report.condition ?? 'unknown', impliedBy(flags, isolation)]);
  const kept = base.needsInspection && { needsInspection: base.needsInspection };
  return { condition, flags, isolation, assessedAt: report.measuredAt ?? at, ...kept };
}

/**
 * What remains of the assessment `before` when the history it came from is put right and now leads to `corrected`: a mistake
 * that is owned up to makes no battery safer, whichever battery was meant. Somebody qualified has to look (ADR SP 376). Not
 * assessed is graver than intact here, as everywhere else it counts as damaged.
 */
export function keptGrave(before: Assessment, corrected: Assessment): Assessment {
  const condition = graver(gravity, before.condition, corrected.condition);
  const isolation = graver(isolationGravity, before.isolation, corrected.isolation);
  const flags = [...corrected.flags, ...before.flags.filter((flag) => !corrected.flags.includes(flag))];
  const isAsGrave =
    condition === corrected.condition && isolation === corrected.isolation && flags.length === corrected.flags.length;
  if (isAsGrave) return before.needsInspection ? { ...corrected, needsInspection: true } : corrected;
  return { ...before, condition, flags, isolation, needsInspection: true };
}

function graver<Finding extends string>(order: Record<Finding, number>, one: Finding, other: Finding): Finding {
  return order[one] > order[other] ? one : other;
}

/** Whether a report calls a battery better than it was found; only an inspection may do that. */
export function isMilder(before: Pick<Assessment, 'condition'>, report: Look): boolean {
  return report.condition !== 'unknown' && !!report.condition && rank[report.condition] < rank[before.condition];
}

/** What signs of damage alone make of a battery: smoke, gas, fire or heat make it critical (ADR SP 376, last paragraph). */
export function impliedBy(flags: readonly DamageFlag[], isolation: IsolationState = 'unknown'): SafetyCondition {
  if (flags.some((flag) => criticalFlags.includes(flag))) return 'critical';
  return flags.length > 0 || isolation === 'fault' ? 'damaged' : 'unknown';
}

/**
 * What the signs say where it is graver than what was chosen: a dent makes an intact battery a damaged one, heat a critical
 * one. Every form asks here before it keeps, so that none records a battery as better than its signs.
 */
export function graverThan(chosen: SafetyCondition, flags: readonly DamageFlag[]): SafetyCondition | undefined {
  const implied = impliedBy(flags);
  return rank[implied] > rank[chosen] ? implied : undefined;
}

/** The signs of damage that some events are by themselves. Others say that somebody should look, not what they will find. */
export function signsOf(events: readonly Pick<Harm, 'kind'>[]): DamageFlag[] {
  return [...new Set(events.flatMap(({ kind }) => signs[kind] ?? []))];
}

const signs: { [Kind in Harm['kind']]?: DamageFlag } = {
  accident: 'crash',
  fire: 'fire',
  flood: 'flood',
  leakage: 'leakage',
  swelling: 'swelling',
  isolationFault: 'isolationFault',
};

/** The gravest of several findings; `unknown` only if there is nothing else. */
export function worst(conditions: readonly SafetyCondition[]): SafetyCondition {
  return conditions.reduce((worse, condition) => (rank[condition] > rank[worse] ? condition : worse), 'unknown');
}

const criticalFlags: readonly DamageFlag[] = ['heat', 'smokeOrGas', 'fire'];
const gravity: Record<SafetyCondition, number> = { intact: 0, unknown: 1, damaged: 2, critical: 3 };
const isolationGravity: Record<IsolationState, number> = { ok: 0, unknown: 1, fault: 2 };
const rank: Record<SafetyCondition, number> = { unknown: 0, intact: 1, damaged: 2, critical: 3 };

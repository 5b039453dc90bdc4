import type { Condition, ConditionInput } from '#schemas/generated/types.ts';

/** What was measured or seen, as it is reported. */
export type ConditionReport = ConditionInput;
export type SafetyCondition = NonNullable<ConditionReport['condition']>;
export type IsolationState = NonNullable<ConditionReport['isolation']>;
export type DamageFlag = NonNullable<ConditionReport['flags']>[number];

/** How a battery stands by all that has been reported since the last inspection. */
export interface Assessment {
  condition: SafetyCondition;
  flags: DamageFlag[];
  isolation: IsolationState;
  assessedAt?: string;
}

export const notAssessed: Assessment = { condition: 'unknown', flags: [], isolation: 'unknown' };

/** A safety flag overrides what was ticked: these signs alone make a battery critical (ADR SP 376, last paragraph). */
const criticalFlags: readonly DamageFlag[] = ['heat', 'smokeOrGas', 'fire'];

/**
 * What a report makes of the assessment before. A later look only confirms or worsens it: whoever saw a leak is not
 * overruled by who did not. `afresh` is an inspection, which replaces everything before.
 */
export function assess(before: Assessment, report: ConditionReport, at: string, afresh = false): Assessment {
  const base = afresh ? notAssessed : before;
  if (!report.condition && !report.flags && !report.isolation) return before;
  const flags = [...new Set([...base.flags, ...(report.flags ?? [])])];
  const isolation = report.isolation && report.isolation !== 'unknown' ? report.isolation : base.isolation;
  const condition = worst([base.condition, report.condition ?? 'unknown', impliedBy(flags, isolation)]);
  return { condition, flags, isolation, assessedAt: report.measuredAt ?? at };
}

/** Whether a report calls a battery better than it was found; only an inspection may do that. */
export function isMilder(before: Assessment, report: ConditionReport): boolean {
  return report.condition !== 'unknown' && !!report.condition && rank[report.condition] < rank[before.condition];
}

/** A report without what was left out, as it goes into the ledger. */
export function given(report: ConditionReport): Condition {
  const said = Object.entries(report).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(said);
}

/** Whether a report carries numbers, not only a look. */
export function isMeasurement(report: ConditionReport): boolean {
  return Object.values(report).some((value) => typeof value === 'number');
}

const rank: Record<SafetyCondition, number> = { unknown: 0, intact: 1, damaged: 2, critical: 3 };

function worst(conditions: SafetyCondition[]): SafetyCondition {
  return conditions.reduce((worse, condition) => (rank[condition] > rank[worse] ? condition : worse), 'unknown');
}

function impliedBy(flags: DamageFlag[], isolation: IsolationState): SafetyCondition {
  if (flags.some((flag) => criticalFlags.includes(flag))) return 'critical';
  return flags.length > 0 || isolation === 'fault' ? 'damaged' : 'unknown';
}

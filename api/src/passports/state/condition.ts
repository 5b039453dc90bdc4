import type { Condition, ConditionInput, General } from '#schemas/generated/types.ts';
import { type HealthKind, hasNoCertifiedEnergy } from '#schemas/metrics.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';

// The rule is in `schemas`, because the clients need the same answer when they can not ask.
export { type Assessment, assess, isMilder, keptGrave, notAssessed, signsOf } from '#schemas/assessment.ts';

/** What was measured or seen, as it is reported. */
export type ConditionReport = ConditionInput;

/** A report without what was left out, as it goes into the ledger. */
export function given(report: ConditionReport): Condition {
  const said = Object.entries(report).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(said);
}

/** Whether a report carries numbers, not only a look. */
export function isMeasurement(report: ConditionReport): boolean {
  return Object.values(report).some((value) => typeof value === 'number');
}

/** Why a state of health cannot be said of this battery in this way; undefined when it can. */
export function whyOtherHealth(
  { category }: { category: General['category'] },
  kind: HealthKind | null | undefined,
  path: string,
): Refusal | undefined {
  if (!hasNoCertifiedEnergy(category, kind)) return undefined;
  return refusal('SOCE_NOT_OF_THIS_CATEGORY', { path, source: '2023/1542 Annex VII Part A' });
}

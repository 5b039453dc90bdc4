import type { Condition, ConditionInput } from '#schemas/generated/types.ts';

// The rule is in `schemas`, because the clients need the same answer when they can not ask.
export { type Assessment, assess, type IsolationState, isMilder, notAssessed } from '#schemas/assessment.ts';

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

import { type DamageFlag, impliedBy, type SafetyCondition, worst } from '#schemas/assessment.ts';
import type { SafetyConditionName } from '#web-kit/records.ts';
import { camelCase } from '#web-kit/texts/language.ts';

export const conditions = [
  { value: 'INTACT', tone: 'good' },
  { value: 'DAMAGED', tone: 'warn' },
  { value: 'CRITICAL', tone: 'danger' },
  { value: 'UNKNOWN', tone: 'info' },
] as const;

/** Flags in the order they are looked for when walking around a battery. */
export const flags = [
  'SMOKE_OR_GAS',
  'HEAT',
  'FIRE',
  'LEAKAGE',
  'SWELLING',
  'DEFORMATION',
  'HOUSING_OPEN',
  'CRASH',
  'FLOOD',
  'ISOLATION_FAULT',
  'WARNING_LAMP',
] as const;

/** The condition the flags speak for, if it is graver than the one chosen. */
export function graverThan(chosen: SafetyConditionName, found: readonly string[]): SafetyConditionName | undefined {
  const implied = impliedBy(found.map((flag) => camelCase(flag) as DamageFlag));
  const graver = worst([camelCase(chosen) as SafetyCondition, implied]).toUpperCase() as SafetyConditionName;
  return graver === chosen || implied === 'unknown' ? undefined : graver;
}

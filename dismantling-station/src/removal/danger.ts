import type { SafetyConditionName } from '#web-kit/records.ts';

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

// ADR SP 376: gas, fire, dangerous heat make a battery critical; leaks and damage to the casing make it damaged.
const makesCritical = new Set(['SMOKE_OR_GAS', 'HEAT', 'FIRE']);
const makesDamaged = new Set(['LEAKAGE', 'SWELLING', 'DEFORMATION', 'HOUSING_OPEN', 'FLOOD', 'ISOLATION_FAULT']);

/** The condition the flags speak for, if it is graver than the one chosen. */
export function graverThan(chosen: SafetyConditionName, found: readonly string[]): SafetyConditionName | undefined {
  if (chosen !== 'CRITICAL' && found.some((flag) => makesCritical.has(flag))) return 'CRITICAL';
  if (chosen !== 'CRITICAL' && chosen !== 'DAMAGED' && found.some((flag) => makesDamaged.has(flag))) return 'DAMAGED';
  return undefined;
}

import { graverThan as graver } from '#schemas/assessment.ts';
import type { DamageFlag, SafetyCondition } from '#web-kit/generated/graphql.ts';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';

export const conditions = [
  { value: 'INTACT', tone: 'good' },
  { value: 'DAMAGED', tone: 'warn' },
  { value: 'CRITICAL', tone: 'danger' },
  { value: 'UNKNOWN', tone: 'info' },
] as const satisfies readonly { value: SafetyCondition; tone: string }[];

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
] as const satisfies readonly DamageFlag[];

/** The condition the flags speak for, if it is graver than the one chosen. */
export function graverThan(chosen: SafetyCondition, found: readonly DamageFlag[]): SafetyCondition | undefined {
  const implied = graver(camelCase(chosen), found.map(camelCase));
  return implied && upperSnake(implied);
}

import type { Measurement as DynamicValue, Performance } from '#schemas/generated/types.ts';
import type { Harms } from '../state/in-use.ts';

/**
 * What follows from what was measured or happened and from what the passport says of the new battery: losses and rises by the
 * formulas of DIN DKE SPEC 99100 (ISO 12405-4), counts of what was reported. `method` says that and how. What the passport
 * itself states of a later time, or without one, is left alone.
 */
export function derivedProperties(
  measured: Partial<Performance>,
  stated: Performance | undefined,
  harms: Harms | undefined,
): Partial<Performance> {
  const found: Record<string, DynamicValue> = {};
  for (const { property, from, first, change, method } of rules) {
    const [now, before, known] = [measured[from] as DynamicValue | undefined, first(stated ?? {}), stated?.[property]];
    if (!now || !before || isLater(known as DynamicValue | undefined, now)) continue;
    const { measuredAt, recordedBy } = now;
    const value = Math.round(change(now.value, before) * 100) / 100;
    found[property] = {
      value,
      unit: '%',
      ...(measuredAt && { measuredAt }),
      method,
      ...(recordedBy && { recordedBy }),
    };
  }
  for (const [property, kind] of counted) {
    const happened = harms?.kinds[kind];
    if (!happened || measured[property] || stated?.[property]) continue;
    found[property] = { value: happened.count, unit: 'events', measuredAt: happened.latestAt, method: 'Σ events' };
  }
  return found;
}

interface Rule {
  property: keyof Performance;
  /** The measured value it follows from. */
  from: keyof Performance;
  /** The same of the new battery. */
  first(stated: Performance): number | undefined;
  change(now: number, before: number): number;
  method: string;
}

/** A battery that measures better than new has lost nothing. */
const loss = (now: number, before: number) => Math.max(0, (1 - now / before) * 100);
const rise = (now: number, before: number) => Math.max(0, (now / before - 1) * 100);
const evolution = (now: number, before: number) => (now / before - 1) * 100;

const rules: readonly Rule[] = [
  // 2023/1542 Annex XIII 4(a)
  rule('capacityFade', 'remainingCapacity', ({ ratedCapacityAh }) => ratedCapacityAh, loss, '1 − C/C₀'),
  rule('powerFade', 'remainingPower', ({ originalPowerW }) => originalPowerW, loss, '1 − P/P₀'),
  rule('efficiencyFade', 'remainingEfficiency', (said) => said.initialEfficiencyPercent, loss, '1 − η/η₀'),
  rule('resistanceIncrease', 'internalResistance', (said) => said.initialResistance?.packOhm, rise, 'R/R₀ − 1'),
  // 2023/1542 Annex VII Part A (4)
  rule(
    'selfDischarge',
    'currentSelfDischarge',
    (said) => said.initialSelfDischargePercentPerMonth,
    evolution,
    's/s₀ − 1',
  ),
];

/** 2023/1542 Annex VII Part B (4), where the battery itself sends no counter. */
const counted = [
  ['deepDischarges', 'deepDischarge'],
  ['overcharges', 'overcharge'],
] as const;

function rule(
  property: keyof Performance,
  from: keyof Performance,
  first: Rule['first'],
  change: Rule['change'],
  method: string,
): Rule {
  return { property, from, first, change, method };
}

function isLater(known: DynamicValue | undefined, now: DynamicValue): boolean {
  if (!known) return false;
  return known.measuredAt === undefined || now.measuredAt === undefined || known.measuredAt > now.measuredAt;
}

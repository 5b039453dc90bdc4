import type { Passport } from '#schemas/generated/types.ts';
import type { Gradable } from '#schemas/grading/grading.ts';
import { healthMetricOf, type SeriesMetric } from '#schemas/metrics.ts';
import { newest } from '../passports/shown/measured-properties.ts';
import type { Battery } from '../passports/state/battery.ts';

/** What a grade is found from: what was measured and seen of a battery, beside what its passport says of it when it was new. */
export function gradableOf(battery: Battery, passport: Passport): Gradable {
  const { condition, flags, isolation, assessedAt } = battery.assessment;
  const kinds = Object.entries(battery.harms?.kinds ?? {}) as [
    Gradable['events'][number]['kind'],
    { latestAt: string },
  ][];
  return {
    condition,
    flags,
    isolation,
    assessedAt,
    isWaste: battery.status === 'waste',
    health: healthOf(battery, passport),
    resistanceIncreasePercent: resistanceIncreaseOf(passport),
    exhaustionThresholdPercent: passport.performance?.exhaustionThresholdPercent,
    events: kinds.map(([kind, { latestAt }]) => ({ kind, occurredAt: latestAt })),
  };
}

/** The state of health the law asks for first, then another one, then capacity over rated capacity. */
function healthOf(battery: Battery, { performance }: Passport): Gradable['health'] {
  const byLaw = healthMetricOf(battery.category);
  for (const metric of [byLaw, 'stateOfHealthPercent'] as SeriesMetric[]) {
    const found =
      newest(battery, metric) ??
      (metric === 'stateOfCertifiedEnergyPercent' ? performance?.stateOfCertifiedEnergy : undefined);
    if (!found) continue;
    const kind = metric === 'stateOfCertifiedEnergyPercent' ? 'SOCE' : 'SOH';
    return { percent: found.value, kind, measuredAt: found.measuredAt ?? battery.createdAt };
  }
  const { remainingCapacity, ratedCapacityAh } = performance ?? {};
  if (!remainingCapacity || !ratedCapacityAh) return undefined;
  const percent = (remainingCapacity.value / ratedCapacityAh) * 100;
  return { percent, kind: 'capacity', measuredAt: remainingCapacity.measuredAt ?? battery.createdAt };
}

/** DIN DKE SPEC 99100 6.7.6: the resistance now over that of the new battery, as far as both are known. */
function resistanceIncreaseOf({ performance }: Passport): number | undefined {
  const { resistanceIncrease, internalResistance, initialResistance } = performance ?? {};
  const initial = initialResistance?.packOhm;
  if (!internalResistance || !initial) return resistanceIncrease?.value;
  return Math.max(0, ((internalResistance.value - initial) / initial) * 100);
}

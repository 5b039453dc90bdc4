import type { DamageFlag, IsolationState, SafetyCondition } from '../assessment.ts';
import type { VehicleReceived } from '../generated/types.ts';
import { type FoundCondition, foundCondition } from './terms.ts';

/** What a vehicle arrived with. */
export type VehicleDamage = NonNullable<VehicleReceived['damages']>[number];

/** A judgement that somebody is about to record. */
export interface Judgement {
  condition: SafetyCondition;
  flags: readonly DamageFlag[];
  isolation: IsolationState;
  highVoltage: boolean;
  /** What the vehicle it comes out of arrived with. */
  vehicleDamages: readonly VehicleDamage[];
  /** Those of them that were put before the person who judges, and that they have answered. */
  considered: readonly VehicleDamage[];
}

/** One thing without which nobody may say "unharmed". */
export interface MissingForUnharmed {
  code: 'SIGNS_OF_DAMAGE' | 'ISOLATION_FAULT' | 'ISOLATION_NOT_MEASURED' | 'VEHICLE_DAMAGE_NOT_CONSIDERED';
  /** Where the damage of the vehicle is meant. */
  damage?: VehicleDamage;
  source: string;
}

/**
 * What is missing before a battery may be called unharmed; empty when nothing is. Isolation is measured and not assumed, and
 * what the vehicle went through is answered by who looks: a pack out of a flooded car may look like new.
 */
export function mayBeCalledUnharmed(judgement: Judgement): MissingForUnharmed[] {
  const { flags, isolation, highVoltage } = judgement;
  const missing: MissingForUnharmed[] = [];
  if (flags.length > 0) missing.push({ code: 'SIGNS_OF_DAMAGE', source: 'ADR SP 376' });
  if (isolation === 'fault') missing.push({ code: 'ISOLATION_FAULT', source: 'UN Regulation No. 100' });
  if (isolation === 'unknown' && highVoltage)
    missing.push({ code: 'ISOLATION_NOT_MEASURED', source: 'ADR SP 376; DGUV 209-093' });
  for (const damage of openDamages(judgement))
    missing.push({ code: 'VEHICLE_DAMAGE_NOT_CONSIDERED', damage, source: 'ADR SP 376' });
  return missing;
}

/** What the judgement counts as: "unharmed" of which something is missing is no assessment (ADR SP 376, can not be diagnosed). */
export function conditionAsJudged(judgement: Judgement): FoundCondition {
  if (judgement.condition !== 'intact') return foundCondition(judgement.condition);
  return mayBeCalledUnharmed(judgement).length === 0 ? 'intact' : 'notAssessed';
}

/** The signs a form has ticked before anybody touches it, by what the vehicle went through. */
export function signsOfVehicle(damages: readonly VehicleDamage[]): DamageFlag[] {
  return damages.flatMap((damage) => (damage === 'partsMissing' ? [] : [damage]));
}

function openDamages({ vehicleDamages, considered }: Judgement): VehicleDamage[] {
  return vehicleDamages.filter((damage) => damage !== 'partsMissing' && !considered.includes(damage));
}

import type { BatteryRemoved } from '#schemas/generated/types.ts';
import { refusal } from '#schemas/refusal.ts';
import { keptSteps } from '#schemas/refusals/correction-cases.ts';
import type { Correcting, Rule } from '../asking/correcting.ts';
import type { EntryAbout } from '../ledger/entry.ts';
import type { Reader } from '../ledger/ledger.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import { whyNoRemoval } from './decide/in-hands.ts';
import { whyNoRepair } from './decide/later.ts';
import type { Battery } from './state/battery.ts';
import { heldOf } from './state/held-of.ts';
import { hasLeft } from './state/lineage.ts';
import { whyNoCondition } from './state/may-report.ts';

// 2023/1542 Art. 77(8): what was published stays so; people and authorities have read it.
const published: Rule<Battery> = { never: keptSteps.passport };

/** How the record of a battery is put right. What was measured is withdrawn as a whole and sent again. */
export const batteryCorrecting: Correcting<'battery', Battery> = {
  rules: {
    PassportIssued: published,
    SecondLifePassportIssued: published,
    PassportRevised: { ...published, aside: true },
    PassportCeased: published,
    BatteryConsumed: published,
    PassportRegistered: { fields: ['registry', 'registrationId'], aside: true },
    BatteryRemoved: {
      fields: ['vehicle', 'from', 'condition', 'massKg', 'storagePlace', 'note'],
      checked: fromVehicle,
    },
    ConditionRecorded: { fields: ['condition'] },
    InspectionRecorded: { fields: ['condition', 'findings', 'procedure'] },
    RepairRecorded: { fields: ['description', 'parts', 'report'] },
    MeasurementsRecorded: { aside: true },
    NegativeEventsRecorded: { fields: ['events'], aside: true },
    WasteDeclared: {
      fields: ['reason'],
      parties: (_, { data }) => [data.recipient],
    },
    ResponsibilityTransferred: {
      fields: ['agreement', 'reason'],
      parties: (_, { data }) => [data.from, data.to],
    },
    ItemReserved: { parties: (_, { data }) => (data.receiver ? [data.receiver] : []) },
    CustodyTransferred: {
      fields: ['massKg'],
      parties: (_, { data }) => [data.from, data.to],
    },
    BatteryRecycled: { fields: ['massKg', 'process', 'note'] },
  },
  fits,
  async whyNotOnto(reader, id, entry, acting) {
    const held = await heldOf(reader, id);
    if (!held) return refusal('BATTERY_UNKNOWN', { battery: id, path: '/belongsTo' });
    const ask = movable[entry.type];
    return ask ? ask(held, acting) : refusal('STEP_STAYS', { path: '/belongsTo' });
  },
};

/** Steps that may turn out to have been another battery's, with what is asked of that one. */
const movable: Partial<Record<string, typeof whyNoRemoval>> = {
  BatteryRemoved: whyNoRemoval,
  ConditionRecorded: whyNoCondition,
  InspectionRecorded: whyNoCondition,
  NegativeEventsRecorded: whyNoCondition,
  RepairRecorded: whyNoRepair,
};

function fits(battery: Battery, entry: EntryAbout<'battery'>): boolean {
  switch (entry.type) {
    case 'BatteryRemoved':
      return battery.removal === undefined;
    case 'ItemReserved':
      return battery.custodian === entry.actor.organisation && battery.openHandoff === undefined;
    case 'ItemReleased':
      return battery.openHandoff === entry.data.handoff;
    case 'CustodyTransferred':
      return battery.openHandoff === entry.data.handoff && battery.custodian === entry.data.from;
    case 'WasteDeclared':
      return battery.status !== 'waste';
    case 'BatteryConsumed':
      return battery.removal !== undefined && hasLeft(battery, entry.data.sharePercent);
    case 'BatteryRecycled':
      return battery.custodian !== undefined;
    default:
      return battery.recordStatus === 'active';
  }
}

/** A vehicle that is named says by its own number where the battery came from, as with the removal itself. */
async function fromVehicle(reader: Reader, data: BatteryRemoved) {
  if (!data.vehicle) return data;
  const vehicle = await findVehicle(reader, data.vehicle);
  if (!vehicle) return refusal('VEHICLE_UNKNOWN', { vehicle: data.vehicle, path: '/data/vehicle' });
  return { ...data, vehicle: vehicle.id, from: vehicle.vin };
}

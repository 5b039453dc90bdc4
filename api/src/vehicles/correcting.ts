import { checkVin } from '#schemas/codes/vin.ts';
import type { BatteryRemoved } from '#schemas/generated/types.ts';
import type { Correcting } from '../asking/correcting.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LogReader } from '../ledger/ledger.ts';
import type { Vehicle } from './state/vehicle.ts';

/** How the intake of a vehicle is put right. Its number was copied into the removal of every battery that came out of it. */
export const vehicleCorrecting: Correcting<'vehicle', Vehicle> = {
  rules: {
    VehicleReceived: {
      fields: [
        'vin',
        'vinWarnings',
        'make',
        'model',
        'firstRegisteredOn',
        'damages',
        'registrationDocument',
        'storagePlace',
        'note',
      ],
      async checked(_, data) {
        const checked = checkVin(data.vin, { legacy: data.vinWarnings?.includes('VIN_LEGACY') ?? false });
        if ('code' in checked) return { ...checked, path: '/data/vin' };
        return { ...data, vin: checked.vin, vinWarnings: checked.warnings };
      },
      async alongside(reader, was, { id, data }) {
        return was.vin === data.vin ? [] : removalsNaming(reader, id, was.vin, data.vin);
      },
    },
  },
  // A firm that has it does not take it in once more.
  fits: ({ receivedBy }, { type, data }) => type !== 'VehicleReceived' || receivedBy !== data.custodian,
};

async function removalsNaming(reader: LogReader, id: string, was: string, is: string) {
  const found: { entry: Entry; data: BatteryRemoved }[] = [];
  for (const { to } of await reader.edges({ from: { kind: 'vehicle', id } })) {
    if (to.kind !== 'battery') continue;
    for (const entry of await reader.history(to)) {
      if (entry.type !== 'BatteryRemoved' || entry.data.vehicle !== id || entry.data.from !== was) continue;
      found.push({ entry, data: { ...entry.data, from: is } });
    }
  }
  return found;
}

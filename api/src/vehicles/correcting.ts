import type { BatteryRemoved, VehicleReceived } from '#schemas/generated/types.ts';
import { checkVin } from '#schemas/vin.ts';
import type { Correcting } from '../asking/correcting.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LogReader } from '../ledger/ledger.ts';
import type { Vehicle } from './vehicle.ts';

/** How the intake of a vehicle is put right. Its number was copied into the removal of every battery that came out of it. */
export const vehicleCorrecting: Correcting<Vehicle> = {
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
        const { vin, vinWarnings = [] } = data as VehicleReceived;
        const checked = checkVin(vin, { legacy: vinWarnings.includes('VIN_LEGACY') });
        if ('code' in checked) return { ...checked, path: '/data/vin' };
        return { ...data, vin: checked.vin, vinWarnings: checked.warnings };
      },
      async alongside(reader, entry, data) {
        const [was, is] = [(entry.data as VehicleReceived).vin, (data as VehicleReceived).vin];
        return was === is ? [] : removalsNaming(reader, entry.id, was, is);
      },
    },
  },
  // A firm that has it does not take it in once more.
  fits: ({ receivedBy }, { type, data }) =>
    type !== 'VehicleReceived' || receivedBy !== (data as VehicleReceived).custodian,
};

async function removalsNaming(
  reader: LogReader,
  id: string,
  was: string,
  is: string,
): Promise<{ entry: Entry; data: object }[]> {
  const found: { entry: Entry; data: object }[] = [];
  for (const { to } of await reader.edges({ from: { kind: 'vehicle', id } })) {
    if (to.kind !== 'battery') continue;
    for (const entry of await reader.history(to)) {
      const data = entry.data as BatteryRemoved;
      if (entry.type !== 'BatteryRemoved' || data.vehicle !== id || data.from !== was) continue;
      found.push({ entry, data: { ...data, from: is } });
    }
  }
  return found;
}

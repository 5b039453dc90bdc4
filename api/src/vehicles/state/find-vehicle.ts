import type { Reader } from '../../ledger/ledger.ts';
import type { Vehicle } from './vehicle.ts';

/** By its id, or by one a device chose for it before it turned out to be known. */
export async function findVehicle(reader: Reader, id: string): Promise<Vehicle | undefined> {
  const direct = await reader.subject<Vehicle>('vehicle', id);
  return direct?.state ?? findVehicleByKey(reader, `id:${id}`);
}

export async function findVehicleByVin(reader: Reader, vin: string): Promise<Vehicle | undefined> {
  return findVehicleByKey(reader, `vin:${vin}`);
}

async function findVehicleByKey(reader: Reader, key: string): Promise<Vehicle | undefined> {
  const found = await reader.findByKey(key);
  if (found?.kind !== 'vehicle') return undefined;
  return (await reader.subject<Vehicle>('vehicle', found.id))?.state;
}

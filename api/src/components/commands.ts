import type { RegisterComponent } from '#schemas/generated/types.ts';
import type { Acting } from '../asking/acting.ts';
import type { Context } from '../asking/context.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Battery } from '../passports/state/battery.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import { decideRegisterComponent } from './decide.ts';

/**
 * `id` is the component's new one. `batteries` are those whose passport names the vehicle, found before: the ledger's
 * reader finds by key only. Whether they are still inside is read here, as of the head.
 */
export async function registerComponent(
  reader: Reader,
  command: RegisterComponent,
  acting: Acting,
  { id, batteries }: { id: string; batteries: readonly string[] },
): Promise<Decision> {
  const vehicle = await findVehicle(reader, command.vehicle);
  if (!vehicle) return refuse('VEHICLE_UNKNOWN', { vehicle: command.vehicle, path: '/vehicle' });
  const idTaken = command.id ? (await reader.findByKey(`id:${id}`)) !== undefined : false;
  const inside = await Promise.all(batteries.map((battery) => isHighVoltageInside(reader, battery)));
  return decideRegisterComponent(
    { vehicle, highVoltageBatteryInside: inside.includes(true), idTaken },
    command,
    acting,
    id,
  );
}

/** Electric vehicle batteries are taken for high-voltage ones, whatever their passport leaves out. */
async function isHighVoltageInside(reader: Reader, id: string): Promise<boolean> {
  const battery = (await reader.subject<Battery>('battery', id))?.state;
  return battery !== undefined && battery.category === 'ev' && !battery.removal;
}

/** Batteries whose passport names the vehicle and that have not been taken out. */
export async function batteriesBuiltInto({ ledger, storage }: Context, vehicleId: string): Promise<string[]> {
  const vehicle = await findVehicle(ledger.views, vehicleId);
  if (!vehicle) return [];
  const found = await storage.search('battery', { all: { vin: vehicle.vin, removed: 0 } }, { first: 20 });
  return found.map(({ id }) => id);
}

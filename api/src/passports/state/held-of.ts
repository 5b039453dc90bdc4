import type { Reader } from '../../ledger/ledger.ts';
import { findVehicleByVin } from '../../vehicles/state/find-vehicle.ts';
import type { Battery } from './battery.ts';
import type { Held } from './holding.ts';

/** A battery with the vehicle it is built into; undefined when there is none with this id. */
export async function heldOf(reader: Reader, id: string): Promise<Held | undefined> {
  const battery = await reader.subject<Battery>('battery', id);
  if (!battery) return undefined;
  const { vin, removal } = battery.state;
  const vehicle = vin && !removal ? await findVehicleByVin(reader, vin) : undefined;
  return { battery: battery.state, vehicle };
}

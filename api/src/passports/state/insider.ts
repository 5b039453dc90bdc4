import type { Context } from '../../asking/context.ts';
import { isAuthority, isPartyOfBattery, isPartyOfVehicle } from '../../asking/visibility.ts';
import { vehicleOf } from '../../vehicles/state/vehicle-of.ts';
import type { Battery } from './battery.ts';

/** Sees firms, places and vehicles: who has or had to do with the battery, and who supervises them. */
export async function isInsider(context: Context, battery: Battery): Promise<boolean> {
  const { viewer } = context;
  if (!viewer) return false;
  if (isAuthority(viewer) || isPartyOfBattery(viewer, battery)) return true;
  const vehicle = await vehicleOf(context, battery);
  return vehicle !== undefined && isPartyOfVehicle(viewer, vehicle.state);
}

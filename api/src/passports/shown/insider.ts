import type { Context } from '../../asking/context.ts';
import { vehicleOf } from '../../asking/vehicle-of.ts';
import { isAuthority, isPartyOfBattery, isPartyOfVehicle } from '../../asking/visibility.ts';
import type { Battery } from '../state/battery.ts';

/** Sees firms, places and vehicles: who has or had to do with the battery, and who supervises them. */
export async function isInsider(context: Context, battery: Battery): Promise<boolean> {
  const { viewer } = context;
  if (!viewer) return false;
  if (isAuthority(viewer) || isPartyOfBattery(viewer, battery)) return true;
  const vehicle = await vehicleOf(context, battery);
  return vehicle !== undefined && isPartyOfVehicle(viewer, vehicle.state);
}

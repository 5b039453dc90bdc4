import type { Context } from '../graphql/context.ts';
import { isAuthority, isPartyOfBattery, isPartyOfVehicle } from '../visibility.ts';
import type { Battery } from './battery.ts';
import { vehicleOf } from './vehicle-of.ts';

/** Sees firms, places and vehicles: who has or had to do with the battery, and who supervises them. */
export async function isInsider(context: Context, battery: Battery): Promise<boolean> {
  const { viewer } = context;
  if (!viewer) return false;
  if (isAuthority(viewer) || isPartyOfBattery(viewer, battery)) return true;
  const vehicle = await vehicleOf(context, battery);
  return vehicle !== undefined && isPartyOfVehicle(viewer, vehicle.state);
}

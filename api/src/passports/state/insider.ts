import type { Viewer } from '../../access/viewer.ts';
import type { Context } from '../../asking/context.ts';
import { isAuthority } from '../../asking/visibility.ts';
import { isPartyOfVehicle, type Vehicle } from '../../vehicles/state/vehicle.ts';
import { vehicleOf } from '../../vehicles/state/vehicle-of.ts';
import type { Battery } from './battery.ts';

/** Sees firms and places: who has or had to do with the battery, and who supervises them. */
export async function isInsider(context: Context, battery: Battery): Promise<boolean> {
  const { viewer } = context;
  if (!viewer) return false;
  if (isAuthority(viewer) || isPartyOfBattery(viewer, battery)) return true;
  const vehicle = await vehicleOf(context, battery);
  return vehicle !== undefined && isPartyOfVehicle(viewer, vehicle.state);
}

/** Whether a firm has or had to do with this battery: it answers for it, has or had it, or is about to get it. */
export function isPartyOfBattery(viewer: Viewer | undefined, battery: Battery, vehicle?: Vehicle): boolean {
  if (!viewer) return false;
  const firm = viewer.organisation;
  return (
    [battery.operator, battery.issuer, battery.custodian, battery.receiver].includes(firm) ||
    battery.previousCustodians.includes(firm) ||
    (vehicle !== undefined && isPartyOfVehicle(viewer, vehicle))
  );
}

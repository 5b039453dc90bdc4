import type { Context } from '../../asking/context.ts';
import type { Reading } from '../../asking/reading.ts';
import { audiencesFor, hasInterest, isAuthority } from '../../asking/visibility.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import { isPartyOfVehicle } from '../../vehicles/state/vehicle.ts';
import { vehicleOf } from '../../vehicles/state/vehicle-of.ts';
import type { Battery } from '../state/battery.ts';
import { isPartyOfBattery } from '../state/insider.ts';

/** As whom a viewer reads the entries of a battery, and what was made of them. */
export async function batteryReading(context: Context, { state }: SubjectView<Battery>): Promise<Reading> {
  const { viewer } = context;
  const vehicle = (await vehicleOf(context, state))?.state;
  const authority = isAuthority(viewer);
  const insider = authority || isPartyOfBattery(viewer, state, vehicle);
  const interest = hasInterest(viewer, state);
  const known = vehicle && isPartyOfVehicle(viewer, vehicle) ? [vehicle.vin] : [];
  return {
    ...(viewer && { firm: viewer.organisation }),
    audiences: audiencesFor(viewer, state),
    interest,
    insider,
    vins: authority ? 'all' : known,
    outsider: !insider && !interest,
  };
}

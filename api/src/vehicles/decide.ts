import { checkVin } from '#schemas/codes/vin.ts';
import type { ReceiveVehicle } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import { type Acting, type Body, refused } from '../asking/acting.ts';
import { accept, type Decision, refuse } from '../ledger/decision.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import type { Vehicle } from './state/vehicle.ts';

export interface Arrival {
  /** The record of this VIN, if it was taken in before, and the firm that has it. */
  known?: Vehicle | undefined;
  knownHolder?: Organisation | undefined;
  idTaken: boolean;
}

/**
 * Takes an end-of-life vehicle in. A vehicle passes on from a collection point or workshop to a dismantler, never out of a
 * dismantler's hands (AltfahrzeugV § 4(3)): a second firm naming the same VIN then is a slip of the pen or worse.
 */
export function decideReceiveVehicle(
  arrival: Arrival,
  command: Body<ReceiveVehicle>,
  acting: Acting,
  ids: { vehicle: string; holder?: string },
): Decision {
  const vin = checkVin(command.vin, { legacy: command.legacyVin ?? false });
  if ('code' in vin) return refused({ ...vin, path: '/vin' });
  if (!isId(ids.vehicle)) return refuse('ID_INVALID', { id: ids.vehicle, path: '/id' });
  if (arrival.idTaken) return refuse('ID_TAKEN', { id: ids.vehicle, path: '/id' });
  const { known, knownHolder } = arrival;
  if (known?.receivedBy === acting.organisation) {
    return refuse('VEHICLE_ALREADY_RECEIVED', { vin: vin.vin, path: '/vin' });
  }
  if (known && knownHolder?.roles.includes('dismantler')) {
    return refuse('VEHICLE_IN_OTHER_HANDS', {
      path: '/vin',
      source: 'AltfahrzeugV § 4(3)',
    });
  }
  const data = {
    vin: vin.vin,
    vinWarnings: vin.warnings,
    ...given(command),
    ...(ids.holder && { holder: ids.holder }),
    custodian: acting.organisation,
    ...(known && known.id !== ids.vehicle && { alias: ids.vehicle }),
  };
  return accept({ kind: 'vehicle', id: known?.id ?? ids.vehicle, type: 'VehicleReceived', data });
}

function given({
  make,
  model,
  firstRegisteredOn,
  damages,
  registrationDocument,
  storagePlace,
  note,
}: Body<ReceiveVehicle>) {
  return {
    ...(make && { make }),
    ...(model && { model }),
    ...(firstRegisteredOn && { firstRegisteredOn }),
    damages: [...new Set(damages ?? [])],
    ...(typeof registrationDocument === 'boolean' && { registrationDocument }),
    ...(storagePlace && { storagePlace }),
    ...(note && { note }),
  };
}

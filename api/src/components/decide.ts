import type { RegisterComponent } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import type { Acting, Body } from '../asking/acting.ts';
import { accept, type Decision, refuse } from '../ledger/decision.ts';
import type { Vehicle } from '../vehicles/state/vehicle.ts';

export interface Source {
  vehicle: Vehicle;
  /** Whether a high-voltage battery known to be in this vehicle has not been taken out yet. */
  highVoltageBatteryInside: boolean;
  idTaken: boolean;
}

/** Gives a part taken from a vehicle its own record. */
export function decideRegisterComponent(
  source: Source,
  command: Body<RegisterComponent>,
  acting: Acting,
  id: string,
): Decision {
  if (!isId(id)) return refuse('ID_INVALID', { id, path: '/id' });
  if (source.idTaken) return refuse('ID_TAKEN', { id, path: '/id' });
  if (source.vehicle.receivedBy !== acting.organisation) {
    return refuse('VEHICLE_IN_OTHER_HANDS', { path: '/vehicle' });
  }
  if (source.highVoltageBatteryInside) {
    return refuse('BATTERY_FIRST', {
      path: '/vehicle',
      source: 'AltfahrzeugV Annex 3.2.2.1',
    });
  }
  const { kind, title, partNumber, serialNumber, massKg, condition, storagePlace } = command;
  const data = {
    vehicle: source.vehicle.id,
    kind,
    title,
    ...(partNumber && { partNumber }),
    ...(serialNumber && { serialNumber }),
    ...(typeof massKg === 'number' && { massKg }),
    ...(condition && { condition }),
    ...(storagePlace && { storagePlace }),
    custodian: acting.organisation,
  };
  return accept({ kind: 'component', id, type: 'ComponentRegistered', data });
}

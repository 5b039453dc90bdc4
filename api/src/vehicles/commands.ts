import { checkVin } from '#schemas/codes/vin.ts';
import type { ReceiveVehicle } from '#schemas/generated/types.ts';
import type { Acting } from '../asking/acting.ts';
import type { Decision } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { decideReceiveVehicle } from './decide.ts';
import { findVehicleByVin } from './state/find-vehicle.ts';

/** `ids` are the vehicle's new one and the reference to its last holder, made before, as deciding may run again. */
export async function receiveVehicle(
  reader: Reader,
  command: ReceiveVehicle,
  acting: Acting,
  ids: { vehicle: string; holder?: string },
): Promise<Decision> {
  const checked = checkVin(command.vin, { legacy: command.legacyVin ?? false });
  const known = 'vin' in checked ? await findVehicleByVin(reader, checked.vin) : undefined;
  const knownHolder = known && (await reader.subject<Organisation>('organisation', known.receivedBy));
  const taken = command.id ? await reader.findByKey(`id:${ids.vehicle}`) : undefined;
  const idTaken = taken !== undefined && taken.id !== known?.id;
  return decideReceiveVehicle({ known, knownHolder: knownHolder?.state, idTaken }, command, acting, ids);
}

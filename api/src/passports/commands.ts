import type {
  DeclareWaste,
  IssuePassport,
  RecordCondition,
  RecordInspection,
  RegisterRemoval,
  RevisePassport,
} from '#schemas/generated/types.ts';
import { validatePassport } from '#schemas/validate.ts';
import type { Acting } from '../acting.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { BatteryModel } from '../models/model.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { findVehicle, findVehicleByVin } from '../vehicles/find-vehicle.ts';
import type { Battery } from './battery.ts';
import { decideDeclareWaste, decideRecordCondition, decideRecordInspection, decideRegisterRemoval } from './decide.ts';
import { codesOf, decideIssuePassport, modelOf } from './decide-issue.ts';
import { decideRevisePassport } from './decide-revise.ts';
import type { Held } from './holding.ts';

/** What each command needs to know is read here, as of the head of the ledger; the rules are in `decide*.ts`. */

/** `id` is the battery's new one, made before, as deciding may run again. */
export async function issuePassport(
  reader: Reader,
  command: IssuePassport,
  acting: Acting,
  id: string,
): Promise<Decision> {
  const model = await reader.subject<BatteryModel>('model', modelOf(command.passport, acting));
  // Only an id chosen by the sender can be taken; one of our own is random.
  const idTaken = command.id ? (await reader.findByKey(`id:${id}`)) !== undefined : false;
  const codeTaken = await anyKnown(reader, codesOf(command.passport));
  return decideIssuePassport({ model: model?.state, idTaken, codeTaken }, command, acting, id);
}

export async function revisePassport(reader: Reader, command: RevisePassport, acting: Acting): Promise<Decision> {
  const battery = await reader.subject<Battery>('battery', command.battery);
  if (!battery) return unknownBattery();
  const model = battery.state.model ? await reader.subject<BatteryModel>('model', battery.state.model) : undefined;
  return decideRevisePassport(battery.state, model?.state.passport ?? {}, command, acting, validatePassport);
}

export async function recordCondition(reader: Reader, command: RecordCondition, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  return held ? decideRecordCondition(held, command, acting) : unknownBattery();
}

export async function registerRemoval(reader: Reader, command: RegisterRemoval, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  if (!held) return unknownBattery();
  const named = command.vehicle ? await findVehicle(reader, command.vehicle) : undefined;
  if (command.vehicle && !named)
    return refuse('VEHICLE_UNKNOWN', 'There is no vehicle with this id.', { path: '/vehicle' });
  return decideRegisterRemoval({ ...held, named }, command, acting);
}

export async function declareWaste(reader: Reader, command: DeclareWaste, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  if (!held) return unknownBattery();
  const recipient = await reader.subject<Organisation>('organisation', command.recipient);
  if (!recipient) return refuse('ORGANISATION_UNKNOWN', 'There is no firm with this id.', { path: '/recipient' });
  return decideDeclareWaste(held, recipient.state, command, acting);
}

export async function recordInspection(reader: Reader, command: RecordInspection, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  return held ? decideRecordInspection(held, command, acting) : unknownBattery();
}

/** A battery with the vehicle it is built into. */
export async function heldOf(reader: Reader, id: string): Promise<Held | undefined> {
  const battery = await reader.subject<Battery>('battery', id);
  if (!battery) return undefined;
  const { vin, removal } = battery.state;
  const vehicle = vin && !removal ? await findVehicleByVin(reader, vin) : undefined;
  return { battery: battery.state, vehicle };
}

async function anyKnown(reader: Reader, keys: string[]): Promise<boolean> {
  for (const key of keys) if (await reader.findByKey(key)) return true;
  return false;
}

function unknownBattery(): Decision {
  return refuse('BATTERY_UNKNOWN', 'There is no battery with this id.', { path: '/battery' });
}

import type {
  DeclareWaste,
  IssuePassport,
  IssueSecondLifePassport,
  RecordCondition,
  RecordInspection,
  RecordRecycling,
  RecordRegistration,
  RecordRepair,
  RegisterRemoval,
  RevisePassport,
  TransferResponsibility,
} from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { validatePassport } from '#schemas/validate.ts';
import { type Acting, refused } from '../asking/acting.ts';
import { type Decision, refuse } from '../ledger/decision.ts';
import type { AskedFor, Reader } from '../ledger/ledger.ts';
import type { BatteryModel } from '../models/state/model.ts';
import { type MandateScope, whyNoMandate } from '../organisations/state/mandates.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { findVehicle } from '../vehicles/state/find-vehicle.ts';
import {
  decideDeclareWaste,
  decideRecordCondition,
  decideRecordInspection,
  decideRegisterRemoval,
} from './decide/in-hands.ts';
import { codesOf, decideIssuePassport, type Issue, modelOf, placingOnMarket } from './decide/issue.ts';
import { decideRecordRecycling, decideRecordRepair, decideTransferResponsibility } from './decide/later.ts';
import { decideRecordRegistration } from './decide/registration.ts';
import { decideRevisePassport, whyNoRevision } from './decide/revise.ts';
import { decideIssueSecondLifePassport, type Part } from './decide/second-life.ts';
import { type Battery, keysOf } from './state/battery.ts';
import { heldOf } from './state/held-of.ts';

/** What each command needs to know is read here, as of the head of the ledger; the rules are in `decide*.ts`. */

/** `id` is the battery's new one, made before, as deciding may run again; `day` is today, for mandates. */
export async function issuePassport(
  reader: Reader,
  command: IssuePassport,
  acting: Acting,
  { id, day }: { id: string; day: string },
): Promise<Decision> {
  const { onBehalfOf } = command;
  const other = onBehalfOf && onBehalfOf !== acting.organisation ? onBehalfOf : undefined;
  const principal = other ? await reader.subject<Organisation>('organisation', other) : undefined;
  if (other && !principal) return refuse('ORGANISATION_UNKNOWN', { organisation: other, path: '/onBehalfOf' });
  const issue = await issueOf(reader, command, principal ? placingOnMarket(principal.state) : acting, id);
  const mandate = principal && { principal: principal.state, day };
  return decideIssuePassport({ ...issue, mandate }, command, acting, id);
}

/** What a battery will be found by, all of which has to be free. An id that nobody chose is, and all that holds it. */
export function passportAsksFor({ passport, id: chosen }: IssuePassport, id: string): AskedFor {
  const codes = codesOf(passport);
  const own = keysOf({ id, codes: [], serialNumber: passport.general.serialNumber });
  if (chosen) return { keys: [...codes, ...own], fresh: { keys: [], subjects: [] } };
  return { keys: codes, fresh: { keys: own, subjects: [{ kind: 'battery', id }] } };
}

export async function issueSecondLifePassport(
  reader: Reader,
  command: IssueSecondLifePassport,
  acting: Acting,
  id: string,
): Promise<Decision> {
  const parts: Part[] = [];
  for (const [index, { battery, sharePercent, modules }] of command.predecessors.entries()) {
    const found = await reader.subject<Battery>('battery', battery);
    if (!found) return refuse('BATTERY_UNKNOWN', { battery, path: `/predecessors/${index}` });
    const stated = typeof sharePercent === 'number';
    parts.push({ battery: found.state, sharePercent: sharePercent ?? 100, stated, ...(modules && { modules }) });
  }
  const issue = await issueOf(reader, command, acting, id);
  return decideIssueSecondLifePassport({ ...issue, parts }, command, acting, id);
}

async function issueOf(
  reader: Reader,
  command: IssuePassport | IssueSecondLifePassport,
  placing: Acting,
  id: string,
): Promise<Issue> {
  const model = await reader.subject<BatteryModel>('model', modelOf(command.passport, placing));
  // Only an id chosen by the sender can be taken; one of our own is random.
  const idTaken = command.id ? (await reader.findByKey(`id:${id}`)) !== undefined : false;
  return { model: model?.state, idTaken, codeTaken: await anyKnown(reader, codesOf(command.passport)) };
}

/** `day` is today, for mandates. */
export async function revisePassport(
  reader: Reader,
  command: RevisePassport,
  acting: Acting,
  day: string,
): Promise<Decision> {
  const battery = await reader.subject<Battery>('battery', command.battery);
  if (!battery) return unknownBattery(command.battery);
  const { model: modelId, operator } = battery.state;
  const model = modelId ? await reader.subject<BatteryModel>('model', modelId) : undefined;
  const mandated = await isMandated(reader, operator, acting, 'revise', day);
  // Only after that: how often something was done with a battery is nobody else's business.
  const refusal = whyNoRevision(battery.state, acting, mandated) ?? whyOutdated(battery, command);
  if (refusal) return refused(refusal);
  const shared = model?.state.passport ?? {};
  return decideRevisePassport(battery.state, shared, command, acting, validatePassport, mandated);
}

/** `day` is today, for mandates. */
export async function recordRegistration(
  reader: Reader,
  command: RecordRegistration,
  acting: Acting,
  day: string,
): Promise<Decision> {
  const battery = await reader.subject<Battery>('battery', command.battery);
  if (!battery) return unknownBattery(command.battery);
  const mandated = await isMandated(reader, battery.state.operator, acting, 'issue', day);
  return decideRecordRegistration(battery.state, command, acting, mandated);
}

/** Whether the firm that answers for a passport has authorised another one, in writing, to keep it (2023/1542 Art. 77(4)). */
export async function isMandated(
  reader: Pick<Reader, 'subject'>,
  operator: string,
  acting: Acting,
  scope: MandateScope,
  day: string,
): Promise<boolean> {
  if (operator === acting.organisation) return false;
  const principal = await reader.subject<Organisation>('organisation', operator);
  return principal !== undefined && !whyNoMandate(principal.state, acting, scope, day);
}

/** The sender has decided by what they read, so it has to be what is there when it is decided here. */
function whyOutdated({ version }: { version: number }, { expectedVersion }: RevisePassport): Refusal | undefined {
  if (expectedVersion == null || expectedVersion === version) return undefined;
  return refusal('CHANGED_SINCE', { path: '/expectedVersion' });
}

export async function recordRecycling(reader: Reader, command: RecordRecycling, acting: Acting): Promise<Decision> {
  const battery = await reader.subject<Battery>('battery', command.battery);
  if (!battery) return unknownBattery(command.battery);
  const known = await lineageOf(reader, battery.state);
  return decideRecordRecycling(battery.state, known, command, acting);
}

/** A battery, all it was made from, and what else was made from those. */
async function lineageOf(reader: Reader, battery: Battery): Promise<Map<string, Battery>> {
  const known = new Map([[battery.id, battery]]);
  const waiting = [battery];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const predecessors = (next.secondLife?.predecessors ?? []).map((predecessor) => predecessor.battery);
    const successors = (next.consumed ?? []).map(({ successor }) => successor);
    for (const id of [...predecessors, ...successors]) {
      const found = known.has(id) ? undefined : await reader.subject<Battery>('battery', id);
      if (!found) continue;
      known.set(id, found.state);
      if (predecessors.includes(id)) waiting.push(found.state);
    }
  }
  return known;
}

export async function transferResponsibility(
  reader: Reader,
  command: TransferResponsibility,
  acting: Acting,
): Promise<Decision> {
  const battery = await reader.subject<Battery>('battery', command.battery);
  if (!battery) return unknownBattery(command.battery);
  const to = await reader.subject<Organisation>('organisation', command.to);
  if (!to) return refuse('ORGANISATION_UNKNOWN', { organisation: command.to, path: '/to' });
  return decideTransferResponsibility(battery.state, to.state, command, acting);
}

export async function recordRepair(reader: Reader, command: RecordRepair, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  return held ? decideRecordRepair(held, command, acting) : unknownBattery(command.battery);
}

export async function recordCondition(reader: Reader, command: RecordCondition, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  return held ? decideRecordCondition(held, command, acting) : unknownBattery(command.battery);
}

export async function registerRemoval(reader: Reader, command: RegisterRemoval, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  if (!held) return unknownBattery(command.battery);
  const named = command.vehicle ? await findVehicle(reader, command.vehicle) : undefined;
  if (command.vehicle && !named) return refuse('VEHICLE_UNKNOWN', { vehicle: command.vehicle, path: '/vehicle' });
  return decideRegisterRemoval({ ...held, named }, command, acting);
}

export async function declareWaste(reader: Reader, command: DeclareWaste, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  if (!held) return unknownBattery(command.battery);
  const recipient = await reader.subject<Organisation>('organisation', command.recipient);
  if (!recipient) return refuse('ORGANISATION_UNKNOWN', { organisation: command.recipient, path: '/recipient' });
  return decideDeclareWaste(held, recipient.state, command, acting);
}

export async function recordInspection(reader: Reader, command: RecordInspection, acting: Acting): Promise<Decision> {
  const held = await heldOf(reader, command.battery);
  const inspectedAt = command.condition.measuredAt ?? command.occurredAt ?? undefined;
  return held ? decideRecordInspection(held, command, acting, inspectedAt) : unknownBattery(command.battery);
}

async function anyKnown(reader: Reader, keys: string[]): Promise<boolean> {
  for (const key of keys) if (await reader.findByKey(key)) return true;
  return false;
}

function unknownBattery(battery: string): Decision {
  return refuse('BATTERY_UNKNOWN', { battery, path: '/battery' });
}

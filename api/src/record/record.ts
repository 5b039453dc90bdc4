import type { Commands, Person } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { type CommandName, validateCommand } from '#schemas/validate.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import { accessHasChanged } from '../access/access-epoch.ts';
import { createInvitation, removeAccount } from '../access/accounts.ts';
import { createEnrolmentCode, revokeDevice } from '../access/devices.ts';
import { requirePermission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import { referenceFor } from '../asking/answer.ts';
import { isAlreadyChecked, type Recorded, runCommand } from '../asking/command.ts';
import type { Context } from '../asking/context.ts';
import { findVehicle } from '../asking/find-vehicle.ts';
import { notYetHappened } from '../asking/not-yet-happened.ts';
import { registerComponent } from '../components/commands.ts';
import { answerCorrection, correctStep, proposeCorrection } from '../corrections/commands.ts';
import { notYetSo } from '../corrections/not-yet-so.ts';
import {
  acceptHandoff,
  dispatchHandoff,
  offerHandoff,
  receiveHandoff,
  refuseHandoff,
  withdrawHandoff,
} from '../handoffs/commands.ts';
import type { Decision } from '../ledger/decision.ts';
import type { AskedFor, LogReader } from '../ledger/ledger.ts';
import {
  enrolDevice,
  grantMandate,
  inviteMember,
  registerOrganisation,
  removeMember,
  revokeMandate,
  revokeOfDevice,
} from '../organisations/commands.ts';
import { confirmInterest, endInterest, stateInterest } from '../organisations/interest-commands.ts';
import {
  declareWaste,
  issuePassport,
  issueSecondLifePassport,
  passportAsksFor,
  recordCondition,
  recordInspection,
  recordRecycling,
  recordRegistration,
  recordRepair,
  registerRemoval,
  revisePassport,
  transferResponsibility,
} from '../passports/commands.ts';
import { recordMeasurements } from '../series/commands.ts';
import { receiveVehicle } from '../vehicles/commands.ts';
import { discreet, type Naming } from './discreet-refusal.ts';

export type Outcome = Recorded | Refusal;
type Record = { [Name in CommandName]: (context: Context, input: Commands[Name]) => Promise<Outcome> };

/**
 * Every command by its name, for whoever has a context: resolvers, the import, the demo. What may differ from one attempt
 * to the next (time, new ids) is taken here, before deciding.
 */
export const record: Record = {
  registerOrganisation(context, input) {
    const id = input.id ?? context.newId();
    return run(context, 'registerOrganisation', input, (reader, command) => registerOrganisation(reader, command, id));
  },
  async inviteMember(context, input) {
    const { outcome } = await invite(context, input);
    return outcome;
  },
  async removeMember(context, input) {
    const account = await context.storage.private.get<{ organisation: string }>('accounts', input.member);
    const own = account?.organisation === context.viewer?.organisation;
    const outcome = await run(context, 'removeMember', input, (reader, command, viewer) =>
      removeMember(reader, command, viewer, own),
    );
    if (!('code' in outcome)) await removeAccount(context.storage.private, input.member);
    return outcome;
  },
  async enrolDevice(context, input) {
    const { outcome } = await enrol(context, input);
    return outcome;
  },
  async revokeDevice(context, input) {
    const outcome = await run(context, 'revokeDevice', input, revokeOfDevice);
    // Also when the ledger has known for longer: the process may have died between the two.
    if (!('code' in outcome) || outcome.code === 'DEVICE_REVOKED')
      await revokeDevice(context.storage.private, input.device);
    return outcome;
  },
  grantMandate(context, input) {
    const id = context.newId();
    return run(context, 'grantMandate', input, (reader, command, viewer) => grantMandate(reader, command, viewer, id));
  },
  revokeMandate: (context, input) => run(context, 'revokeMandate', input, revokeMandate),
  stateInterest(context, input) {
    const id = input.id ?? context.newId();
    return run(context, 'stateInterest', input, (reader, command, viewer) =>
      stateInterest(reader, command, viewer, id),
    );
  },
  confirmInterest: (context, input) => changingAccess(run(context, 'confirmInterest', input, confirmInterest)),
  endInterest: (context, input) => changingAccess(run(context, 'endInterest', input, endInterest)),

  issuePassport(context, input) {
    const made = { id: input.id ?? context.newId(), day: today(context) };
    return run(
      context,
      'issuePassport',
      input,
      (reader, command, viewer) => issuePassport(reader, command, viewer, made),
      (command) => passportAsksFor(command, made.id),
    );
  },
  issueSecondLifePassport(context, input) {
    const id = input.id ?? context.newId();
    return run(context, 'issueSecondLifePassport', input, (reader, command, viewer) =>
      issueSecondLifePassport(reader, command, viewer, id),
    );
  },
  revisePassport(context, input) {
    const day = today(context);
    return run(context, 'revisePassport', input, (reader, command, viewer) =>
      revisePassport(reader, command, viewer, day),
    );
  },
  recordRegistration(context, input) {
    const day = today(context);
    return run(context, 'recordRegistration', input, (reader, command, viewer) =>
      recordRegistration(reader, command, viewer, day),
    );
  },
  recordCondition: (context, input) => run(context, 'recordCondition', input, recordCondition),
  recordMeasurements(context, input) {
    const day = today(context);
    return run(context, 'recordMeasurements', input, (reader, command, viewer) =>
      recordMeasurements(reader, command, viewer, day),
    );
  },
  registerRemoval: (context, input) => run(context, 'registerRemoval', input, registerRemoval),
  declareWaste: (context, input) => run(context, 'declareWaste', input, declareWaste),
  recordInspection: (context, input) => run(context, 'recordInspection', input, recordInspection),
  recordRepair: (context, input) => run(context, 'recordRepair', input, recordRepair),
  recordRecycling: (context, input) => run(context, 'recordRecycling', input, recordRecycling),
  transferResponsibility: (context, input) => run(context, 'transferResponsibility', input, transferResponsibility),

  async receiveVehicle(context, input) {
    const vehicle = input.id ?? context.newId();
    const holder = input.holder && (await keepHolder(context, input.commandId, input));
    const ids = { vehicle, ...(holder && { holder }) };
    const outcome = await run(context, 'receiveVehicle', input, (reader, command, viewer) =>
      receiveVehicle(reader, command, viewer, ids),
    );
    if ('code' in outcome && holder && !(await isRecorded(context, input.commandId)))
      await context.storage.private.delete('persons', holder);
    return outcome;
  },
  async registerComponent(context, input) {
    const id = input.id ?? context.newId();
    const batteries = await batteriesOf(context, input.vehicle);
    return run(context, 'registerComponent', input, (reader, command, viewer) =>
      registerComponent(reader, command, viewer, { id, batteries }),
    );
  },

  offerHandoff(context, input) {
    const id = input.id ?? context.newId();
    const day = offeredOn(input.occurredAt, context.now());
    return run(context, 'offerHandoff', input, (reader, command, viewer) =>
      offerHandoff(reader, command, viewer, { id, day }),
    );
  },
  acceptHandoff: (context, input) => run(context, 'acceptHandoff', input, acceptHandoff),
  refuseHandoff: (context, input) => run(context, 'refuseHandoff', input, refuseHandoff),
  withdrawHandoff: (context, input) => run(context, 'withdrawHandoff', input, withdrawHandoff),
  dispatchHandoff: (context, input) => run(context, 'dispatchHandoff', input, dispatchHandoff),
  receiveHandoff: (context, input) => run(context, 'receiveHandoff', input, receiveHandoff),

  async correctStep(context, input) {
    return notYetSo(input, context.now()) ?? (await run(context, 'correctStep', input, correctStep));
  },
  async proposeCorrection(context, input) {
    const id = input.id ?? context.newId();
    const early = notYetSo(input, context.now());
    return (
      early ??
      (await run(context, 'proposeCorrection', input, (reader, command, viewer) =>
        proposeCorrection(reader, command, viewer, id),
      ))
    );
  },
  answerCorrection: (context, input) => run(context, 'answerCorrection', input, answerCorrection),
};

/** Nobody is to be remembered as who they were a moment ago. */
async function changingAccess(recording: Promise<Outcome>): Promise<Outcome> {
  const outcome = await recording;
  if (!('code' in outcome)) accessHasChanged();
  return outcome;
}

/** Keeps the person first: should the ledger's part fail, sending the command again completes it. */
export async function invite(
  context: Context,
  input: Commands['inviteMember'],
): Promise<{ outcome: Outcome; member: string; invitationCode: string }> {
  const none = { member: '', invitationCode: '' };
  const invalid = validateCommand('inviteMember', input);
  if (invalid) return { outcome: invalid, ...none };
  const viewer = requirePermission(context.viewer, 'inviteMember');
  const member = referenceFor(viewer, input.commandId);
  const { name, email, admin } = input;
  const account = { member, organisation: viewer.organisation, name, email, admin: admin ?? false };
  const earlier = await isRecorded(context, input.commandId);
  if (earlier && !(await context.storage.private.get('accounts', member))) return { outcome: memberGone, ...none };
  const invitation = await createInvitation(context.storage.private, account, context.now());
  if ('code' in invitation) return { outcome: invitation, ...none };
  const outcome = await run(context, 'inviteMember', input, (reader, command, acting) =>
    inviteMember(reader, command, acting, member),
  );
  if ('code' in outcome && !(await isRecorded(context, input.commandId)))
    await removeAccount(context.storage.private, member);
  return { outcome, member, invitationCode: invitation.invitationCode };
}

export async function enrol(
  context: Context,
  input: Commands['enrolDevice'],
): Promise<{ outcome: Outcome; device: string; enrolmentCode: string }> {
  const viewer = requirePermission(context.viewer, 'enrolDevice');
  const device = referenceFor(viewer, input.commandId);
  const outcome = await run(context, 'enrolDevice', input, (reader, command, acting) =>
    enrolDevice(reader, command, acting, device),
  );
  if ('code' in outcome) return { outcome, device: '', enrolmentCode: '' };
  const kept = { device, organisation: viewer.organisation, name: input.name };
  const { enrolmentCode } = await createEnrolmentCode(context.storage.private, kept, context.now());
  return { outcome, device, enrolmentCode };
}

const memberGone: Refusal = {
  code: 'MEMBER_GONE',
  message: 'The access this invitation gave was taken away. Invite the person anew.',
  path: '/commandId',
};

/** Whether this firm's command was written before, so that what belongs to it outside the ledger has to stay. */
async function isRecorded({ storage, viewer }: Context, commandId: string): Promise<boolean> {
  const commit = await storage.findCommand(commandId);
  return commit !== undefined && commit.entries[0]?.actor.organisation === viewer?.organisation;
}

function today(context: Context): string {
  return dayInGermany(context.now().toISOString());
}

/** No device keeps an offer longer than this before it gets a network. */
const longestAwayMilliseconds = 92 * 86_400_000;

/**
 * The day whose rules hold for an offer: that on which a device without a network made it, but nobody goes back behind a law by
 * dating an offer before it. A time that is none is refused by validation right after.
 */
function offeredOn(occurredAt: string | null | undefined, now: Date): string {
  const said = occurredAt ? Date.parse(occurredAt) : now.getTime();
  if (Number.isNaN(said)) return '';
  return dayInGermany(new Date(Math.max(said, now.getTime() - longestAwayMilliseconds)).toISOString());
}

async function run<Name extends CommandName>(
  context: Context,
  name: Name,
  input: Commands[Name],
  decide: (reader: LogReader, command: Commands[Name], viewer: Viewer) => Promise<Decision>,
  asksFor?: (command: Commands[Name]) => AskedFor,
): Promise<Outcome> {
  const early = isAlreadyChecked(input) ? undefined : notYetHappened(input, context.now());
  const outcome = early ?? (await runCommand(context, name, input, decide, asksFor));
  return 'code' in outcome ? discreet(context, input as Naming, outcome) : outcome;
}

interface HolderOf {
  holder?: Person | null;
}

/** The last holder goes into the private store; the ledger gets a reference, which is the same when sent again. */
async function keepHolder(context: Context, commandId: string, input: HolderOf): Promise<string | undefined> {
  if (validateCommand('receiveVehicle', input)) return undefined;
  const viewer = requirePermission(context.viewer, 'receiveVehicle');
  const reference = referenceFor(viewer, commandId);
  await context.storage.private.insert('persons', reference, { ...input.holder });
  return reference;
}

async function batteriesOf(context: Context, vehicleId: string): Promise<string[]> {
  const vehicle = await findVehicle(context.ledger.views, vehicleId);
  if (!vehicle) return [];
  const found = await context.storage.search('battery', { all: { vin: vehicle.vin, removed: 0 } }, { first: 20 });
  return found.map(({ id }) => id);
}

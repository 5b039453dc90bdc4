import { hash } from 'node:crypto';
import { canonicalJson } from '#schemas/canonical-json.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { type CommandName, validateCommand } from '#schemas/validate.ts';
import { requirePermission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Decision } from '../ledger/decision.ts';
import type { Commit } from '../ledger/entry.ts';
import type { AskedFor, LogReader } from '../ledger/ledger.ts';
import type { Context } from './context.ts';

interface CommandInput {
  commandId: string;
  occurredAt?: string | null;
}

export type Recorded = { commit: Commit; repeated: boolean };

/**
 * The one way of a command: validate → who may → already done? → load → decide → commit → answer. The last four are the
 * ledger's; `decide` may run more than once, so whatever it needs from the outside (time, new ids) is taken before.
 * @param asksFor what the decision will look for, as far as that is known, so that many commands at once look together
 */
export async function runCommand<Input extends CommandInput>(
  context: Context,
  name: CommandName,
  input: Input,
  decide: (reader: LogReader, command: Input, viewer: Viewer) => Promise<Decision>,
  asksFor?: (command: Input) => AskedFor,
): Promise<Recorded | Refusal> {
  const invalid = isAlreadyChecked(input) ? undefined : validateCommand(name, input);
  if (invalid) return invalid;
  const viewer = requirePermission(context.viewer, name);
  const outcome = await context.ledger.submit({
    commandId: input.commandId,
    ...(!isAlreadyChecked(input) && { commandHash: commandHash(name, input) }),
    actor: {
      organisation: viewer.organisation,
      ...(viewer.person && { person: viewer.person }),
      ...(viewer.device && { device: viewer.device }),
    },
    ...(input.occurredAt && { occurredAt: input.occurredAt }),
    ...(asksFor && { asksFor: asksFor(input) }),
    decide: (reader) => decide(reader, input, viewer),
  });
  return outcome.recorded ? { commit: outcome.commit, repeated: outcome.repeated } : outcome.refusal;
}

const checked = new WeakSet<object>();

/**
 * Marks a command that `validateCommand` and `notYetHappened` have found in order and whose `commandId` is a hash of what it
 * says, so that it needs no other one: for the import, which does all that in a second thread.
 */
export function alreadyChecked<Input extends CommandInput>(input: Input): Input {
  checked.add(input);
  return input;
}

export function isAlreadyChecked(input: CommandInput): boolean {
  return checked.has(input);
}

/**
 * What makes two sendings one command, whatever the clock said. Personal data stays out, as the hash is kept for good. Of a
 * passport the general section is enough to tell one battery from another; hashing all of it would cost every import a
 * tenth. A firm is the same however its address is written, so that imports may name it more than once.
 */
export function commandHash(name: CommandName, input: CommandInput): string {
  const { commandId: _, occurredAt: __, ...body } = input;
  return hash('sha256', canonicalJson([name, bodyOf(name, body)]), 'base64url').slice(0, 22);
}

function bodyOf(name: CommandName, body: object): object {
  switch (name) {
    case 'registerOrganisation':
    case 'inviteMember':
    case 'enrolDevice':
      return {};
    case 'receiveVehicle':
      return { ...body, holder: null };
    case 'issuePassport':
      return { ...body, foreign: null, passport: (body as { passport: { general: object } }).passport.general };
    default:
      return body;
  }
}

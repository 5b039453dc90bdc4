import { hash } from 'node:crypto';
import type { Commands } from '#schemas/generated/types.ts';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { type CommandName, validateCommand } from '#schemas/validate.ts';
import { requirePermission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Commit } from '../ledger/entry.ts';
import type { Context } from './context.ts';
import { discreet } from './discreet-refusal.ts';
import { notYetHappened } from './not-yet-happened.ts';
import type { Command, Prepared } from './subject.ts';

interface CommandInput {
  commandId: string;
  occurredAt?: string | null;
}

export type Recorded = { commit: Commit; repeated: boolean };

/** What a command came to, and what its answer tells besides. */
export interface Taken {
  outcome: Recorded | Refusal;
  told?: object | undefined;
}

/**
 * The one way of a command: validate → who may → already done? → load → decide → commit → answer. From the third on they are
 * the ledger's, and `decide` may run more than once, so whatever it needs from the outside is prepared before.
 */
export async function runCommand<Name extends CommandName>(
  context: Context,
  name: Name,
  input: Commands[Name],
  command: Command<Name>,
): Promise<Taken> {
  const wrong = isAlreadyChecked(input) ? undefined : whyNotInOrder(context, name, input);
  if (wrong) return { outcome: wrong };
  const viewer = requirePermission(context.viewer, command.may, name);
  const prepared = await command.prepare(context, input, viewer);
  if ('code' in prepared) return { outcome: prepared };
  const outcome = await submitted(context, name, input, viewer, prepared);
  const told = await prepared.settle?.(outcome);
  return { outcome: 'code' in outcome ? await discreet(context, input, outcome) : outcome, told };
}

/** Dates first: that a clock is wrong says more than which field of a passport contradicts it. */
function whyNotInOrder<Name extends CommandName>(
  { now }: Context,
  name: Name,
  input: Commands[Name],
): Refusal | undefined {
  return notYetHappened(input, now()) ?? validateCommand(name, input);
}

async function submitted<Name extends CommandName>(
  { ledger }: Context,
  name: Name,
  input: Commands[Name],
  viewer: Viewer,
  { decide, asksFor }: Prepared,
): Promise<Recorded | Refusal> {
  const outcome = await ledger.submit({
    commandId: input.commandId,
    ...(!isAlreadyChecked(input) && { commandHash: commandHash(name, input) }),
    actor: {
      organisation: viewer.organisation,
      ...(viewer.person && { person: viewer.person }),
      ...(viewer.device && { device: viewer.device }),
    },
    ...(input.occurredAt && { occurredAt: input.occurredAt }),
    ...(asksFor && { asksFor: asksFor() }),
    decide,
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
function commandHash(name: CommandName, input: CommandInput): string {
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

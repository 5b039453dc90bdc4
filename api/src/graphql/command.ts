import type { Refusal } from '#schemas/refusal.ts';
import { type CommandName, validateCommand } from '#schemas/validate.ts';
import { requirePermission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Decision } from '../ledger/decision.ts';
import type { Commit } from '../ledger/entry.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Context } from './context.ts';

interface CommandInput {
  commandId: string;
  occurredAt?: string | null;
}

export type Recorded = { commit: Commit; repeated: boolean };

/**
 * The one way of a command: validate → who may → already done? → load → decide → commit → answer. The last four are the
 * ledger's; `decide` may run more than once, so whatever it needs from the outside (time, new ids) is taken before.
 */
export async function runCommand<Input extends CommandInput>(
  context: Context,
  name: CommandName,
  input: Input,
  decide: (reader: Reader, command: Input, viewer: Viewer) => Promise<Decision>,
): Promise<Recorded | Refusal> {
  const invalid = validateCommand(name, input);
  if (invalid) return invalid;
  const viewer = requirePermission(context.viewer, name);
  const outcome = await context.ledger.submit({
    commandId: input.commandId,
    actor: {
      organisation: viewer.organisation,
      ...(viewer.person && { person: viewer.person }),
      ...(viewer.device && { device: viewer.device }),
    },
    ...(input.occurredAt && { occurredAt: input.occurredAt }),
    decide: (reader) => decide(reader, input, viewer),
  });
  return outcome.recorded ? { commit: outcome.commit, repeated: outcome.repeated } : outcome.refusal;
}

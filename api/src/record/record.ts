import type { Commands } from '#schemas/generated/types.ts';
import type { CommandName } from '#schemas/validate.ts';
import { isPermitted, requirePermission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import { runCommand, type Taken } from '../asking/command.ts';
import type { Context } from '../asking/context.ts';
import type { Command, Outcome } from '../asking/subject.ts';
import { register } from '../subjects.ts';

export type { Outcome } from '../asking/subject.ts';

/** Takes a command by its name, for whoever has a context; the answer may tell more than the ledger. */
export function take<Name extends CommandName>(context: Context, name: Name, input: Commands[Name]): Promise<Taken> {
  return runCommand(context, name, input, commandOf(name));
}

/** Every command by its name, for whom it is enough to know what was recorded: the import, the demo, other edges. */
export const record = Object.fromEntries(
  [...register.commands.keys()].map((name) => [
    name,
    async (context: Context, input: Commands[typeof name]) => (await take(context, name, input)).outcome,
  ]),
) as { [Name in CommandName]: (context: Context, input: Commands[Name]) => Promise<Outcome> };

/**
 * The viewer, if they may give this command at all.
 * @throws GraphQLError UNAUTHENTICATED without a valid token, FORBIDDEN with a role that may not.
 */
export function requireCommand(viewer: Viewer | undefined, name: CommandName): Viewer {
  return requirePermission(viewer, commandOf(name).may, name);
}

/** Whether a command is open to this viewer at all. */
export function mayCommand(viewer: Viewer | undefined, name: CommandName): boolean {
  return viewer !== undefined && isPermitted(viewer, commandOf(name).may);
}

/** `subjects.ts` does not compile when a command is missing. */
function commandOf<Name extends CommandName>(name: Name): Command<Name> {
  return register.commands.get(name) as Command<Name>;
}

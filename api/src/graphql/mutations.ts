import type { Commands } from '#schemas/generated/types.ts';
import type { CommandName } from '#schemas/validate.ts';
import { answered } from '../asking/answer.ts';
import type { Context } from '../asking/context.ts';
import { take } from '../record/record.ts';
import { register } from '../subjects.ts';

/** Every command is a mutation of its name. */
export const mutations = Object.fromEntries(
  [...register.commands].map(([name, { answers }]) => [
    name,
    async (_: unknown, { input }: { input: Commands[CommandName] }, context: Context) =>
      answered(context, await take(context, name, input), answers),
  ]),
);

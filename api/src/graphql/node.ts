import type { IResolvers } from '@graphql-tools/utils';
import { readId } from '#schemas/id.ts';
import type { Context } from '../asking/context.ts';
import { findForViewer } from '../asking/find-for-viewer.ts';

/** Anything by its id, for programs that keep ids and no kinds. Who may see what is decided as for each kind by itself. */
export const nodeResolvers: IResolvers<unknown, Context> = {
  Query: { node: (_, { id }: { id: string }, context) => byId(context, id) },
};

async function byId(context: Context, text: string): Promise<unknown> {
  const id = readId(text);
  const found = id && (await context.storage.findByKey(`id:${id}`));
  if (!found) return null;
  // A firm is shown to who is signed in; to others it looks like one that is not there.
  if (found.kind === 'organisation') return context.viewer ? context.load('organisation', found.id) : null;
  return findForViewer(context, found);
}

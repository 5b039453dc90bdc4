import { createGraphQLError } from 'graphql-yoga';
import type { ProofFile } from '#schemas/proof-file.ts';
import { requireViewer } from '../access/permissions.ts';
import { resolvers as componentResolvers } from '../components/resolvers.ts';
import { resolvers as handoffResolvers } from '../handoffs/resolvers.ts';
import type { Entry } from '../ledger/entry.ts';
import { resolvers as passportResolvers } from '../passports/resolvers.ts';
import { resolvers as vehicleResolvers } from '../vehicles/resolvers.ts';
import type { Context } from './context.ts';
import { findForViewer } from './find-for-viewer.ts';

/**
 * The proof file of an entry, for who may read the whole entry: a proof needs its full text, so there is none with parts
 * left out. What counts is what the history of its subject shows to this viewer.
 * @throws GraphQLError UNAUTHENTICATED, NOT_FOUND (also when its subject is not theirs to see), FORBIDDEN.
 */
export async function readableProof(context: Context, position: number): Promise<ProofFile> {
  const viewer = requireViewer(context.viewer);
  const file = await context.ledger.log.proof(position);
  const entry = file?.entry as Entry | undefined;
  if (!file || !entry) throw refuse('NOT_FOUND', 'There is no such entry.');
  if (entry.actor.organisation === viewer.organisation) return file;
  const shown = await shownInHistory(context, entry);
  if (!shown) throw refuse('NOT_FOUND', 'There is no such entry.');
  if (shown.withheld.length > 0) {
    throw refuse('FORBIDDEN', `A proof holds the whole entry, and you may not see: ${shown.withheld.join(', ')}.`);
  }
  return file;
}

interface Shown {
  position: number;
  withheld: readonly string[];
}

type History = (parent: unknown, args: { first: number; after?: number }, context: Context) => Promise<Shown[]>;

const histories: Partial<Record<string, History>> = {
  battery: passportResolvers.Battery.history as History,
  vehicle: vehicleResolvers.Vehicle.history as History,
  component: componentResolvers.Component.history as History,
  handoff: handoffResolvers.Handoff.history as History,
};

async function shownInHistory(context: Context, entry: Entry): Promise<Shown | undefined> {
  const history = histories[entry.kind];
  const subject = history && (await findForViewer(context, entry));
  if (!subject) return undefined;
  const page = await history(subject, { first: 1, after: entry.position - 1 }, context);
  return page.find(({ position }) => position === entry.position);
}

function refuse(code: string, message: string) {
  return createGraphQLError(message, { extensions: { code } });
}

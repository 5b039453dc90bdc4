import { createGraphQLError } from 'graphql-yoga';
import type { ProofFile } from '#schemas/proof-file.ts';
import { requireViewer } from '../access/permissions.ts';
import { historyEntryFor } from '../history.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Context } from './context.ts';

/**
 * The proof file of an entry, for who may read the whole entry: a proof needs its full text, so there is none with parts
 * left out. What counts is what the history of its subject shows to this viewer.
 * @throws GraphQLError UNAUTHENTICATED, NOT_FOUND (also when the entry is not theirs to see), FORBIDDEN.
 */
export async function readableProof(context: Context, position: number): Promise<ProofFile> {
  requireViewer(context.viewer);
  const file = await context.ledger.log.proof(position);
  const shown = file && (await historyEntryFor(context, file.entry as Entry));
  if (!shown) throw refuse('NOT_FOUND', 'There is no such entry.');
  if (shown.complete) return file;
  throw refuse('FORBIDDEN', `A proof holds the whole entry, and you may not see: ${shown.withheld.join(', ')}.`);
}

function refuse(code: string, message: string) {
  return createGraphQLError(message, { extensions: { code } });
}

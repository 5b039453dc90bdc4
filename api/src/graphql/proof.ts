import { type ProofFile, sealed } from '#schemas/proofs/proof-file.ts';
import { refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import { requireViewer } from '../access/permissions.ts';
import { refusalError } from '../access/refusal-error.ts';
import type { Context } from '../asking/context.ts';
import { historyEntryFor } from '../asking/history.ts';
import type { Entry } from '../ledger/entry.ts';

/**
 * The proof file of an entry; sealed for who may see that it happened but not all of it, because a proof needs the full
 * text. What counts is what the history of its subject shows to this viewer.
 * @throws GraphQLError UNAUTHENTICATED, NOT_FOUND (also when the entry is not theirs to see).
 */
export async function readableProof(context: Context, position: number): Promise<ProofFile> {
  requireViewer(context.viewer);
  const file = await context.ledger.log.proof(position);
  const shown = file && (await historyEntryFor(context, file.entry as Entry));
  if (!shown) throw refusalError(refusal('NOT_FOUND', notFound.entry));
  return shown.complete ? file : sealed(file, shown.withheld);
}

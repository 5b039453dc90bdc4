import { canonicalJson } from '../proofs/canonical-json.ts';
import { proofFormat, verifyProofFile } from '../proofs/proof-file.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { signedContentCases } from '../refusals/proof-cases.ts';
import type { Sentence } from '../refusals/told.ts';
import type { LedgerProof, Statement } from './signed.ts';

/** Why the ledger does not bear a statement out; undefined when it does. */
export async function evidenceRefusal(statement: Statement, verifierKey?: string): Promise<Refusal | undefined> {
  const { checkpoint, treeSize, rootHash, verifierKey: own, entries } = statement.ledger;
  for (const [index, proof] of entries.entries()) {
    const { position, leafHash, path, entry, withheld } = proof;
    const shown = entry ? { entry } : { withheld };
    const file = {
      format: proofFormat,
      ...shown,
      position,
      treeSize,
      leafHash,
      rootHash,
      path,
      checkpoint,
      verifierKey: own,
    };
    const proven = await verifyProofFile(file, verifierKey);
    if ('code' in proven) return { ...proven, path: `/ledger/entries/${index}${proven.path ?? ''}` };
  }
  return statement.kind === 'history' ? historyRefusal(statement, entries) : undefined;
}

interface SaidEntry {
  position?: unknown;
  type?: unknown;
  occurredAt?: unknown;
  data?: unknown;
}

/** Every entry a history tells has to be proven, and one that is there in full has to say the same. */
function historyRefusal({ content }: Statement, entries: readonly LedgerProof[]): Refusal | undefined {
  const { entries: said } = content as { entries?: unknown };
  if (!Array.isArray(said)) return contradiction(signedContentCases.noEntries, '/content/entries');
  const proofs = new Map(entries.map((proof) => [proof.position, proof]));
  for (const [index, each] of (said as SaidEntry[]).entries()) {
    const at = `/content/entries/${index}`;
    const proof = proofs.get(Number(each?.position));
    if (!proof) return contradiction(signedContentCases.unproven, at);
    if (proof.entry && !agrees(each, proof.entry)) return contradiction(signedContentCases.otherEntry, at);
  }
  return undefined;
}

function agrees({ type, occurredAt, data }: SaidEntry, entry: SaidEntry): boolean {
  return type === entry.type && occurredAt === entry.occurredAt && canonicalJson(data) === canonicalJson(entry.data);
}

function contradiction(said: Sentence, path: string): Refusal {
  return refusal('SIGNED_CONTENT', { ...said, path });
}

import { verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import { documents } from './records.ts';
import { graphql } from './request.ts';

/** `sealed` when only the hash was proven, because the reader may not see the whole entry. */
export type CheckedProof =
  | { valid: true; treeSize: number; sealed: boolean }
  | { valid: false; refusal: ReceivedRefusal };

/**
 * Fetches the proof of one history entry and checks it here, in the browser: the service is not believed, it is checked.
 * The key that signed is remembered at the first check on this device; later another key is not accepted silently.
 */
export async function checkProof(position: number, shown: { type: string }): Promise<CheckedProof> {
  const answer = await graphql(documents.proof, {
    entry: position,
  });
  if (answer.kind === 'refused') return { valid: false, refusal: answer.refusal };
  if (answer.kind === 'unreachable') {
    return {
      valid: false,
      refusal: refusal('UNREACHABLE'),
    };
  }
  return checkProofFile(answer.data.proof.file, position, shown, trustedKey(answer.data.ledger.verifierKey));
}

/** The same for a file one already has. */
async function checkProofFile(
  file: unknown,
  position: number,
  shown: { type: string },
  verifierKey?: string,
): Promise<CheckedProof> {
  const verdict = await verifyProofFile(file, verifierKey);
  if (!('valid' in verdict)) return { valid: false, refusal: verdict };
  const entry = verdict.entry as { type?: string } | undefined;
  // A true proof of another entry proves nothing about the line on the screen.
  if (verdict.position !== position || (entry && entry.type !== shown.type)) {
    return { valid: false, refusal: refusal('PROOF_OTHER_ENTRY') };
  }
  return { valid: true, treeSize: verdict.treeSize, sealed: entry === undefined };
}

function trustedKey(current: string): string {
  try {
    const known = localStorage.getItem('kreispass-verifier-key');
    if (known) return known;
    localStorage.setItem('kreispass-verifier-key', current);
  } catch {
    // Nothing can be remembered here; the key of the moment is all there is.
  }
  return current;
}

import { type Refusal, refusal } from '../refusal.ts';
import { proofEntryCases, proofFormatCases } from '../refusals/proof-cases.ts';
import { canonicalJson } from './canonical-json.ts';
import {
  fromBase64,
  readCheckpoint,
  readVerifierKey,
  toBase64,
  type Verifier,
  verifyCheckpoint,
} from './checkpoint.ts';
import { areEqual, leafHash, verifyInclusion } from './merkle.ts';

/** Name and version of the format; a reader refuses what it does not know. */
export const proofFormat = 'kreispass-proof/1';

/**
 * One entry with everything that proves offline that it is in the ledger and was not changed. Hashes are base64.
 * What it does not prove is whose key it is: compare `verifierKey` with one you got another way.
 *
 * A sealed file is for somebody who may not read the whole entry: it holds the hash instead, and who has the entry can
 * compare. Entries carry a random salt, so a hash gives nothing away.
 */
export interface ProofFile {
  format: typeof proofFormat;
  /** The entry; its RFC 8785 text is the leaf. Absent in a sealed file. */
  entry?: object;
  /** In a sealed file only: names of what its owner may not read. */
  withheld?: string[];
  position: number;
  treeSize: number;
  leafHash: string;
  rootHash: string;
  /** RFC 9162 inclusion path, leaf side first. */
  path: string[];
  /** C2SP checkpoint over the tree of `treeSize`. */
  checkpoint: string;
  /** C2SP verifier key of the checkpoint's signature. */
  verifierKey: string;
}

/** `trusted` tells whether the signature was checked with a key given by the caller or only with the file's own. */
export interface ProvenEntry {
  valid: true;
  /** Absent when the file is sealed: proven is then that an entry with this hash is in the ledger. */
  entry?: object;
  position: number;
  treeSize: number;
  origin: string;
  verifierKey: string;
  trusted: boolean;
}

/**
 * Checks a proof file: form, entry against leaf, leaf against root, root against checkpoint, checkpoint against key.
 * Give the verifier key you trust; without one the file's own is used and the answer says `trusted: false`.
 * Refusals: `PROOF_FORMAT`, `PROOF_ENTRY`, `PROOF_PATH`, `PROOF_CHECKPOINT`, `PROOF_SIGNATURE`, `PROOF_KEY`.
 */
export async function verifyProofFile(file: unknown, trustedVerifierKey?: string): Promise<ProvenEntry | Refusal> {
  const malformed = malformedPart(file);
  if (malformed !== undefined) return malformed;
  const proof = file as ProofFile;
  const inclusion = readInclusion(proof);
  if (inclusion === undefined) return refusal('PROOF_FORMAT', { ...proofFormatCases.hash, path: '/path' });
  const { leaf, root, path } = inclusion;

  const changed = proof.entry && changedPart(proof.entry, proof.position, leaf);
  if (changed) return changed;
  if (!verifyInclusion({ leaf, root, path, position: proof.position, treeSize: proof.treeSize })) {
    return refusal('PROOF_PATH', { path: '/path' });
  }
  const checkpoint = readCheckpoint(proof.checkpoint);
  if (checkpoint === undefined) return refusal('PROOF_FORMAT', { ...proofFormatCases.checkpoint, path: '/checkpoint' });
  if (checkpoint.size !== proof.treeSize || !areEqual(checkpoint.root, root)) {
    return refusal('PROOF_CHECKPOINT', { path: '/checkpoint' });
  }
  const verifier = verifierFor(proof, trustedVerifierKey);
  if (!('publicKey' in verifier)) return verifier;
  if ((await verifyCheckpoint(proof.checkpoint, verifier)) === undefined) {
    return refusal('PROOF_SIGNATURE', { path: '/checkpoint' });
  }
  const { entry, position, treeSize, verifierKey } = proof;
  const trusted = trustedVerifierKey !== undefined;
  return { valid: true, ...(entry && { entry }), position, treeSize, origin: checkpoint.origin, verifierKey, trusted };
}

function verifierFor(proof: ProofFile, trusted: string | undefined): Verifier | Refusal {
  const text = trusted ?? proof.verifierKey;
  const verifier = readVerifierKey(text);
  if (verifier === undefined) return refusal('PROOF_KEY', { key: text, path: '/verifierKey' });
  return verifier;
}

function changedPart(entry: object, position: number, leaf: Uint8Array): Refusal | undefined {
  if (!isCanonicalLeaf(entry, leaf)) {
    return refusal('PROOF_ENTRY', { ...proofEntryCases.changed, path: '/entry' });
  }
  if ((entry as { position?: unknown }).position !== position) {
    return refusal('PROOF_ENTRY', { ...proofEntryCases.position, path: '/position' });
  }
  return undefined;
}

function isCanonicalLeaf(entry: object, leaf: Uint8Array): boolean {
  try {
    return areEqual(leafHash(canonicalJson(entry)), leaf);
  } catch {
    return false; // An entry without canonical text, e.g. with half a character, was never written.
  }
}

function readInclusion(proof: ProofFile): { leaf: Uint8Array; root: Uint8Array; path: Uint8Array[] } | undefined {
  const [leaf, root, ...path] = [proof.leafHash, proof.rootHash, ...proof.path].map((text) => {
    const bytes = fromBase64(text);
    return bytes?.length === 32 ? bytes : undefined;
  });
  if (leaf === undefined || root === undefined || path.includes(undefined)) return undefined;
  return { leaf, root, path: path as Uint8Array[] };
}

function malformedPart(file: unknown): Refusal | undefined {
  if (typeof file !== 'object' || file === null)
    return refusal('PROOF_FORMAT', { ...proofFormatCases.noObject, path: '' });
  const proof = file as Record<string, unknown>;
  if (proof.format !== proofFormat) {
    return refusal('PROOF_FORMAT', { ...proofFormatCases.otherFormat(proofFormat), path: '/format' });
  }
  const shape = proof.entry === undefined ? { ...common, withheld: isList } : { ...common, entry: isObject };
  const wrong = Object.entries(shape).find(([name, holds]) => !holds(proof[name]));
  return wrong && refusal('PROOF_FORMAT', { ...proofFormatCases.part(wrong[0]), path: `/${wrong[0]}` });
}

const isText = (value: unknown) => typeof value === 'string';
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const common: Record<string, (value: unknown) => boolean> = {
  position: isCount,
  treeSize: isCount,
  leafHash: isText,
  rootHash: isText,
  path: (value) => Array.isArray(value) && value.length <= 64 && value.every(isText),
  checkpoint: isText,
  verifierKey: isText,
};

/** A proof file that holds the entry it proves. */
export type OpenProofFile = ProofFile & { entry: object };

/** The same proof without the entry, for who may not read all of it. */
export function sealed({ entry: _, ...proof }: ProofFile, withheld: string[]): ProofFile {
  return { ...proof, withheld };
}

/** Makes a proof file from a proof; hashes are written as base64. */
export function proofFile(
  proof: Pick<OpenProofFile, 'entry' | 'position' | 'treeSize' | 'checkpoint' | 'verifierKey'>,
  hashes: { leaf: Uint8Array; root: Uint8Array; path: readonly Uint8Array[] },
): OpenProofFile {
  return {
    format: proofFormat,
    ...proof,
    leafHash: toBase64(hashes.leaf),
    rootHash: toBase64(hashes.root),
    path: hashes.path.map(toBase64),
  };
}

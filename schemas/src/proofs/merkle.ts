import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/*
 * The Merkle tree of RFC 6962 §2.1 (unchanged in RFC 9162 §2.1): SHA-256, leaves hashed with 0x00 in front, inner nodes
 * with 0x01. Everything a verifier needs, in a browser as well as on a server; growing the tree is the ledger's business.
 */

/** Bytes of one hash. */
export const hashLength = 32;

/** Hash of a leaf: SHA-256(0x00 ‖ UTF-8 of the text). RFC 9162 §2.1.1. */
export function leafHash(text: string): Uint8Array {
  return sha256(concatBytes(leafPrefix, utf8ToBytes(text)));
}

/** Hash of an inner node: SHA-256(0x01 ‖ left ‖ right). RFC 9162 §2.1.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(nodePrefix, left, right));
}

/** Root of the tree without leaves: the hash of nothing. RFC 9162 §2.1.1. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0));
}

export interface Inclusion {
  leaf: Uint8Array;
  /** Position of the leaf, from 0. */
  position: number;
  treeSize: number;
  root: Uint8Array;
  /** Audit path, leaf side first. */
  path: readonly Uint8Array[];
}

/** True if the leaf is at that position of the tree with that root. RFC 9162 §2.1.3.2. */
export function verifyInclusion({ leaf, position, treeSize, root, path }: Inclusion): boolean {
  if (!isCount(position) || !isCount(treeSize) || position >= treeSize) return false;
  if (![leaf, root, ...path].every(isHash)) return false;
  let node = position;
  let last = treeSize - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      hash = nodeHash(sibling, hash);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && areEqual(hash, root);
}

export interface Consistency {
  oldSize: number;
  newSize: number;
  oldRoot: Uint8Array;
  newRoot: Uint8Array;
  path: readonly Uint8Array[];
}

/**
 * True if the newer tree begins with exactly the leaves of the older one. RFC 9162 §2.1.4.2.
 * Nothing follows from an empty older tree, so `oldSize` 0 is only consistent with the same empty tree.
 */
export function verifyConsistency({ oldSize, newSize, oldRoot, newRoot, path }: Consistency): boolean {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  // Nothing is computed from the roots of equal trees, so any equal ones will do; but no root at all is none.
  if (oldSize === newSize) return path.length === 0 && oldRoot.length > 0 && areEqual(oldRoot, newRoot);
  if (oldSize === 0 || path.length === 0) return false;
  if (![oldRoot, newRoot, ...path].every(isHash)) return false;
  const hashes = isPowerOfTwo(oldSize) ? [oldRoot, ...path] : [...path];
  let node = oldSize - 1;
  let last = newSize - 1;
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  let older = hashes[0] as Uint8Array;
  let newer = older;
  for (const hash of hashes.slice(1)) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newer = nodeHash(newer, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && areEqual(older, oldRoot) && areEqual(newer, newRoot);
}

/** True for two equal byte strings. Hashes are public, so it need not take the same time for all. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

// Sizes go beyond 2^31 one day, where JavaScript's bit operators wrap around; division does not.
const half = (count: number) => Math.floor(count / 2);
const isOdd = (count: number) => count % 2 === 1;
const isCount = (count: number) => Number.isSafeInteger(count) && count >= 0;
const isHash = (bytes: Uint8Array) => bytes.length === hashLength;
const isPowerOfTwo = (count: number) => (BigInt(count) & (BigInt(count) - 1n)) === 0n;

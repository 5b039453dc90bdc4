import { hash } from 'node:crypto';

/*
 * The hashes of `#schemas/proofs/merkle.ts` again, with the server's own SHA-256: every entry that is written passes through
 * here, and this is several times faster than the portable one. A test holds both against each other.
 */

/** SHA-256(0x00 ‖ UTF-8 of the text), RFC 9162 §2.1.1. */
export function leafHash(text: string): Buffer {
  return hash('sha256', `\0${text}`, 'buffer');
}

/** SHA-256(0x01 ‖ left ‖ right), RFC 9162 §2.1.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(65);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 33);
  return hash('sha256', bytes, 'buffer');
}

/** Hash of nothing: the root of the empty tree. */
export function emptyRoot(): Buffer {
  return hash('sha256', '', 'buffer');
}

/** Root of a tree that has these hashes at its lowest level. */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return emptyRoot();
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  const split = largestPowerOfTwoBelow(hashes.length);
  return nodeHash(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

/** Where RFC 9162 §2.1.1 splits a list of `count` hashes, `count` > 1: the largest power of two smaller than it. */
export function largestPowerOfTwoBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { areEqual, hashLength } from './merkle.ts';

/*
 * Checkpoints: the signed statement "this log has so many entries and this root", C2SP tlog-checkpoint in a C2SP
 * signed-note. https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note
 */

/** What a checkpoint says. `origin` names the log, as a URL without scheme, e.g. `kreispass.example/ledger`. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Uint8Array;
}

/** An Ed25519 public key under its name, as a verifier key writes it. */
export interface Verifier {
  name: string;
  /** First four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key). */
  keyId: Uint8Array;
  publicKey: Uint8Array;
}

/** The text that is signed: origin, size and root, one per line. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** A signed note: the text, an empty line, and the signature line of one Ed25519 key. */
export function signedNote(text: string, { name, keyId }: Verifier, signature: Uint8Array): string {
  return `${text}\n— ${name} ${toBase64(concatBytes(keyId, signature))}\n`;
}

/** What a checkpoint says without looking at its signatures; `undefined` if it is none. Lines beyond the third are extensions. */
export function readCheckpoint(note: string): Checkpoint | undefined {
  const [origin, size, root] = noteText(note)?.split('\n') ?? [];
  if (!origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size)) return undefined;
  const hash = fromBase64(root);
  return hash?.length === hashLength ? { origin, size: Number(size), root: hash } : undefined;
}

/** What a checkpoint says, if that verifier has signed it. */
export async function verifyCheckpoint(note: string, verifier: Verifier): Promise<Checkpoint | undefined> {
  return (await verifyNote(note, verifier)) === undefined ? undefined : readCheckpoint(note);
}

/** The text of a note, if that verifier has signed it. Signatures of others are ignored, as signed-note asks. */
export async function verifyNote(note: string, verifier: Verifier): Promise<string | undefined> {
  const text = noteText(note);
  if (text === undefined) return undefined;
  for (const line of note.slice(text.length + 1).split('\n')) {
    const [dash, name, signature] = line.split(' ');
    if (dash !== '—' || name !== verifier.name) continue;
    const bytes = fromBase64(signature ?? '');
    if (bytes?.length !== 4 + 64 || !areEqual(bytes.subarray(0, 4), verifier.keyId)) continue;
    if (await isSignature(bytes.subarray(4), text, verifier.publicKey)) return text;
  }
  return undefined;
}

/** Verifier of a key. The name must have neither blanks nor plus signs (signed-note, "Signatures"). */
export function verifierOf(name: string, publicKey: Uint8Array): Verifier {
  if (!isKeyName(name))
    throw new TypeError(`"${name}" cannot name a key: it needs a text without blanks and plus signs.`);
  return { name, keyId: keyIdOf(name, publicKey), publicKey };
}

/** `<name>+<key id in hex>+<base64 of 0x01 ‖ public key>`, the form in which a log tells others its key. */
export function verifierKey({ name, keyId, publicKey }: Verifier): string {
  const id = [...keyId].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${name}+${id}+${toBase64(concatBytes(algorithm, publicKey))}`;
}

/** Reads a verifier key; `undefined` if it is none, is not for Ed25519 or its id is not that of its key. */
export function readVerifierKey(text: string): Verifier | undefined {
  const [, name, id, key] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(key ?? '');
  if (!name || bytes?.length !== 1 + 32 || bytes[0] !== algorithm[0]) return undefined;
  const verifier = verifierOf(name, bytes.subarray(1));
  return verifierKey(verifier).split('+')[1] === id ? verifier : undefined;
}

/** Base64 of RFC 4648 §4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Bytes of a base64 text; `undefined` when it is not the one canonical base64 of anything. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

// signed-note: signature type 0x01 is Ed25519.
const algorithm = Uint8Array.of(1);

function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8ToBytes(`${name}\n`), algorithm, publicKey)).subarray(0, 4);
}

function isKeyName(name: string): boolean {
  return /^[^+\s]+$/u.test(name);
}

/** Everything before the last empty line, with its final line break. */
function noteText(note: string): string | undefined {
  const end = note.lastIndexOf('\n\n');
  return end < 0 || !note.endsWith('\n') ? undefined : note.slice(0, end + 1);
}

async function isSignature(signature: Uint8Array, text: string, publicKey: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(utf8ToBytes(text)));
  } catch (cause) {
    // A public key that is no point on the curve verifies nothing; a browser without Ed25519 must not look like a forgery.
    if (cause instanceof Error && cause.name === 'NotSupportedError') throw cause;
    return false;
  }
}

import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigFault } from '../config.ts';

/** A private key of this installation. */
export interface SigningKey {
  kid: string;
  use: 'ledger' | 'token';
  algorithm: 'EdDSA' | 'ES256';
  createdAt: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/**
 * The keys of an installation, newest first. The newest of each use signs, all verify: to rotate, add a key to the file
 * and start again; once the last token of the old one has run out, take that away. Never take away a ledger key.
 */
export interface Keys {
  ledger: readonly [SigningKey, ...SigningKey[]];
  token: readonly [SigningKey, ...SigningKey[]];
}

interface StoredKey extends JsonWebKey {
  kid: string;
  use: SigningKey['use'];
  createdAt: string;
}

/**
 * Reads the key file, or makes it on the first start, readable by its owner only.
 * @throws ConfigFault when it cannot be read, holds something else, or lacks a key.
 */
export function readKeys(file: string, now: Date = new Date()): Keys {
  if (!existsSync(file)) writeKeys(file, now);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
  let stored: { keys?: StoredKey[] } | null;
  try {
    stored = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigFault([
      `SIGNING_KEY_FILE=${file}: cannot be read as JSON (${cause instanceof Error ? cause.message : cause}).`,
    ]);
  }
  const keys = stored?.keys;
  if (!Array.isArray(keys) || !keys.every((key) => typeof key === 'object' && key !== null)) {
    throw new ConfigFault([`SIGNING_KEY_FILE=${file}: holds no keys; expected { "keys": [ … ] }.`]);
  }
  return keysFrom(keys, file);
}

/** Keys that live as long as the process, for a ledger in memory. */
export function temporaryKeys(now: Date = new Date()): Keys {
  return keysFrom(newKeys(now), 'memory');
}

function keysFrom(stored: StoredKey[], file: string): Keys {
  const keys = stored.map((key) => readKey(key, file)).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const [ledger, ...olderLedger] = keys.filter((key) => key.use === 'ledger');
  const [token, ...olderToken] = keys.filter((key) => key.use === 'token');
  if (!ledger || !token)
    throw new ConfigFault([`SIGNING_KEY_FILE=${file}: needs one key for "ledger" and one for "token".`]);
  return { ledger: [ledger, ...olderLedger], token: [token, ...olderToken] };
}

function readKey(stored: StoredKey, file: string): SigningKey {
  const { kid, use, createdAt, ...jwk } = stored;
  const algorithm = jwk.crv === 'Ed25519' ? 'EdDSA' : jwk.crv === 'P-256' && use === 'token' ? 'ES256' : undefined;
  if (!kid || !createdAt || !algorithm || (use !== 'ledger' && use !== 'token')) {
    throw new ConfigFault([
      `SIGNING_KEY_FILE=${file}: every key has kid, use, createdAt and curve Ed25519 (tokens also P-256).`,
    ]);
  }
  try {
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    return { kid, use, algorithm, createdAt, privateKey, publicKey: createPublicKey(privateKey) };
  } catch (cause) {
    throw new ConfigFault([
      `SIGNING_KEY_FILE=${file}: key ${kid} is damaged (${cause instanceof Error ? cause.message : cause}).`,
    ]);
  }
}

function writeKeys(file: string, now: Date): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(draft, `${JSON.stringify({ keys: newKeys(now) }, null, 2)}\n`, { mode: 0o600 });
    // A link is whole or absent, and is refused when there is one: two processes starting together share the first's keys.
    linkSync(draft, file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new ConfigFault([`SIGNING_KEY_FILE=${file}: cannot be written (${(cause as Error).message}).`]);
  } finally {
    rmSync(draft, { force: true });
  }
}

function newKeys(now: Date): StoredKey[] {
  return (['ledger', 'token'] as const).map((use) => ({
    ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
    kid: randomBytes(6).toString('hex'),
    use,
    createdAt: now.toISOString(),
  }));
}

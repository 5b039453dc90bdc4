import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { passwordCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
// OWASP Password Storage Cheat Sheet: scrypt with N = 2^15, r = 8, p = 3: 32 MB and about 0.2 s each.
const parameters = { N: 2 ** 15, r: 8, p: 3, maxmem: 2 ** 26 };
const keyLength = 32;

/** `scrypt$N$r$p$salt$key`, so that a later, costlier setting can still check older ones. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(normalise(password), salt, keyLength, parameters);
  const { N, r, p } = parameters;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Takes as long for an account that does not exist (`hash` undefined) as for a wrong password. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (hash ?? nobody).split('$');
  const expected = Buffer.from(key, 'base64url');
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: parameters.maxmem };
  const given = await derive(normalise(password), Buffer.from(salt, 'base64url'), expected.length, options);
  return timingSafeEqual(given, expected) && hash !== undefined;
}

/** Why a password cannot be chosen, in one sentence; length counts, composition rules do not (NIST SP 800-63B §3.1.1). */
export function passwordProblem(password: string, login: string): Sentence | undefined {
  const length = [...password].length;
  if (length < 10) return passwordCases.short;
  if (length > 200) return passwordCases.long;
  if (new Set(password).size < 5) return passwordCases.repetitive;
  if (password.toLowerCase().includes(login.toLowerCase())) return passwordCases.withLogin;
  return undefined;
}

/** A random secret for programs; people get ids of `#schemas/id.ts`. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

/** What is kept of a random secret. It has enough entropy of its own, so no slow hash is needed. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function normalise(password: string): string {
  return password.normalize('NFKC');
}

const nobody = `scrypt$${parameters.N}$${parameters.r}$${parameters.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

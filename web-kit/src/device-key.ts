import { refusal } from '#schemas/refusal.ts';
import { type AuthAnswer, postAuth } from './auth-request.ts';
import type { BrowserStore } from './browser-store.ts';

/** A device that may act for a firm: its id and a key that never leaves the browser, not even to our own script. */
export interface EnrolledDevice {
  id: string;
  organisation: string;
  /** What the service wants its assertions addressed to; it may be reached by another address. */
  audience: string;
  privateKey: CryptoKey;
}

interface Enrolment {
  code: string;
  keys: CryptoKeyPair;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/**
 * Trades a one-time code for the right to act for a firm. The key is kept before the code is sent, so that a lost answer
 * can be asked for again with the same code and the same key.
 */
export async function enrolThisDevice(
  store: BrowserStore,
  code: string,
  name: string,
): Promise<AuthAnswer<EnrolledDevice>> {
  if (!crypto.subtle) {
    return { kind: 'refused', refusal: refusal('INSECURE_CONTEXT'), clockAheadMs: 0 };
  }
  const { keys } = await enrolmentFor(store, code.trim());
  const publicJwk = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const answer = await postAuth<{ device: string; organisation: string; audience: string }>('/auth/enrol', {
    code: code.trim(),
    name,
    publicJwk: { kty: publicJwk.kty, crv: publicJwk.crv, x: publicJwk.x, y: publicJwk.y },
  });
  if (answer.kind !== 'data') return answer;
  const { device, organisation, audience } = answer.data;
  return { kind: 'data', data: { id: device, organisation, audience, privateKey: keys.privateKey } };
}

async function enrolmentFor(store: BrowserStore, code: string): Promise<Enrolment> {
  const kept = (await store.get('settings', 'enrolment')) as Enrolment | undefined;
  if (kept?.code === code) return kept;
  const keys = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
  const fresh = { code, keys };
  await store.put('settings', fresh, 'enrolment');
  return fresh;
}

/** A short-lived JWT signed by the device (RFC 7523), which the service trades for an access token. */
export async function deviceAssertion(device: EnrolledDevice, clockAheadMs: number): Promise<string> {
  const now = Math.floor((Date.now() + clockAheadMs) / 1000);
  const jti = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const claims = { iss: device.id, sub: device.id, aud: device.audience, iat: now, exp: now + 90, jti };
  const signed = `${part({ alg: 'ES256', typ: 'JWT' })}.${part(claims)}`;
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, device.privateKey, bytes);
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

const part = (value: object): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

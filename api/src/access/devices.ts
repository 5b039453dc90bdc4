import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { calculateJwkThumbprint, decodeJwt, errors, type JWK, jwtVerify } from 'jose';
import { readId } from '#schemas/id.ts';
import { refusal } from '#schemas/refusal.ts';
import { rateLimited, unauthenticated } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { newId } from '../ledger/new-id.ts';
import type { PrivateStore } from '../storage/storage.ts';
import { AccessDenied } from './access-denied.ts';
import { accessHasChanged } from './access-epoch.ts';
import { hashSecret } from './passwords.ts';

/** A kiosk or phone that acts for a firm with a private key it cannot give away. */
export interface Device {
  organisation: string;
  name: string;
  /** P-256, from the device itself; absent until it was enrolled. */
  publicJwk?: JsonWebKey;
  enrolledAt: string;
  lastSeenAt?: string;
  revoked: boolean;
  /** Assertions of the last minutes, so that none is taken twice. */
  recent: { jti: string; until: number }[];
}

interface EnrolmentCode {
  device: string;
  expiresAt: string;
  /** Thumbprint of the key it was used with; that device may ask again when the answer was lost. */
  usedBy?: string;
}

const codeMinutes = 60;
const longestAssertionSeconds = 120;
const clockToleranceSeconds = 60;

/** Keeps a new device and answers with the one-time code for it; only the hash is kept. Asking again makes a new code. */
export async function createEnrolmentCode(
  store: PrivateStore,
  { device, organisation, name }: { device: string; organisation: string; name: string },
  now: Date,
): Promise<{ enrolmentCode: string; expiresAt: string }> {
  const record: Device = { organisation, name, enrolledAt: now.toISOString(), revoked: false, recent: [] };
  await store.insert('devices', device, record, { organisation });
  for (const { id } of await store.find('enrolments', 'device', device)) await store.delete('enrolments', id);
  const enrolmentCode = newId();
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000).toISOString();
  await store.put('enrolments', hashSecret(enrolmentCode), { device, expiresAt } satisfies EnrolmentCode, { device });
  return { enrolmentCode, expiresAt };
}

/**
 * The device gives its public key for the code, once; the same key may ask again within the hour, in case it never heard
 * the answer.
 * @throws AccessDenied for a code that is wrong, used or too old, and for a key that is not ES256's.
 */
export async function enrolDevice(
  store: PrivateStore,
  { code, publicJwk, name }: { code: string; publicJwk: JsonWebKey; name?: string },
  now: Date,
): Promise<{ device: string; organisation: string }> {
  const invalid = new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.code));
  const key = publicKeyOnly(publicJwk);
  const read = readId(code);
  const id = read === undefined ? '' : hashSecret(read);
  const enrolment = id ? await store.get<EnrolmentCode>('enrolments', id) : undefined;
  const device = enrolment && (await store.get<Device>('devices', enrolment.device));
  if (!enrolment || !device || device.revoked || enrolment.expiresAt < now.toISOString()) throw invalid;
  const usedBy = await calculateJwkThumbprint(key as JWK);
  if (enrolment.usedBy === usedBy) return { device: enrolment.device, organisation: device.organisation };
  if (enrolment.usedBy || !(await store.replace('enrolments', id, enrolment, { ...enrolment, usedBy }))) throw invalid;
  const enrolled: Device = {
    ...device,
    publicJwk: key,
    enrolledAt: now.toISOString(),
    name: name?.trim() || device.name,
  };
  await store.put('devices', enrolment.device, enrolled, { organisation: device.organisation });
  accessHasChanged();
  return { device: enrolment.device, organisation: device.organisation };
}

/**
 * The device that signed an assertion (RFC 7523 §3), which is good for one use.
 * @throws AccessDenied UNAUTHENTICATED, or DEVICE_CLOCK when only the device's clock stands against it.
 */
export async function checkAssertion(
  store: PrivateStore,
  assertion: string,
  audience: string,
  now: Date,
): Promise<string> {
  const id = issuerOf(assertion) ?? '';
  // Two tabs of one kiosk may ask at the same moment; who comes second looks again at what the first has written.
  for (let attempt = 0; attempt < 5; attempt++) {
    const device = id ? await store.get<Device>('devices', id) : undefined;
    if (!device?.publicJwk || device.revoked) throw notEnrolled();
    const { jti, exp } = await verifyAssertion(assertion, id, device.publicJwk, audience, now);
    const recent = device.recent.filter(({ until }) => until > now.getTime());
    if (recent.some((used) => used.jti === jti)) {
      throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.assertionUsed));
    }
    // Forgetting the oldest instead would let it be used again.
    if (recent.length >= 50) break;
    const until = (exp + clockToleranceSeconds) * 1000;
    const seen: Device = { ...device, recent: [...recent, { jti, until }], lastSeenAt: now.toISOString() };
    if (await store.replace('devices', id, device, seen)) return id;
  }
  throw new AccessDenied(refusal('RATE_LIMITED', rateLimited.device), {
    retryAfterSeconds: 60,
  });
}

function notEnrolled(cause?: unknown): AccessDenied {
  return new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.device), { cause });
}

/** Takes a device's access away at once. Its name stays, so that old entries can still be read. */
export async function revokeDevice(store: PrivateStore, device: string): Promise<boolean> {
  const record = await store.get<Device>('devices', device);
  if (!record) return false;
  for (const { id } of await store.find('enrolments', 'device', device)) await store.delete('enrolments', id);
  const { publicJwk: _, ...rest } = record;
  await store.put('devices', device, { ...rest, revoked: true }, { organisation: record.organisation });
  accessHasChanged();
  return true;
}

/** Devices of a firm, by name. */
export async function devicesOf(store: PrivateStore, organisation: string): Promise<({ id: string } & Device)[]> {
  const found = await store.find<Device>('devices', 'organisation', organisation, 1000);
  return found.map(({ id, record }) => ({ id, ...record })).sort((a, b) => a.name.localeCompare(b.name, 'de'));
}

async function verifyAssertion(assertion: string, id: string, publicJwk: JsonWebKey, audience: string, now: Date) {
  try {
    const { payload } = await jwtVerify(assertion, createPublicKey({ key: publicJwk, format: 'jwk' }), {
      algorithms: ['ES256'],
      issuer: id,
      subject: id,
      audience,
      currentDate: now,
      clockTolerance: clockToleranceSeconds,
      requiredClaims: ['exp', 'jti'],
    });
    const { exp = 0, jti = '' } = payload;
    if (exp - now.getTime() / 1000 > longestAssertionSeconds + clockToleranceSeconds) throw wrongClock();
    return { exp, jti };
  } catch (cause) {
    if (cause instanceof AccessDenied) throw cause;
    if (
      cause instanceof errors.JWTExpired ||
      (cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'nbf')
    ) {
      throw wrongClock();
    }
    throw notEnrolled(cause);
  }
}

function wrongClock(): AccessDenied {
  return new AccessDenied(refusal('DEVICE_CLOCK'));
}

function issuerOf(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}

function publicKeyOnly({ kty, crv, x, y }: JsonWebKey): JsonWebKey {
  const jwk = { kty: String(kty), crv: String(crv), x: String(x), y: String(y) };
  try {
    if (jwk.crv === 'P-256') return createPublicKey({ key: jwk, format: 'jwk' }).export({ format: 'jwk' });
  } catch {
    // Not a point on the curve: said below like every other wrong key.
  }
  throw new AccessDenied(refusal('INVALID_INPUT', inputCases.publicJwk));
}

import { errors, type JWK, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import { AccessDenied } from './access-denied.ts';
import type { Keys, SigningKey } from './keys.ts';
import type { OrganisationRole } from './viewer.ts';

/** What our own access tokens say (RFC 9068). Rights of members and devices are looked up, never read from the token. */
export type Identity =
  | { kind: 'member' | 'device'; id: string }
  | {
      kind: 'integration';
      id: string;
      organisation: string;
      roles: readonly OrganisationRole[];
      admin: boolean;
      operator: boolean;
    };

export const accessTokenSeconds = 15 * 60;

/** Signs an access token with the newest key. */
export async function signToken(
  keys: Keys,
  publicUrl: string,
  identity: Identity,
  seconds: number,
  now: Date,
): Promise<string> {
  const [key] = keys.token;
  const { id, ...claims } = identity;
  const at = Math.floor(now.getTime() / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.algorithm, kid: key.kid, typ: 'at+jwt' })
    .setIssuer(publicUrl)
    .setAudience(publicUrl)
    .setSubject(id)
    .setIssuedAt(at)
    .setNotBefore(at)
    .setExpirationTime(at + seconds)
    .sign(key.privateKey);
}

/**
 * Checks a token of our own: signature by a key of ours, the algorithm of that key, issuer, audience, times.
 * @throws AccessDenied UNAUTHENTICATED.
 */
export async function verifyToken(
  keys: Keys,
  publicUrl: string,
  token: string,
  now: Date,
): Promise<{ identity: Identity; expiresAt: number }> {
  try {
    const { payload } = await jwtVerify(token, ({ kid }) => keyOf(keys, kid).publicKey, {
      algorithms: ['EdDSA', 'ES256'],
      typ: 'at+jwt',
      issuer: publicUrl,
      audience: publicUrl,
      currentDate: now,
      clockTolerance: 5,
      requiredClaims: ['exp', 'sub'],
    });
    return { identity: identityOf(payload), expiresAt: (payload.exp ?? 0) * 1000 };
  } catch (cause) {
    if (cause instanceof errors.JWTExpired)
      throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.tokenOver), { cause });
    throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.token), { cause });
  }
}

/**
 * The public halves, for `/.well-known/jwks.json`: others verify our tokens with those of tokens, and signed statements with
 * those of the ledger, which are never taken away.
 */
export function publicKeySet(keys: Keys): { keys: JWK[] } {
  return {
    keys: [...keys.token, ...keys.ledger].map((key) => ({
      ...(key.publicKey.export({ format: 'jwk' }) as JWK),
      kid: key.kid,
      alg: key.algorithm,
      use: 'sig',
    })),
  };
}

function keyOf(keys: Keys, kid: string | undefined): SigningKey {
  const key = keys.token.find((candidate) => candidate.kid === kid);
  if (key) return key;
  throw new errors.JWKSNoMatchingKey();
}

function identityOf(payload: JWTPayload): Identity {
  const { kind, sub: id = '', organisation, roles, admin, operator } = payload;
  if (kind === 'member' || kind === 'device') return { kind, id };
  if (kind !== 'integration' || typeof organisation !== 'string' || !Array.isArray(roles))
    throw new errors.JWTInvalid();
  return { kind, id, organisation, roles, admin: admin === true, operator: operator === true };
}

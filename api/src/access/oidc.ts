import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import type { OidcSettings } from '../config.ts';
import { AccessDenied } from './access-denied.ts';
import { type OrganisationRole, organisationRoles } from './viewer.ts';

/** Who an external identity provider says is asking. The firm must be registered here; roles it lacks are ignored. */
export interface OidcIdentity {
  issuer: string;
  subject: string;
  organisation: string;
  /** Absent when the provider names none: then all roles of the firm. */
  roles: OrganisationRole[] | undefined;
}

export interface OidcIssuers {
  knows(issuer: string | undefined): boolean;
  /** @throws AccessDenied UNAUTHENTICATED, also while the provider cannot be reached. */
  verify(token: string, issuer: string, now: Date): Promise<{ identity: OidcIdentity; expiresAt: number }>;
}

// Asymmetric only: with a shared secret, whoever can check a token could make one (RFC 8725 §3.1).
const algorithms = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'];

export function createOidcIssuers(settings: readonly OidcSettings[]): OidcIssuers {
  const byIssuer = new Map(settings.map((one) => [one.issuer, one]));
  const keySets = new Map<string, Promise<JWTVerifyGetKey>>();

  function keySetOf(issuer: string): Promise<JWTVerifyGetKey> {
    const known = keySets.get(issuer);
    if (known) return known;
    const discovered = discover(issuer);
    keySets.set(issuer, discovered);
    // A provider that was down is asked again with the next token.
    discovered.catch(() => keySets.delete(issuer));
    return discovered;
  }

  return {
    knows: (issuer) => issuer !== undefined && byIssuer.has(issuer),
    async verify(token, issuer, now) {
      const setting = byIssuer.get(issuer);
      if (!setting) throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.token));
      try {
        const { payload } = await jwtVerify(token, await keySetOf(issuer), {
          algorithms,
          issuer,
          audience: setting.audience,
          currentDate: now,
          clockTolerance: 30,
          requiredClaims: ['exp', 'sub'],
        });
        const organisation = payload[setting.organisationClaim];
        if (typeof organisation !== 'string') throw new Error(`no claim ${setting.organisationClaim}`);
        const roles = rolesIn(payload[setting.rolesClaim]);
        return {
          identity: { issuer, subject: payload.sub ?? '', organisation, roles },
          expiresAt: (payload.exp ?? 0) * 1000,
        };
      } catch (cause) {
        throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.token), { cause });
      }
    },
  };
}

/** OpenID Connect Discovery 1.0 §4: the document must name the issuer it was fetched for. */
async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5000), redirect: 'error' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const document = (await response.json()) as { issuer?: string; jwks_uri?: string };
  if (document.issuer !== issuer || !document.jwks_uri) throw new Error(`${address} describes another issuer`);
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: 5000 });
}

function rolesIn(claim: unknown): OrganisationRole[] | undefined {
  if (claim === undefined) return undefined;
  const named = Array.isArray(claim) ? claim : String(claim).split(' ');
  return organisationRoles.filter((role) => named.includes(role));
}

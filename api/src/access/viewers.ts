import { decodeJwt } from 'jose';
import { LRUCache } from 'lru-cache';
import { refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Config } from '../config.ts';
import { newId } from '../ledger/new-id.ts';
import type { PrivateStore } from '../storage/storage.ts';
import { AccessDenied } from './access-denied.ts';
import { accessEpoch } from './access-epoch.ts';
import type { Account } from './accounts.ts';
import { type AudienceTable, audiencesOf } from './audiences.ts';
import type { Device } from './devices.ts';
import type { Interest } from './interest.ts';
import type { Keys } from './keys.ts';
import { createOidcIssuers, type OidcIdentity } from './oidc.ts';
import { hashSecret } from './passwords.ts';
import { isRevoked } from './revoked-tokens.ts';
import { type Identity, verifyToken } from './tokens.ts';
import type { OrganisationRole, Viewer } from './viewer.ts';

/** Turns the `Authorization` header into who is asking. */
export interface Viewers {
  /**
   * Undefined without a header: the public.
   * @throws AccessDenied UNAUTHENTICATED for a token that is forged, expired, foreign or taken away.
   */
  viewerOf(authorization: string | null | undefined): Promise<Viewer | undefined>;
  /** Whether this header was found valid before, and nothing says that it has ended since. Looks nothing up. */
  isKnown(authorization: string): boolean;
}

interface Known {
  viewer: Viewer;
  verified: Verified;
  expiresAt: number;
  checkedAt: number;
  epoch: number;
}

type Verified = Identity | ({ kind: 'oidc' } & OidcIdentity);

// Signatures are checked once per token; whether its owner still has access, once a second and after every revocation.
const recheckMilliseconds = 1000;

interface ViewerSources {
  privateStore: PrivateStore;
  /** The firm as it is now. */
  organisation(id: string): Promise<{ state: object } | undefined>;
  keys: Keys;
  config: Pick<Config, 'publicUrl' | 'oidc'>;
  audiences: AudienceTable;
  now: () => Date;
}

export function createViewers(sources: ViewerSources): Viewers {
  const { keys, config, now } = sources;
  const issuers = createOidcIssuers(config.oidc);
  const known = new LRUCache<string, Known>({ max: 5000 });

  async function verify(token: string): Promise<{ verified: Verified; expiresAt: number }> {
    const issuer = issuerOf(token);
    if (!issuers.knows(issuer)) {
      const { identity, expiresAt } = await verifyToken(keys, config.publicUrl, token, now());
      return { verified: identity, expiresAt };
    }
    const { identity, expiresAt } = await issuers.verify(token, issuer ?? '', now());
    return { verified: { kind: 'oidc', ...identity }, expiresAt };
  }

  async function lookUp(authorization: string, earlier: Known | undefined): Promise<Viewer> {
    const epoch = accessEpoch();
    const { verified, expiresAt } = earlier ?? (await verify(bearerToken(authorization)));
    const viewer = await viewerFor(verified, sources);
    if (!viewer) {
      known.delete(authorization);
      throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.revoked));
    }
    known.set(authorization, { viewer, verified, expiresAt, checkedAt: now().getTime(), epoch });
    return viewer;
  }

  return {
    isKnown(authorization) {
      const remembered = known.peek(authorization);
      return remembered !== undefined && remembered.expiresAt > now().getTime() && remembered.epoch === accessEpoch();
    },
    async viewerOf(authorization) {
      if (!authorization) return undefined;
      const at = now().getTime();
      const remembered = known.get(authorization);
      const earlier = remembered && remembered.expiresAt > at ? remembered : undefined;
      // A clock that was set back must not make a check of later today last until then.
      if (earlier && Math.abs(at - earlier.checkedAt) < recheckMilliseconds && earlier.epoch === accessEpoch())
        return earlier.viewer;
      return lookUp(authorization, earlier);
    },
  };
}

/** What is on record for an identity right now; undefined when its access was taken away. */
async function viewerFor(identity: Verified, sources: ViewerSources): Promise<Viewer | undefined> {
  const { privateStore } = sources;
  switch (identity.kind) {
    case 'member': {
      const account = await privateStore.get<Account>('accounts', identity.id);
      if (!account) return undefined;
      const { organisation, admin, operator } = account;
      return build(sources, { by: 'member', organisation, person: identity.id, admin, operator }, undefined);
    }
    case 'device': {
      const device = await privateStore.get<Device>('devices', identity.id);
      if (!device || device.revoked) return undefined;
      return build(
        sources,
        { by: 'device', organisation: device.organisation, device: identity.id, admin: false, operator: false },
        undefined,
      );
    }
    case 'integration': {
      if (await isRevoked(privateStore, identity.id)) return undefined;
      const { id, organisation, admin, operator } = identity;
      return build(sources, { by: 'integration', organisation, token: id, admin, operator }, identity.roles);
    }
    case 'oidc': {
      const person = await personOf(privateStore, identity);
      return build(
        sources,
        { by: 'oidc', organisation: identity.organisation, person, admin: false, operator: false },
        identity.roles,
      );
    }
  }
}

type Who = Pick<Viewer, 'by' | 'organisation' | 'person' | 'device' | 'token' | 'admin' | 'operator'>;

/** A token can name fewer roles than its firm has, never more. Who runs the installation needs no firm. */
async function build(
  { organisation: find, audiences, now }: ViewerSources,
  who: Who,
  named: readonly OrganisationRole[] | undefined,
): Promise<Viewer | undefined> {
  const organisation = await find(who.organisation);
  if (!organisation && !who.operator) return undefined;
  const { roles: held = [], interests = [] } = (organisation?.state ?? {}) as Registered;
  const roles = named ? held.filter((role) => named.includes(role)) : held;
  // A token that was given only some of the firm's roles, none of them one that reads, is not to read either.
  const counts = roles.length === held.length || roles.some((role) => audiences.roles[role]?.audience === interestOnly);
  const day = dayInGermany(now().toISOString());
  return { ...who, roles, ...audiencesOf(roles, audiences, { interests: counts ? interests : [], day }) };
}

interface Registered {
  roles?: readonly OrganisationRole[];
  interests?: readonly Interest[];
}
const interestOnly = 'legitimateInterest';

/** The ledger keeps a random reference; which person of which provider it stands for is kept outside and erasable. */
async function personOf(store: PrivateStore, { issuer, subject }: OidcIdentity): Promise<string> {
  const id = hashSecret(`${issuer}\n${subject}`);
  const known = await store.get<{ person: string }>('externalPersons', id);
  if (known) return known.person;
  await store.insert('externalPersons', id, { issuer, subject, person: newId() });
  return (await store.get<{ person: string }>('externalPersons', id))?.person ?? '';
}

function bearerToken(authorization: string): string {
  const [, token] = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization) ?? [];
  if (token && token.length <= 8192) return token;
  throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.header));
}

function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

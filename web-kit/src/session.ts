import type { ReadonlySignal } from '@preact/signals';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import { type AccessToken, createAccessToken, memberIn } from './access-token.ts';
import { type AuthAnswer, postAuth, type TokenReply } from './auth-request.ts';
import type { BrowserStore } from './browser-store.ts';
import { deviceAssertion, type EnrolledDevice, enrolThisDevice } from './device-key.ts';
import type { AnswerTo } from './document.ts';
import { type KeptSession, openKeptSession, ownerOf, type SessionKeeper, stateOf } from './kept-session.ts';
import { documents, type OrganisationRecord } from './records.ts';
import { graphql, useTokensOf } from './request.ts';

/** Who acts on this device. Kept, so that a device started without a network still knows whose work it records. */
export interface Identity {
  /** Id of the member or device: what is kept in the outbox belongs to it. */
  id: string;
  name: string;
  admin: boolean;
  organisation: OrganisationRecord;
  audiences: string[];
}

export type SessionState =
  | { kind: 'signedOut'; reason?: 'expired' | 'revoked' }
  /** `identity` is missing only between the very first sign-in and the first answer of the service. */
  | { kind: 'signedIn'; by: 'member' | 'device'; identity?: Identity };

/** A refusal to show, or nothing when it worked. `unreachable` is a refusal here: a person waits in front of a form. */
export type SignInOutcome = { ok: true } | { ok: false; refusal: ReceivedRefusal };

export interface Session {
  state: ReadonlySignal<SessionState>;
  signIn(login: string, password: string): Promise<SignInOutcome>;
  acceptInvitation(code: string, password: string): Promise<SignInOutcome>;
  enrol(code: string, name: string): Promise<SignInOutcome>;
  signOut(): Promise<void>;
  /** Id of the member or device whose work is recorded here; undefined while nobody is signed in. */
  owner(): string | undefined;
  /** Asks the service who this is; call when the network is back. */
  refreshIdentity(): Promise<void>;
  token(options?: { renew?: boolean }): Promise<string | undefined>;
}

type Who = NonNullable<AnswerTo<typeof documents.whoAmI>['me']>;

/** Opens the session this device was left with. Never waits for the network. */
export async function openSession(store: BrowserStore): Promise<Session> {
  const access = createAccessToken(() => renew(keeper, access));
  const keeper = await openKeptSession(store, access.forget);

  async function begin(next: KeptSession): Promise<SignInOutcome> {
    await keeper.keep(next);
    await refreshIdentity(keeper);
    return { ok: true };
  }

  async function signInBy(path: string, body: object): Promise<SignInOutcome> {
    const answer = await postAuth<TokenReply>(path, body);
    if (answer.kind !== 'data') return { ok: false, refusal: refusalOf(answer) };
    const member = memberIn(access.take(answer.data));
    return begin({ by: 'member', ...(member && { member }) });
  }

  async function enrol(code: string, name: string): Promise<SignInOutcome> {
    const answer = await enrolThisDevice(store, code, name);
    if (answer.kind !== 'data') return { ok: false, refusal: refusalOf(answer) };
    access.forget();
    return begin({ by: 'device', device: answer.data });
  }

  async function signOut(): Promise<void> {
    if (keeper.now()?.by === 'member') await postAuth('/auth/sign-out', {});
    access.forget();
    await store.clear('seen');
    await keeper.keep(undefined);
  }

  const session: Session = {
    state: keeper.state,
    token: async (options) => (keeper.now() ? access.current(options) : undefined),
    enrol,
    signOut,
    refreshIdentity: () => refreshIdentity(keeper),
    owner: () => ownerOf(keeper.now()),
    signIn: (login, password) => signInBy('/auth/sign-in', { login, password }),
    acceptInvitation: (code, password) => signInBy('/auth/accept-invitation', { code, password }),
  };
  useTokensOf(session);
  return session;
}

async function renew(keeper: SessionKeeper, access: AccessToken): Promise<string | undefined> {
  const device = keeper.now()?.device;
  const answer = await oneTabAtATime(() => (device ? deviceToken(device) : postAuth<TokenReply>('/auth/refresh', {})));
  if (answer.kind === 'data') {
    await recognise(keeper, device ? undefined : memberIn(answer.data.accessToken));
    return access.take(answer.data);
  }
  access.forget();
  // Only the service's own clear no ends a session; a proxy's odd answer or a fault must not lock a kiosk out.
  if (answer.kind !== 'refused' || answer.refusal.code !== 'UNAUTHENTICATED') return undefined;
  // The device keeps its key: should the no have been a mistake, the next start gets through again.
  if (device) keeper.show({ kind: 'signedOut', reason: 'revoked' });
  else await keeper.keep(undefined, 'expired');
  return undefined;
}

/** The service has given a token: who it is for may be somebody else than before, as all tabs share one refresh cookie. */
async function recognise(keeper: SessionKeeper, member: string | undefined): Promise<void> {
  const kept = keeper.now();
  if (member !== undefined && kept && member !== (ownerOf(kept) ?? member)) await keeper.keep({ by: 'member', member });
  if (keeper.state.value.kind === 'signedOut' && keeper.now()) keeper.show(stateOf(keeper.now()));
}

async function refreshIdentity(keeper: SessionKeeper): Promise<void> {
  const answer = await graphql(documents.whoAmI, {});
  const kept = keeper.now();
  if (answer.kind !== 'data' || !answer.data.me || !kept) return;
  const identity = identityOf(answer.data.me);
  // Somebody else may have signed in while the service was asked.
  if (!kept.device && (ownerOf(kept) ?? identity.id) !== identity.id) return;
  await keeper.keep({ ...kept, identity });
}

function identityOf({ organisation, member, device, audiences }: Who): Identity {
  const self = member ?? device;
  return {
    id: self?.id ?? organisation.id,
    name: self?.name ?? organisation.name,
    admin: member?.admin ?? false,
    organisation,
    audiences,
  };
}

function refusalOf(answer: Exclude<AuthAnswer<unknown>, { kind: 'data' }>): ReceivedRefusal {
  if (answer.kind === 'refused') return answer.refusal;
  return refusal('UNREACHABLE');
}

/** Tabs share the refresh cookie and the device's name, and the service takes two renewals at once for a theft. */
function oneTabAtATime<T>(ask: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('kreispass-tokens', ask) as Promise<T>) : ask();
}

/** A kiosk's clock is often wrong, and an assertion lives two minutes: the second try goes by the service's clock. */
async function deviceToken(device: EnrolledDevice): Promise<AuthAnswer<TokenReply>> {
  const first = await postAuth<TokenReply>('/auth/device', { assertion: await deviceAssertion(device, 0) });
  if (first.kind !== 'refused') return first;
  return postAuth<TokenReply>('/auth/device', { assertion: await deviceAssertion(device, first.clockAheadMs) });
}

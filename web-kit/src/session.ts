import { type ReadonlySignal, signal } from '@preact/signals';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import { type AuthAnswer, postAuth, type TokenReply } from './auth-request.ts';
import type { BrowserStore } from './browser-store.ts';
import { deviceAssertion, type EnrolledDevice, enrolThisDevice } from './device-key.ts';
import type { AnswerTo } from './document.ts';
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

interface KeptSession {
  by: 'member' | 'device';
  /** Id of the member, by their first token: known before the service has said anything else of them. */
  member?: string;
  identity?: Identity;
  device?: EnrolledDevice;
}

/** Opens the session this device was left with. Never waits for the network. */
export async function openSession(store: BrowserStore): Promise<Session> {
  let kept = (await store.get('settings', 'session')) as KeptSession | undefined;
  let access: { token: string; until: number } | undefined;
  let pending: Promise<string | undefined> | undefined;
  const state = signal<SessionState>(stateOf(kept));

  const otherTabs = new BroadcastChannel(`${store.name}/session`);

  async function keep(next: KeptSession | undefined, reason?: 'expired' | 'revoked'): Promise<void> {
    kept = next;
    if (next) await store.put('settings', next, 'session');
    else await store.delete('settings', 'session');
    state.value = next ? stateOf(next) : { kind: 'signedOut', ...(reason && { reason }) };
    otherTabs.postMessage('changed');
  }

  /** All tabs share one refresh cookie, so who signs in or out in one does so in all. */
  otherTabs.onmessage = () => void follow().catch(() => undefined);

  async function follow(): Promise<void> {
    const now = (await store.get('settings', 'session')) as KeptSession | undefined;
    if (ownerOf(now) !== ownerOf(kept)) access = undefined;
    kept = now;
    state.value = stateOf(now);
  }

  async function token(options: { renew?: boolean } = {}): Promise<string | undefined> {
    if (!kept) return undefined;
    if (access && !options.renew && access.until > Date.now()) return access.token;
    // One renewal at a time: two at once with one refresh cookie look like a stolen cookie to the service.
    pending ??= renew().finally(() => {
      pending = undefined;
    });
    return pending;
  }

  async function renew(): Promise<string | undefined> {
    const device = kept?.device;
    // Tabs share the refresh cookie and the device's name, and the service takes two renewals at once for a theft.
    const answer = await oneTabAtATime(() =>
      device ? deviceToken(device) : postAuth<TokenReply>('/auth/refresh', {}),
    );
    if (answer.kind === 'data') {
      const member = device ? undefined : memberIn(answer.data.accessToken);
      if (member !== undefined && kept && member !== (ownerOf(kept) ?? member)) await keep({ by: 'member', member });
      if (kept && state.value.kind === 'signedOut') state.value = stateOf(kept);
      return take(answer.data);
    }
    access = undefined;
    // Only the service's own clear no ends a session; a proxy's odd answer or a fault must not lock a kiosk out.
    if (answer.kind !== 'refused' || answer.refusal.code !== 'UNAUTHENTICATED') return undefined;
    // The device keeps its key: should the no have been a mistake, the next start gets through again.
    if (device) state.value = { kind: 'signedOut', reason: 'revoked' };
    else await keep(undefined, 'expired');
    return undefined;
  }

  function take(reply: TokenReply): string {
    access = { token: reply.accessToken, until: Date.now() + (reply.expiresIn - 30) * 1000 };
    return reply.accessToken;
  }

  async function begin(next: KeptSession, reply?: TokenReply): Promise<SignInOutcome> {
    if (reply) take(reply);
    await keep(next);
    await refreshIdentity();
    return { ok: true };
  }

  async function refreshIdentity(): Promise<void> {
    const answer = await graphql(documents.whoAmI, {});
    if (answer.kind !== 'data' || !answer.data.me || !kept) return;
    const identity = identityOf(answer.data.me);
    // Somebody else may have signed in while the service was asked.
    if (!kept.device && (ownerOf(kept) ?? identity.id) !== identity.id) return;
    await keep({ ...kept, identity });
  }

  async function signInBy(path: string, body: object): Promise<SignInOutcome> {
    const answer = await postAuth<TokenReply>(path, body);
    if (answer.kind !== 'data') return { ok: false, refusal: refusalOf(answer) };
    const member = memberIn(answer.data.accessToken);
    return begin({ by: 'member', ...(member && { member }) }, answer.data);
  }

  async function enrol(code: string, name: string): Promise<SignInOutcome> {
    const answer = await enrolThisDevice(store, code, name);
    if (answer.kind !== 'data') return { ok: false, refusal: refusalOf(answer) };
    access = undefined;
    return begin({ by: 'device', device: answer.data });
  }

  async function signOut(): Promise<void> {
    if (kept?.by === 'member') await postAuth('/auth/sign-out', {});
    access = undefined;
    await store.clear('seen');
    await keep(undefined);
  }

  const session: Session = {
    state,
    token,
    enrol,
    signOut,
    refreshIdentity,
    owner: () => ownerOf(kept),
    signIn: (login, password) => signInBy('/auth/sign-in', { login, password }),
    acceptInvitation: (code, password) => signInBy('/auth/accept-invitation', { code, password }),
  };
  useTokensOf(session);
  return session;
}

const ownerOf = (kept: KeptSession | undefined): string | undefined =>
  kept?.device?.id ?? kept?.identity?.id ?? kept?.member;

/** Who an access token is for (RFC 7519 §4.1.2). Only compared with who was here before; the service decides what it is worth. */
function memberIn(token: string): string | undefined {
  try {
    const [, payload = ''] = token.split('.');
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

const stateOf = (kept: KeptSession | undefined): SessionState =>
  kept ? { kind: 'signedIn', by: kept.by, ...(kept.identity && { identity: kept.identity }) } : { kind: 'signedOut' };

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

function oneTabAtATime<T>(ask: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('kreispass-tokens', ask) as Promise<T>) : ask();
}

/** A kiosk's clock is often wrong, and an assertion lives two minutes: the second try goes by the service's clock. */
async function deviceToken(device: EnrolledDevice): Promise<AuthAnswer<TokenReply>> {
  const first = await postAuth<TokenReply>('/auth/device', { assertion: await deviceAssertion(device, 0) });
  if (first.kind !== 'refused') return first;
  return postAuth<TokenReply>('/auth/device', { assertion: await deviceAssertion(device, first.clockAheadMs) });
}

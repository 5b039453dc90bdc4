import { type ReadonlySignal, signal } from '@preact/signals';
import type { BrowserStore } from './browser-store.ts';
import type { EnrolledDevice } from './device-key.ts';
import type { Identity, SessionState } from './session.ts';

/** What a device keeps of who is signed in. */
export interface KeptSession {
  by: 'member' | 'device';
  /** Id of the member, by their first token: known before the service has said anything else of them. */
  member?: string;
  identity?: Identity;
  device?: EnrolledDevice;
}

/** Who is signed in on this device, the same in all its tabs. */
export interface SessionKeeper {
  now(): KeptSession | undefined;
  state: ReadonlySignal<SessionState>;
  keep(next: KeptSession | undefined, reason?: 'expired' | 'revoked'): Promise<void>;
  /** Shows another state without a change of what is kept. */
  show(state: SessionState): void;
}

/** @param onOther another tab has signed somebody else in, or out */
export async function openKeptSession(store: BrowserStore, onOther: () => void): Promise<SessionKeeper> {
  const read = async () => (await store.get('settings', 'session')) as KeptSession | undefined;
  let kept = await read();
  const state = signal<SessionState>(stateOf(kept));
  const otherTabs = new BroadcastChannel(`${store.name}/session`);

  async function keep(next: KeptSession | undefined, reason?: 'expired' | 'revoked'): Promise<void> {
    kept = next;
    if (next) await store.put('settings', next, 'session');
    else await store.delete('settings', 'session');
    state.value = next ? stateOf(next) : { kind: 'signedOut', ...(reason && { reason }) };
    otherTabs.postMessage('changed');
  }

  async function follow(): Promise<void> {
    const next = await read();
    if (ownerOf(next) !== ownerOf(kept)) onOther();
    kept = next;
    state.value = stateOf(next);
  }

  /** All tabs share one refresh cookie, so who signs in or out in one does so in all. */
  otherTabs.onmessage = () => void follow().catch(() => undefined);

  const show = (next: SessionState) => {
    state.value = next;
  };
  return { now: () => kept, state, keep, show };
}

/** Id of the member or device whose work is recorded here. */
export const ownerOf = (kept: KeptSession | undefined): string | undefined =>
  kept?.device?.id ?? kept?.identity?.id ?? kept?.member;

/** How what is kept looks to the screens. */
export const stateOf = (kept: KeptSession | undefined): SessionState =>
  kept ? { kind: 'signedIn', by: kept.by, ...(kept.identity && { identity: kept.identity }) } : { kind: 'signedOut' };

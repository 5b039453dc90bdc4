import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import type { CommandName } from '#schemas/validate.ts';
import type { BrowserStore } from './browser-store.ts';
import { type Delivery, deliver } from './outbox-delivery.ts';
import { type Command, type NewCommand, nextToSend, type OutboxItem, type SentItem, withInput } from './outbox-item.ts';

export type { Command, InputOf, NewCommand, OutboxItem, SentItem } from './outbox-item.ts';

/** Where the last attempt has left the outbox. `signedOut`: somebody has to sign in before anything can go. */
export type OutboxLink = 'idle' | 'sending' | 'unreachable' | 'signedOut';

export type Kept = { kept: true; item: OutboxItem } | { kept: false; refusal: ReceivedRefusal };

export interface Outbox {
  items: ReadonlySignal<readonly OutboxItem[]>;
  sent: ReadonlySignal<readonly SentItem[]>;
  counts: ReadonlySignal<{ waiting: number; parked: number }>;
  link: ReadonlySignal<OutboxLink>;
  /** Keeps a command on this device for good, then starts sending. Says no only when the device cannot keep it. */
  keep<Name extends CommandName>(command: NewCommand<Name>): Promise<Kept>;
  /** Tries now, not after the next pause. */
  sendNow(): Promise<void>;
  /** A person wants a refused command to be tried again, with other values if given; then it is a new command. */
  retry(sequence: number, input?: Command['input']): Promise<void>;
  /** A person gives a command up. */
  discard(sequence: number): Promise<void>;
  /** Resolves when the service has answered this command, or at the latest after `ms`. */
  answered(commandId: string, ms: number): Promise<'sent' | 'parked' | 'waiting'>;
  close(): void;
}

export interface OutboxOptions {
  store: BrowserStore;
  /** Name of the database: tabs of one client share one outbox. */
  name: string;
  /** Id of who is signed in; undefined while nobody is. */
  owner(): string | undefined;
  /** How a command reaches the service. Given in tests only. */
  deliver?: (item: OutboxItem) => Promise<Delivery>;
}

const faultsUntilParked = 5;
const sentToKeep = 100;

export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const { store, name, owner } = options;
  const send = options.deliver ?? deliver;
  const items = signal<readonly OutboxItem[]>([]);
  const sent = signal<readonly SentItem[]>([]);
  const link = signal<OutboxLink>('idle');
  const counts = computed(() => ({
    waiting: items.value.filter((item) => item.state === 'waiting').length,
    parked: items.value.filter((item) => item.state === 'parked').length,
  }));
  const otherTabs = new BroadcastChannel(`${name}/outbox`);
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  async function reload(): Promise<void> {
    if (closed) return;
    const transaction = store.transaction(['outbox', 'sent']);
    const [kept, all] = await Promise.all([
      transaction.objectStore('outbox').getAll(),
      transaction.objectStore('sent').index('at').getAll(),
    ]);
    // At once: whoever sees that a command has left the outbox finds it among those sent.
    batch(() => {
      sent.value = all.reverse().slice(0, sentToKeep);
      items.value = kept;
    });
  }

  async function changed(): Promise<void> {
    await reload();
    if (!closed) otherTabs.postMessage('changed');
  }

  async function keep<Name extends CommandName>(command: NewCommand<Name>): Promise<Kept> {
    const item = itemOf(command, owner() ?? '');
    let sequence: number;
    try {
      const transaction = store.transaction('outbox', 'readwrite', { durability: 'strict' });
      sequence = await transaction.store.add(item);
      await transaction.done;
    } catch (error) {
      return { kept: false, refusal: refusalOfStore(error) };
    }
    // From here on it is kept, whatever happens to the lists on the screen; saying no would have it written down twice.
    await changed().catch(() => undefined);
    void sendNow();
    return { kept: true, item: { ...item, sequence } };
  }

  function sendNow(): Promise<void> {
    clearTimeout(timer);
    if (running) {
      again = true;
      return running;
    }
    running = exclusively(`${name}/outbox`, drain)
      .catch(tryLaterAfterFault)
      .finally(() => {
        running = undefined;
        if (again && !closed) {
          again = false;
          void sendNow();
        }
      });
    return running;
  }

  /** Sends one after the other until nothing may go or nothing gets through. What it reads is always the database. */
  async function drain(): Promise<void> {
    while (!closed) {
      const self = owner();
      const item = self === undefined ? undefined : nextToSend(await store.getAll('outbox'), self);
      if (!item) {
        link.value = self === undefined ? 'signedOut' : 'idle';
        failures = 0;
        return;
      }
      link.value = 'sending';
      const delivery = await send(item);
      if (closed) return;
      if (!(await settle(item, delivery))) return tryLater(delivery);
      failures = 0;
    }
  }

  /** Writes down what came of it, in one transaction. False when it has to be sent again later. */
  async function settle(item: OutboxItem, delivery: Delivery): Promise<boolean> {
    const transaction = store.transaction(['outbox', 'sent'], 'readwrite', { durability: 'strict' });
    const outbox = transaction.objectStore('outbox');
    const current = await outbox.get(item.sequence);
    // Somebody may have discarded or changed it in the meantime.
    const same = current?.commandId === item.commandId;
    const after = same ? itemAfter(current, delivery) : undefined;
    if (after) await outbox.put(after);
    if (delivery.kind === 'recorded') {
      if (same) await outbox.delete(item.sequence);
      await transaction.objectStore('sent').put(sentItem(item, delivery.commit));
    }
    await transaction.done;
    if (delivery.kind === 'recorded') await forgetOldSent();
    await changed();
    return isSettled(delivery) || after?.state === 'parked';
  }

  async function forgetOldSent(): Promise<void> {
    const keys = await store.getAllKeysFromIndex('sent', 'at');
    for (const key of keys.slice(0, Math.max(0, keys.length - sentToKeep))) await store.delete('sent', key);
  }

  /** The device could not write down what came of it, being full perhaps. Sent again later, it is recorded once all the same. */
  function tryLaterAfterFault(): void {
    tryLater({ kind: 'unreachable', reason: 'device' });
  }

  function tryLater(delivery: Delivery): void {
    link.value = delivery.kind === 'signedOut' ? 'signedOut' : 'unreachable';
    const pauseMs = Math.min(60_000, 1000 * 2 ** Math.min(failures++, 6)) * (0.75 + Math.random() / 2);
    if (!closed) timer = setTimeout(() => void sendNow(), pauseMs);
  }

  async function retry(sequence: number, input?: Command['input']): Promise<void> {
    const transaction = store.transaction('outbox', 'readwrite', { durability: 'strict' });
    const item = await transaction.store.get(sequence);
    if (item) {
      // Other content is another command. The same content keeps its id: perhaps the first one did get through.
      const commandId = input ? newCommandId() : item.commandId;
      const again = withInput(item, input ?? item.input, commandId);
      delete again.refusal;
      await transaction.store.put({ ...again, owner: owner() ?? item.owner, faults: 0, state: 'waiting' });
    }
    await transaction.done;
    await changed();
    await sendNow();
  }

  async function discard(sequence: number): Promise<void> {
    await store.delete('outbox', sequence);
    await changed();
    await sendNow();
  }

  function answered(commandId: string, ms: number): Promise<'sent' | 'parked' | 'waiting'> {
    return new Promise((resolve) => {
      const finish = (answer: 'sent' | 'parked' | 'waiting') => {
        clearTimeout(limit);
        queueMicrotask(() => stop());
        resolve(answer);
      };
      const limit = setTimeout(() => finish('waiting'), ms);
      const stop = items.subscribe((list) => {
        const item = list.find((each) => each.commandId === commandId);
        if (!item) finish('sent');
        else if (item.state === 'parked') finish('parked');
      });
    });
  }

  const online = () => void sendNow();
  const visible = () => document.visibilityState === 'visible' && void sendNow();
  addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);
  otherTabs.onmessage = () => void reload();

  function close(): void {
    closed = true;
    clearTimeout(timer);
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', visible);
    otherTabs.close();
  }

  await reload();
  return { items, sent, counts, link, keep, sendNow, retry, discard, answered, close };
}

/** A command as it is kept. Its number is given by the database; that its input is one of its name's the compiler does not follow. */
function itemOf<Name extends CommandName>(
  { name, input, subjects, lookups = [], title }: NewCommand<Name>,
  owner: string,
): OutboxItem {
  const commandId = newCommandId();
  const keptAt = new Date().toISOString();
  const about = { commandId, subjects, lookups, title, owner, keptAt, state: 'waiting', faults: 0 };
  return { name, input: { occurredAt: keptAt, ...input, commandId }, ...about } as unknown as OutboxItem;
}

const isSettled = ({ kind }: Delivery): boolean => kind === 'recorded' || kind === 'refused' || kind === 'resolved';

/** How an unsent item looks after an attempt; undefined when it stays as it is. */
function itemAfter(item: OutboxItem, delivery: Delivery): OutboxItem | undefined {
  if (delivery.kind === 'refused') return { ...item, state: 'parked', refusal: delivery.refusal };
  if (delivery.kind === 'resolved')
    return { ...withInput(item, delivery.input, item.commandId), subjects: delivery.subjects, lookups: [] };
  if (delivery.kind !== 'unreachable' || delivery.reason !== 'fault') return undefined;
  const faults = item.faults + 1;
  // A command over which the service breaks down again and again must not hold up all others.
  return faults < faultsUntilParked ? { ...item, faults } : { ...item, faults, state: 'parked', refusal: faultRefusal };
}

const faultRefusal = refusal('SERVICE_FAULT');

const sentItem = (item: OutboxItem, commit: number): SentItem => ({
  commandId: item.commandId,
  name: item.name,
  title: item.title,
  subjects: item.subjects,
  keptAt: item.keptAt,
  sentAt: new Date().toISOString(),
  commit,
});

function newCommandId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function refusalOfStore(error: unknown): ReceivedRefusal {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return refusal(full ? 'DEVICE_FULL' : 'DEVICE_STORAGE');
}

/** Two tabs never send at once. Where a browser has no locks they might; that is harmless, only wasteful. */
function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

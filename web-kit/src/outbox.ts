import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import type { CommandName } from '#schemas/validate.ts';
import type { BrowserStore } from './browser-store.ts';
import { type Delivery, deliver } from './outbox-delivery.ts';
import { type Command, type NewCommand, nextToSend, type OutboxItem, type SentItem } from './outbox-item.ts';
import { createSchedule, type Sent } from './outbox-schedule.ts';
import { settle } from './outbox-settle.ts';
import { addItem, newCommandId, openOutboxLists, renewItem } from './outbox-store.ts';

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

export async function openOutbox({ store, name, owner, deliver: send = deliver }: OutboxOptions): Promise<Outbox> {
  const lists = openOutboxLists(store, `${name}/outbox`);
  const { items, sent, changed } = lists;
  const link = signal<OutboxLink>('idle');
  let closed = false;

  /** What it reads is always the database. */
  async function sendNext(): Promise<Sent> {
    const self = owner();
    const item = self === undefined ? undefined : nextToSend(await store.getAll('outbox'), self);
    if (!item) {
      link.value = self === undefined ? 'signedOut' : 'idle';
      return 'nothing';
    }
    link.value = 'sending';
    const delivery = await send(item);
    if (closed) return 'nothing';
    const settled = await settle(store, item, delivery);
    await changed();
    if (settled) return 'settled';
    link.value = delivery.kind === 'signedOut' ? 'signedOut' : 'unreachable';
    return 'stuck';
  }

  const schedule = createSchedule(`${name}/outbox`, sendNext, () => {
    link.value = 'unreachable';
  });

  async function keep<Name extends CommandName>(command: NewCommand<Name>): Promise<Kept> {
    const item = itemOf(command, owner() ?? '');
    const sequence = await addItem(store, item);
    if (typeof sequence === 'object') return { kept: false, refusal: sequence };
    // From here on it is kept, whatever happens to the lists on the screen; saying no would have it written down twice.
    await changed().catch(() => undefined);
    void schedule.now();
    return { kept: true, item: { ...item, sequence } };
  }

  async function retry(sequence: number, input?: Command['input']): Promise<void> {
    await renewItem(store, sequence, owner(), input);
    await changed();
    await schedule.now();
  }

  async function discard(sequence: number): Promise<void> {
    await store.delete('outbox', sequence);
    await changed();
    await schedule.now();
  }

  function close(): void {
    closed = true;
    schedule.close();
    lists.close();
  }

  await lists.reload();
  const counts = computed(() => countsOf(items.value));
  const answered = (commandId: string, ms: number) => answeredIn(items, commandId, ms);
  return { items, sent, counts, link, keep, sendNow: schedule.now, retry, discard, answered, close };
}

const countsOf = (items: readonly OutboxItem[]) => ({
  waiting: items.filter((item) => item.state === 'waiting').length,
  parked: items.filter((item) => item.state === 'parked').length,
});

/** A command as it is kept, without a number yet. That its input is one of its name's the compiler does not follow. */
function itemOf<Name extends CommandName>(
  { name, input, subjects, lookups = [], title }: NewCommand<Name>,
  owner: string,
): OutboxItem {
  const commandId = newCommandId();
  const keptAt = new Date().toISOString();
  const about = { commandId, subjects, lookups, title, owner, keptAt, state: 'waiting', faults: 0 };
  return { name, input: { occurredAt: keptAt, ...input, commandId }, ...about } as unknown as OutboxItem;
}

function answeredIn(items: Outbox['items'], commandId: string, ms: number): ReturnType<Outbox['answered']> {
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

import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import type { BrowserStore } from './browser-store.ts';
import { type Command, type OutboxItem, type SentItem, withInput } from './outbox-item.ts';
import { sentToKeep } from './outbox-settle.ts';

/** The lists of an outbox as the screens of this tab show them; the truth is in the database, which all tabs share. */
export interface OutboxLists {
  items: ReadonlySignal<readonly OutboxItem[]>;
  sent: ReadonlySignal<readonly SentItem[]>;
  reload(): Promise<void>;
  /** Something was written here: this tab and the others look again. */
  changed(): Promise<void>;
  close(): void;
}

export function openOutboxLists(store: BrowserStore, name: string): OutboxLists {
  const items = signal<readonly OutboxItem[]>([]);
  const sent = signal<readonly SentItem[]>([]);
  const otherTabs = new BroadcastChannel(name);
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

  otherTabs.onmessage = () => void reload();

  function close(): void {
    closed = true;
    otherTabs.close();
  }

  return { items, sent, reload, changed, close };
}

/** Writes a command down for good; its number, or why this device cannot keep it. */
export async function addItem(store: BrowserStore, item: OutboxItem): Promise<number | ReceivedRefusal> {
  try {
    const transaction = store.transaction('outbox', 'readwrite', { durability: 'strict' });
    const sequence = await transaction.store.add(item);
    await transaction.done;
    return sequence;
  } catch (error) {
    return refusalOfStore(error);
  }
}

/** Makes a command wait again, of who is signed in now; with other content it becomes another command. */
export async function renewItem(
  store: BrowserStore,
  sequence: number,
  owner: string | undefined,
  input: Command['input'] | undefined,
): Promise<void> {
  const transaction = store.transaction('outbox', 'readwrite', { durability: 'strict' });
  const item = await transaction.store.get(sequence);
  if (item) {
    // Other content is another command. The same content keeps its id: perhaps the first one did get through.
    const commandId = input ? newCommandId() : item.commandId;
    const again = withInput(item, input ?? item.input, commandId);
    delete again.refusal;
    await transaction.store.put({ ...again, owner: owner ?? item.owner, faults: 0, state: 'waiting' });
  }
  await transaction.done;
}

export function newCommandId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function refusalOfStore(error: unknown): ReceivedRefusal {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return refusal(full ? 'DEVICE_FULL' : 'DEVICE_STORAGE');
}

import { refusal } from '#schemas/refusal.ts';
import type { BrowserStore } from './browser-store.ts';
import type { Delivery } from './outbox-delivery.ts';
import { type OutboxItem, type SentItem, withInput } from './outbox-item.ts';

const faultsUntilParked = 5;
/** How many commands that were sent can still be looked at. */
export const sentToKeep = 100;

/** Writes down what came of sending an item, in one transaction. False when it has to be sent again later. */
export async function settle(store: BrowserStore, item: OutboxItem, delivery: Delivery): Promise<boolean> {
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
  if (delivery.kind === 'recorded') await forgetOldSent(store);
  return isSettled(delivery) || after?.state === 'parked';
}

async function forgetOldSent(store: BrowserStore): Promise<void> {
  const keys = await store.getAllKeysFromIndex('sent', 'at');
  for (const key of keys.slice(0, Math.max(0, keys.length - sentToKeep))) await store.delete('sent', key);
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

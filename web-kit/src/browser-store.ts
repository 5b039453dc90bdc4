import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxItem, SentItem } from './outbox-item.ts';

/** What a client keeps on the device. Both clients live on one origin, so each has a database of its own name. */
export interface BrowserStoreSchema extends DBSchema {
  outbox: { key: number; value: OutboxItem };
  sent: { key: string; value: SentItem; indexes: { at: string } };
  seen: { key: string; value: SeenRecord; indexes: { key: string; seenAt: string; kind: string } };
  settings: { key: string; value: unknown };
}

/** Something the service once showed, kept so that it can be shown without a network. */
export interface SeenRecord {
  /** `kind/id`. */
  place: string;
  kind: string;
  id: string;
  /** Whatever leads to it: keys of scan codes, `id:…`, `vin:…`. */
  keys: string[];
  value: unknown;
  seenAt: string;
}

export type BrowserStore = IDBPDatabase<BrowserStoreSchema>;

/** @throws DOMException when the browser keeps nothing (private window, storage switched off, disk full) */
export async function openBrowserStore(name: string): Promise<BrowserStore> {
  const store = await openDB<BrowserStoreSchema>(name, 1, {
    upgrade(database) {
      database.createObjectStore('outbox', { keyPath: 'sequence', autoIncrement: true });
      database.createObjectStore('sent', { keyPath: 'commandId' }).createIndex('at', 'sentAt');
      const seen = database.createObjectStore('seen', { keyPath: 'place' });
      seen.createIndex('key', 'keys', { multiEntry: true });
      seen.createIndex('seenAt', 'seenAt');
      seen.createIndex('kind', 'kind');
      database.createObjectStore('settings');
    },
    // A newer page in another tab wants to change the layout: step aside, it must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
  // Without this the browser may clear the device's data when space gets short, unsent work included.
  await navigator.storage?.persist?.().catch(() => false);
  return store;
}

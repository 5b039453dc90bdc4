import type { BrowserStore, SeenRecord } from './browser-store.ts';

const mostRecords = 3000;

/** Last known batteries, vehicles, organisations …, so that a scan without a network still shows what was known. */
export interface Seen {
  /** Keeps a record as it is now; `keys` are all codes that lead to it. */
  keep(kind: string, id: string, value: unknown, keys?: readonly string[]): Promise<void>;
  get<T>(kind: string, id: string): Promise<SeenValue<T> | undefined>;
  /** The first record that one of the keys leads to. */
  byKey<T>(keys: readonly string[]): Promise<SeenValue<T> | undefined>;
  all<T>(kind: string): Promise<SeenValue<T>[]>;
}

/** `seenAt` belongs on the screen: "as of …". */
export interface SeenValue<T> {
  kind: string;
  id: string;
  value: T;
  seenAt: string;
}

export function openSeen(store: BrowserStore): Seen {
  const seenValue = <T>(record: SeenRecord): SeenValue<T> => ({
    kind: record.kind,
    id: record.id,
    value: record.value as T,
    seenAt: record.seenAt,
  });

  return {
    async keep(kind, id, value, keys = []) {
      const place = `${kind}/${id}`;
      const transaction = store.transaction('seen', 'readwrite');
      const before = await transaction.store.get(place);
      const all = [...new Set([`id:${id}`, ...keys, ...(before?.keys ?? [])])];
      await transaction.store.put({ place, kind, id, keys: all, value, seenAt: new Date().toISOString() });
      await transaction.done;
      if (!before) await forgetOldest(store);
    },
    async get<T>(kind: string, id: string) {
      const record = await store.get('seen', `${kind}/${id}`);
      return record && seenValue<T>(record);
    },
    async byKey<T>(keys: readonly string[]) {
      for (const key of keys) {
        const record = await store.getFromIndex('seen', 'key', key);
        if (record) return seenValue<T>(record);
      }
      return undefined;
    },
    async all<T>(kind: string) {
      return (await store.getAllFromIndex('seen', 'kind', kind)).map((record) => seenValue<T>(record));
    },
  };
}

async function forgetOldest(store: BrowserStore): Promise<void> {
  const surplus = (await store.count('seen')) - mostRecords;
  if (surplus <= 0) return;
  const oldest = await store.getAllKeysFromIndex('seen', 'seenAt', null, surplus);
  const transaction = store.transaction('seen', 'readwrite');
  await Promise.all(oldest.map((place) => transaction.store.delete(place)));
  await transaction.done;
}

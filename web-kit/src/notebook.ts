import type { BrowserStore } from './browser-store.ts';

/**
 * Small notes that have to survive a power cut: half-filled forms, the step somebody was in. Read at once, written through to
 * IndexedDB. (localStorage would be simpler, but browsers write it to the disk seconds later.)
 */
export interface Notebook {
  read<T>(name: string): T | undefined;
  /** Undefined erases the note. */
  write(name: string, value: unknown): void;
}

const prefix = 'note/';

export async function openNotebook(store: BrowserStore): Promise<Notebook> {
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
  const [keys, values] = await Promise.all([store.getAllKeys('settings', range), store.getAll('settings', range)]);
  const notes = new Map(keys.map((key, index) => [key, values[index]]));

  async function writeThrough(key: string, value: unknown): Promise<void> {
    const transaction = store.transaction('settings', 'readwrite', { durability: 'strict' });
    if (value === undefined) await transaction.store.delete(key);
    else await transaction.store.put(value, key);
    await transaction.done;
  }

  return {
    read: <T>(name: string) => notes.get(prefix + name) as T | undefined,
    write(name, value) {
      if (value === undefined) notes.delete(prefix + name);
      else notes.set(prefix + name, value);
      // A full disk is said when the record itself is kept; a note is a comfort and must not stop anybody.
      writeThrough(prefix + name, value).catch(() => undefined);
    },
  };
}

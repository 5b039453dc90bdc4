import type { PrivateStore } from '../storage/storage.ts';
import { newSecret } from './passwords.ts';

/** One reader's reads of some seconds. `organisation` is its finder, and so is each battery. */
export interface ReadRecord {
  organisation: string;
  person?: string;
  device?: string;
  purpose: string;
  from: string;
  to: string;
  batteries: string[];
}

/** A read record with its id, which is also its place in a list: newest first. */
export interface FoundRead {
  id: string;
  record: ReadRecord;
}

/**
 * Where reads are kept. Every battery of a record is a finder, which costs a row each; who reads hundreds within seconds
 * would slow everybody down. Such a record waits in one piece and is taken apart when there is time, or when somebody asks.
 */
export interface ReadRecords {
  add(record: ReadRecord): Promise<void>;
  /** Who read any of these, newest first, from behind `after` on; a read of several of them comes once. */
  of(read: readonly string[], limit: number, after?: string): Promise<FoundRead[]>;
  /** Takes waiting records apart, at most about so many pieces; false when nothing waits any more. */
  takeApart(pieces: number): Promise<boolean>;
  /** Erases records of the two years before this month (YYYY-MM), at most so many; false when nothing is left. */
  forgetBefore(month: string, limit: number): Promise<boolean>;
}

const mostFinders = 64;
const waiting = ['waitingReads', 'state', 'waiting'] as const;

export function createReadRecords(store: PrivateStore): ReadRecords {
  return {
    async add(record) {
      const id = idAt(record.to);
      if (record.batteries.length <= mostFinders) await put(id, record);
      else await store.put('waitingReads', id, record, { state: 'waiting', organisation: record.organisation });
    },
    async of(read, limit, after) {
      const lists = await Promise.all(
        read.map((id) => store.find<ReadRecord>('reads', finderOf(id), 'read', limit, after)),
      );
      const found = new Map(lists.flat().map((one) => [one.id, one]));
      return [...found.values()].sort((one, other) => (one.id < other.id ? -1 : 1)).slice(0, limit);
    },
    async takeApart(pieces) {
      for (let made = 0; made < pieces; ) {
        const [next] = await store.find<ReadRecord>(...waiting, 1);
        if (!next) return false;
        made += await takeOneApart(next);
      }
      return true;
    },
    async forgetBefore(month, limit) {
      let left = limit;
      for (let back = 1; back <= 24 && left > 0; back += 1) left -= await forgetMonth(monthsBefore(month, back), left);
      return left <= 0;
    },
  };

  async function forgetMonth(month: string, limit: number): Promise<number> {
    const old = await store.find('reads', 'month', month, limit);
    for (const { id } of old) await store.delete('reads', id);
    return old.length;
  }

  // Ids of pieces follow from the whole's, so that two processes, or one that died in between, write the same.
  async function takeOneApart({ id, record }: FoundRead): Promise<number> {
    let piece = 0;
    for (let from = 0; from < record.batteries.length; from += mostFinders) {
      await put(`${id}.${piece++}`, { ...record, batteries: record.batteries.slice(from, from + mostFinders) });
    }
    await store.delete('waitingReads', id);
    return piece;
  }

  function put(id: string, record: ReadRecord): Promise<void> {
    const finders = Object.fromEntries(record.batteries.map((battery) => [finderOf(battery), 'read']));
    return store.put('reads', id, record, {
      ...finders,
      organisation: record.organisation,
      month: record.to.slice(0, 7),
    });
  }
}

function finderOf(battery: string): string {
  return `battery:${battery}`;
}

/** `2027-01` and 2 is `2026-11`. */
export function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 - count)).toISOString().slice(0, 7);
}

/** Grows backwards in time, so that the order of ids is newest first. */
function idAt(at: string): string {
  return `${1e15 - Date.parse(at)}.${newSecret(6)}`;
}

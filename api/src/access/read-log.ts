import type { PrivateStore } from '../storage/storage.ts';
import { newSecret } from './passwords.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who has looked at data that not everybody may see, and for which purpose (2023/1542 Art. 77(2) subpara 3). Kept in the
 * private store: it says more about the reader than about the battery, and has to be erasable.
 */
export interface ReadLog {
  /** Remembers a read; costs a set look-up, the writing happens later. Reads with the public's eyes are not remembered. */
  note(viewer: Viewer, battery: string): void;
  /** Writes what is remembered. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** One reader's reads of some seconds. `organisation` is its finder. */
export interface ReadRecord {
  organisation: string;
  person?: string;
  device?: string;
  purpose: string;
  from: string;
  to: string;
  batteries: string[];
}

const flushSeconds = 5;
const mostBatteriesPerRecord = 5000;

export function createReadLog(store: PrivateStore, now: () => Date, onFault: (fault: unknown) => void): ReadLog {
  const open = new Map<string, { viewer: Viewer; from: string; batteries: Set<string> }>();
  let writing: Promise<void> = Promise.resolve();

  function write(readers: ReturnType<typeof open.values>): Promise<void> {
    const to = now().toISOString();
    const records = [...readers].map(({ viewer, from, batteries }) => recordOf(viewer, from, to, [...batteries]));
    open.clear();
    writing = writing
      .then(async () => {
        for (const record of records) {
          await store.put('reads', `${record.from}.${newSecret(6)}`, record, { organisation: record.organisation });
        }
      })
      .catch(onFault);
    return writing;
  }

  const timer = setInterval(() => open.size > 0 && write(open.values()), flushSeconds * 1000);
  timer.unref();

  return {
    note(viewer, battery) {
      if (viewer.audiences.size <= 1 && !viewer.interestIn?.has(battery)) return;
      const key = `${viewer.organisation}/${viewer.person ?? viewer.device ?? ''}`;
      let reader = open.get(key);
      if (!reader) {
        reader = { viewer, from: now().toISOString(), batteries: new Set() };
        open.set(key, reader);
      }
      reader.batteries.add(battery);
      if (reader.batteries.size >= mostBatteriesPerRecord) void write(open.values());
    },
    flush: () => write(open.values()),
    async close() {
      clearInterval(timer);
      await write(open.values());
    },
  };
}

function recordOf(viewer: Viewer, from: string, to: string, batteries: string[]): ReadRecord {
  return {
    organisation: viewer.organisation,
    ...(viewer.person && { person: viewer.person }),
    ...(viewer.device && { device: viewer.device }),
    purpose: viewer.purpose ?? '',
    from,
    to,
    batteries,
  };
}

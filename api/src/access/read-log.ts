import type { PrivateStore } from '../storage/storage.ts';
import { createReadRecords, type FoundRead, monthsBefore, type ReadRecord } from './read-records.ts';
import type { ReadsBeside } from './reads-beside.ts';
import type { Viewer } from './viewer.ts';

/**
 * Who has looked at data that not everybody may see, and for which purpose (2023/1542 Art. 77(2) subpara 3). Kept in the
 * private store: it says more about the reader than about the battery, and has to be erasable.
 */
export interface ReadLog {
  /**
   * Remembers a read of a battery, or of a model by itself; costs a set look-up, the writing happens later. Reads with the
   * public's eyes are not remembered.
   */
  note(viewer: Viewer, read: string): void;
  /** Who read this battery, or its model by itself, newest first, from behind `after` on; everything noted so far is in it. */
  readsOf(battery: string, limit: number, after?: string, model?: string): Promise<FoundRead[]>;
  /** Writes what is remembered. */
  flush(): Promise<void>;
  /** Erases what is older than it is kept; happens by itself as well, a little at a time. */
  forgetOld(): Promise<void>;
  close(): Promise<void>;
}

const flushSeconds = 5;
const mostBatteriesPerRecord = 5000;
/** So many pieces of long records are made in a quiet moment: some milliseconds of writing. */
const piecesAtOnce = 40;

/** So many old records are erased in a quiet moment. */
const forgottenAtOnce = 200;
const mostForgotten = 100_000;

/**
 * @param keptMonths how long reads are kept, 0 for ever (2016/679 Art. 5(1)(e): no longer than necessary)
 * @param beside where reads past the service are found
 */
export function createReadLog(
  store: PrivateStore,
  now: () => Date,
  onFault: (fault: unknown) => void,
  keptMonths = 0,
  beside?: ReadsBeside,
): ReadLog {
  const records = createReadRecords(store);
  const open = new Map<string, { viewer: Viewer; from: string; batteries: Set<string> }>();
  let writing: Promise<unknown> = Promise.resolve();
  let mayWait = true;

  function write(): Promise<unknown> {
    const to = now().toISOString();
    const closed = [...open.values()].map(({ viewer, from, batteries }) => recordOf(viewer, from, to, [...batteries]));
    open.clear();
    return inTurn(async () => {
      for (const record of closed) await records.add(record);
      mayWait ||= closed.length > 0;
    });
  }

  /** One after the other, so that nothing is read while it is still being written. */
  function inTurn(work: () => Promise<void>): Promise<unknown> {
    writing = writing.then(work).catch(onFault);
    return writing;
  }

  function takeApart(pieces: number): Promise<unknown> {
    return inTurn(async () => {
      mayWait = await records.takeApart(pieces);
    });
  }

  let forgottenOn = '';
  /** Nothing more is looked for on a day on which nothing more was found. */
  function forgetOld(limit: number): Promise<unknown> | undefined {
    const day = now().toISOString().slice(0, 10);
    if (keptMonths === 0 || forgottenOn === day) return undefined;
    return inTurn(async () => {
      const more = await records.forgetBefore(monthsBefore(day.slice(0, 7), keptMonths), limit);
      if (!more) forgottenOn = day;
    });
  }

  function takeBeside(most: number): Promise<unknown> {
    return inTurn(async () => {
      for (const { record, kept } of beside?.waiting(most) ?? []) {
        await records.add(record);
        kept();
        mayWait = true;
      }
    });
  }

  const timer = setInterval(() => {
    if (beside) void takeBeside(piecesAtOnce);
    if (open.size > 0) void write();
    else if (mayWait) void takeApart(piecesAtOnce);
    else void forgetOld(forgottenAtOnce);
  }, flushSeconds * 1000);
  timer.unref();

  return {
    note(viewer, read) {
      if (viewer.audiences.size <= 1 && !viewer.interestIn?.has(read)) return;
      const key = `${viewer.organisation}/${viewer.person ?? viewer.device ?? ''}`;
      let reader = open.get(key);
      if (!reader) {
        reader = { viewer, from: now().toISOString(), batteries: new Set() };
        open.set(key, reader);
      }
      reader.batteries.add(read);
      if (reader.batteries.size >= mostBatteriesPerRecord) void write();
    },
    async readsOf(battery, limit, after, model) {
      await write();
      if (beside) await takeBeside(Number.POSITIVE_INFINITY);
      await takeApart(Number.POSITIVE_INFINITY);
      return records.of(model === undefined ? [battery] : [battery, model], limit, after);
    },
    async flush() {
      await write();
    },
    async forgetOld() {
      forgottenOn = '';
      await forgetOld(mostForgotten);
    },
    async close() {
      clearInterval(timer);
      await write();
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

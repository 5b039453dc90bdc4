import type { PrivateStore } from '../storage/storage.ts';
import { createNotedReads } from './noted-reads.ts';
import { createReadRecords, type FoundRead, monthsBefore, type ReadRecords } from './read-records.ts';
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
  const noted = createNotedReads(now);
  const inTurn = createTurns(onFault);
  const forgetting = createForgetting(records, now, keptMonths);
  let mayWait = true;

  function write(): Promise<unknown> {
    const taken = noted.take();
    return inTurn(async () => {
      for (const record of taken) await records.add(record);
      mayWait ||= taken.length > 0;
    });
  }

  function takeApart(pieces: number): Promise<unknown> {
    return inTurn(async () => {
      mayWait = await records.takeApart(pieces);
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
    if (!noted.isEmpty()) void write();
    else if (mayWait) void takeApart(piecesAtOnce);
    else if (forgetting.isDue()) void inTurn(() => forgetting.forget(forgottenAtOnce));
  }, flushSeconds * 1000);
  timer.unref();

  return {
    note(viewer, read) {
      if (viewer.audiences.size <= 1 && !viewer.interestIn?.has(read)) return;
      if (noted.note(viewer, read)) void write();
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
      await inTurn(() => forgetting.forget(mostForgotten));
    },
    async close() {
      clearInterval(timer);
      await write();
    },
  };
}

/** One after the other, so that nothing is read while it is still being written. */
function createTurns(onFault: (fault: unknown) => void): (work: () => Promise<void>) => Promise<unknown> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    last = last.then(work).catch(onFault);
    return last;
  };
}

/** Nothing more is looked for on a day on which nothing more was found. */
function createForgetting(records: ReadRecords, now: () => Date, keptMonths: number) {
  const today = () => now().toISOString().slice(0, 10);
  let doneOn = '';
  return {
    isDue: () => keptMonths > 0 && doneOn !== today(),
    async forget(limit: number): Promise<void> {
      if (keptMonths === 0) return;
      const day = today();
      const more = await records.forgetBefore(monthsBefore(day.slice(0, 7), keptMonths), limit);
      if (!more) doneOn = day;
    },
  };
}

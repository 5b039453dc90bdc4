import type { Storage } from '../storage/storage.ts';
import { Checkpoints, type SigningKey } from './checkpoints.ts';
import { CommitLog } from './commit-log.ts';
import type { Ledger } from './ledger.ts';
import { Log } from './log.ts';
import type { KeptSubject } from './subject.ts';
import { Tree } from './tree.ts';
import { Views } from './views.ts';

/** The ledger of a running service: writing (`Ledger`), current states (`views`), and what proves it all (`log`). */
export interface OpenLedger extends Ledger {
  views: Views;
  log: Log;
  /** Forgets all views and makes them again from the log. */
  rebuild(progress?: (commit: number, head: number) => void): Promise<void>;
}

export interface LedgerSettings {
  storage: Storage;
  subjects: readonly KeptSubject[];
  signingKey: SigningKey;
  now: () => Date;
  /** Told while views are brought up to the head at the start. */
  progress?: (commit: number, head: number) => void;
}

/**
 * Opens a ledger: restores the edge of its tree and brings views up to the head, in case the last process died in between.
 * Closing it waits for the commands under way; the storage stays open, it belongs to the caller.
 */
export async function openLedger({
  storage,
  subjects,
  signingKey,
  now,
  progress,
}: LedgerSettings): Promise<OpenLedger> {
  const views = new Views(storage, subjects);
  const tree = new Tree(storage);
  const commitLog = new CommitLog({ storage, views, tree, now });
  await commitLog.open(progress);
  const log = new Log(storage, tree, new Checkpoints(signingKey), () => commitLog.refresh());
  return {
    views,
    log,
    submit: (submission) => commitLog.submit(submission),
    submitAll: (submissions) => Promise.all(submissions.map((submission) => commitLog.submit(submission))),
    head: () => storage.head(),
    onCommit: (listener) => commitLog.onCommit(listener),
    rebuild: (progress) => commitLog.rebuild(progress),
    close: () => commitLog.close(),
  };
}

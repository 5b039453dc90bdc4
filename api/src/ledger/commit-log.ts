import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { HeadMoved, type Storage, StorageFault } from '../storage/storage.ts';
import { CatchUp } from './catch-up.ts';
import { decideOne } from './decide-one.ts';
import type { Commit, Head } from './entry.ts';
import type { Outcome, Submission } from './ledger.ts';
import { Overlay } from './overlay.ts';
import type { Tree } from './tree.ts';
import type { Views } from './views.ts';

interface Waiting {
  submission: Submission;
  resolve(outcome: Outcome): void;
  reject(fault: unknown): void;
}

interface Parts {
  storage: Storage;
  views: Views;
  tree: Tree;
  now: () => Date;
}

/** How often a batch is decided again because other processes were first, before its clients have to try again. */
const attempts = 40;
/** How often other processes' commits are looked for while somebody listens. */
const pollMs = 500;

/**
 * The only way to write: one queue. Commands that wait at the same moment are decided one after the other, each seeing
 * those before it, and appended together with one disk sync.
 */
export class CommitLog {
  readonly #parts: Parts;
  readonly #catchUp: CatchUp;
  readonly #listeners = new Set<(commit: Commit) => void>();
  #queue: Waiting[] = [];
  #work: Promise<void> = Promise.resolve();
  #scheduled = false;
  #closed = false;
  #poll: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#catchUp = new CatchUp(parts, (commits) => this.#tell(commits));
  }

  async open(progress?: (commit: number, head: number) => void): Promise<void> {
    await this.#catchUp.open(progress);
  }

  submit(submission: Submission): Promise<Outcome> {
    if (this.#closed)
      return Promise.reject(new StorageFault('STORAGE_GONE', 'The service is shutting down. Try again.'));
    return new Promise((resolve, reject) => {
      this.#queue.push({ submission, resolve, reject });
      this.#schedule();
    });
  }

  onCommit(listener: (commit: Commit) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#parts.storage.exclusive) this.#poll ??= setInterval(() => this.#look(), pollMs).unref();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stopPolling();
    };
  }

  /** Brings tree and views up to what others have written. */
  refresh(): Promise<void> {
    if (this.#parts.storage.exclusive) return Promise.resolve();
    return this.#alone(() => this.#catchUp.toHead());
  }

  rebuild(progress?: (commit: number, head: number) => void): Promise<void> {
    return this.#alone(() => this.#catchUp.rebuild(progress));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopPolling();
    this.#listeners.clear();
    // A turn of the event loop each, or what was scheduled for one would never come.
    while (this.#queue.length > 0 || this.#scheduled) await turn();
    await this.#work;
  }

  /** Waits one turn of the event loop, so that everybody who has something to say now shares the batch. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#alone(() => {
        this.#scheduled = false;
        return this.#drain();
      });
    });
  }

  /** One thing at a time; a fault of one is no reason not to do the next. */
  #alone<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#work.then(work);
    this.#work = result.then(
      () => {},
      () => {},
    );
    return result;
  }

  /** One batch at a time, with a turn of the event loop between, so that an import leaves others room to breathe. */
  async #drain(): Promise<void> {
    const batch = this.#queue.splice(0, this.#parts.storage.batchLimit.commits);
    const rest = await this.#write(batch);
    if (rest.length > 0) this.#queue = [...rest, ...this.#queue];
    if (this.#queue.length > 0) this.#schedule();
  }

  /** Decides and writes a batch; gives back those that did not fit into it. */
  async #write(batch: Waiting[]): Promise<Waiting[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#catchUp.toHead();
        return await this.#writeOnce(batch);
      } catch (fault) {
        if (!(fault instanceof HeadMoved) || attempt === attempts) {
          for (const { reject } of batch) reject(fault);
          return [];
        }
        this.#catchUp.doubt();
        // Two processes that collide would collide again; chance lets one go first.
        await wait(Math.random() * Math.min(100, 2 ** attempt));
      }
    }
  }

  async #writeOnce(batch: Waiting[]): Promise<Waiting[]> {
    const { storage, views } = this.#parts;
    const overlay = new Overlay(storage, views);
    if (batch.length > 1) await overlay.lookAhead(batch.map(({ submission }) => submission));
    const settled: (() => void)[] = [];
    const head: Head = { ...this.#catchUp.known };
    const recordedAt = this.#parts.now().toISOString();
    let decided = 0;
    while (decided < batch.length && overlay.length < storage.batchLimit.bytes) {
      const { submission, resolve, reject } = batch[decided++] as Waiting;
      try {
        const outcome = await decideOne({ storage, views, head, recordedAt }, overlay, submission);
        settled.push(() => resolve(outcome));
        if (!outcome.recorded || outcome.repeated) continue;
        head.commit++;
        head.size += outcome.commit.entries.length;
      } catch (fault) {
        settled.push(() => reject(fault));
      }
    }
    const rest = batch.slice(decided);
    if (overlay.commits.length > 0) {
      const fault = await this.#append(overlay);
      if (fault !== undefined) return this.#giveUp(batch.slice(0, decided), fault, rest);
    }
    // Even refusals wait for the disk: one may rest on a commit of the same batch.
    for (const settle of settled) settle();
    this.#tell(overlay.commits);
    return rest;
  }

  /** Tells those of a batch that was not written. Unless the database is at fault, each gets another try on its own. */
  async #giveUp(batch: Waiting[], fault: unknown, rest: Waiting[]): Promise<Waiting[]> {
    if (fault instanceof StorageFault || batch.length === 1) for (const { reject } of batch) reject(fault);
    else for (const waiting of batch) await this.#write([waiting]);
    return rest;
  }

  /** Writes what was decided; gives back the fault if that is not known to have happened. */
  async #append(overlay: Overlay): Promise<unknown> {
    const { storage, tree, views } = this.#parts;
    const { edge, tiles } = tree.grown(overlay.commits.flatMap((commit) => commit.texts));
    const changed = [...overlay.changed.values()];
    try {
      await storage.append(overlay.commits, changed, tiles);
    } catch (fault) {
      if (fault instanceof HeadMoved) throw fault;
      this.#catchUp.doubt();
      return fault;
    }
    this.#catchUp.wrote({ commit: this.#catchUp.known.commit + overlay.commits.length, size: edge.size });
    tree.edge = edge;
    views.remember(changed);
    return undefined;
  }

  #tell(commits: readonly Commit[]): void {
    if (this.#listeners.size === 0) return;
    for (const commit of commits) {
      for (const listener of this.#listeners) {
        try {
          listener(commit);
        } catch (fault) {
          process.emitWarning(fault instanceof Error ? fault : String(fault));
        }
      }
    }
  }

  #look(): void {
    this.refresh().catch(() => {}); // The next look, or the next command, meets the same fault and can tell somebody.
  }

  #stopPolling(): void {
    clearInterval(this.#poll);
    this.#poll = undefined;
  }
}

import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { HeadMoved, type Storage, StorageFault } from '../storage/storage.ts';
import { CatchUp } from './catch-up.ts';
import { decideOne } from './decide-one.ts';
import type { Commit, Head } from './entry.ts';
import type { Outcome, Submission } from './ledger.ts';
import { type Changes, Overlay } from './overlay.ts';
import type { Tree } from './tree.ts';
import type { Views } from './views.ts';

interface Waiting {
  submission: Submission;
  resolve(outcome: Outcome): void;
  reject(fault: unknown): void;
}

interface Decided {
  /** How many of the batch, from its beginning. */
  decided: number;
  /** What the head becomes. */
  head: Head;
  settle(): void;
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
  /** The fault after which a log that writes aside takes nothing more. */
  #broken: unknown;
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
    if (this.#broken !== undefined) return Promise.reject(this.#broken);
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

  #drain(): Promise<void> {
    return this.#parts.storage.aside ? this.#writeAside() : this.#writeNext();
  }

  /** One batch at a time, with a turn of the event loop between, so that an import leaves others room to breathe. */
  async #writeNext(): Promise<void> {
    const batch = this.#takeBatch();
    const rest = await this.#write(batch);
    if (rest.length > 0) this.#queue = [...rest, ...this.#queue];
    if (this.#queue.length > 0) this.#schedule();
  }

  /**
   * Where the storage writes in a thread of its own, one batch is decided while the one before is written. What has been
   * written can still be lost with the rest of its transaction, so after a fault nothing more is.
   */
  async #writeAside(): Promise<void> {
    let batch = this.#takeBatch();
    try {
      let looking = this.#lookAhead(batch);
      let head = this.#catchUp.known;
      let writing = Promise.resolve();
      while (batch.length > 0) {
        const overlay = await looking;
        const { decided, head: after, settle } = await this.#decide(batch, overlay, head);
        const done = batch.slice(0, decided);
        this.#queue.unshift(...batch.slice(decided));
        await writing;
        if (this.#broken !== undefined) return this.#break(done, this.#broken);
        // Asked before this batch is handed over, so that the answers do not wait for it to be written.
        batch = this.#takeBatch();
        looking = this.#lookAhead(batch, overlay.changes);
        writing = this.#appendAside(overlay, done, settle);
        head = after;
      }
      await writing;
    } catch (fault) {
      this.#break(batch, fault);
    }
  }

  async #appendAside(overlay: Overlay, batch: readonly Waiting[], settle: () => void): Promise<void> {
    const written = overlay.commits.length > 0 ? this.#append(overlay) : undefined;
    const fault = await written?.catch((moved: HeadMoved) => moved);
    if (fault !== undefined) return this.#break(batch, fault);
    settle();
    this.#tell(overlay.commits);
  }

  #break(batch: readonly Waiting[], fault: unknown): void {
    this.#broken = fault;
    for (const { reject } of [...batch, ...this.#queue.splice(0)]) reject(fault);
  }

  #takeBatch(): Waiting[] {
    return this.#queue.splice(0, this.#parts.storage.batchLimit.commits);
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
    const overlay = await this.#lookAhead(batch);
    const { decided, settle } = await this.#decide(batch, overlay, this.#catchUp.known);
    const rest = batch.slice(decided);
    if (overlay.commits.length > 0) {
      const fault = await this.#append(overlay);
      if (fault !== undefined) return this.#giveUp(batch.slice(0, decided), fault, rest);
    }
    settle();
    this.#tell(overlay.commits);
    return rest;
  }

  /** Asks the storage for what a batch will need, on top of the batch before it where that is still being written. */
  async #lookAhead(batch: readonly Waiting[], below?: Changes): Promise<Overlay> {
    const { storage, views } = this.#parts;
    const overlay = new Overlay(storage, views, below);
    if (batch.length > 1) await overlay.lookAhead(batch.map(({ submission }) => submission));
    return overlay;
  }

  /** Decides as much of a batch as one append may carry, and gives back how to tell who sent it. */
  async #decide(batch: readonly Waiting[], overlay: Overlay, known: Head): Promise<Decided> {
    const { storage, views } = this.#parts;
    const settled: (() => void)[] = [];
    const head: Head = { ...known };
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
    // Even refusals wait for the disk: one may rest on a commit of the same batch.
    const settle = () => {
      for (const tell of settled) tell();
    };
    return { decided, head, settle };
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
    const changed = [...overlay.changes.subjects.values()];
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

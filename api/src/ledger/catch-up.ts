import type { Storage } from '../storage/storage.ts';
import type { Commit, Head } from './entry.ts';
import type { SubjectView } from './subject.ts';
import type { Tree } from './tree.ts';
import { nameOf, type Views } from './views.ts';

type Progress = (commit: number, head: number) => void;

/** Commits read at once; keeps memory flat however long the log is. */
const chunk = 200;

/**
 * Keeps what is derived – views and tree – at the head of the log: at the start, after another process wrote, and after
 * an append whose end is not known. Applying what another process has applied as well changes nothing.
 */
export class CatchUp {
  /** The head that tree and views of this process stand for. */
  known: Head = { commit: 0, size: 0 };
  readonly #parts: { storage: Storage; views: Views; tree: Tree };
  readonly #tell: (commits: readonly Commit[]) => void;
  #inDoubt = false;

  constructor(parts: { storage: Storage; views: Views; tree: Tree }, tell: (commits: readonly Commit[]) => void) {
    this.#parts = parts;
    this.#tell = tell;
  }

  async open(progress?: Progress): Promise<void> {
    const { storage, tree } = this.#parts;
    const head = await storage.head();
    await tree.restore(head.size);
    this.known = head;
    await this.#applyViews(await storage.appliedCommit(), head.commit, progress);
  }

  /** This process has written up to here itself. */
  wrote(head: Head): void {
    this.known = head;
  }

  /** An append failed in a way that does not say whether it was written. */
  doubt(): void {
    this.#inDoubt = true;
  }

  async toHead(): Promise<void> {
    const { storage, views, tree } = this.#parts;
    if (storage.exclusive && !this.#inDoubt) return;
    const head = await storage.head();
    if (head.commit === this.known.commit && !this.#inDoubt) return;
    if (this.#inDoubt) views.forget();
    await this.#applyViews(await storage.appliedCommit(), head.commit);
    await this.#growTree(tree, head);
    this.#inDoubt = false;
  }

  async rebuild(progress?: Progress): Promise<void> {
    const { storage, views, tree } = this.#parts;
    await storage.dropViews();
    views.forget();
    await this.open(progress);
    await tree.root();
  }

  /** Evolves views over the commits after `applied`. Those another process has brought further are left alone. */
  async #applyViews(applied: number, head: number, progress?: Progress): Promise<void> {
    const { storage, views } = this.#parts;
    for (let done = applied; done < head; ) {
      const commits = await storage.commits(done + 1, Math.min(chunk, head - done));
      const last = commits.at(-1);
      if (last === undefined) throw new RangeError(`Commit ${done + 1} is missing in the log.`);
      await storage.applyViews(await evolveCommits(storage, views, commits), last.number);
      done = last.number;
      progress?.(done, head);
    }
  }

  async #growTree(tree: Tree, head: Head): Promise<void> {
    const { storage, views } = this.#parts;
    while (this.known.commit < head.commit) {
      const commits = await storage.commits(this.known.commit + 1, Math.min(chunk, head.commit - this.known.commit));
      const count = commits.reduce((sum, commit) => sum + commit.entries.length, 0);
      const { edge, tiles } = tree.grown(await storage.entryTexts(this.known.size, count));
      if (tiles.length > 0) await storage.putTiles(tiles);
      tree.edge = edge;
      for (const { entries } of commits) for (const entry of entries) views.heardOf(entry);
      this.known = { commit: this.known.commit + commits.length, size: edge.size };
      this.#tell(commits);
    }
  }
}

/** The views that commits lead to, from those in the storage. What the storage has brought further is left out. */
export async function evolveCommits(
  storage: Storage,
  views: Views,
  commits: readonly Commit[],
): Promise<SubjectView[]> {
  const changed = new Map<string, SubjectView>();
  for (const { entries } of commits) {
    for (const entry of entries) {
      const name = nameOf(entry);
      const stored = changed.get(name) ?? (await storage.subject(entry.kind, entry.id));
      if (stored !== undefined && stored.version >= entry.version) continue;
      const view = await views.caughtUp(entry, stored, entry.version - 1);
      // Evolving from the log may have gone beyond this entry already.
      changed.set(name, view !== undefined && view.version >= entry.version ? view : await views.evolved(view, entry));
    }
  }
  return [...changed.values()];
}

import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Checkpoint, toBase64 } from '#schemas/proofs/checkpoint.ts';
import { areEqual } from '#schemas/proofs/merkle.ts';
import type { Storage } from '../storage/storage.ts';
import type { Commit, Entry } from './entry.ts';
import { GrowingRoot } from './growing-root.ts';
import { leafHash } from './hashes.ts';
import { Tree } from './tree.ts';
import { nameOf } from './views.ts';

export interface VerifyOptions {
  /** A checkpoint somebody kept: the ledger must still begin with what it says. Its signature is the caller's business. */
  checkpoint?: Checkpoint;
  progress?: (commit: number, head: number) => void;
}

export interface Verified {
  commits: number;
  entries: number;
  /** Root over all entries, base64. */
  root: string;
  /** One sentence each; none if the ledger is as it was written. No more than `problemLimit` are gathered. */
  problems: string[];
}

const chunk = 500;
const problemLimit = 20;

/**
 * Walks a whole log up to its head and checks what can be checked without trusting anybody: numbers without gaps, every
 * text canonical and saying what its commit says, versions of each subject in order, every command once, and one root
 * from recomputed hashes, from the stored tiles and, if given, from a checkpoint.
 */
export async function verifyLedger(storage: Storage, options: VerifyOptions = {}): Promise<Verified> {
  const head = await storage.head();
  const walk = new Walk(storage, options.checkpoint);
  while (walk.commits < head.commit && walk.problems.length < problemLimit) {
    const commits = await storage.commits(walk.commits + 1, Math.min(chunk, head.commit - walk.commits));
    if (commits.length === 0) {
      walk.problems.push(`Commit ${walk.commits + 1} is missing.`);
      break;
    }
    await walk.add(commits);
    options.progress?.(walk.commits, head.commit);
  }
  if (walk.problems.length === 0) await walk.compare(head.size);
  return {
    commits: walk.commits,
    entries: walk.tree.size,
    root: toBase64(walk.tree.root()),
    problems: walk.problems.slice(0, problemLimit),
  };
}

class Walk {
  commits = 0;
  readonly tree = new GrowingRoot();
  readonly problems: string[] = [];
  readonly #storage: Storage;
  readonly #checkpoint: Checkpoint | undefined;
  readonly #versions = new Map<string, number>();
  readonly #commands = new Set<string>();
  #atCheckpoint: Uint8Array | undefined;

  constructor(storage: Storage, checkpoint: Checkpoint | undefined) {
    this.#storage = storage;
    this.#checkpoint = checkpoint;
    this.#noteCheckpoint();
  }

  async add(commits: readonly Commit[]): Promise<void> {
    const count = commits.reduce((sum, commit) => sum + commit.entries.length, 0);
    const texts = await this.#storage.entryTexts(this.tree.size, count);
    for (const commit of commits) {
      this.#expect(commit.number === this.commits + 1, `After commit ${this.commits} comes ${commit.number}.`);
      this.#expect(commit.entries.length > 0, `Commit ${commit.number} has no entries.`);
      this.commits = commit.number;
      for (const entry of commit.entries) this.#addEntry(commit, entry, texts);
      this.#expect(
        !this.#commands.has(commit.commandId),
        `Commit ${commit.number} repeats command ${commit.commandId}.`,
      );
      this.#commands.add(commit.commandId);
    }
  }

  #addEntry(commit: Commit, entry: Entry, texts: string[]): void {
    const position = this.tree.size;
    const text = texts.shift();
    if (text === undefined) {
      this.problems.push(`Entry ${position} is missing.`);
      return;
    }
    this.#expect(canonicalJson(entry) === text, `Entry ${position} is not written in canonical form.`);
    this.#expect(entry.position === position, `Entry ${position} says that it is entry ${entry.position}.`);
    this.#expect(
      entry.commit === commit.number,
      `Entry ${position} says commit ${entry.commit} but is in ${commit.number}.`,
    );
    this.#expect(entry.commandId === commit.commandId, `Entry ${position} names another command than its commit.`);
    const name = nameOf(entry);
    const version = (this.#versions.get(name) ?? 0) + 1;
    this.#expect(
      entry.version === version,
      `Entry ${position} is version ${entry.version} of ${name} instead of ${version}.`,
    );
    this.#versions.set(name, version);
    this.tree.add(leafHash(text));
    this.#noteCheckpoint();
  }

  async compare(size: number): Promise<void> {
    this.#expect(this.tree.size === size, `There are ${this.tree.size} entries, but the last commit says ${size}.`);
    if (this.problems.length > 0) return;
    const stored = new Tree(this.#storage);
    await stored.restore(size);
    const root = this.tree.root();
    this.#expect(areEqual(await stored.root(), root), 'The stored tiles of the tree do not fit the entries.');
    if (this.#checkpoint === undefined) return;
    const kept = this.#atCheckpoint;
    const wanted = this.#checkpoint.size;
    this.#expect(kept !== undefined, `The checkpoint speaks of ${wanted} entries, but there are only ${size}.`);
    if (kept)
      this.#expect(
        areEqual(kept, this.#checkpoint.root),
        `The first ${wanted} entries are not those of the checkpoint.`,
      );
  }

  #noteCheckpoint(): void {
    if (this.tree.size === this.#checkpoint?.size) this.#atCheckpoint = this.tree.root();
  }

  #expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }
}

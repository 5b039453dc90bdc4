import type { Storage, WrittenCommit } from '../storage/storage.ts';
import type { Commit, SubjectKind, SubjectRef } from './entry.ts';
import type { Reader, Submission } from './ledger.ts';
import type { SubjectView } from './subject.ts';
import { nameOf, type Views } from './views.ts';

/** What commands of one batch see: the state as of the head with the commits of the same batch on top. */
export class Overlay implements Reader {
  readonly commits: WrittenCommit[] = [];
  readonly changed = new Map<string, SubjectView>();
  /** Characters of canonical text so far. */
  length = 0;
  readonly #storage: Storage;
  readonly #views: Views;
  readonly #seen = new Map<string, SubjectView | undefined>();
  readonly #keys = new Map<string, SubjectRef | undefined>();
  readonly #commands = new Map<string, Commit | undefined>();

  constructor(storage: Storage, views: Views) {
    this.#storage = storage;
    this.#views = views;
  }

  /** Looks for what many commands will ask for in two questions instead of several for each. */
  async lookAhead(submissions: readonly Submission[]): Promise<void> {
    const commandIds = submissions.map(({ commandId }) => commandId);
    const keys = submissions.flatMap((submission) => submission.keys ?? []);
    const commands = await this.#storage.findCommands(commandIds);
    const refs = keys.length > 0 ? await this.#storage.findByKeys(keys) : new Map<string, SubjectRef>();
    for (const id of commandIds) this.#commands.set(id, commands.get(id));
    for (const key of keys) this.#keys.set(key, refs.get(key));
  }

  async subject<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const name = nameOf({ kind, id });
    // Asked several times for each command, also for subjects that are not there yet; within a batch only `add` changes it.
    if (!this.#seen.has(name)) {
      const view = await this.#views.subject(kind, id);
      // A read that nobody waited for may come back after `add`, which knows better.
      if (!this.#seen.has(name)) this.#seen.set(name, view);
    }
    return this.#seen.get(name) as SubjectView<State> | undefined;
  }

  async findByKey(key: string): Promise<SubjectRef | undefined> {
    // Decisions ask for the same keys as the guard after them; within a batch the answer only changes through `add`.
    if (!this.#keys.has(key)) {
      const ref = await this.#views.findByKey(key);
      if (!this.#keys.has(key)) this.#keys.set(key, ref);
    }
    return this.#keys.get(key);
  }

  /** What a command has led to, in the log or in this batch. */
  async command(commandId: string): Promise<Commit | undefined> {
    if (!this.#commands.has(commandId)) this.#commands.set(commandId, await this.#storage.findCommand(commandId));
    return this.#commands.get(commandId);
  }

  /** Puts a whole commit on top. `views` are all subjects it changed. */
  async add(commit: WrittenCommit, views: Iterable<SubjectView>): Promise<void> {
    for (const view of views) {
      const before = await this.subject(view.kind, view.id);
      const kept = new Set(view.keys);
      for (const key of before?.keys ?? []) if (!kept.has(key)) this.#keys.set(key, undefined);
      for (const key of view.keys) this.#keys.set(key, { kind: view.kind, id: view.id });
      this.changed.set(nameOf(view), view);
      this.#seen.set(nameOf(view), view);
    }
    this.#commands.set(commit.commandId, commit);
    this.commits.push(commit);
    for (const text of commit.texts) this.length += text.length;
  }
}

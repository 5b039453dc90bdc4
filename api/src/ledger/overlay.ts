import type { Storage, WrittenCommit } from '../storage/storage.ts';
import type { Commit, Entry, SubjectKind, SubjectRef } from './entry.ts';
import type { LogReader, Submission } from './ledger.ts';
import type { Edge, SubjectView } from './subject.ts';
import { nameOf, type Views } from './views.ts';

/** What a batch has changed: its subjects, who has their keys now, and what its commands have led to. */
export interface Changes {
  subjects: Map<string, SubjectView>;
  keys: Map<string, SubjectRef | undefined>;
  commands: Map<string, Commit>;
}

/** What commands of one batch see: the state as of the head with the commits of the same batch on top. */
export class Overlay implements LogReader {
  readonly commits: WrittenCommit[] = [];
  readonly changes: Changes = { subjects: new Map(), keys: new Map(), commands: new Map() };
  /** Characters of canonical text so far. */
  length = 0;
  readonly #storage: Storage;
  readonly #views: Views;
  /** This batch, and the one before it where that is still being written. */
  readonly #layers: readonly Changes[];
  // What the storage said: decisions ask for the same things several times, also for those that are not there.
  readonly #subjects = new Map<string, SubjectView | undefined>();
  readonly #keys = new Map<string, SubjectRef | undefined>();
  readonly #commands = new Map<string, Commit | undefined>();

  constructor(storage: Storage, views: Views, below?: Changes) {
    this.#storage = storage;
    this.#views = views;
    this.#layers = below ? [this.changes, below] : [this.changes];
  }

  /** Looks for what many commands will ask for in two questions instead of several for each. */
  async lookAhead(submissions: readonly Submission[]): Promise<void> {
    const commandIds = submissions.map(({ commandId }) => commandId);
    const keys = submissions.flatMap(({ asksFor }) => asksFor?.keys ?? []);
    for (const { asksFor } of submissions) {
      for (const key of asksFor?.fresh.keys ?? []) this.#keys.set(key, undefined);
      for (const ref of asksFor?.fresh.subjects ?? []) this.#subjects.set(nameOf(ref), undefined);
    }
    const [commands, refs] = await Promise.all([
      this.#storage.findCommands(commandIds),
      keys.length > 0 ? this.#storage.findByKeys(keys) : new Map<string, SubjectRef>(),
    ]);
    for (const id of commandIds) this.#commands.set(id, commands.get(id));
    for (const key of keys) this.#keys.set(key, refs.get(key));
  }

  async subject<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const view = await this.record<State>(kind, id);
    return view?.struck ? undefined : view;
  }

  async record<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const name = nameOf({ kind, id });
    for (const { subjects } of this.#layers) if (subjects.has(name)) return subjects.get(name) as SubjectView<State>;
    if (!this.#subjects.has(name)) this.#subjects.set(name, await this.#views.record(kind, id));
    // A read that nobody waited for may come back after `add`, which knows better.
    return (this.changes.subjects.get(name) ?? this.#subjects.get(name)) as SubjectView<State> | undefined;
  }

  async findByKey(key: string): Promise<SubjectRef | undefined> {
    for (const { keys } of this.#layers) if (keys.has(key)) return keys.get(key);
    if (!this.#keys.has(key)) this.#keys.set(key, await this.#views.findByKey(key));
    return this.changes.keys.has(key) ? this.changes.keys.get(key) : this.#keys.get(key);
  }

  /** @param more entries of the commit that is being made */
  async history(of: SubjectRef, more: readonly Entry[] = []): Promise<Entry[]> {
    const stored = await this.#views.past(of);
    const pending = [...this.#layers.toReversed().flatMap(({ commands }) => entriesOf(commands.values())), ...more];
    let version = stored.at(-1)?.version ?? 0;
    // The batch before may have been written by now, in part or as a whole.
    for (const entry of pending) {
      if (entry.kind !== of.kind || entry.id !== of.id || entry.version !== version + 1) continue;
      stored.push(entry);
      version = entry.version;
    }
    return stored;
  }

  async commitOf(position: number): Promise<Commit | undefined> {
    for (const { commands } of this.#layers) {
      for (const commit of commands.values()) if (hasEntry(commit, position)) return commit;
    }
    const [text] = position < 0 ? [] : await this.#storage.entryTexts(position, 1);
    if (text === undefined) return undefined;
    const [commit] = await this.#storage.commits((JSON.parse(text) as Entry).commit, 1);
    return commit;
  }

  /** Edges lead to the subject that tells of them; those that have changed are asked of the subjects themselves. */
  async edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]> {
    const layers = this.#layers.toReversed().flatMap(({ subjects }) => [...subjects]);
    const changed = new Map(layers);
    const stored = (await this.#storage.edges(of)).filter(({ to }) => !changed.has(nameOf(to)));
    const wanted = nameOf('from' in of ? of.from : of.to);
    const told = [...changed.values()].flatMap(({ edges }) => edges);
    return [...stored, ...told.filter(({ from, to }) => nameOf('from' in of ? from : to) === wanted)];
  }

  /** What a command has led to, in the log or in this batch. */
  async command(commandId: string): Promise<Commit | undefined> {
    for (const { commands } of this.#layers) if (commands.has(commandId)) return commands.get(commandId);
    if (!this.#commands.has(commandId)) this.#commands.set(commandId, await this.#storage.findCommand(commandId));
    return this.#commands.get(commandId);
  }

  /** Puts a whole commit on top. `views` are all subjects it changed. */
  async add(commit: WrittenCommit, views: Iterable<SubjectView>): Promise<void> {
    const { subjects, keys, commands } = this.changes;
    for (const view of views) {
      const before = await this.record(view.kind, view.id);
      const kept = new Set(view.keys);
      for (const key of before?.keys ?? []) if (!kept.has(key)) keys.set(key, undefined);
      for (const key of view.keys) keys.set(key, { kind: view.kind, id: view.id });
      subjects.set(nameOf(view), view);
    }
    commands.set(commit.commandId, commit);
    this.commits.push(commit);
    for (const text of commit.texts) this.length += text.length;
  }
}

function entriesOf(commits: Iterable<Commit>): Entry[] {
  return [...commits].flatMap(({ entries }) => entries);
}

function hasEntry({ entries }: Commit, position: number): boolean {
  return entries.some((entry) => entry.position === position);
}

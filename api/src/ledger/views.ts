import { LRUCache } from 'lru-cache';
import type { Storage } from '../storage/storage.ts';
import type { Entry, SubjectKind, SubjectRef } from './entry.ts';
import type { Reader } from './ledger.ts';
import type { KeptSubject, SubjectView } from './subject.ts';

/** How many states of each kind are kept parsed: models and what is being worked on. Some thirty kilobytes each, so about 20 MB. */
const keptStates = 600;
/** Of how many subjects changed last the version is remembered where other processes write, too. */
const keptVersions = 20_000;

/**
 * Current states of all subjects. States are shared between requests: read them, never change them.
 *
 * Where this process is the only writer, the states used most are kept in memory; where others write too, every read asks
 * the storage, because an answer that is a second old would be a wrong one.
 */
export class Views implements Reader {
  readonly #storage: Storage;
  readonly #subjects: ReadonlyMap<SubjectKind, KeptSubject>;
  /** By kind, so that many new batteries do not drive out the few models they refer to. */
  readonly #kept: ReadonlyMap<SubjectKind, LRUCache<string, SubjectView>> | undefined;
  readonly #versions = new LRUCache<string, number>({ max: keptVersions });

  constructor(storage: Storage, subjects: readonly KeptSubject[]) {
    this.#storage = storage;
    this.#subjects = new Map(subjects.map((subject) => [subject.kind, subject]));
    if (storage.exclusive) {
      this.#kept = new Map(subjects.map(({ kind }) => [kind, new LRUCache<string, SubjectView>({ max: keptStates })]));
    }
  }

  /** The state as of the head if it is at hand, without asking the storage. */
  kept(kind: SubjectKind, id: string): SubjectView | undefined {
    return this.#kept?.get(kind)?.get(id);
  }

  async subject<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const kept = this.kept(kind, id);
    if (kept) return kept as SubjectView<State>;
    const version = this.#kept ? 0 : (this.#versions.get(nameOf({ kind, id })) ?? 0);
    const view = await this.caughtUp({ kind, id }, await this.#storage.subject(kind, id), version);
    if (view) this.#keep(view);
    return view as SubjectView<State> | undefined;
  }

  /** Those that exist, by id. */
  async subjects<State extends object>(
    kind: SubjectKind,
    ids: readonly string[],
  ): Promise<Map<string, SubjectView<State>>> {
    const found = new Map<string, SubjectView>();
    const missing: string[] = [];
    for (const id of new Set(ids)) {
      const view = this.kept(kind, id);
      if (view) found.set(id, view);
      else missing.push(id);
    }
    const read = missing.length > 0 ? await this.#storage.subjects(kind, missing) : [];
    for (const view of read) {
      found.set(view.id, view);
      this.#keep(view);
    }
    return found as Map<string, SubjectView<State>>;
  }

  findByKey(key: string): Promise<SubjectRef | undefined> {
    return this.#storage.findByKey(key);
  }

  /**
   * The view at `version` at least, evolved from the log if the stored one is older. A process that was held up may have
   * put an older view over a newer one where the database cannot compare and replace in one step; the log knows better.
   */
  async caughtUp(ref: SubjectRef, view: SubjectView | undefined, version: number): Promise<SubjectView | undefined> {
    let current = view;
    while ((current?.version ?? 0) < version) {
      const entries = await this.#storage.history(ref, current?.version ?? 0, 100);
      if (entries.length === 0) throw new RangeError(`The log has no version ${version} of ${nameOf(ref)}.`);
      for (const entry of entries) current = this.evolved(current, entry);
    }
    return current;
  }

  /** What an entry makes of a view; the one given is left as it was. */
  evolved(view: SubjectView | undefined, entry: Entry): SubjectView {
    const subject = this.#subjects.get(entry.kind);
    if (subject === undefined) throw new TypeError(`This program does not know subjects of kind "${entry.kind}".`);
    const version = (view?.version ?? 0) + 1;
    if (entry.version !== version) {
      throw new RangeError(
        `Entry ${entry.position} is version ${entry.version} of ${nameOf(entry)}, but version ${version} has to come next.`,
      );
    }
    const state = subject.evolve(view?.state, entry);
    return {
      kind: entry.kind,
      id: entry.id,
      version,
      commit: entry.commit,
      created: view?.created ?? entry.position,
      state,
      keys: subject.keys(state),
      columns: subject.columns(state),
      edges: subject.edges?.(state) ?? [],
    };
  }

  /** Takes over what has just been written. */
  remember(views: Iterable<SubjectView>): void {
    for (const view of views) {
      if (this.#kept) this.#keep(view);
      else this.#versions.set(nameOf(view), view.version);
    }
  }

  /** Takes note of what others have written. */
  heardOf(entry: Entry): void {
    if (!this.#kept) this.#versions.set(nameOf(entry), entry.version);
  }

  /** Forgets what is kept in memory; the storage knows better. */
  forget(): void {
    for (const kept of this.#kept?.values() ?? []) kept.clear();
  }

  #keep(view: SubjectView): void {
    this.#kept?.get(view.kind)?.set(view.id, view);
  }
}

/** One text for one subject, for maps. */
export function nameOf({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`;
}

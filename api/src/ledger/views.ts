import { LRUCache } from 'lru-cache';
import type { Storage } from '../storage/storage.ts';
import { correctionIn, replay } from './corrected.ts';
import type { Entry, SubjectKind, SubjectRef } from './entry.ts';
import type { Reader } from './ledger.ts';
import { type KeptSubject, nameOfColumn, type SubjectView } from './subject.ts';

/** How many states of each kind are kept parsed: models and what is being worked on. Some thirty kilobytes each, so about 20 MB. */
const keptStates = 600;
/** Of how many subjects changed last the version is remembered where other processes write, too. */
const keptVersions = 20_000;
/** Entries read at once when a history is told anew. */
const historyPage = 500;

/**
 * Current states of all subjects. States are shared between requests: read them, never change them.
 *
 * Where this process is the only writer, the states used most are kept in memory; where others write too, every read asks
 * the storage, because an answer that is a second old would be a wrong one.
 */
export class Views implements Reader {
  readonly #storage: Storage;
  /** Where all entries of a subject are read when one of them is put right. */
  readonly #log: Pick<Storage, 'history'>;
  readonly #subjects: ReadonlyMap<SubjectKind, KeptSubject>;
  /** By kind, so that many new batteries do not drive out the few models they refer to. */
  readonly #kept: ReadonlyMap<SubjectKind, LRUCache<string, SubjectView>> | undefined;
  readonly #versions = new LRUCache<string, number>({ max: keptVersions });

  constructor(storage: Storage, subjects: readonly KeptSubject[], log: Pick<Storage, 'history'> = storage) {
    this.#storage = storage;
    this.#log = log;
    this.#subjects = new Map(subjects.map((subject) => [subject.kind, subject]));
    if (storage.exclusive) {
      this.#kept = new Map(subjects.map(({ kind }) => [kind, new LRUCache<string, SubjectView>({ max: keptStates })]));
    }
  }

  /** The state as of the head if it is at hand, without asking the storage. */
  kept(kind: SubjectKind, id: string): SubjectView | undefined {
    return present(this.#kept?.get(kind)?.get(id));
  }

  async subject<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    return present(await this.record<State>(kind, id));
  }

  /** The same, also of what was struck out: its history can still be read and proven. */
  async record<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined> {
    const kept = this.#kept?.get(kind)?.get(id);
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
      if (!view.struck) found.set(view.id, view);
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
      const entries = await this.#log.history(ref, current?.version ?? 0, 100);
      if (entries.length === 0) throw new RangeError(`The log has no version ${version} of ${nameOf(ref)}.`);
      for (const entry of entries) current = await this.evolved(current, entry);
    }
    return current;
  }

  /** Everything recorded of one subject, oldest first, up to a version if one is given. */
  async past(of: SubjectRef, upTo = Number.POSITIVE_INFINITY): Promise<Entry[]> {
    const found: Entry[] = [];
    for (;;) {
      const entries = await this.#log.history(of, found.length, historyPage);
      for (const entry of entries) if (entry.version <= upTo) found.push(entry);
      if (entries.length < historyPage || found.length >= upTo) return found;
    }
  }

  /**
   * What an entry makes of a view; the one given is left as it was.
   * @param past everything recorded before it; asked only when the entry puts an earlier one right
   */
  async evolved(
    view: SubjectView | undefined,
    entry: Entry,
    past: () => Promise<Entry[]> = () => this.past(entry, entry.version - 1),
  ): Promise<SubjectView> {
    const subject = this.#subjectOf(entry);
    assertNext(view, entry);
    if (entry.type !== 'StepCorrected' && !view?.struck)
      return viewOf(subject, view, entry, subject.evolve(view?.state, entry));
    const history = [...(await past()), entry];
    const told = replay(subject, history);
    if (told === undefined) throw new RangeError(`Entry ${entry.position} corrects what has no beginning.`);
    const corrections = history.filter(correctionIn).map(({ version }) => version);
    const corrected = { ...viewOf(subject, view, entry, told.state), corrections };
    return told.struck ? withoutTraces(subject, corrected) : corrected;
  }

  #subjectOf({ kind }: Entry): KeptSubject {
    const subject = this.#subjects.get(kind);
    if (subject === undefined) throw new TypeError(`This program does not know subjects of kind "${kind}".`);
    return subject;
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

function present<View extends SubjectView>(view: View | undefined): View | undefined {
  return view?.struck ? undefined : view;
}

function assertNext(view: SubjectView | undefined, entry: Entry): void {
  const version = (view?.version ?? 0) + 1;
  if (entry.version === version) return;
  throw new RangeError(
    `Entry ${entry.position} is version ${entry.version} of ${nameOf(entry)}, but version ${version} has to come next.`,
  );
}

function viewOf(subject: KeptSubject, before: SubjectView | undefined, entry: Entry, state: object): SubjectView {
  return {
    kind: entry.kind,
    id: entry.id,
    version: entry.version,
    commit: entry.commit,
    created: before?.created ?? entry.position,
    state,
    keys: subject.keys(state),
    columns: subject.columns(state),
    edges: subject.edges?.(state) ?? [],
    ...(before?.corrections && { corrections: before.corrections }),
  };
}

/** What was struck out is found by nothing, and in no list. */
function withoutTraces({ columnNames }: KeptSubject, view: SubjectView): SubjectView {
  const columns = Object.fromEntries(
    columnNames.map((column) => [nameOfColumn(column), typeof column === 'string' ? null : []]),
  );
  return { ...view, keys: [], columns, edges: [], struck: true };
}

/** One text for one subject, for maps. */
export function nameOf({ kind, id }: SubjectRef): string {
  return `${kind}:${id}`;
}

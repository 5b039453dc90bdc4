import type { Commit, Entry, EntryAbout, Head, SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import type { Edge, SubjectView } from '../../ledger/subject.ts';
import type {
  ColumnsByKind,
  Filter,
  HistoryPage,
  OpenOptions,
  Page,
  PrivateStore,
  Storage,
  Tile,
  WrittenCommit,
} from '../storage.ts';
import { Commits } from './commits.ts';
import { Database } from './database.ts';
import { guarded } from './faults.ts';
import { SqlitePrivateStore } from './private-store.ts';
import { commitRow, type Rows, type ViewRow, viewRow } from './rows.ts';
import { count, search } from './search.ts';
import { ViewRows } from './views.ts';

/** Commits that share a transaction in bulk: some seconds' work. */
const mostUnsettled = 100_000;

/** The embedded default: one file (or `:memory:`), one writer, log and views in one transaction. */
export class SqliteStorage implements Storage {
  readonly exclusive = true;
  readonly aside = false;
  // Keys are random, so every transaction touches most pages of their table; an import in large ones writes far less.
  readonly batchLimit = { commits: 2000, bytes: 16_000_000 };
  readonly private: PrivateStore;
  readonly #db: Database;
  readonly #commits: Commits;
  readonly #views: ViewRows;
  readonly #columnsByKind: ColumnsByKind;
  readonly #bulk: boolean;
  #unsettled = 0;

  constructor(path: string, columnsByKind: ColumnsByKind, options: OpenOptions = {}) {
    this.#db = new Database(path, columnsByKind, options);
    this.#commits = new Commits(this.#db);
    this.#views = new ViewRows(this.#db, columnsByKind);
    this.#columnsByKind = columnsByKind;
    this.#bulk = options.bulk ?? false;
    this.private = new SqlitePrivateStore(this.#db);
  }

  async head(): Promise<Head> {
    return this.#guard(() => this.#commits.head());
  }

  async append(commits: WrittenCommit[], views: SubjectView[], tiles: readonly Tile[] = []): Promise<void> {
    await this.write({ commits: commits.map(commitRow), views: this.#viewRows(views), tiles });
  }

  /** What `append` has to write. */
  async write({ commits, views, tiles }: Rows): Promise<void> {
    this.#guard(() => {
      this.#commits.assertNext(commits);
      try {
        const head = this.#db.transaction(() => {
          const written = this.#commits.write(commits);
          this.#views.write(views);
          this.#views.writeTiles(tiles);
          return written;
        });
        this.#commits.wrote(head);
      } catch (cause) {
        this.#commits.forget();
        throw cause;
      }
    });
    this.#unsettled += commits.length;
    if (this.#bulk && this.#unsettled >= mostUnsettled) await this.settle();
  }

  async settle(): Promise<void> {
    this.#unsettled = 0;
    this.#guard(() => this.#db.settle());
  }

  async appliedCommit(): Promise<number> {
    return this.#guard(() => {
      const applied = Number(this.#db.setting('applied'));
      return applied < 0 ? this.#commits.head().commit : applied;
    });
  }

  async applyViews(views: SubjectView[], upTo: number): Promise<void> {
    const applied = await this.appliedCommit();
    this.#guard(() =>
      this.#db.transaction(() => {
        this.#views.write(this.#viewRows(views));
        if (upTo < applied) return;
        this.#db.setSetting('applied', String(upTo >= this.#commits.head().commit ? -1 : upTo));
      }),
    );
  }

  async dropViews(): Promise<void> {
    this.#guard(() => this.#db.transaction(() => this.#db.remakeViews()));
  }

  async commits(from: number, limit: number): Promise<Commit[]> {
    return this.#guard(() => this.#commits.read(from, limit));
  }

  async findCommand(commandId: string): Promise<Commit | undefined> {
    return this.#guard(() => this.#commits.findCommand(commandId));
  }

  async findCommands(commandIds: readonly string[]): Promise<Map<string, Commit>> {
    return this.#guard(() => this.#commits.findCommands(commandIds));
  }

  async entryTexts(from: number, limit: number): Promise<string[]> {
    return this.#guard(() => this.#commits.texts(from, limit));
  }

  async history<Kind extends SubjectKind>(
    subject: SubjectRef<Kind>,
    after: number,
    limit: number,
  ): Promise<EntryAbout<Kind>[]> {
    return this.#guard(() => this.#commits.history(subject, after, limit));
  }

  async histories(asked: readonly HistoryPage[], limit: number): Promise<Entry[][]> {
    return this.#guard(() => asked.map(({ of, after }) => this.#commits.history(of, after, limit)));
  }

  async subject(kind: SubjectKind, id: string): Promise<SubjectView | undefined> {
    return this.#guard(() => this.#views.one(kind, id));
  }

  async subjects(kind: SubjectKind, ids: readonly string[]): Promise<SubjectView[]> {
    return this.#guard(() => this.#views.many(kind, 'id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)));
  }

  async findByKey(key: string): Promise<SubjectRef | undefined> {
    return this.#guard(() => this.#views.findByKey(key));
  }

  async findByKeys(keys: readonly string[]): Promise<Map<string, SubjectRef>> {
    return this.#guard(() => this.#views.findByKeys(keys));
  }

  async keysStartingWith(prefix: string, limit: number): Promise<{ key: string; subject: SubjectRef }[]> {
    return this.#guard(() => this.#views.keysStartingWith(prefix, limit));
  }

  async search(kind: SubjectKind, filter: Filter, page: Page): Promise<SubjectView[]> {
    return this.#guard(() => search(this.#views, kind, filter, page));
  }

  async count(kind: SubjectKind, filter: Filter, limit: number): Promise<number> {
    return this.#guard(() => count(this.#db, this.#views, kind, filter, limit));
  }

  async edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]> {
    return this.#guard(() => this.#views.edges(of));
  }

  async tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#guard(() => this.#views.tile(level, index));
  }

  async putTiles(tiles: readonly Tile[]): Promise<void> {
    this.#guard(() => this.#db.transaction(() => this.#views.writeTiles(tiles)));
  }

  async close(): Promise<void> {
    this.#guard(() => this.#db.close());
  }

  #viewRows(views: readonly SubjectView[]): ViewRow[] {
    return views.map((view) => viewRow(this.#columnsByKind, view));
  }

  #guard<Result>(work: () => Result): Result {
    return guarded(this.#db.path, work);
  }
}

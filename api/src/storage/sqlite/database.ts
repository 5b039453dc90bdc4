import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type ColumnsByKind, type OpenOptions, StorageFault, shapeOfViews } from '../storage.ts';
import { guarded } from './faults.ts';
import { applicationId, layoutVersion, logTables, privateTables, viewTables } from './schema.ts';

/** How long somebody else's short use of the file is waited for, e.g. that of `sqlite3` closing it. Everybody waits with us. */
const patienceMs = 250;

/** An open SQLite file with its lock, prepared statements and transactions. Knows the layout, not what is in it. */
export class Database {
  readonly path: string;
  readonly #db: DatabaseSync;
  readonly #lock: DatabaseSync | undefined;
  readonly #statements = new Map<string, StatementSync>();
  readonly #inode: number | undefined;
  readonly #columns: ColumnsByKind;
  /** Whether a transaction stays open until `settle`, so that many appends share it. */
  #gathers = false;
  #reading = false;

  constructor(path: string, columns: ColumnsByKind, { readOnly = false, bulk = false }: OpenOptions) {
    const inMemory = path === ':memory:' || path === '';
    this.path = inMemory ? 'the database in memory' : realPath(resolve(path));
    this.#columns = columns;
    if (!inMemory) prepareFolder(this.path, readOnly);
    this.#lock = inMemory || readOnly ? undefined : guarded(this.path, () => lock(this.path));
    try {
      this.#db = guarded(
        this.path,
        () => new DatabaseSync(inMemory ? ':memory:' : this.path, { readOnly, timeout: patienceMs }),
      );
      guarded(this.path, () => this.#prepare(readOnly));
      if (bulk) this.#gather();
    } catch (fault) {
      this.#lock?.close();
      throw fault;
    }
    this.#inode = inMemory ? undefined : statSync(this.path).ino;
  }

  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    this.#shareReads();
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    this.#shareReads();
    return this.#statement(sql).all(...values) as Row[];
  }

  iterate<Row>(sql: string, ...values: SQLInputValue[]): Iterable<Row> {
    return this.#db.prepare(sql).iterate(...values) as unknown as Iterable<Row>;
  }

  /**
   * All of `work` or nothing of it, on the disk when it returns. In bulk it is there after the next `settle`, together with
   * all since the last one, or none of those.
   */
  transaction<Result>(work: () => Result): Result {
    this.#endReads();
    if (!this.#db.isTransaction) this.#db.exec('BEGIN IMMEDIATE');
    return this.#orRollBack(() => {
      const result = work();
      if (!this.#gathers) this.#commit();
      return result;
    });
  }

  /** Puts on the disk what was gathered in bulk. */
  settle(): void {
    this.#endReads();
    if (this.#db.isTransaction) this.#orRollBack(() => this.#commit());
  }

  #commit(): void {
    this.#assertThere();
    this.#db.exec('COMMIT');
  }

  #orRollBack<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (cause) {
      // A full disk may have rolled back already.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw cause;
    }
  }

  setting(name: string): string | undefined {
    return this.get<{ value: string }>('SELECT value FROM settings WHERE name = ?', name)?.value;
  }

  setSetting(name: string, value: string): void {
    this.run('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value', name, value);
  }

  /** Removes and makes anew everything derived. */
  remakeViews(): void {
    const tables = this.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND (name LIKE 'view\\_%' ESCAPE '\\' OR name IN ('keys', 'edges', 'tiles'))",
    );
    this.#statements.clear();
    this.#db.exec(tables.map(({ name }) => `DROP TABLE ${name};`).join(''));
    this.#db.exec(viewTables(this.#columns));
    this.setSetting('columns', shapeOfViews(this.#columns));
    this.setSetting('applied', '0');
  }

  close(): void {
    if (!this.#db.isOpen) return;
    this.settle();
    this.#statements.clear();
    this.#db.close();
    this.#lock?.close();
  }

  /**
   * Reads of one turn of the event loop share a read transaction, because taking and leaving the file's lock costs more
   * than a look-up. Nothing is missed: writing ends it first, and where it is used nobody else writes.
   */
  #shareReads(): void {
    if (this.#reading || this.#inode === undefined || this.#lock === undefined || this.#db.isTransaction) return;
    this.#statement('BEGIN').run();
    this.#reading = true;
    setImmediate(() => this.#endReads());
  }

  #endReads(): void {
    if (!this.#reading) return;
    this.#reading = false;
    try {
      if (this.#db.isTransaction) this.#statement('COMMIT').run();
    } catch {
      // After a damaged page even this fails. Nothing was written, and whoever read the page has been told.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  #prepare(readOnly: boolean): void {
    this.#assertOurs();
    if (readOnly) return;
    // Of eight kilobytes (a new file only): rows of one to two fill them better, and scattered keys touch half as many.
    // FULL syncs the write-ahead log at every commit: what was acknowledged survives a power cut.
    // secure_delete: what was erased from the private store must not stay readable in the file.
    this.#db.exec(`
      PRAGMA page_size = 8192;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA recursive_triggers = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON;
      PRAGMA cache_size = -32768;
      PRAGMA temp_store = MEMORY;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA journal_size_limit = 67108864;`);
    this.transaction(() => {
      if (this.#pragma('user_version') === 0) this.#make();
      else if (this.setting('columns') !== shapeOfViews(this.#columns)) this.remakeViews();
    });
  }

  /** Keys are random, so nearly every page of their tables is changed: it pays to change it once for many, in memory. */
  #gather(): void {
    this.#db.exec('PRAGMA cache_size = -393216');
    this.#gathers = true;
  }

  #make(): void {
    this.#db.exec(`
      CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
      ${logTables}
      ${privateTables}
      PRAGMA application_id = ${applicationId};
      PRAGMA user_version = ${layoutVersion};`);
    this.remakeViews();
    this.setSetting('applied', '-1');
  }

  #assertOurs(): void {
    const version = this.#pragma('user_version');
    const tables = this.get<{ count: number }>('SELECT count(*) AS count FROM sqlite_schema')?.count ?? 0;
    this.#statements.clear();
    if (tables > 0 && this.#pragma('application_id') !== applicationId) {
      throw new StorageFault(
        'STORAGE_DAMAGED',
        `${this.path} is no Kreispass database. Give another path; it was left as it is.`,
      );
    }
    if (version > layoutVersion) {
      throw new StorageFault(
        'STORAGE_NEWER',
        `${this.path} was written by a newer Kreispass. Update this one; the file was left as it is.`,
      );
    }
  }

  #pragma(name: 'user_version' | 'application_id'): number {
    return Object.values(this.#db.prepare(`PRAGMA ${name}`).get() ?? {})[0] as number;
  }

  /** A file that was removed or replaced under us still takes writes, and loses them when we stop. */
  #assertThere(): void {
    if (this.#inode === undefined) return;
    if (statSync(this.path, { throwIfNoEntry: false })?.ino === this.#inode) return;
    throw new StorageFault(
      'STORAGE_GONE',
      `${this.path} was removed or replaced while it was in use. Put it back and start again.`,
    );
  }
}

/** The file itself, so that a link to it is not taken for another one, with a lock of its own. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

function prepareFolder(path: string, readOnly: boolean): void {
  if (readOnly && !existsSync(path)) throw new StorageFault('STORAGE_GONE', `There is no database at ${path}.`);
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw new StorageFault('STORAGE_GONE', `The folder of ${path} cannot be made.`, { cause });
  }
}

/**
 * One process per file. The lock is an exclusive transaction on a small file beside it, so the database itself stays
 * readable for others (`npm run verify`), and the system lets go of it however the process ends.
 */
export function lock(path: string): DatabaseSync {
  const db = new DatabaseSync(`${path}.lock`);
  try {
    db.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

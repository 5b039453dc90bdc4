import type { Commit, Entry, EntryAbout, Head, SubjectKind, SubjectRef } from '../ledger/entry.ts';
import type { Column, Edge, SubjectView } from '../ledger/subject.ts';

/** Declared columns of each kind of subject, `columnsByKind(subjects)`. */
export type ColumnsByKind = Partial<Record<SubjectKind, readonly Column[]>>;

/**
 * How states, keys, columns and edges follow from entries, and what a view holds besides. Whoever changes what they come to for entries that are already
 * there adds one: a database whose views were made another way makes them anew when it is opened next.
 */
export const viewsVersion = 2;

/** What views are made with, as a text to compare. */
export function shapeOfViews(columns: ColumnsByKind): string {
  return JSON.stringify({ version: viewsVersion, columns });
}

export interface OpenOptions {
  /** Only look, beside a running service if need be: takes no lock, makes nothing, writes nothing. */
  readOnly?: boolean;
  /** Very much is to be written by this process alone: what is appended may be on the disk only after `settle`. */
  bulk?: boolean;
}

/**
 * The port between the product and a database. Both adapters pass the contract in `api/test/storage-contract.ts`.
 *
 * The truth is the log of commits; everything else here is derived from it, except the private store. An adapter knows
 * neither law nor subjects: it keeps rows and finds them again.
 */
export interface Storage {
  /** True when nobody but this process can write (an embedded file); what it last wrote is then the head. */
  readonly exclusive: boolean;
  /** True when appending goes on beside this thread, so that the next batch can be decided meanwhile. */
  readonly aside: boolean;
  /** How much of the log one `append` should carry at most; a single commit may exceed the bytes. */
  readonly batchLimit: { commits: number; bytes: number };

  /** How far the log has come. Asked before every decision, so it must be cheap. */
  head(): Promise<Head>;

  /**
   * Writes commits that follow `commits[0].number - 1` without a gap, all or none, durably, then their views and tiles.
   * @throws HeadMoved when another writer was there first; nothing is written then.
   * @throws StorageFault when it is not certain that everything was written; look at `head` and `appliedCommit`.
   */
  append(commits: WrittenCommit[], views: SubjectView[], tiles?: readonly Tile[]): Promise<void>;

  /** Returns when all that was appended is on the disk; only after opening in bulk it is not so anyway. */
  settle(): Promise<void>;

  /** Number of the last commit whose views have been applied; below `head().commit` after another process wrote or this one died. */
  appliedCommit(): Promise<number>;

  /** Brings views up to commit `upTo`. Applying the same views twice, or by two processes at once, changes nothing. */
  applyViews(views: SubjectView[], upTo: number): Promise<void>;

  /** Forgets every derived row (subjects, keys, edges, tiles). The log and the private store stay. */
  dropViews(): Promise<void>;

  /** Commits `from` … in order, at most `limit`. */
  commits(from: number, limit: number): Promise<Commit[]>;

  /** The commit a command has led to, if any. */
  findCommand(commandId: string): Promise<Commit | undefined>;
  /** The same for many in one look, by commandId; those that have led to nothing are left out. */
  findCommands(commandIds: readonly string[]): Promise<Map<string, Commit>>;

  /** Entries by position, in order, as the exact canonical text that was hashed. */
  entryTexts(from: number, limit: number): Promise<string[]>;

  /** Entries of one subject, oldest first, of versions above `after`. */
  history<Kind extends SubjectKind>(
    subject: SubjectRef<Kind>,
    after: number,
    limit: number,
  ): Promise<EntryAbout<Kind>[]>;
  /** The same for several subjects at once, in the order asked, each at most `limit`; for lists that show histories. */
  histories(asked: readonly HistoryPage[], limit: number): Promise<Entry[][]>;

  subject(kind: SubjectKind, id: string): Promise<SubjectView | undefined>;
  /** Those that exist, in any order. */
  subjects(kind: SubjectKind, ids: readonly string[]): Promise<SubjectView[]>;
  findByKey(key: string): Promise<SubjectRef | undefined>;
  findByKeys(keys: readonly string[]): Promise<Map<string, SubjectRef>>;
  /** Keys that begin with `prefix`, at most `limit`, for searching by a part of a number. */
  keysStartingWith(prefix: string, limit: number): Promise<{ key: string; subject: SubjectRef }[]>;
  search(kind: SubjectKind, filter: Filter, page: Page): Promise<SubjectView[]>;
  count(kind: SubjectKind, filter: Filter, limit: number): Promise<number>;
  edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]>;

  /** Complete tiles of the Merkle tree (256 hashes, 8192 bytes), derived from entries. */
  tile(level: number, index: number): Promise<Uint8Array | undefined>;
  putTiles(tiles: readonly Tile[]): Promise<void>;

  /** Persons, accounts, devices, invitations, audit of reads: mutable, erasable, never hashed into the ledger. */
  private: PrivateStore;

  close(): Promise<void>;
}

/** From where on the history of one subject is read. */
export interface HistoryPage {
  of: SubjectRef;
  /** Version of the last entry already known; 0 from the beginning. */
  after: number;
}

/** A commit on its way into the log, with the canonical text of each entry as it is hashed and kept. */
export interface WrittenCommit extends Commit {
  texts: readonly string[];
}

/** A complete tile of the tree, C2SP tlog-tiles: `level` 0 holds leaf hashes, each level above one hash per tile below. */
export interface Tile {
  level: number;
  index: number;
  hashes: Uint8Array;
}

/** Equal to the value, or one of the values – for a column of many, one of those; every column in `all` must match, and at least one in `any` if given. */
export interface Filter {
  all?: Record<string, string | number | readonly (string | number)[]>;
  any?: Record<string, string | number | readonly (string | number)[]>;
  ids?: readonly string[];
  /** True: also what was struck out as a mistake, which no list shows. */
  struck?: boolean;
}

/** Newest first; `before` is the `created` of the last row of the page before. */
export interface Page {
  first: number;
  before?: number;
}

/**
 * Small mutable records by collection and id, with declared finders: `find` fields are indexed equality look-ups.
 */
export interface PrivateStore {
  get<T extends object>(collection: string, id: string): Promise<T | undefined>;
  /** Those that exist, by id; for lists. */
  getAll<T extends object>(collection: string, ids: readonly string[]): Promise<Map<string, T>>;
  /** Inserts or replaces. `find` replaces the record's finders; those inserted as unique keep their old values reserved. */
  put(collection: string, id: string, record: object, find?: Record<string, string>): Promise<void>;
  /** Inserts only; false when the id or the value of one of the finders named in `unique` is taken in this collection. */
  insert(
    collection: string,
    id: string,
    record: object,
    find?: Record<string, string>,
    unique?: readonly string[],
  ): Promise<boolean>;
  /** Replaces only if the stored record still equals `expected`; false otherwise. For one-time codes and rotations. */
  replace(collection: string, id: string, expected: object, record: object): Promise<boolean>;
  /** In the order of ids; `after` is the id of the last one already known. */
  find<T extends object>(
    collection: string,
    field: string,
    value: string,
    limit?: number,
    after?: string,
  ): Promise<{ id: string; record: T }[]>;
  delete(collection: string, id: string): Promise<boolean>;
  /** Every record, for moving an installation to another database. */
  records(): AsyncIterable<PrivateRecord>;
}

/** A private record with its finders; those named in `unique` are taken by it alone. */
export interface PrivateRecord {
  collection: string;
  id: string;
  record: object;
  find: Record<string, string>;
  unique: string[];
}

/** Somebody else wrote the next commit. The command has to be decided again. */
export class HeadMoved extends Error {
  readonly code = 'HEAD_MOVED';
}

/** The database cannot be used: locked, damaged, newer than this program, full or gone. `message` says what to do. */
export class StorageFault extends Error {
  readonly code: 'STORAGE_LOCKED' | 'STORAGE_DAMAGED' | 'STORAGE_NEWER' | 'STORAGE_FULL' | 'STORAGE_GONE';
  constructor(code: StorageFault['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

import { type Connection, type ConnectOptions, createConnection } from 'mongoose';
import type { Commit, Entry, EntryAbout, Head, SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import type { Edge, SubjectView } from '../../ledger/subject.ts';
import {
  type ColumnsByKind,
  type Filter,
  HeadMoved,
  type HistoryPage,
  type OpenOptions,
  type Page,
  type PrivateStore,
  type Storage,
  StorageFault,
  shapeOfViews,
  type Tile,
  type WrittenCommit,
} from '../storage.ts';
import { Commits } from './commits.ts';
import { guarded, storageFault } from './faults.ts';
import { MongodbPrivateStore } from './private-store.ts';
import { type Collections, collectionsOf, layoutVersion } from './schema.ts';
import { count, search } from './search.ts';
import { ViewDocuments } from './views.ts';

/**
 * Opens a MongoDB database – one server, a replica set, a sharded cluster, or something that speaks the same protocol.
 * Several processes may use it at once.
 */
export async function openMongodb(
  url: string,
  columnsByKind: ColumnsByKind,
  { readOnly = false }: OpenOptions = {},
): Promise<Storage> {
  const server = serverName(url);
  const connection = connect(url, server, {
    // What was acknowledged is on the disks of a majority, and only what is there is read (no head that is taken back).
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    ...(!/[?&]serverSelectionTimeoutMS=/.test(url) && { serverSelectionTimeoutMS: 5000 }),
    bufferCommands: false,
  });
  try {
    await connection.asPromise();
    const collections = collectionsOf(connection, columnsByKind);
    const views = new ViewDocuments(collections, columnsByKind);
    await prepare(collections, views, columnsByKind, server, readOnly);
    return new MongodbStorage(connection, collections, views, columnsByKind, server);
  } catch (cause) {
    await connection.close().catch(() => {});
    throw storageFault(cause, server);
  }
}

function connect(url: string, server: string, options: ConnectOptions): Connection {
  try {
    return createConnection(url, options);
  } catch (cause) {
    throw storageFault(cause, server);
  }
}

async function prepare(
  collections: Collections,
  views: ViewDocuments,
  columns: ColumnsByKind,
  server: string,
  readOnly: boolean,
): Promise<void> {
  const progress = await collections.progress.findOne({ _id: 'views' }).lean();
  if (progress && progress.layout > layoutVersion) {
    throw new StorageFault(
      'STORAGE_NEWER',
      `${server} was written by a newer Kreispass. Update this one; the data was left as it is.`,
    );
  }
  if (readOnly) return;
  for (const model of Object.values(collections)) await model.createIndexes();
  if (progress?.columns !== shapeOfViews(columns)) await views.drop();
}

/** What a firm grows into: log, views and private store as documents, without transactions over several of them. */
class MongodbStorage implements Storage {
  readonly exclusive = false;
  readonly aside = false;
  // One batch is one document, read whole for one of its entries, so it is kept far below MongoDB's 16 MB.
  readonly batchLimit = { commits: 200, bytes: 1_000_000 };
  readonly private: PrivateStore;
  readonly #connection: Connection;
  readonly #collections: Collections;
  readonly #commits: Commits;
  readonly #views: ViewDocuments;
  readonly #columns: ColumnsByKind;
  readonly #server: string;

  constructor(
    connection: Connection,
    collections: Collections,
    views: ViewDocuments,
    columns: ColumnsByKind,
    server: string,
  ) {
    this.#connection = connection;
    this.#collections = collections;
    this.#commits = new Commits(collections);
    this.#views = views;
    this.#columns = columns;
    this.#server = server;
    this.private = new MongodbPrivateStore(collections, server);
  }

  head(): Promise<Head> {
    return this.#guard(() => this.#commits.head());
  }

  /** The log first, in one insert; views after it. If they fail, the commits stand and the next catch-up makes the views. */
  async append(commits: WrittenCommit[], views: SubjectView[], tiles: readonly Tile[] = []): Promise<void> {
    await this.#guard(() => this.#commits.write(commits));
    const last = commits.at(-1);
    if (last === undefined) return;
    try {
      await this.#guard(() => this.#views.writeTiles(tiles));
      await this.applyViews(views, last.number);
    } catch (cause) {
      if (cause instanceof HeadMoved || cause instanceof StorageFault) throw cause;
      throw new StorageFault(
        'STORAGE_GONE',
        `${this.#server} took the commit but not its views. Send the command again.`,
        { cause },
      );
    }
  }

  async settle(): Promise<void> {}

  appliedCommit(): Promise<number> {
    return this.#guard(() => this.#views.applied());
  }

  applyViews(views: SubjectView[], upTo: number): Promise<void> {
    return this.#guard(async () => {
      await this.#views.write(views);
      await this.#views.setApplied(upTo);
    });
  }

  dropViews(): Promise<void> {
    return this.#guard(() => this.#views.drop());
  }

  commits(from: number, limit: number): Promise<Commit[]> {
    return this.#guard(() => this.#commits.read(from, limit));
  }

  findCommand(commandId: string): Promise<Commit | undefined> {
    return this.#guard(() => this.#commits.findCommand(commandId));
  }

  findCommands(commandIds: readonly string[]): Promise<Map<string, Commit>> {
    return this.#guard(() => this.#commits.findCommands(commandIds));
  }

  entryTexts(from: number, limit: number): Promise<string[]> {
    return this.#guard(() => this.#commits.texts(from, limit));
  }

  history<Kind extends SubjectKind>(
    subject: SubjectRef<Kind>,
    after: number,
    limit: number,
  ): Promise<EntryAbout<Kind>[]> {
    return this.#guard(() => this.#commits.history(subject, after, limit));
  }

  histories(asked: readonly HistoryPage[], limit: number): Promise<Entry[][]> {
    return this.#guard(() => this.#commits.histories(asked, limit));
  }

  subject(kind: SubjectKind, id: string): Promise<SubjectView | undefined> {
    return this.#guard(() => this.#views.one(kind, id));
  }

  subjects(kind: SubjectKind, ids: readonly string[]): Promise<SubjectView[]> {
    return this.#guard(() => this.#views.many(kind, ids));
  }

  async findByKey(key: string): Promise<SubjectRef | undefined> {
    return (await this.findByKeys([key])).get(key);
  }

  findByKeys(keys: readonly string[]): Promise<Map<string, SubjectRef>> {
    return this.#guard(() => this.#views.findByKeys(keys));
  }

  keysStartingWith(prefix: string, limit: number): Promise<{ key: string; subject: SubjectRef }[]> {
    return this.#guard(() => this.#views.keysStartingWith(prefix, limit));
  }

  search(kind: SubjectKind, filter: Filter, page: Page): Promise<SubjectView[]> {
    return this.#guard(() => search(this.#collections, this.#columns, kind, filter, page));
  }

  count(kind: SubjectKind, filter: Filter, limit: number): Promise<number> {
    return this.#guard(() => count(this.#collections, this.#columns, kind, filter, limit));
  }

  edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]> {
    return this.#guard(() => this.#views.edges(of));
  }

  tile(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#guard(() => this.#views.tile(level, index));
  }

  putTiles(tiles: readonly Tile[]): Promise<void> {
    return this.#guard(() => this.#views.writeTiles(tiles));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }

  #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    return guarded(this.#server, work);
  }
}

/** Host and database of a URL, without user and password. */
function serverName(url: string): string {
  return url.replace(/\/\/.*@/, '//').replace(/\?.*$/, '');
}

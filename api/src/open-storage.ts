import { openMongodb } from './storage/mongodb/mongodb-storage.ts';
import { openBulkSqlite } from './storage/sqlite/bulk-storage.ts';
import { SqliteStorage } from './storage/sqlite/sqlite-storage.ts';
import type { ColumnsByKind, OpenOptions, Storage } from './storage/storage.ts';

/**
 * Opens the database at `sqlite:PATH`, `sqlite::memory:` or `mongodb://…`, making it if there is none.
 * @throws StorageFault with what to do: locked, damaged, newer than this program, full or gone.
 */
export async function openStorage(
  databaseUrl: string,
  columnsByKind: ColumnsByKind,
  options: OpenOptions = {},
): Promise<Storage> {
  if (databaseUrl.startsWith('sqlite:')) {
    const path = databaseUrl.slice('sqlite:'.length);
    return options.bulk ? openBulkSqlite(path, columnsByKind) : new SqliteStorage(path, columnsByKind, options);
  }
  if (/^mongodb(\+srv)?:/.test(databaseUrl)) return openMongodb(databaseUrl, columnsByKind, options);
  throw new TypeError(`"${databaseUrl}" is no database this program knows. Use sqlite:PATH or mongodb://HOST/NAME.`);
}

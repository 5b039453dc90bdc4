import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StorageFault } from '../storage.ts';
import { lock } from './database.ts';
import { guarded } from './faults.ts';

/**
 * Writes a consistent copy of a database to `file` while a service may be using it. The copy is one plain file.
 * @throws StorageFault when there is no database or no room; TypeError when `file` exists.
 */
export function backupSqlite(path: string, file: string): void {
  if (!existsSync(path)) throw new StorageFault('STORAGE_GONE', `There is no database at ${resolve(path)}.`);
  if (existsSync(file)) throw new TypeError(`${file} is there already. Give the name of a new file.`);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  mkdirSync(dirname(resolve(file)), { recursive: true });
  guarded(path, () => {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      db.prepare('VACUUM INTO ?').run(unfinished);
    } finally {
      db.close();
    }
  });
  // A file under its final name is a whole one, whenever the power goes.
  sync(unfinished);
  renameSync(unfinished, file);
  sync(dirname(resolve(file)));
}

/**
 * Puts a backup in the place of a database. An existing one is kept beside it under the name that is given back.
 * @throws StorageFault STORAGE_LOCKED while a service uses the database; TypeError when there is one and `force` is off.
 */
export function restoreSqlite(file: string, path: string, force: boolean, now: Date): string | undefined {
  mkdirSync(dirname(resolve(path)), { recursive: true });
  if (existsSync(path) && !force) {
    throw new TypeError(`There is a database at ${path}. Say --force to replace it; the old one is kept beside it.`);
  }
  const held = guarded(path, () => lock(path));
  try {
    const restored = `${path}.restored`;
    copyFileSync(file, restored);
    sync(restored);
    const old = existsSync(path) ? `${path}.replaced-${now.toISOString().replaceAll(':', '-')}` : undefined;
    for (const suffix of ['', '-wal', '-shm']) {
      // The write-ahead log belongs to the old file and would be taken for part of the new one.
      if (existsSync(path + suffix)) renameSync(path + suffix, `${old ?? `${path}.leftover`}${suffix}`);
    }
    renameSync(restored, path);
    sync(dirname(resolve(path)));
    return old;
  } finally {
    held.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

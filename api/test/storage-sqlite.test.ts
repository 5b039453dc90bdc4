import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStorage } from '../src/open-storage.ts';
import { guarded } from '../src/storage/sqlite/faults.ts';
import type { OpenOptions, Storage } from '../src/storage/storage.ts';
import { storageContract } from './storage-contract.ts';
import { aCommit, aView, contractColumns, fill } from './storage-fixtures.ts';

storageContract('A SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  return {
    open: () => openStorage(`sqlite:${folder}/new/folder/kreispass.db`, contractColumns),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});

storageContract('A SQLite file in bulk, in a thread of its own,', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  return {
    open: () => openStorage(`sqlite:${folder}/kreispass.db`, contractColumns, { bulk: true }),
    remove: async () => rmSync(folder, { recursive: true }),
  };
});

describe('A SQLite file in bulk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = (options: OpenOptions) => openStorage(`sqlite:${folder}/kreispass.db`, contractColumns, options);

  it('shows at once what was appended, to others when it is settled, and keeps it when closed', async () => {
    const storage = await open({ bulk: true });
    const reader = await open({ readOnly: true });
    await storage.append([aCommit(1)], [aView('B1')]);
    expect(await storage.subject('battery', 'B1')).toMatchObject({ version: 1 });
    expect(await reader.head()).toEqual({ commit: 0, size: 0 });
    await storage.settle();
    await reader.close();
    const after = await open({ readOnly: true });
    expect(await after.head()).toEqual({ commit: 1, size: 1 });
    await after.close();
    await storage.append([aCommit(2)], [aView('B2', { created: 1, commit: 2 })]);
    await storage.close();
    const again = await open({});
    expect(await again.head()).toEqual({ commit: 2, size: 2 });
    await again.close();
  });

  it('is whole again after a fault, without anything since it was settled', async () => {
    const storage = await open({ bulk: true });
    await storage.append([aCommit(1)], [aView('B1')]);
    await storage.settle();
    await storage.append([aCommit(2)], [aView('B2', { created: 1, commit: 2 })]);
    const twice = aCommit(3, { commandId: 'command-1' });
    await expect(storage.append([twice], [])).rejects.toThrow('LEDGER_APPEND_ONLY');
    expect(await storage.head()).toEqual({ commit: 1, size: 1 });
    expect(await storage.subject('battery', 'B2')).toBeUndefined();
    await storage.close();
  });

  it('is opened by one process, and a second one is told', async () => {
    const storage = await open({ bulk: true });
    await expect(open({ bulk: true })).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    await storage.close();
  });
});

describe('A SQLite database file', () => {
  let folder: string;
  let file: string;
  let storage: Storage | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
    file = join(folder, 'kreispass.db');
  });
  afterEach(async () => {
    await storage?.close();
    storage = undefined;
    rmSync(folder, { recursive: true });
  });
  const open = async (columns: Parameters<typeof openStorage>[1] = contractColumns) => {
    storage = await openStorage(`sqlite:${file}`, columns);
    return storage;
  };
  const filled = async () => {
    await fill(await open(), 3);
    return storage as Storage;
  };

  describe('touched by somebody with plain SQL', () => {
    it.each([
      "UPDATE entries SET text = '{}' WHERE position = 1",
      'DELETE FROM entries WHERE position = 2',
      'DELETE FROM commits',
      "UPDATE commits SET command_id = 'x'",
      "INSERT OR REPLACE INTO entries VALUES (1, 'battery:B2', 1, '{}')",
      "REPLACE INTO entries VALUES (3, 'battery:B2', 1, '{}')",
      "INSERT OR REPLACE INTO commits VALUES (3, 'x', 2, 1)",
      "INSERT OR REPLACE INTO commits VALUES (4, 'command-2', 3, 1)",
      "INSERT INTO entries VALUES (7, 'battery:B7', 1, '{}')",
      "INSERT INTO commits VALUES (9, 'x', 3, 1)",
      "INSERT INTO entries VALUES (3, 'battery:B2', 1, '{}') ON CONFLICT DO UPDATE SET text = '{}'",
    ])('refuses %s', async (sql) => {
      const before = await (await filled()).entryTexts(0, 10);
      const stranger = new DatabaseSync(file); // Without recursive_triggers, as any connection begins.
      expect(() => stranger.exec(sql)).toThrow();
      stranger.close();
      expect(await storage?.entryTexts(0, 10)).toEqual(before);
      expect(await storage?.head()).toEqual({ commit: 3, size: 3 });
    });
  });

  it('belongs to one process; a second one is told, a reader is not disturbed', async () => {
    await filled();
    await expect(openStorage(`sqlite:${file}`, contractColumns)).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    const reader = await openStorage(`sqlite:${file}`, contractColumns, { readOnly: true });
    expect(await reader.head()).toEqual({ commit: 3, size: 3 });
    await expect(reader.append([aCommit(4)], [])).rejects.toThrow();
    await storage?.append([aCommit(4)], []);
    expect((await reader.commits(4, 1)).length).toBe(1);
    await reader.close();
    await storage?.close();
    await open();
  });

  it('is the same one through a link', async () => {
    await filled();
    const link = join(folder, 'link.db');
    symlinkSync(file, link);
    await expect(openStorage(`sqlite:${link}`, contractColumns)).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
  });

  it('locked by somebody with plain SQL is named as such, and works again afterwards', async () => {
    await filled();
    const stranger = new DatabaseSync(file);
    stranger.exec('BEGIN IMMEDIATE');
    await expect(storage?.append([aCommit(4)], [])).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    expect(await storage?.head()).toEqual({ commit: 3, size: 3 });
    stranger.close();
    await storage?.append([aCommit(4)], []);
    expect(await storage?.head()).toEqual({ commit: 4, size: 4 });
  });

  it('without room is named as such', () => {
    const small = new DatabaseSync(file);
    small.exec('PRAGMA max_page_count = 3; CREATE TABLE t (a)');
    const write = () => small.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
    expect(() => guarded(file, write)).toThrow(expect.objectContaining({ code: 'STORAGE_FULL' }));
    small.close();
  });

  it('that does not exist is not made by a reader', async () => {
    const reading = openStorage(`sqlite:${file}`, contractColumns, { readOnly: true });
    await expect(reading).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    expect(existsSync(file)).toBe(false);
  });

  it('of a newer program is left alone', async () => {
    await (await filled()).close();
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 99');
    db.close();
    await expect(open()).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
  });

  it('of another program is left alone', async () => {
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)');
    db.close();
    const before = readFileSync(file);
    await expect(open()).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('that is no database, or a damaged one, is named as such', async () => {
    writeFileSync(file, 'This is a letter, not a database. '.repeat(1000));
    await expect(open()).rejects.toMatchObject({
      code: 'STORAGE_DAMAGED',
      message: expect.stringContaining('restore'),
    });
    rmSync(file);
    await (await filled()).close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 8192, bytes.length);
    writeFileSync(file, bytes);
    const reading = open().then((opened) => opened.entryTexts(0, 10));
    await expect(reading).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
  });

  it('that was removed or replaced in use takes no more writes', async () => {
    await filled();
    copyFileSync(file, `${file}.copy`);
    renameSync(`${file}.copy`, file);
    await expect(storage?.append([aCommit(4)], [])).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    expect(await storage?.head()).toEqual({ commit: 3, size: 3 });
  });

  it('gets new tables and empty views when other columns are declared', async () => {
    await (await filled()).close();
    await open({ ...contractColumns, battery: ['status', 'custodian', 'massKg', 'place'] });
    expect(await storage?.head()).toEqual({ commit: 3, size: 3 });
    expect(await storage?.appliedCommit()).toBe(0);
    const columns = { status: 'original', custodian: null, massKg: null, place: 'Leipzig' };
    await storage?.applyViews([aView('B1', { columns })], 3);
    expect(await storage?.search('battery', { all: { place: 'Leipzig' } }, { first: 5 })).toHaveLength(1);
  });

  it('makes its views anew when they were made another way, as all were before ways had a number', async () => {
    await (await filled()).close();
    const database = new DatabaseSync(file);
    database.exec(`UPDATE settings SET value = '${JSON.stringify(contractColumns)}' WHERE name = 'columns'`);
    database.close();
    await open();
    expect(await storage?.appliedCommit()).toBe(0);
    expect(await storage?.subject('battery', 'B1')).toBeUndefined();
    await storage?.applyViews([aView('B1')], 3);
    await storage?.close();
    await open();
    expect(await storage?.appliedCommit()).toBe(3);
  });

  it('keeps nothing readable of what was erased', async () => {
    await open();
    await storage?.private.put('persons', 'p', { name: 'Erika Mustermann' }, { name: 'Erika Mustermann' });
    await storage?.private.delete('persons', 'p');
    await storage?.close();
    expect(readFileSync(file).includes('Erika')).toBe(false);
  });
});

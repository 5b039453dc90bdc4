import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCheckpoint } from '#schemas/proofs/checkpoint.ts';
import { copyLedger } from '../src/ledger/copy-ledger.ts';
import { verifyLedger } from '../src/ledger/verify-ledger.ts';
import { verifyViews } from '../src/ledger/verify-views.ts';
import { openStorage } from '../src/open-storage.ts';
import type { Storage } from '../src/storage/storage.ts';
import { aLedger, claim, register, toolColumns, toolSubject, use } from './ledger-fixtures.ts';

describe('Verifying a ledger', () => {
  let folder: string;
  let file: string;
  let checkpoint: string;
  let storage: Storage;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
    file = join(folder, 'kreispass.db');
    storage = await openStorage(`sqlite:${file}`, toolColumns);
    const ledger = await aLedger(storage);
    const tools = Array.from({ length: 300 }, (_, index) => `t${index}`);
    await ledger.submitAll(tools.map((id) => register(id)));
    checkpoint = await ledger.log.checkpoint();
    await ledger.submitAll(tools.flatMap((id) => [claim(id, `claim-${id}`), use(id, `use-${id}`, 2)]));
    await ledger.close();
  });
  afterEach(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });

  /** Changes the file as somebody would who owns the machine: triggers first. */
  const tamper = async (...statements: string[]) => {
    await storage.close();
    const db = new DatabaseSync(file);
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    for (const statement of statements) db.exec(statement);
    db.close();
    storage = await openStorage(`sqlite:${file}`, toolColumns);
  };
  const kept = () => readCheckpoint(checkpoint);

  it('finds nothing wrong with one that was left alone, and its root is the one that was signed', async () => {
    const verified = await verifyLedger(storage, { checkpoint: kept() as never });
    expect(verified).toMatchObject({ commits: 900, entries: 1200, problems: [] });
  });

  it.each<[string, string[], RegExp]>([
    ['a changed entry', ["UPDATE entries SET text = replace(text, 't7', 't8') WHERE position = 7"], /tiles|version/],
    [
      'an entry that is not canonical',
      ["UPDATE entries SET text = ' ' || text WHERE position = 900"],
      /Entry 900 is not written in canonical form/,
    ],
    ['a missing entry', ['DELETE FROM entries WHERE position = 1199'], /1199|missing/],
    ['a missing commit', ['DELETE FROM commits WHERE number = 400'], /After commit 399 comes 401/],
    [
      'swapped entries',
      [
        'UPDATE entries SET position = -1 WHERE position = 5; UPDATE entries SET position = 5 WHERE position = 6; UPDATE entries SET position = 6 WHERE position = -1',
      ],
      /Entry 5 says that it is entry 6/,
    ],
    ['a renamed command', ["UPDATE commits SET command_id = 'x' WHERE number = 3"], /names another command/],
    ['a changed tile', ['UPDATE tiles SET hashes = zeroblob(8192) WHERE level = 0 AND number = 1'], /tiles/],
  ])('finds %s', async (_, statements, sentence) => {
    await tamper(...statements);
    const { problems } = await verifyLedger(storage);
    expect(problems.join('\n')).toMatch(sentence);
  });

  it('finds by a checkpoint that somebody kept what was rewritten consistently', async () => {
    const cheat = await openStorage('sqlite::memory:', toolColumns);
    const ledger = await aLedger(cheat);
    await ledger.submitAll(Array.from({ length: 400 }, (_, index) => register(`other-${index}`)));
    expect(await verifyLedger(cheat)).toMatchObject({ problems: [] });
    const { problems } = await verifyLedger(cheat, { checkpoint: kept() as never });
    expect(problems).toEqual(['The first 300 entries are not those of the checkpoint.']);
    const short = await openStorage('sqlite::memory:', toolColumns);
    expect((await verifyLedger(short, { checkpoint: kept() as never })).problems.join()).toMatch(/only 0/);
  });

  it('finds states that are not what the entries lead to', async () => {
    const scratch = () => openStorage('sqlite::memory:', toolColumns);
    expect(await verifyViews(storage, await scratch(), [toolSubject])).toEqual([]);
    await tamper("UPDATE view_component SET state = replace(state, 'turns\":3', 'turns\":4') WHERE id = 't9'");
    expect(await verifyViews(storage, await scratch(), [toolSubject])).toEqual([
      'The view of component t9 is not what its entries lead to.',
    ]);
  });

  it('holds for a copy in another database, with the private store, also after an interruption', async () => {
    await storage.private.insert('accounts', 'a', { n: 1 }, { login: 'kim' }, ['login']);
    const target = await openStorage('sqlite::memory:', toolColumns);
    Object.assign(target, { batchLimit: { commits: 500, bytes: 1_000_000 } });
    const append = target.append.bind(target);
    let appends = 0;
    target.append = (...batch) => (++appends === 2 ? Promise.reject(new Error('The power went.')) : append(...batch));
    await expect(copyLedger(storage, target, [toolSubject])).rejects.toThrow('The power went.');
    expect((await target.head()).commit).toBe(500);
    await copyLedger(storage, target, [toolSubject]);
    await copyLedger(storage, target, [toolSubject]);
    expect(await verifyLedger(target)).toEqual(await verifyLedger(storage));
    expect(await verifyViews(target, await openStorage('sqlite::memory:', toolColumns), [toolSubject])).toEqual([]);
    expect(await target.private.find('accounts', 'login', 'kim')).toEqual([{ id: 'a', record: { n: 1 } }]);
    expect(await target.private.insert('accounts', 'b', {}, { login: 'kim' }, ['login'])).toBe(false);
  });

  it('does not mix two ledgers', async () => {
    const target = await openStorage('sqlite::memory:', toolColumns);
    await (await aLedger(target)).submit(register('other'));
    await expect(copyLedger(storage, target, [toolSubject])).rejects.toMatchObject({ code: 'DIFFERENT_LEDGER' });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accept } from '../src/ledger/decision.ts';
import type { Commit } from '../src/ledger/entry.ts';
import type { Submission } from '../src/ledger/ledger.ts';
import { openLedger } from '../src/ledger/open-ledger.ts';
import { verifyLedger } from '../src/ledger/verify-ledger.ts';
import { verifyViews } from '../src/ledger/verify-views.ts';
import { openStorage } from '../src/open-storage.ts';
import { HeadMoved, type Storage, StorageFault } from '../src/storage/storage.ts';
import {
  aClock,
  aLedger,
  aTool,
  claim,
  firms,
  register,
  signingKey,
  type Tool,
  toolColumns,
  toolSubject,
  use,
} from './ledger-fixtures.ts';

/** A storage that can be told to fail, and counts its appends; otherwise the real one. */
async function aWatchedStorage(fail: (append: number) => Error | undefined = () => undefined) {
  const storage = await openStorage('sqlite::memory:', toolColumns);
  const append = storage.append.bind(storage);
  const watched = Object.assign(storage, { appends: 0 });
  watched.append = async (...batch: Parameters<Storage['append']>) => {
    const fault = fail(++watched.appends);
    if (fault) throw fault;
    await append(...batch);
  };
  return watched;
}

/** The real file in a thread of its own, with little to a batch; it can be told to fail. */
async function inBulk(folder: string, fail: (append: number) => Error | undefined = () => undefined) {
  const storage = await openStorage(`sqlite:${folder}/kreispass.db`, toolColumns, { bulk: true });
  const append = storage.append;
  let appends = 0;
  return Object.assign(storage, {
    batchLimit: { commits: 10, bytes: 1_000_000 },
    async append(...batch: Parameters<Storage['append']>) {
      const fault = fail(++appends);
      if (fault) throw fault;
      await append(...batch);
    },
  });
}

describe('A ledger that writes in bulk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const tools = Array.from({ length: 95 }, (_, n) => `tool-${n}`);

  it('decides each batch on top of those that are still being written', async () => {
    const storage = await inBulk(folder);
    const ledger = await aLedger(storage);
    // The same tool, and the same command, again in the batch after, and in one much later.
    const submissions = [
      ...tools.map((name) => register(name)),
      ...tools.slice(90).map((name) => register(name, { commandId: `other-${name}` })),
      register('tool-94'),
      register('tool-0'),
      ...tools.map((name) => claim(name, `claim-${name}`)),
    ];
    const outcomes = await ledger.submitAll(submissions);
    expect(outcomes.filter((outcome) => outcome.recorded && !outcome.repeated)).toHaveLength(190);
    expect(outcomes.slice(95, 100).map((outcome) => !outcome.recorded && outcome.refusal.code)).toEqual(
      Array(5).fill('ALREADY_REGISTERED'),
    );
    expect(outcomes.slice(100, 102)).toMatchObject([{ repeated: true }, { repeated: true }]);
    await ledger.close();
    await storage.close();
    const reopened = await openStorage(`sqlite:${folder}/kreispass.db`, toolColumns);
    expect(await verifyLedger(reopened)).toMatchObject({ problems: [], commits: 190, entries: 190 });
    const scratch = await openStorage('sqlite::memory:', toolColumns);
    expect(await verifyViews(reopened, scratch, [toolSubject])).toEqual([]);
    await scratch.close();
    await reopened.close();
  });

  it('takes nothing more after a fault, and tells everybody who waits', async () => {
    const storage = await inBulk(folder, (append) =>
      append === 3 ? new StorageFault('STORAGE_FULL', 'There is no room left.') : undefined,
    );
    const ledger = await aLedger(storage);
    const settled = await Promise.allSettled(tools.map((name) => ledger.submit(register(name))));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await expect(ledger.submit(register('late'))).rejects.toMatchObject({ code: 'STORAGE_FULL' });
    await ledger.close();
    await storage.close();
  });
});

describe('Commands waiting at the same moment', () => {
  it('share one append, and each sees those before it', async () => {
    const storage = await aWatchedStorage();
    const ledger = await aLedger(storage);
    const outcomes = await ledger.submitAll([
      register('saw'),
      claim('saw', 'c1'),
      claim('saw', 'c2', firms[1]),
      register('saw', { commandId: 'again' }),
    ]);
    expect(storage.appends).toBe(1);
    expect(outcomes.map((outcome) => (outcome.recorded ? outcome.commit.number : outcome.refusal.code))).toEqual([
      1,
      2,
      'NOT_IN_YOUR_HANDS',
      'ALREADY_REGISTERED',
    ]);
    expect(await ledger.head()).toEqual({ commit: 2, size: 2 });
  });

  it('suffer no harm from one that is refused, throws, or decides something malformed', async () => {
    const ledger = await aLedger();
    const bad = (commandId: string, decide: Submission['decide']): Submission => ({
      commandId,
      actor: { organisation: firms[0] },
      decide,
    });
    const submissions = [
      register('a'),
      bad('throws', () => Promise.reject(new Error('A fault of ours.'))),
      bad('empty', async () => accept()),
      bad('unknown event', async () => accept(aTool('x', 'Nothing', {}))),
      bad('bad data', async () => accept(aTool('x', 'OrganisationRegistered', { name: 1 }))),
      bad('evolve fails', async () => accept(aTool('x', 'MemberRemoved', { member: 'm' }))),
      bad('second entry fails', async () =>
        accept(
          aTool('y', 'OrganisationRegistered', { name: 'y', roles: ['workshop'] }),
          aTool('x', 'MemberRemoved', { member: 'm' }),
        ),
      ),
      register('b'),
    ];
    const settled = await Promise.allSettled(submissions.map((submission) => ledger.submit(submission)));
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(await ledger.head()).toEqual({ commit: 2, size: 2 });
    expect(await ledger.views.subject('component', 'y')).toBeUndefined();
    expect((await ledger.views.subject<Tool>('component', 'b'))?.created).toBe(1);
  });

  it('are numbered without gaps over many batches, entries of one command together', async () => {
    const storage = Object.assign(await aWatchedStorage(), { batchLimit: { commits: 500, bytes: 100_000 } });
    const ledger = await aLedger(storage);
    const names = Array.from({ length: 1200 }, (_, index) => `tool-${index}`);
    await Promise.all(names.map((name) => ledger.submit(register(name))));
    await Promise.all(names.map((name) => ledger.submit(use(name, `use-${name}`, 3))));
    expect(storage.appends).toBeGreaterThan(5);
    const commits: Commit[] = await ledger.storage.commits(1, 5000);
    expect(commits.map((commit) => commit.number)).toEqual(Array.from({ length: 2400 }, (_, index) => index + 1));
    expect(commits.flatMap((commit) => commit.entries.map((entry) => entry.position))).toEqual(
      Array.from({ length: 4800 }, (_, index) => index),
    );
    expect((await ledger.views.subject<Tool>('component', 'tool-7'))?.version).toBe(4);
  });
});

describe('A command', () => {
  it('sent again is answered with its first commit and writes nothing', async () => {
    const ledger = await aLedger();
    const first = await ledger.submit(register('saw'));
    const again = await ledger.submit(register('saw'));
    expect(first).toMatchObject({ recorded: true, repeated: false, commit: { number: 1 } });
    expect(again).toMatchObject({ recorded: true, repeated: true, commit: { number: 1, commandId: 'register-saw' } });
    expect(await ledger.head()).toEqual({ commit: 1, size: 1 });
  });

  it('sent many times at once is recorded once', async () => {
    const ledger = await aLedger();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.submit(register('saw'))));
    expect(outcomes.filter((outcome) => outcome.recorded && !outcome.repeated)).toHaveLength(1);
    expect(outcomes.every((outcome) => outcome.recorded && outcome.commit.number === 1)).toBe(true);
  });

  it('is decided again after a refusal, since nothing was written then', async () => {
    const ledger = await aLedger();
    expect(await ledger.submit(claim('saw', 'c'))).toMatchObject({ refusal: { code: 'ITEM_UNKNOWN' } });
    await ledger.submit(register('saw'));
    expect(await ledger.submit(claim('saw', 'c'))).toMatchObject({ recorded: true, repeated: false });
  });

  it('with the ID of another organisation’s command is refused and learns nothing', async () => {
    const ledger = await aLedger();
    await ledger.submit(register('saw', { commandId: 'mine' }));
    const outcome = await ledger.submit(register('drill', { commandId: 'mine', organisation: firms[1] }));
    expect(outcome).toEqual({
      recorded: false,
      refusal: expect.objectContaining({ code: 'COMMAND_ID_TAKEN', path: '/commandId' }),
    });
  });

  it('that would give a key to a second subject is refused, also within one batch and within one command', async () => {
    const ledger = await aLedger();
    await ledger.submit(register('saw', { name: 'Säge' }));
    expect(await ledger.submit(register('b', { name: 'Säge' }))).toMatchObject({ refusal: { code: 'KEY_TAKEN' } });
    const batch = await ledger.submitAll([register('c', { name: 'Bohrer' }), register('d', { name: 'Bohrer' })]);
    expect(batch).toMatchObject([{ recorded: true }, { refusal: { code: 'KEY_TAKEN' } }]);
    const data = { name: 'Feile', roles: ['workshop'] };
    const both: Submission = {
      commandId: 'both',
      actor: { organisation: firms[0] },
      decide: async () => accept(...['e', 'f'].map((id) => aTool(id, 'OrganisationRegistered', data))),
    };
    expect(await ledger.submit(both)).toMatchObject({ refusal: { code: 'KEY_TAKEN' } });
  });

  it('carries when it happened, in UTC, beside when it was recorded', async () => {
    const ledger = await aLedger();
    const outcome = await ledger.submit({ ...register('saw'), occurredAt: '2026-11-19T23:30:00+01:00' });
    expect(outcome.recorded && outcome.commit.entries[0]).toMatchObject({
      occurredAt: '2026-11-19T22:30:00.000Z',
      recordedAt: expect.stringMatching(/^2026-11-20T08:00:00\.\d{3}Z$/),
    });
  });

  it('is decided again when another process was first', async () => {
    const storage = await aWatchedStorage((append) => (append <= 3 ? new HeadMoved('Somebody was first.') : undefined));
    const ledger = await aLedger(storage);
    expect(await ledger.submit(register('saw'))).toMatchObject({ recorded: true, commit: { number: 1 } });
    expect(storage.appends).toBe(4);
  });

  it('gives up, written nowhere, when others are always first', async () => {
    const ledger = await aLedger(await aWatchedStorage(() => new HeadMoved('Somebody was first.')));
    await expect(ledger.submit(register('saw'))).rejects.toThrow(HeadMoved);
    expect(await ledger.head()).toEqual({ commit: 0, size: 0 });
  });
});

describe('A database that fails', () => {
  it('is told to those waiting, and the ledger goes on when there is room again', async () => {
    const full = new StorageFault('STORAGE_FULL', 'There is no room left.');
    const ledger = await aLedger(await aWatchedStorage((append) => (append === 2 ? full : undefined)));
    await ledger.submit(register('a'));
    const settled = await Promise.allSettled([ledger.submit(register('b')), ledger.submit(register('c'))]);
    for (const result of settled)
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'STORAGE_FULL' } });
    expect(await ledger.submit(register('b'))).toMatchObject({
      recorded: true,
      repeated: false,
      commit: { number: 2 },
    });
    expect(await ledger.log.proof(1)).toMatchObject({ treeSize: 2 });
  });

  it('after it had written does not make a command happen twice', async () => {
    const storage = await openStorage('sqlite::memory:', toolColumns);
    const append = storage.append.bind(storage);
    let failing = true;
    storage.append = async (...batch) => {
      await append(...batch);
      if (failing) throw new StorageFault('STORAGE_GONE', 'The answer got lost.');
    };
    const ledger = await aLedger(storage);
    await expect(ledger.submit(register('a'))).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    failing = false;
    expect(await ledger.submit(register('a'))).toMatchObject({ recorded: true, repeated: true, commit: { number: 1 } });
    expect(await ledger.submit(register('b'))).toMatchObject({ recorded: true, commit: { number: 2 } });
    expect(await ledger.log.proof(1)).toMatchObject({ treeSize: 2 });
  });

  it('over one command of a batch still takes the others', async () => {
    const storage = await aWatchedStorage();
    const append = storage.append;
    storage.append = async (commits, ...rest) => {
      if (commits.some((commit) => commit.commandId === 'register-b'))
        throw new RangeError('Too large for this database.');
      await append(commits, ...rest);
    };
    const ledger = await aLedger(storage);
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((id) => ledger.submit(register(id))));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ledger.head()).toEqual({ commit: 2, size: 2 });
  });
});

describe('Views and tree', () => {
  it('are brought up at the start when the last process died before it wrote them', async () => {
    const storage = await openStorage('sqlite::memory:', toolColumns);
    const ledger = await aLedger(storage);
    await ledger.submitAll([register('a'), register('b'), claim('a', 'c1')]);
    const checkpoint = await ledger.log.checkpoint();
    const before = await storage.search('component', {}, { first: 10 });
    await storage.dropViews();
    const restarted = await openLedger({ storage, subjects: [toolSubject], signingKey, now: aClock() });
    expect(await storage.search('component', {}, { first: 10 })).toEqual(before);
    expect(await restarted.log.checkpoint()).toBe(checkpoint);
    expect(await restarted.submit(claim('a', 'c2', firms[1]))).toMatchObject({
      refusal: { code: 'NOT_IN_YOUR_HANDS' },
    });
  });

  it('are the same after a rebuild while the service runs', async () => {
    const ledger = await aLedger();
    await ledger.submitAll(Array.from({ length: 450 }, (_, index) => register(`t${index}`)));
    await ledger.submitAll(Array.from({ length: 450 }, (_, index) => use(`t${index}`, `u${index}`, (index % 3) + 1)));
    const all = () => ledger.storage.search('component', {}, { first: 1000 });
    const [before, checkpoint] = [await all(), await ledger.log.checkpoint()];
    await ledger.rebuild();
    expect(await all()).toEqual(before);
    expect(await ledger.log.checkpoint()).toBe(checkpoint);
    expect(await ledger.submit(register('more'))).toMatchObject({ recorded: true });
  });
});

describe('Listening', () => {
  it('tells every commit once, in order, until stopped, and a listener that throws disturbs nobody', async () => {
    const ledger = await aLedger();
    const heard: number[] = [];
    ledger.onCommit(() => {
      throw new Error('A listener of ours is broken.');
    });
    const stop = ledger.onCommit((commit) => heard.push(commit.number));
    await ledger.submitAll([register('a'), register('b')]);
    await ledger.submit(register('a'));
    await ledger.submit(register('c'));
    stop();
    await ledger.submit(register('d'));
    expect(heard).toEqual([1, 2, 3]);
  });
});

describe('Closing', () => {
  it('waits for what is under way and takes nothing more', async () => {
    const ledger = await aLedger();
    const waiting = Array.from({ length: 4100 }, (_, index) => ledger.submit(register(`t${index}`)));
    await ledger.close();
    expect((await Promise.all(waiting)).every((outcome) => outcome.recorded)).toBe(true);
    await expect(ledger.submit(register('late'))).rejects.toMatchObject({ code: 'STORAGE_GONE' });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Filter, HeadMoved, type Page, type PrivateRecord, type Storage } from '../src/storage/storage.ts';
import { aCommit, aView, fill, type Place } from './storage-fixtures.ts';

/** What every database behind the port has to do. Written once, run by each adapter's test. */
export function storageContract(name: string, aPlace: () => Promise<Place>): void {
  describe(`${name} as a storage`, () => {
    let place: Place;
    let storage: Storage;
    beforeEach(async () => {
      place = await aPlace();
      storage = await place.open();
    });
    afterEach(async () => {
      await storage.close();
      await place.remove();
    });
    const reopened = async () => {
      await storage.close();
      storage = await place.open();
      return storage;
    };

    describe('The log', () => {
      it('begins empty', async () => {
        expect(await storage.head()).toEqual({ commit: 0, size: 0 });
        expect(await storage.appliedCommit()).toBe(0);
        expect(await storage.commits(1, 10)).toEqual([]);
        expect(await storage.entryTexts(0, 10)).toEqual([]);
        expect(await storage.findCommand('command-1')).toBeUndefined();
      });

      it('numbers commits and entries without gaps', async () => {
        await storage.append([aCommit(1), aCommit(2, { position: 1, count: 3 })], []);
        await storage.append([aCommit(3, { position: 4 })], []);
        expect(await storage.head()).toEqual({ commit: 3, size: 5 });
        const commits = await storage.commits(1, 10);
        expect(commits.map((commit) => commit.number)).toEqual([1, 2, 3]);
        expect(commits.flatMap((commit) => commit.entries.map((entry) => entry.position))).toEqual([0, 1, 2, 3, 4]);
      });

      it('gives back commits as they were written, from any number, at most as many as asked for', async () => {
        const written = [aCommit(1), aCommit(2, { position: 1, count: 2 }), aCommit(3, { position: 3 })];
        await storage.append(written, []);
        const plain = written.map(({ texts, ...commit }) => commit);
        expect(await storage.commits(1, 10)).toEqual(plain);
        expect(await storage.commits(2, 1)).toEqual([plain[1]]);
        expect(await storage.findCommand('command-2')).toEqual(plain[1]);
        const both = await storage.findCommands(['command-1', 'command-2', 'command-9']);
        expect(both).toEqual(
          new Map([
            ['command-1', plain[0]],
            ['command-2', plain[1]],
          ]),
        );
        expect(await storage.entryTexts(1, 3)).toEqual(written.flatMap((commit) => commit.texts).slice(1, 4));
      });

      it('refuses commits that do not follow the head, and writes nothing of them', async () => {
        await storage.append([aCommit(1), aCommit(2)], []);
        for (const number of [1, 2, 4, 9]) {
          await expect(storage.append([aCommit(number, { commandId: 'x' })], [aView('BX')])).rejects.toThrow(HeadMoved);
        }
        expect(await storage.head()).toEqual({ commit: 2, size: 2 });
        expect(await storage.subject('battery', 'BX')).toBeUndefined();
        expect(await storage.findCommand('x')).toBeUndefined();
      });

      it('writes a batch whole or not at all', async () => {
        await expect(storage.append([aCommit(1), aCommit(3)], [aView('B1')])).rejects.toThrow();
        expect(await storage.head()).toEqual({ commit: 0, size: 0 });
        expect(await storage.commits(1, 10)).toEqual([]);
        expect(await storage.subject('battery', 'B1')).toBeUndefined();
        await storage.append([aCommit(1)], [aView('B1')]);
        expect(await storage.head()).toEqual({ commit: 1, size: 1 });
      });

      it('lets one of two writers win and leaves nothing torn', async () => {
        for (let number = 1; number <= 8; number++) {
          const attempts = ['a', 'b', 'c'].map((writer) =>
            aCommit(number, { commandId: `${writer}${number}`, id: `${writer}${number}` }),
          );
          const results = await Promise.allSettled(attempts.map((commit) => storage.append([commit], [])));
          expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
          for (const result of results)
            if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(HeadMoved);
        }
        expect(await storage.head()).toEqual({ commit: 8, size: 8 });
        expect((await storage.commits(1, 20)).map((commit) => commit.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      });

      it('tells the history of one subject, oldest first, after a version, in pages', async () => {
        const versions = [1, 2, 3, 4, 5];
        await storage.append(
          versions.map((version) => aCommit(version, { id: 'B', version })),
          [],
        );
        await storage.append([aCommit(6, { id: 'other' })], []);
        const versionsOf = async (after: number, limit: number) =>
          (await storage.history({ kind: 'battery', id: 'B' }, after, limit)).map((entry) => entry.version);
        expect(await versionsOf(0, 100)).toEqual(versions);
        expect(await versionsOf(2, 2)).toEqual([3, 4]);
        expect(await versionsOf(5, 100)).toEqual([]);
        expect(await storage.history({ kind: 'vehicle', id: 'B' }, 0, 100)).toEqual([]);
      });

      it('tells several histories at once, in the order asked, each after a version of its own and in pages', async () => {
        await storage.append(
          [1, 2, 3].map((version) => aCommit(version, { id: 'B', version })),
          [],
        );
        await storage.append(
          [1, 2].map((version) => aCommit(version + 3, { id: 'C', version })),
          [],
        );
        const page = (id: string, after = 0) => ({ of: { kind: 'battery', id } as const, after });
        const versionsOf = async (limit: number, ...asked: ReturnType<typeof page>[]) =>
          (await storage.histories(asked, limit)).map((entries) => entries.map(({ id, version }) => `${id}${version}`));
        expect(await versionsOf(100, page('C'), page('unknown'), page('B', 1))).toEqual([
          ['C1', 'C2'],
          [],
          ['B2', 'B3'],
        ]);
        expect(await versionsOf(1, page('B'), page('C', 1), page('B', 1))).toEqual([['B1'], ['C2'], ['B2']]);
        expect(await storage.histories([], 100)).toEqual([]);
        const [entries] = await storage.histories([page('B', 2)], 100);
        expect(entries).toEqual(await storage.history({ kind: 'battery', id: 'B' }, 2, 100));
      });

      it('survives closing and opening', async () => {
        await fill(storage, 5);
        await reopened();
        expect(await storage.head()).toEqual({ commit: 5, size: 5 });
        expect(await storage.appliedCommit()).toBe(5);
        expect((await storage.subject('battery', 'B3'))?.state).toEqual({ name: 'B3', 'with.dots': { $dollar: 1 } });
        await storage.append([aCommit(6)], []);
        expect((await storage.head()).commit).toBe(6);
      });
    });

    describe('A view', () => {
      it('is found by id and by key, exactly as it was given', async () => {
        const edges = [
          { from: { kind: 'battery', id: 'B0' }, to: { kind: 'battery', id: 'B1' }, type: 'secondLife' } as const,
        ];
        const view = aView('B1', { edges, columns: { status: 'waste', custodian: null, massKg: 412.5 } });
        await storage.append([aCommit(1)], [view]);
        expect(await storage.subject('battery', 'B1')).toEqual(view);
        expect(await storage.subjects('battery', ['B1', 'B2', 'B1'])).toEqual([view]);
        expect(await storage.findByKey('id:B1')).toEqual({ kind: 'battery', id: 'B1' });
        expect(await storage.findByKey('id:b1')).toBeUndefined();
        expect(await storage.findByKeys(['id:B1', 'id:B2'])).toEqual(
          new Map([['id:B1', { kind: 'battery', id: 'B1' }]]),
        );
        expect(await storage.subject('vehicle', 'B1')).toBeUndefined();
      });

      it('is replaced by a newer version, with its keys, columns and edges, and keeps its place in lists', async () => {
        const to = (id: string) =>
          ({ from: { kind: 'battery', id: 'B1' }, to: { kind: 'battery', id }, type: 'next' }) as const;
        await storage.append([aCommit(1)], [aView('B1', { keys: ['old', 'both'], edges: [to('X')] })]);
        const newer = aView('B1', {
          version: 2,
          commit: 2,
          keys: ['both', 'new'],
          edges: [to('Y')],
          columns: { status: 'waste', custodian: 'o-2', massKg: 1 },
        });
        await storage.append([aCommit(2, { id: 'B1', version: 2 })], [newer]);
        expect(await storage.subject('battery', 'B1')).toEqual(newer);
        expect(await storage.findByKey('old')).toBeUndefined();
        expect(await storage.findByKey('both')).toEqual({ kind: 'battery', id: 'B1' });
        expect(await storage.findByKey('new')).toEqual({ kind: 'battery', id: 'B1' });
        expect(await storage.edges({ from: { kind: 'battery', id: 'B1' } })).toEqual([to('Y')]);
        expect(await storage.edges({ to: { kind: 'battery', id: 'X' } })).toEqual([]);
        expect(await storage.edges({ to: { kind: 'battery', id: 'Y' } })).toEqual([to('Y')]);
        expect(await storage.search('battery', { all: { custodian: 'o-1' } }, { first: 10 })).toEqual([]);
      });

      it('is not changed by an older version or by the same one again', async () => {
        const newer = aView('B1', { version: 3, commit: 3 });
        await storage.append(
          [aCommit(1), aCommit(2, { id: 'B1', version: 2 }), aCommit(3, { id: 'B1', version: 3 })],
          [newer],
        );
        await storage.applyViews([aView('B1', { version: 2, commit: 2, keys: ['stale'], state: { stale: true } })], 2);
        await storage.applyViews([newer], 3);
        expect(await storage.subject('battery', 'B1')).toEqual(newer);
        expect(await storage.findByKey('stale')).toBeUndefined();
        expect(await storage.appliedCommit()).toBe(3);
      });

      it('hands a key over to another subject in one go', async () => {
        await storage.append([aCommit(1)], [aView('B1', { keys: ['plate'] })]);
        const after = [
          aView('B2', { commit: 2, created: 1, keys: ['plate'] }),
          aView('B1', { version: 2, commit: 2, keys: [] }),
        ];
        await storage.append([aCommit(2)], after);
        expect(await storage.findByKey('plate')).toEqual({ kind: 'battery', id: 'B2' });
      });

      it('that was struck out is in no list and led to by nothing, but is there for who asks for it', async () => {
        await fill(storage, 3);
        const columns = { status: null, custodian: null, massKg: null };
        const given = { version: 2, commit: 4, created: 1, keys: [], columns, corrections: [2] };
        const struck = aView('B2', { ...given, struck: true });
        await storage.append([aCommit(4, { id: 'B2', version: 2 })], [struck]);
        expect(await storage.subject('battery', 'B2')).toEqual(struck);
        expect(await storage.findByKey('id:B2')).toBeUndefined();
        const listed = async (filter: Filter) =>
          (await storage.search('battery', filter, { first: 10 })).map((view) => view.id);
        expect(await listed({})).toEqual(['B3', 'B1']);
        expect(await listed({ ids: ['B1', 'B2'] })).toEqual(['B1']);
        expect(await listed({ all: { status: 'original' } })).toEqual(['B3', 'B1']);
        expect(await listed({ struck: true })).toEqual(['B3', 'B2', 'B1']);
        expect(await storage.count('battery', {}, 10)).toBe(2);
        const restored = aView('B2', { version: 3, commit: 5, created: 1, corrections: [2, 3] });
        await storage.append([aCommit(5, { id: 'B2', version: 3 })], [restored]);
        expect(await storage.subject('battery', 'B2')).toEqual(restored);
        expect(await listed({})).toEqual(['B3', 'B2', 'B1']);
        expect(await storage.findByKey('id:B2')).toEqual({ kind: 'battery', id: 'B2' });
      });

      it('can be dropped and made again, while log and private store stay', async () => {
        await fill(storage, 3);
        await storage.putTiles([{ level: 0, index: 0, hashes: new Uint8Array(8192).fill(7) }]);
        await storage.private.put('persons', 'p', { name: 'Kim' });
        await storage.dropViews();
        expect(await storage.appliedCommit()).toBe(0);
        expect(await storage.subject('battery', 'B1')).toBeUndefined();
        expect(await storage.findByKey('id:B1')).toBeUndefined();
        expect(await storage.tile(0, 0)).toBeUndefined();
        expect(await storage.head()).toEqual({ commit: 3, size: 3 });
        expect(await storage.private.get('persons', 'p')).toEqual({ name: 'Kim' });
        await storage.applyViews([aView('B1')], 1);
        expect(await storage.appliedCommit()).toBe(1);
        await storage.applyViews([aView('B2', { commit: 2, created: 1 }), aView('B3', { commit: 3, created: 2 })], 3);
        expect(await storage.appliedCommit()).toBe(3);
        await reopened();
        expect((await storage.search('battery', {}, { first: 10 })).map((view) => view.id)).toEqual(['B3', 'B2', 'B1']);
      });
    });

    describe('A list', () => {
      beforeEach(async () => {
        await fill(storage, 12, (index) => ({
          columns: { status: index % 2 ? 'waste' : 'original', custodian: `o-${index % 3}`, massKg: index },
        }));
      });
      const ids = async (...question: Parameters<Storage['search']> extends [unknown, ...infer Rest] ? Rest : never) =>
        (await storage.search('battery', ...question)).map((view) => view.id);

      it('is newest first and comes in pages without repetition or gap', async () => {
        expect(await ids({}, { first: 3 })).toEqual(['B12', 'B11', 'B10']);
        expect(await ids({}, { first: 3, before: 9 })).toEqual(['B9', 'B8', 'B7']);
        expect(await ids({}, { first: 30, before: 2 })).toEqual(['B2', 'B1']);
      });

      it('is narrowed by all, any and ids together', async () => {
        expect(await ids({ all: { status: 'waste', custodian: 'o-1' } }, { first: 10 })).toEqual(['B8', 'B2']);
        expect(await ids({ all: { custodian: ['o-0', 'o-1'], status: 'waste' } }, { first: 2 })).toEqual(['B10', 'B8']);
        expect(await ids({ any: { custodian: 'o-0', massKg: [1, 3] } }, { first: 10 })).toEqual([
          'B10',
          'B7',
          'B4',
          'B2',
          'B1',
        ]);
        expect(
          await ids({ all: { status: 'waste' }, any: { custodian: 'o-0', massKg: [1, 3] } }, { first: 2 }),
        ).toEqual(['B10', 'B4']);
        expect(await ids({ ids: ['B1', 'B2', 'B3'], all: { status: 'original' } }, { first: 10 })).toEqual([
          'B3',
          'B1',
        ]);
        expect(await ids({ ids: [] }, { first: 10 })).toEqual([]);
        expect(await ids({ any: {} }, { first: 10 })).toEqual([]);
        expect(await ids({ all: { custodian: [] } }, { first: 10 })).toEqual([]);
      });

      it('is narrowed by a column of many: whoever is among them, each row once, in pages', async () => {
        const vehicle = (created: number, holders: string[], status = 'here') =>
          aView(`V${created}`, { kind: 'vehicle', created, keys: [], columns: { status, holders } });
        const vehicles = [
          vehicle(1, ['o-1']),
          vehicle(2, ['o-1', 'o-2']),
          vehicle(3, [], 'gone'),
          vehicle(4, ['o-2', 'o-3', 'o-1'], 'gone'),
        ];
        await storage.applyViews(vehicles, 12);
        const found = async (filter: Filter, page: Page = { first: 10 }) =>
          (await storage.search('vehicle', filter, page)).map((view) => view.id);
        expect(await found({ any: { holders: 'o-1' } })).toEqual(['V4', 'V2', 'V1']);
        expect(await found({ any: { holders: 'o-1' } }, { first: 1, before: 4 })).toEqual(['V2']);
        expect(await found({ all: { status: 'gone' }, any: { holders: 'o-1' } })).toEqual(['V4']);
        expect(await found({ all: { holders: 'o-2' }, any: { holders: 'o-3', status: 'here' } })).toEqual(['V4', 'V2']);
        expect(await found({ all: { holders: ['o-2', 'o-3'] } })).toEqual(['V4', 'V2']);
        expect(await found({ ids: ['V1', 'V3', 'V4'], any: { holders: 'o-1' } })).toEqual(['V4', 'V1']);
        expect(await found({ any: { holders: 'o-9' } })).toEqual([]);
        expect(await storage.count('vehicle', { any: { holders: 'o-1', status: 'here' } }, 100)).toBe(3);
        expect(await storage.subject('vehicle', 'V4')).toEqual(vehicles[3]);

        await storage.applyViews([{ ...vehicle(4, ['o-3', 'o-4']), version: 2 }], 12);
        expect(await found({ any: { holders: 'o-1' } })).toEqual(['V2', 'V1']);
        expect(await found({ any: { holders: 'o-4' } })).toEqual(['V4']);
      });

      it('is counted, no further than asked', async () => {
        expect(await storage.count('battery', {}, 100)).toBe(12);
        expect(await storage.count('battery', { all: { status: 'waste' } }, 100)).toBe(6);
        expect(await storage.count('battery', { any: { custodian: 'o-0', massKg: [0, 1, 3] } }, 100)).toBe(5);
        expect(await storage.count('battery', {}, 5)).toBe(5);
        expect(await storage.count('vehicle', {}, 5)).toBe(0);
      });

      it('cannot be filtered by what was not declared', async () => {
        await expect(storage.search('battery', { all: { 'state; DROP TABLE': 1 } }, { first: 1 })).rejects.toThrow(
          TypeError,
        );
        await expect(storage.count('battery', { any: { nothing: 1 } }, 1)).rejects.toThrow(TypeError);
      });

      it('finds keys by how they begin', async () => {
        const found = await storage.keysStartingWith('id:B1', 10);
        expect(found.map(({ key }) => key).sort()).toEqual(['id:B1', 'id:B10', 'id:B11', 'id:B12']);
        expect(found.find(({ key }) => key === 'id:B11')?.subject).toEqual({ kind: 'battery', id: 'B11' });
        expect(await storage.keysStartingWith('id:B1', 2)).toHaveLength(2);
        expect(await storage.keysStartingWith('.*', 2)).toEqual([]);
      });
    });

    describe('Tiles', () => {
      it('are kept byte for byte and written twice without harm', async () => {
        const hashes = Uint8Array.from({ length: 8192 }, (_, index) => index % 251);
        await storage.putTiles([{ level: 1, index: 2, hashes }]);
        await storage.putTiles([{ level: 1, index: 2, hashes }]);
        await storage.append([aCommit(1)], [], [{ level: 0, index: 0, hashes }]);
        expect(await storage.tile(1, 2)).toEqual(hashes);
        expect(await storage.tile(0, 0)).toEqual(hashes);
        expect(await storage.tile(2, 1)).toBeUndefined();
      });
    });

    describe('The private store', () => {
      it('gives several records at once, those that exist', async () => {
        const { private: store } = storage;
        for (const id of ['a', 'b']) await store.put('persons', id, { name: id });
        await store.put('devices', 'c', { name: 'another collection' });
        expect(await store.getAll('persons', ['b', 'c', 'a', 'b', 'unknown'])).toEqual(
          new Map([
            ['a', { name: 'a' }],
            ['b', { name: 'b' }],
          ]),
        );
        expect(await store.getAll('persons', [])).toEqual(new Map());
      });

      it('keeps, replaces, finds and erases records', async () => {
        const { private: store } = storage;
        await store.put('persons', 'p1', { name: 'Kim', 'a.b': { $c: 1 } }, { organisation: 'o-1' });
        await store.put('persons', 'p2', { name: 'Sam' }, { organisation: 'o-1' });
        await store.put('devices', 'p1', { name: 'Kiosk' }, { organisation: 'o-1' });
        expect(await store.get('persons', 'p1')).toEqual({ name: 'Kim', 'a.b': { $c: 1 } });
        expect((await store.find('persons', 'organisation', 'o-1')).map(({ id }) => id).sort()).toEqual(['p1', 'p2']);
        expect(await store.find('persons', 'organisation', 'o-1', 1)).toHaveLength(1);
        const behind = await store.find('persons', 'organisation', 'o-1', 5, 'p1');
        expect(behind.map(({ id }) => id)).toEqual(['p2']);
        expect(await store.find('persons', 'organisation', 'o-1', 5, 'p2')).toEqual([]);
        await store.put('persons', 'p1', { name: 'Kim' }, { organisation: 'o-2' });
        expect(await store.find('persons', 'organisation', 'o-2')).toEqual([{ id: 'p1', record: { name: 'Kim' } }]);
        expect(await store.delete('persons', 'p1')).toBe(true);
        expect(await store.delete('persons', 'p1')).toBe(false);
        expect(await store.get('persons', 'p1')).toBeUndefined();
        expect(await store.find('persons', 'organisation', 'o-2')).toEqual([]);
        expect(await store.get('devices', 'p1')).toEqual({ name: 'Kiosk' });
      });

      it('inserts an id and a unique finder once, also when asked twice at once', async () => {
        const { private: store } = storage;
        const sameId = await Promise.all([1, 2, 3].map((n) => store.insert('codes', 'c', { n })));
        expect(sameId.filter(Boolean)).toHaveLength(1);
        const sameLogin = await Promise.all(
          [1, 2, 3].map((n) =>
            store.insert('accounts', `a${n}`, { n }, { login: 'kim@example', organisation: 'o' }, ['login']),
          ),
        );
        expect(sameLogin.filter(Boolean)).toHaveLength(1);
        expect(await store.find('accounts', 'login', 'kim@example')).toHaveLength(1);
        expect(await store.insert('accounts', 'a9', {}, { login: 'sam@example', organisation: 'o' }, ['login'])).toBe(
          true,
        );
        expect(await store.insert('devices', 'd', {}, { login: 'kim@example' }, ['login'])).toBe(true);
        const [{ id } = { id: '' }] = await store.find('accounts', 'login', 'kim@example');
        await store.delete('accounts', id);
        expect(await store.insert('accounts', 'a8', {}, { login: 'kim@example' }, ['login'])).toBe(true);
      });

      it('replaces a record only as long as it is the expected one, so a code is redeemed once', async () => {
        const { private: store } = storage;
        await store.put('codes', 'c', { open: true, uses: 0 }, { organisation: 'o' });
        const replaced = await Promise.all(
          [1, 2, 3].map((n) => store.replace('codes', 'c', { uses: 0, open: true }, { open: false, n })),
        );
        expect(replaced.filter(Boolean)).toHaveLength(1);
        expect(await store.replace('codes', 'x', {}, {})).toBe(false);
        expect(await store.find('codes', 'organisation', 'o')).toHaveLength(1);
      });

      it('hands out every record with its finders, for moving house', async () => {
        const { private: store } = storage;
        await store.put('persons', 'p', { name: 'Kim' }, { organisation: 'o' });
        await store.insert('accounts', 'a', { n: 1 }, { login: 'kim', organisation: 'o' }, ['login']);
        const records: PrivateRecord[] = [];
        for await (const record of store.records()) records.push(record);
        expect(records).toHaveLength(2);
        expect(records).toContainEqual({
          collection: 'persons',
          id: 'p',
          record: { name: 'Kim' },
          find: { organisation: 'o' },
          unique: [],
        });
        expect(records).toContainEqual({
          collection: 'accounts',
          id: 'a',
          record: { n: 1 },
          find: { login: 'kim', organisation: 'o' },
          unique: ['login'],
        });
      });
    });
  });
}

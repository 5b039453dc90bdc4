import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import { findMongodbServer } from '../../scripts/house/mongodb-server.ts';
import { openStorage } from '../src/open-storage.ts';
import { storageContract } from './storage-contract.ts';
import { aCommit, aView, contractColumns, fill, type Place } from './storage-fixtures.ts';

const server = await findMongodbServer();
afterAll(() => server?.stop());
// CI must not pass because a server could not be had.
if (!server && process.env.KREISPASS_REQUIRE_MONGODB)
  throw new Error('KREISPASS_REQUIRE_MONGODB is set, but there is no server.');
console.log(
  server
    ? `The MongoDB storage is tested against ${server.name}.`
    : 'The MongoDB storage was not tested: no TEST_MONGODB_URL, no mongod on the path, no FerretDB (scripts/house/install-ferretdb.sh).',
);

async function aPlace(): Promise<Place & { url: string }> {
  const url = `${server?.url}/kreispass_${randomUUID().slice(0, 8)}`;
  return {
    url,
    open: () => openStorage(url, contractColumns),
    async remove() {
      const connection = await createConnection(url).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

if (server) {
  storageContract(server.name, aPlace);

  describe('A MongoDB database', () => {
    it('used by two processes keeps one chain of batches, whatever their sizes', async () => {
      const place = await aPlace();
      const [one, other] = [await place.open(), await place.open()];
      await one.append([aCommit(1), aCommit(2), aCommit(3)], []);
      // The other has not looked since and would overlap, or leave a gap.
      await expect(other.append([aCommit(2, { commandId: 'x' })], [])).rejects.toMatchObject({ code: 'HEAD_MOVED' });
      await expect(other.append([aCommit(5, { commandId: 'x' })], [])).rejects.toMatchObject({ code: 'HEAD_MOVED' });
      await other.append([aCommit(4), aCommit(5)], []);
      expect((await one.commits(1, 10)).map((commit) => commit.number)).toEqual([1, 2, 3, 4, 5]);
      expect(await one.head()).toEqual({ commit: 5, size: 5 });
      await one.close();
      await other.close();
      await place.remove();
    });

    it('shows by its applied commit that a process died between log and views', async () => {
      const place = await aPlace();
      const storage = await place.open();
      await fill(storage, 2);
      const { _id, ...batch } = {
        _id: 3,
        ledger: 'main',
        last: 3,
        firstPosition: 2,
        size: 3,
        commandIds: ['c3'],
        subjects: ['battery:B3'],
      };
      const connection = await createConnection(place.url).asPromise();
      const commits = [{ number: 3, commandId: 'c3', texts: aCommit(3, { commandId: 'c3' }).texts }];
      await connection
        .collection<{ _id: number }>('ledger_batches')
        .insertOne({ _id, ...batch, commits } as { _id: number });
      expect(await storage.head()).toEqual({ commit: 3, size: 3 });
      expect(await storage.appliedCommit()).toBe(2);
      await storage.applyViews([aView('B3', { commit: 3, created: 2 })], 3);
      expect(await storage.appliedCommit()).toBe(3);
      await connection.close();
      await storage.close();
      await place.remove();
    });

    it('of a newer program is left alone', async () => {
      const place = await aPlace();
      await (await place.open()).close();
      const connection = await createConnection(place.url).asPromise();
      await connection.collection<{ _id: string }>('progress').updateOne({ _id: 'views' }, { $set: { layout: 99 } });
      await connection.close();
      await expect(place.open()).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
      await place.remove();
    });
  });
} else {
  describe.skip('A MongoDB database', () => {
    it('needs a server', () => {});
  });
}

describe('A MongoDB server that is not there', () => {
  it('is said to be unreachable, without showing the password', async () => {
    const opening = openStorage(
      'mongodb://user:secret@127.0.0.1:9/kreispass?serverSelectionTimeoutMS=300',
      contractColumns,
    );
    await expect(opening).rejects.toMatchObject({
      code: 'STORAGE_GONE',
      message: expect.not.stringContaining('secret'),
    });
  });
});

import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigFault, readConfig } from '#api/config.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService, type Service } from '#api/open.ts';
import { record } from '#api/record/record.ts';
import { StorageFault } from '#api/storage/storage.ts';

/** A disk of three megabytes, where this machine lets a test have one (Linux, as root). */
const smallDisk = mountSmallDisk();
if (!smallDisk) console.log('The full disk is not tested: it takes a small disk, which only root may mount.');

let root: string;
let sound: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kreispass-faults-'));
  sound = join(root, 'sound.db');
  const service = await open(sound);
  for (let number = 0; number < 40; number++) await register(service, number);
  await service.close();
});
afterAll(() => {
  rmSync(root, { recursive: true });
  if (!smallDisk) return;
  execFileSync('umount', ['-l', smallDisk]);
  rmSync(smallDisk, { recursive: true });
});

describe('A database that', () => {
  it('cannot be where it should is refused with a sentence', async () => {
    writeFileSync(join(root, 'file'), 'x');
    mkdirSync(join(root, 'folder.db'));
    await expect(open(join(root, 'file/below.db'))).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    await expect(open(join(root, 'folder.db'))).rejects.toMatchObject({ code: 'STORAGE_GONE' });
  });

  it('is somebody else’s or newer is refused and left as it is', async () => {
    const foreign = join(root, 'foreign.db');
    alter(foreign, 'CREATE TABLE a (b)');
    await expect(open(foreign)).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    const newer = copied('newer.db');
    alter(newer, 'PRAGMA user_version = 99');
    await expect(open(newer)).rejects.toMatchObject({ code: 'STORAGE_NEWER' });
    writeFileSync(join(root, 'letter.db'), 'Sehr geehrte Damen und Herren');
    await expect(open(join(root, 'letter.db'))).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
  });

  it('another program writes to refuses commands until that is done, and goes on reading', async () => {
    const file = copied('locked.db');
    const service = await open(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(register(service, 1)).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    expect((await service.ledger.head()).commit).toBe(40);
    other.exec('ROLLBACK');
    other.close();
    expect(await register(service, 2)).toMatchObject({ repeated: false });
    await service.close();
  });

  it.each([
    ['was deleted', (file: string) => rmSync(file)],
    [
      'was replaced',
      (file: string) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
  ])('%s under the running service takes no command that would be lost', async (_, harm) => {
    const file = copied(`${newId()}.db`);
    const service = await open(file);
    harm(file);
    await expect(register(service, 1)).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    await expect(service.storage.private.put('persons', 'x', {})).rejects.toMatchObject({ code: 'STORAGE_GONE' });
    await service.close();
  });

  it.skipIf(!smallDisk)(
    'has no room left refuses commands, keeps what it has, and goes on once there is room',
    async () => {
      const file = join(smallDisk ?? '', 'full.db');
      copyFileSync(sound, file);
      const service = await open(file);
      let written = 40;
      const fill = async () => {
        for (; ; written++) await register(service, written);
      };
      await expect(fill()).rejects.toMatchObject({ code: 'STORAGE_FULL' });
      await expect(service.storage.private.put('persons', 'x', { name: 'x'.repeat(900_000) })).rejects.toMatchObject({
        code: 'STORAGE_FULL',
      });
      expect((await service.ledger.head()).commit).toBe(written);
      execFileSync('mount', ['-o', 'remount,size=16m', smallDisk ?? '']);
      expect(await register(service, 1)).toMatchObject({ commit: { number: written + 1 }, repeated: false });
      await service.close();
      const again = await open(file);
      expect((await again.ledger.head()).commit).toBe(written + 1);
      await again.close();
    },
  );

  it('has a damaged page says so or does not need it, and never takes the service down', async () => {
    for (let page = 0; page < pagesOf(sound); page += page < 8 ? 1 : 3) {
      const file = copied(`page-${page}.db`);
      overwrite(file, page * 4096 + (page === 0 ? 600 : 0), 3000);
      await useDamaged(file);
    }
  });

  it('has rows that are no JSON any more says that it is damaged', async () => {
    const file = copied('text.db');
    alter(file, "INSERT INTO private_records VALUES ('persons', 'x', '{half of')");
    const service = await open(file);
    await expect(service.storage.private.get('persons', 'x')).rejects.toMatchObject({ code: 'STORAGE_DAMAGED' });
    await service.close();
  });
});

describe('A key file', () => {
  it.each(['', 'nope', 'null', '[]', '{}', '{"keys":{}}', '{"keys":[null]}', '{"keys":[{"kid":1}]}'])(
    'that holds %j is refused with a sentence',
    async (text) => {
      const keys = join(root, 'keys.json');
      writeFileSync(keys, text);
      await expect(open(copied('keys.db'), { SIGNING_KEY_FILE: keys })).rejects.toBeInstanceOf(ConfigFault);
    },
  );
});

describe('A wrong setting', () => {
  it('is told without what is secret in it', () => {
    const settings = { METRICS_TOKEN: 'geheim', DATABASE_URL: 'mongo://jemand:geheim@host/pass' };
    expect(() => readConfig(settings)).toThrow(/DATABASE_URL=mongo:\/\/…@host[\s\S]*METRICS_TOKEN=…/);
    expect(() => readConfig(settings)).not.toThrow(/geheim/);
  });

  it('of an address no database can have is told in a sentence, without the password', async () => {
    const config = readConfig({ DATABASE_URL: 'mongodb://jemand:geheim@host:99999/pass', DEMO: 'off' });
    const opened = openService({ ...config, signingKeyFile: join(root, 'mongo-keys.json') });
    await expect(opened).rejects.toThrow(/^mongodb:\/\/host:99999\/pass is no address/);
  });
});

function open(file: string, settings: Record<string, string> = {}): Promise<Service> {
  return openService(
    readConfig({
      DATABASE_URL: `sqlite:${file}`,
      DEMO: 'off',
      LOG_LEVEL: 'silent',
      SIGNING_KEY_FILE: join(root, 'signing-keys.json'),
      ...settings,
    }),
  );
}

function register(service: Service, number: number) {
  const operator = { organisation: 'operator', roles: [], audiences: new Set(['public' as const]), admin: false };
  const context = service.context({ ...operator, operator: true });
  const input = { commandId: newId(), name: `Firma ${number} ${'x'.repeat(150)}`, roles: ['recycler' as const] };
  return record.registerOrganisation(context, input);
}

function copied(name: string): string {
  const file = join(root, name);
  copyFileSync(sound, file);
  return file;
}

function alter(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

const pagesOf = (file: string) => statSync(file).size / 4096;

function overwrite(file: string, at: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xab), 0, length, at);
  closeSync(handle);
}

/** Everything a day brings: opening, reading, writing, closing. What goes wrong has to be a fault that says what it is. */
async function useDamaged(file: string): Promise<void> {
  const service = await open(file).catch(expectDamaged);
  if (!service) return;
  const steps = [
    () => register(service, 1),
    () => service.storage.search('organisation', {}, { first: 100 }),
    () => service.storage.commits(1, 100),
    () => service.storage.findByKey('id:X'),
    () => service.storage.private.put('persons', 'x', {}),
    () => service.close(),
  ];
  for (const step of steps) await step().catch(expectDamaged);
  // What is left to do at the end of a turn must not throw either.
  await setImmediate();
}

function expectDamaged(fault: unknown): undefined {
  expect(fault).toBeInstanceOf(StorageFault);
  expect((fault as StorageFault).message).toMatch(/damaged|no Kreispass database/);
}

function mountSmallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}

import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mongoose';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { findMongodbServer } from '../../scripts/house/mongodb-server.ts';
import { accept } from '../src/ledger/decision.ts';
import { openLedger } from '../src/ledger/open-ledger.ts';
import { columnsByKind } from '../src/ledger/subject.ts';
import { openStorage } from '../src/open-storage.ts';
import { subjects } from '../src/subjects.ts';
import { firms, signingKey } from './ledger-fixtures.ts';

const server = await findMongodbServer();
afterAll(() => server?.stop());

let folder: string;
let url: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  url = `sqlite:${folder}/kreispass.db`;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `npm run NAME -- ARGS` as a person would, without npm. */
async function run(name: string, args: string[] = [], databaseUrl = url) {
  const program = fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
  const env = { ...process.env, DATABASE_URL: databaseUrl, SIGNING_KEY_FILE: join(folder, 'keys.json') };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], { env });
  let [out, error] = ['', ''];
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (error += data));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, error };
}

/** A running ledger with that many firms in it. */
async function aRunningLedger(count: number) {
  const storage = await openStorage(url, columnsByKind(subjects));
  const ledger = await openLedger({ storage, subjects, signingKey, now: () => new Date() });
  const firm = () => ({
    commandId: randomUUID(),
    actor: { organisation: firms[0] },
    decide: async () =>
      accept({
        kind: 'organisation' as const,
        id: newId(),
        type: 'OrganisationRegistered',
        data: { name: 'Werkstatt', roles: ['workshop'] },
      }),
  });
  await ledger.submitAll(Array.from({ length: count }, firm));
  await storage.private.put('persons', 'p', { name: 'Kim' });
  return {
    ledger,
    add: () => ledger.submit(firm()),
    async stop() {
      await ledger.close();
      await storage.close();
    },
  };
}

describe('npm run verify', () => {
  it('checks the whole ledger while the service runs, and says its root', async () => {
    const { ledger, stop } = await aRunningLedger(20);
    const [, , root] = (await ledger.log.checkpoint()).split('\n');
    writeFileSync(join(folder, 'checkpoint'), await ledger.log.checkpoint());
    const answer = await run('verify', [
      '--views',
      '--checkpoint',
      join(folder, 'checkpoint'),
      '--key',
      ledger.log.verifierKey,
    ]);
    expect(answer).toMatchObject({ code: 0, error: '' });
    expect(answer.out).toContain('20 commits with 20 entries');
    expect(answer.out).toContain(`Root hash: ${root}`);
    await stop();
  });

  it('checks a proof file, and refuses one that was changed', async () => {
    const { ledger, stop } = await aRunningLedger(5);
    const proof = await ledger.log.proof(3);
    await stop();
    const file = join(folder, 'proof.json');
    writeFileSync(file, JSON.stringify(proof));
    expect(await run('verify', [file])).toMatchObject({ code: 0, out: expect.stringContaining('entry 3 of 5') });
    expect(await run('verify', [file, '--key', ledger.log.verifierKey])).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('Compare'),
    });
    writeFileSync(file, JSON.stringify(proof).replace('Werkstatt', 'Werkstadt'));
    expect(await run('verify', [file])).toMatchObject({ code: 1, error: expect.stringContaining('PROOF_ENTRY') });
    writeFileSync(file, '{');
    expect(await run('verify', [file])).toMatchObject({ code: 1, error: expect.stringContaining('no JSON') });
  });

  it('makes wrong states anew from the entries', async () => {
    await (await aRunningLedger(20)).stop();
    const db = new DatabaseSync(join(folder, 'kreispass.db'));
    db.exec("UPDATE view_organisation SET state = replace(state, 'Werkstatt', 'Schlosserei') WHERE created = 7");
    db.close();
    expect(await run('verify')).toMatchObject({ code: 0 });
    expect(await run('verify', ['--views'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('is not what its entries lead to'),
    });
    expect(await run('verify', ['--rebuild', '--views'])).toMatchObject({ code: 0, error: '' });
  });

  it('says how a backup is checked to whoever names one as a proof', async () => {
    await (await aRunningLedger(1)).stop();
    const { code, error } = await run('verify', [`${folder}/kreispass.db`]);
    expect(code).toBe(1);
    expect(error).toContain(`DATABASE_URL=sqlite:${folder}/kreispass.db npm run verify`);
  });

  it('says in a sentence what is missing, and prints help', async () => {
    expect(await run('verify')).toMatchObject({ code: 1, error: expect.stringContaining('There is no database at') });
    expect(await run('verify', ['nowhere.json'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('cannot be read'),
    });
    expect(await run('verify', ['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('npm run verify') });
    expect(await run('verify', ['--nonsense'])).toMatchObject({ code: 2, error: expect.stringContaining('nonsense') });
    expect(existsSync(join(folder, 'kreispass.db'))).toBe(false);
  });
});

describe('npm run backup and restore', () => {
  it('carry everything over, made while the service runs', async () => {
    const { add, stop } = await aRunningLedger(20);
    const backup = join(folder, 'backups', 'one.db');
    expect(await run('backup', [backup])).toMatchObject({ code: 0, out: expect.stringContaining('20 entries') });
    expect(readdirSync(join(folder, 'backups'))).toEqual(['one.db']);
    expect(await run('backup', [backup])).toMatchObject({
      code: 1,
      error: expect.stringContaining('is there already'),
    });
    await add();

    const busy = await run('restore', [backup, '--force']);
    expect(busy).toMatchObject({ code: 1, error: expect.stringContaining('Another program is using') });
    await stop();
    const careful = await run('restore', [backup]);
    expect(careful).toMatchObject({ code: 1, error: expect.stringContaining('--force') });
    expect(await run('restore', [backup, '--force'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('20 entries'),
    });

    const storage = await openStorage(url, columnsByKind(subjects));
    expect(await storage.head()).toEqual({ commit: 20, size: 20 });
    expect(await storage.private.get('persons', 'p')).toEqual({ name: 'Kim' });
    await storage.close();
    const [kept = ''] = readdirSync(folder).filter((name) => /replaced-[^.]*\.\d+Z$/.test(name));
    const old = await openStorage(`sqlite:${join(folder, kept)}`, columnsByKind(subjects), { readOnly: true });
    expect(await old.head()).toEqual({ commit: 21, size: 21 });
    await old.close();
  });

  it('touch nothing when the backup is damaged', async () => {
    const { stop } = await aRunningLedger(300);
    const backup = join(folder, 'backup.db');
    await run('backup', [backup]);
    await stop();
    const bytes = readFileSync(backup);
    const at = bytes.indexOf('Werkstatt', Math.floor(bytes.length / 3));
    bytes.write('Werkstadt', at);
    writeFileSync(backup, bytes);
    const before = readFileSync(join(folder, 'kreispass.db'));
    const answer = await run('restore', [backup, '--force']);
    expect(answer.code, answer.out + answer.error).toBe(1);
    expect(readFileSync(join(folder, 'kreispass.db')).equals(before)).toBe(true);
  });
});

describe('npm run migrate', () => {
  it('needs two databases', async () => {
    expect(await run('migrate', [url])).toMatchObject({ code: 2, error: expect.stringContaining('FROM and TO') });
    expect(await run('migrate', [`sqlite:${folder}/none.db`, url])).toMatchObject({
      code: 1,
      error: expect.stringContaining('no database'),
    });
  });

  it.skipIf(!server)(
    'takes a ledger from SQLite to MongoDB and back, with the same root',
    { timeout: 60_000 },
    async () => {
      const { ledger, stop } = await aRunningLedger(210);
      const [, , root] = (await ledger.log.checkpoint()).split('\n');
      await stop();
      const there = `${server?.url}/kreispass_${randomUUID().slice(0, 8)}`;
      const back = `sqlite:${folder}/back.db`;
      for (const [from, to] of [
        [url, there],
        [there, back],
      ] as const) {
        const answer = await run('migrate', [from, to]);
        expect(answer, answer.error).toMatchObject({ code: 0, out: expect.stringContaining('210 commits') });
        expect(answer.out).toContain(`Root hash: ${root}`);
      }
      expect(await run('verify', ['--views'], there)).toMatchObject({ code: 0 });
      expect(await run('verify', ['--views'], back)).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${root}`),
      });
      expect(await run('backup', [join(folder, 'there.db')], there)).toMatchObject({
        code: 0,
        out: expect.stringContaining(`${root}`),
      });
      expect(readdirSync(folder).filter((name) => name.startsWith('there'))).toEqual(['there.db']);
      const restored = await run('restore', [join(folder, 'there.db')], `sqlite:${folder}/restored.db`);
      expect(restored, restored.error).toMatchObject({ code: 0, out: expect.stringContaining(`${root}`) });
      const connection = await createConnection(there).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  );
});

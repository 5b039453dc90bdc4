import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { openStorage } from '../../api/src/open-storage.ts';
import { freePort } from '../../api/test/api/free-port.ts';
import { aPassport } from '../../schemas/test/builders.ts';
import { lineOf } from '../import/line-of.ts';
import { fastStart } from './fast-start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const corpus = join(
  root,
  '../shared/corpus/09-openepcis-dpp-ready/extensions/eu/battery/examples/batterypass-ev-item.jsonld',
);
const folder = mkdtempSync(join(tmpdir(), 'kreispass-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const node = ['--disable-warning=ExperimentalWarning'];
const settings = { DATABASE_URL: `sqlite:${folder}/kreispass.db`, NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'silent' };

function importFiles(args: string[], extra: Record<string, string> = {}) {
  const env = { ...fastStart, ...settings, ...extra };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, 'scripts/import.ts', ...args], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** How many have been recorded so far; 0 while there is no database yet. */
function batteriesIn(path: string): number {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    return (database.prepare('SELECT count(*) AS count FROM view_battery').get() as { count: number }).count;
  } catch {
    return 0;
  } finally {
    database?.close();
  }
}

/** The id of a firm an import has registered, as the database beside a running service knows it. */
function firmNamed(name: string): string {
  const database = new DatabaseSync(`${folder}/kreispass.db`, { readOnly: true });
  try {
    const sql = "SELECT id FROM view_organisation WHERE json_extract(state, '$.name') = ?";
    return (database.prepare(sql).get(name) as { id: string }).id;
  } finally {
    database.close();
  }
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function unit(serialNumber: string, general: Partial<Passport['general']> = {}): Passport {
  const passport = aPassport();
  const identifiers = {
    uniqueIdentifier: `https://example.com/01/09521234010012/21/${serialNumber}`,
    passportIdentifier: `urn:kreispass:test:${serialNumber}`,
  };
  return { ...passport, general: { ...passport.general, ...identifiers, serialNumber, ...general } };
}

describe('npm run import', { timeout: 60_000 }, () => {
  it('takes a passport in, and the same one again without harm', () => {
    const path = file('one.json', JSON.stringify(unit('ONE')));
    const first = importFiles([path]);
    expect(first).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 recorded, 0 already there, 0 refused/),
    });
    const page = /\/b\/[0-9A-Z]{14}/.exec(first.stdout)?.[0];
    const second = importFiles([path]);
    expect(second.stdout).toMatch(/^0 recorded, 1 already there, 0 refused/);
    expect(second.stdout).toContain(page);
  });

  it('reads lists and one passport per line, and says file, line, pointer and sentence of what is wrong', () => {
    const lines = file(
      'many.ndjson',
      [unit('N1'), unit('N2', { massKg: 0 }), '', unit('N3')]
        .map((each) => (each ? JSON.stringify(each) : ''))
        .join('\n'),
    );
    const broken = file('broken.ndjson', `${JSON.stringify(unit('N4'))}\n{"general":\n`);
    const list = file('list.json', JSON.stringify([unit('L1'), unit('L2', { gtin: '09521234010013' })], null, 2));
    const { status, stdout, stderr } = importFiles([lines, broken, list]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^4 recorded, 0 already there, 3 refused/);
    const errors = stderr.trim().split('\n');
    expect(errors[0]).toBe(`${lines}:2 /general/massKg massKg must be greater than 0. (INVALID_INPUT)`);
    expect(errors[1]).toMatch(new RegExp(`^${broken}:2 / This is not JSON: `));
    const gtinLine =
      JSON.stringify([unit('L1'), unit('L2', { gtin: '09521234010013' })], null, 2)
        .split('\n')
        .findIndex((line) => line.includes('09521234010013')) + 1;
    expect(errors[2]).toMatch(new RegExp(`^${list}:${gtinLine} /general/gtin gtin must be a GTIN`));
  });

  it('has a large file checked by a second thread, which finds the same wrong lines', () => {
    const lines = Array.from({ length: 1200 }, (_, n) => JSON.stringify(unit(`LARGE${n}`)));
    lines[700] = JSON.stringify(unit('LARGE700', { massKg: -1 }));
    lines[900] = '{ "general": ';
    lines[1100] = JSON.stringify(unit('LARGE1100', { gtin: '09521234010029' }));
    const text = `${lines.join('\n')}\n`;
    expect(text.length, 'long enough for the thread').toBeGreaterThan(2_000_000);
    const path = file('large.ndjson', text);
    const first = importFiles([path]);
    expect(first).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^1197 recorded, 0 already there, 3 refused/),
    });
    expect(first.stderr).toContain(`${path}:701 /general/massKg `);
    expect(first.stderr).toContain(`${path}:901 `);
    expect(first.stderr).toContain(`${path}:1101 /general/gtin `);
    expect(importFiles([path]).stdout).toMatch(/^0 recorded, 1197 already there, 3 refused/);
  });

  it('goes on where it was when the power failed: started again it takes in the rest, and nothing twice', async () => {
    const count = 3000;
    const path = file(
      'break.ndjson',
      Array.from({ length: count }, (_, n) => JSON.stringify(unit(`BREAK${n}`))).join('\n'),
    );
    const database = `${folder}/break.db`;
    const env = { ...fastStart, ...settings, DATABASE_URL: `sqlite:${database}` };
    const first = spawn(process.execPath, [...node, 'scripts/import.ts', path], { cwd: root, env, stdio: 'ignore' });
    const ended = once(first, 'exit');
    while (first.exitCode === null && batteriesIn(database) === 0) await setTimeout(10);
    first.kill('SIGKILL');
    await ended;
    const before = batteriesIn(database);
    expect(before).toBeGreaterThan(0);
    const { stdout } = importFiles([path], { DATABASE_URL: env.DATABASE_URL });
    const [, recorded, repeated] = /^(\d+) recorded, (\d+) already there, 0 refused/.exec(stdout) ?? [];
    expect(Number(repeated)).toBeGreaterThanOrEqual(before);
    expect(Number(recorded) + Number(repeated)).toBe(count);
    expect(batteriesIn(database)).toBe(count);
  });

  it('puts the aspects of one battery together, from files and from an archive, and names what it did not take over', () => {
    const written = writeForeignPassport('battery-pass', unit('ASPECTS', { massKg: 412 }), {
      id: 'A',
      updatedAt: '2026-11-30T08:00:00Z',
    });
    if ('code' in written) throw new Error(written.message);
    const aspects = Object.entries(written.document as object).map(([name, value]): [string, unknown] => [
      name.replace(/^.*#/, ''),
      value,
    ]);
    expect(aspects.length).toBeGreaterThan(1);
    const files = aspects.map(([name, value]) => file(`aspect-${name}.json`, JSON.stringify(value)));
    const database = { DATABASE_URL: `sqlite:${folder}/aspects.db` };
    const first = importFiles(files, database);
    expect(first).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 recorded, 0 already there, 0 refused/),
    });
    expect(importFiles(files, database).stdout).toMatch(/^0 recorded, 1 already there/);
    const odd = aspects.map(([name, value]): [string, unknown] =>
      name.startsWith('General') ? [name, { ...(value as object), batteryMass: -5 }] : [name, value],
    );
    const members = Object.fromEntries(odd.map(([name, value]) => [`${name}.json`, strToU8(JSON.stringify(value))]));
    const other = { DATABASE_URL: `sqlite:${folder}/aspects-zip.db` };
    const zipped = importFiles([file('aspects.zip', zipSync(members))], other);
    expect(zipped).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^1 recorded, 0 already there, 0 refused/),
    });
    expect(zipped.stderr).toMatch(/aspects\.zip\/General.*batteryMass.*This value was not taken over/);
  });

  it('ends with a sentence when a large file is to go into a database that somebody else holds and no service answers', async () => {
    const path = file(
      'held.ndjson',
      Array.from({ length: 900 }, (_, n) => JSON.stringify(unit(`HELD-${n}`))).join('\n'),
    );
    const database = `sqlite:${folder}/held.db`;
    const holder = await openStorage(database, {});
    const { status, stderr } = importFiles([path], { DATABASE_URL: database, PORT: String(await freePort()) });
    await holder.close();
    expect(stderr).toMatch(/^Another program uses .*\nNo service answers at /);
    expect(status).toBe(1);
  });

  it('says where a large file cannot be read further, and keeps what came before', () => {
    const count = 900;
    const lines = Array.from({ length: count }, (_, n) => JSON.stringify(unit(`LONG-${n}`)));
    const path = file('endless.ndjson', `${lines.join('\n')}\n{"general":"${'x'.repeat(17_000_000)}"}\n`);
    const { status, stdout, stderr } = importFiles([path], { DATABASE_URL: `sqlite:${folder}/endless.db` });
    expect(stderr).toMatch(new RegExp(`^${path}:${count + 1} This line is longer than 16 MB`));
    expect(stdout).toMatch(new RegExp(`^${count} recorded, 0 already there, 1 refused`));
    expect(status).toBe(1);
  });

  it('reads UTF-16 with a byte-order mark', () => {
    const text = JSON.stringify(unit('U16'));
    for (const name of ['utf16.json', 'utf16.ndjson'])
      expect(importFiles(['--dry-run', file(name, Buffer.from(`\uFEFF${text}`, 'utf16le'))]).stdout).toMatch(
        /^1 can be taken in/,
      );
  });

  it('takes the vehicle a battery is built into from around the passport, and points to it when it is wrong', () => {
    const right = { passport: unit('VIN1'), installedInVin: 'WVWZZZE1ZMP000001' };
    const wrong = { passport: unit('VIN2'), installedInVin: 'WVWZZZE1ZMPO00001' };
    const path = file('vehicles.ndjson', [right, wrong].map((each) => JSON.stringify(each)).join('\n'));
    const { stdout, stderr } = importFiles([path]);
    expect(stdout).toMatch(/^1 recorded, 0 already there, 1 refused/);
    expect(stderr).toMatch(new RegExp(`^${path}:2 /installedInVin .*\\(VIN_CHARACTERS\\)`));
  });

  it('refuses a second passport for the same battery', () => {
    const path = file('again.json', JSON.stringify(unit('ONE', { massKg: 400 })));
    const { status, stderr } = importFiles([path]);
    expect(status).toBe(1);
    expect(stderr).toContain('/general/uniqueIdentifier This battery already has a passport. (PASSPORT_EXISTS)');
  });

  it('writes nothing on a dry run', () => {
    const path = file('dry.json', JSON.stringify(unit('DRY')));
    const other = { DATABASE_URL: `sqlite:${folder}/untouched.db` };
    expect(importFiles(['--dry-run', path], other).stdout).toBe('1 can be taken in, 0 cannot. Nothing was written.\n');
    expect(existsSync(`${folder}/untouched.db`)).toBe(false);
  });

  it('ends with a sentence when it cannot begin', () => {
    expect(importFiles(['nowhere.json'])).toMatchObject({
      status: 1,
      stderr: 'nowhere.json: there is no such file.\n',
    });
    expect(importFiles(['--organisation', 'X', 'a.json']).stderr).toMatch(/^--organisation X: give the id/);
    expect(importFiles(['--frequency', 'x'])).toMatchObject({ status: 1 });
    expect(importFiles([])).toMatchObject({ status: 1, stdout: expect.stringContaining('npm run import -- FILE') });
    const unknownFirm = importFiles([
      '--organisation',
      '7K2M9QX4TB0AWC',
      file('firm.json', JSON.stringify(unit('FIRM'))),
    ]);
    expect(unknownFirm.status).toBe(1);
    expect(unknownFirm.stderr).toMatch(/no firm with the id|--organisation/);
  });

  it.skipIf(!existsSync(corpus))('takes in a full foreign passport (skipped without ../shared/corpus)', () => {
    expect(importFiles([corpus])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^1 recorded/) });
  });

  it('fills from a table made of its own template, and writes what was refused into a file for whoever puts it right', () => {
    const template = join(folder, 'template.csv');
    expect(importFiles(['--template', template, '--category', 'EV', '--language', 'de']).stdout).toMatch(
      /Spalten\. Je Batterie/,
    );
    const lines = readFileSync(template, 'utf8').trimEnd().split('\r\n');
    const names = (lines.at(-1) ?? '').split(';').map((name) => name.replaceAll('"', ''));
    const row = (values: Record<string, string>) => names.map((name) => values[name] ?? '').join(';');
    const battery = (serial: string, massKg: string) =>
      row({
        'general.uniqueIdentifier': `https://example.com/01/09521234010012/21/${serial}`,
        'general.serialNumber': serial,
        'general.operator.name': 'Tabellenwerk Süd',
        'general.manufacturer.name': 'Tabellenwerk Süd',
        'general.category': 'EV',
        'general.modelIdentifier': 'T-1',
        'general.manufacturedOn': '03/2026',
        'general.massKg': massKg,
      });
    const rows = [battery('T1', '412,5'), battery('T2', '-1'), battery('T3', '=1+1')];
    const table = file('table.csv', Buffer.from([...lines, ...rows].join('\r\n').replace('\uFEFF', ''), 'latin1'));
    const errors = join(folder, 'errors.csv');
    const { status, stdout, stderr } = importFiles(['--language', 'de', '--errors', errors, table]);
    expect(stdout, stderr).toMatch(/^1 recorded, 0 already there, 2 refused/);
    expect(status).toBe(1);
    const [head, second, third] = readFileSync(errors, 'utf8').trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFDatei;Zeile;Spalte;JSON-Pointer;Code;Erwartet;Quelle');
    expect(second).toBe(
      `"${table}";"6";"general.massKg";"/general/massKg";"INVALID_INPUT";"massKg muss größer als 0 sein.";""`,
    );
    expect(third).toContain('"7";"general.massKg";"/general/massKg";"INVALID_INPUT";"massKg muss eine Zahl sein."');
    expect(importFiles([table]).stdout).toMatch(/^0 recorded, 1 already there, 2 refused/);
  });

  it('reads an archive, goes on behind a file that cannot be read, and names both in lines of JSON', () => {
    const archive = file(
      'delivery.zip',
      zipSync({ 'june.ndjson': strToU8(`${JSON.stringify(unit('Z1'))}\n{"a":1,"a":2}`) }),
    );
    const broken = file('broken.zip', Buffer.from('PK\u0003\u0004 nothing else'));
    const errors = join(folder, 'errors.ndjson');
    const { stdout } = importFiles([broken, archive, '--errors', errors]);
    expect(stdout).toMatch(/^1 recorded, 0 already there, 2 refused/);
    const lines = readFileSync(errors, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { file: broken, code: 'ARCHIVE_REFUSED' },
      { file: `${archive}/june.ndjson`, line: 2, pointer: '/a', code: 'MEMBER_TWICE' },
    ]);
  });

  it('refuses a passport that names another registered firm as responsible', () => {
    const mine = { operator: { name: 'Eigenes Werk', identifier: '9529999000019' } };
    const first = importFiles([file('mine.json', JSON.stringify(unit('MINE', mine)))]);
    expect(first.stdout).toMatch(/^1 recorded/);
    importFiles([file('other.json', JSON.stringify(unit('OTHER', { operator: { name: 'Anderes Werk' } })))]);
    const other = firmNamed('Anderes Werk');
    const path = file('stolen.json', JSON.stringify(unit('STOLEN', mine)));
    const { status, stderr } = importFiles(['--organisation', other, '--language', 'de', path]);
    expect(status).toBe(1);
    expect(stderr).toContain(
      '/general/operator/identifier Dieser Pass nennt Eigenes Werk (GLN 9529999000019) als Verantwortlichen;',
    );
    expect(importFiles(['--organisation', firmNamed('Eigenes Werk'), path]).stdout).toMatch(/^1 recorded/);
  });

  describe('while the service runs', () => {
    let service: ChildProcess;
    let port = '';
    beforeAll(async () => {
      port = String(await freePort());
      service = spawn(process.execPath, [...node, 'api/src/main.ts'], {
        cwd: root,
        env: { ...fastStart, ...settings, PORT: port },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await new Promise<void>((resolve, reject) => {
        service.stdout?.on('data', (data) => String(data).includes(port) && resolve());
        service.once('exit', (code) => reject(new Error(`The service ended with ${code}.`)));
      });
    }, 60_000);
    afterAll(() => service.kill());

    it('sends the passports to it, and the same ones again without harm', () => {
      const path = file(
        'sent.ndjson',
        Array.from({ length: 20 }, (_, index) => JSON.stringify(unit(`S${index}`))).join('\n'),
      );
      const first = importFiles([path], { PORT: port });
      expect(first.stderr).toContain('sending to the service');
      expect(first.stdout).toMatch(/^20 recorded, 0 already there, 0 refused/);
      expect(importFiles([path], { PORT: port }).stdout).toMatch(/^0 recorded, 20 already there/);
    });

    it('takes a token and the firm it is for, and refuses what another firm has recorded without being harmed', async () => {
      const other = firmNamed('Anderes Werk');
      const url = `http://127.0.0.1:${port}`;
      const token = spawnSync(
        process.execPath,
        [...node, 'scripts/token.ts', '--organisation', other, '--role', 'manufacturer'],
        { cwd: root, env: { ...fastStart, ...settings, PORT: port }, encoding: 'utf8' },
      ).stdout.trim();
      const given = ['--url', url, '--token', token, '--organisation', other];
      const lines = [
        unit('HTTP1', { operator: { name: 'Anderes Werk' } }),
        unit('ONE', { operator: { name: 'Anderes Werk' } }),
      ].map((each) => JSON.stringify(each));
      const { stdout, stderr } = importFiles([...given, file('http.ndjson', `${lines.join('\n')}\n{"general":{}}\n`)]);
      expect(stdout, stderr).toMatch(/^1 recorded, 0 already there, 2 refused, in http/);
      expect(stderr).toContain('(PASSPORT_EXISTS)');
      const wrong = importFiles([
        '--url',
        url,
        '--token',
        'wrong',
        '--organisation',
        other,
        file('w.json', lines[0] ?? ''),
      ]);
      expect(wrong).toMatchObject({ status: 1, stderr: expect.stringMatching(/answered|token/i) });
      expect((await fetch(`${url}/ready`)).status).toBe(200);
    });

    it('says so when no service answers', () => {
      const { status, stderr } = importFiles([file('lost.json', JSON.stringify(unit('LOST')))], { PORT: '1' });
      expect(status).toBe(1);
      expect(stderr).toContain('No service answers at http://127.0.0.1:1');
    });
  });
});

describe('The line of a JSON Pointer', () => {
  const text = [
    '{',
    '  "a": [1, "x,]}", { "b~/c": true },',
    '    null',
    '  ],',
    '  "say \\"}": {',
    '    "deep": -1.5e3',
    '  }',
    '}',
  ].join('\n');
  it.each([
    ['', 1],
    ['/a', 2],
    ['/a/1', 2],
    ['/a/2/b~0~1c', 2],
    ['/a/3', 3],
    ['/say "}', 5],
    ['/say "}/deep', 6],
    ['/say "}/missing', 5],
    ['/missing', 1],
    ['/a/9', 2],
  ])('%s is %i', (pointer, line) => expect(lineOf(text, pointer)).toBe(line));
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEpcisDocument } from '#schemas/foreign/epcis/read.ts';
import { freePort } from '../../api/test/api/free-port.ts';
import { fullPassport } from '../../schemas/test/foreign/builders.ts';
import { fastStart } from './fast-start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreispass-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  ...fastStart,
  DATABASE_URL: `sqlite:${folder}/kreispass.db`,
  NODE_ENV: 'test',
  DEMO: 'off',
  LOG_LEVEL: 'silent',
};
const passport = fullPassport('ev');

function run(name: string, ...given: (string | typeof env)[]) {
  const args = given.filter((each) => typeof each === 'string');
  const environment = given.find((each) => typeof each !== 'string') ?? env;
  const all = ['--disable-warning=ExperimentalWarning', `scripts/${name}.ts`, ...args];
  return spawnSync(process.execPath, all, { cwd: root, env: environment, encoding: 'utf8' });
}

describe('npm run export', { timeout: 60_000 }, () => {
  let id = '';
  beforeAll(() => {
    const file = join(folder, 'passport.json');
    writeFileSync(file, JSON.stringify(passport));
    id = /\/b\/([0-9A-Z]{14})/.exec(run('import', file).stdout)?.[1] ?? '';
  });

  it('writes the passport of a battery found by id or by what its code says', () => {
    const file = join(folder, 'out.json');
    expect(run('export', id, '--format', 'battery-pass', '--output', file)).toMatchObject({ status: 0, stderr: '' });
    const byLink = run('export', passport.general.uniqueIdentifier, '--format', 'battery-pass');
    expect(JSON.parse(byLink.stdout)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    expect(Object.keys(JSON.parse(byLink.stdout))).toHaveLength(7);
  });

  it('gives the public only what is public', () => {
    const { status, stdout, stderr } = run('export', id, '--format', 'kreispass', '--audience', 'public');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const seen = JSON.parse(stdout);
    expect(seen.general.status).toBeUndefined();
    expect(seen.symbols.testReports).toBeUndefined();
    expect(seen.performance.stateOfCharge).toBeUndefined();
    expect(seen.performance.ratedCapacityAh).toBe(190);
    const aspects = run('export', id, '--format', 'battery-pass', '--audience', 'public');
    expect(aspects.stderr).toContain('Left out: PerformanceAndDurability');
  });

  it.each(['aas', 'untp-dpp'])('writes as %s what another installation takes in as the same passport', (format) => {
    const file = join(folder, `${format}.json`);
    expect(run('export', id, '--format', format, '--output', file).status).toBe(0);
    const elsewhere = { ...env, DATABASE_URL: `sqlite:${folder}/${format}.db` };
    expect(run('import', file, elsewhere).status).toBe(0);
    const there = run('export', passport.general.uniqueIdentifier, '--format', 'kreispass', elsewhere);
    expect(JSON.parse(there.stdout)).toEqual(passport);
  });

  it('writes the history as events, to each audience what it may see', () => {
    const { status, stdout, stderr } = run('export', id, '--format', 'epcis', '--audience', 'public');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const read = readEpcisDocument(JSON.parse(stdout));
    expect(read).toMatchObject({ events: [{ type: 'PassportIssued', unchanged: true }] });
  });

  it.each([
    ['an unknown battery', ['00000000000000', '--format', 'battery-pass'], 1, 'No battery is known'],
    ['an unknown format', ['X', '--format', 'cobol'], 2, 'There is no export in the format "cobol"'],
    ['an unknown audience', ['X', '--format', 'kreispass', '--audience', 'all'], 2, '--audience all'],
    ['no battery', ['--format', 'kreispass'], 2, 'Give the id of one battery'],
  ])('says so at %s', (_, args, status, sentence) => {
    const answer = run('export', ...args);
    expect(answer.status).toBe(status);
    expect(answer.stderr).toContain(sentence);
    expect(answer.stdout).toBe('');
  });

  it('says what a passport lacks for a format, and writes nothing', () => {
    const answer = run('export', id, '--format', 'batterypass-ready');
    expect(answer.status).toBe(1);
    expect(answer.stderr).toMatch(/performance\.negativeEvents.*EXPORT_INCOMPLETE/);
  });

  it('writes every passport to a line, which another installation takes in as it is', () => {
    const file = join(folder, 'all.ndjson');
    expect(run('export', '--all', '--output', file)).toMatchObject({ status: 0, stderr: '1 passports written.\n' });
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(line)).toMatchObject({ id, passport: { general: passport.general } });
    const other = { ...env, DATABASE_URL: `sqlite:${folder}/other.db` };
    const moved = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/import.ts', file], {
      cwd: root,
      env: other,
      encoding: 'utf8',
    });
    expect(moved.stdout, moved.stderr).toContain(`Its page is /b/${id}.`);
  });

  it('writes what the registry of the Union is told, to the standard output', () => {
    const { status, stdout } = run('export', '--all', '--format', 'registry');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ granularity: 'item', commodityCode: '850760' });
  });

  it('writes what one firm may see, from the database and from a service that runs on it', async () => {
    const [firm = ''] = firms();
    const file = join(folder, 'firm.ndjson');
    expect(run('export', '--all', '--organisation', firm, '--output', file).stderr).toBe('1 passports written.\n');
    const fromDatabase = readFileSync(file, 'utf8');
    const port = String(await freePort());
    const service = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'api/src/main.ts'], {
      cwd: root,
      env: { ...env, PORT: port },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await new Promise<void>((resolve) =>
        service.stdout.on('data', (data) => String(data).includes(port) && resolve()),
      );
      const asked = ['--all', '--organisation', firm, '--output', file];
      const options = { cwd: root, env: { ...env, PORT: port }, encoding: 'utf8' } as const;
      const answer = spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', 'scripts/export.ts', ...asked],
        options,
      );
      expect(answer.stderr).toMatch(/asking the service at .*\n1 passports written\.\n/);
      expect(readFileSync(file, 'utf8')).toBe(fromDatabase);
      const wrong = run('export', '--all', '--url', `http://127.0.0.1:${port}`, '--token', 'wrong');
      expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('answered 401') });
    } finally {
      service.kill();
      await once(service, 'exit');
    }
  });

  it.each([
    ['all and one', ['--all', 'X'], '--all goes without the id'],
    ['an unknown format', ['--all', '--format', 'cobol'], 'There is: ndjson, registry'],
    ['no firm', ['--all', '--organisation', 'X'], '14 characters'],
    ['a firm that is not there', ['--all', '--organisation', '7K2M9QX4TB0AWC'], 'organisation'],
    ['an address without a token', ['--all', '--url', 'http://127.0.0.1:1'], '--url needs --token'],
    ['no service', ['--all', '--url', 'http://127.0.0.1:1', '--token', 'x'], 'No service answers'],
    ['a folder that is not there', ['--all', '--output', '/nowhere/x.ndjson'], 'ENOENT'],
  ])('says so when asked for all and %s', (_, args, sentence) => {
    const answer = run('export', ...args);
    expect(answer.status, answer.stderr).not.toBe(0);
    expect(answer.stderr).toContain(sentence);
  });
});

function firms(): string[] {
  const database = new DatabaseSync(`${folder}/kreispass.db`, { readOnly: true });
  try {
    return (database.prepare('SELECT id FROM view_organisation').all() as { id: string }[]).map(({ id }) => id);
  } finally {
    database.close();
  }
}

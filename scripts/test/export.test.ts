import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEpcisDocument } from '#schemas/foreign/read-epcis.ts';
import { fullPassport } from '../../schemas/test/foreign-builders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreispass-export-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  PATH: process.env.PATH,
  DATABASE_URL: `sqlite:${folder}/kreispass.db`,
  NODE_ENV: 'test',
  DEMO: 'off',
  LOG_LEVEL: 'silent',
};
const passport = fullPassport('ev');

function run(name: string, ...args: string[]) {
  const all = ['--disable-warning=ExperimentalWarning', `scripts/${name}.ts`, ...args];
  return spawnSync(process.execPath, all, { cwd: root, env, encoding: 'utf8' });
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
});

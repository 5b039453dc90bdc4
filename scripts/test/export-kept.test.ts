import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { context } from '../../schemas/test/foreign/builders.ts';
import { seededBatteries } from '../conformance/batteries.ts';
import { fastStart } from './fast-start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreispass-kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = {
  ...fastStart,
  DATABASE_URL: `sqlite:${folder}/kreispass.db`,
  NODE_ENV: 'test',
  DEMO: 'off',
  LOG_LEVEL: 'silent',
};

function run(name: string, ...args: string[]) {
  const all = ['--disable-warning=ExperimentalWarning', `scripts/${name}.ts`, ...args];
  return spawnSync(process.execPath, all, { cwd: root, env, encoding: 'utf8' });
}

describe('A passport that came from Catena-X', { timeout: 60_000 }, () => {
  it('goes back with what we have no place for, whole only to who sees everything', () => {
    const made = writeForeignPassport('catena-x-battery-pass', seededBatteries()[0] as Passport, context);
    if ('code' in made) throw new Error(made.message);
    const { metadata } = made.document as { metadata: object };
    Object.assign(metadata, { version: '4.2', registrationIdentifier: 'REG-17' });
    const file = join(folder, 'passport.json');
    writeFileSync(file, JSON.stringify(made.document));
    const id = /\/b\/([0-9A-Z]{14})/.exec(run('import', file).stdout)?.[1] ?? '';

    const back = JSON.parse(run('export', id, '--format', 'catena-x-battery-pass').stdout);
    expect(back).toMatchObject({ ...made.document, metadata: { version: '4.2', registrationIdentifier: 'REG-17' } });
    const older = JSON.parse(run('export', id, '--format', 'catena-x-battery-pass-6.0').stdout);
    expect(older.metadata).toMatchObject({ version: '1.0.0' });
    const authority = run('export', id, '--format', 'catena-x-battery-pass', '--audience', 'authority');
    expect(authority.stdout).not.toContain('REG-17');
  });
});

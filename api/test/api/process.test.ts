import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fastStart } from '../../../scripts/test/fast-start.ts';
import { freePort, heldPort } from './free-port.ts';

const started: ChildProcess[] = [];
const folders: string[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe('The service as a process', () => {
  it('starts on an empty folder, answers, keeps its key to itself, and stops when asked to', async () => {
    const folder = aFolder();
    const port = await freePort();
    const service = start({ PORT: String(port), DATABASE_URL: `sqlite:${folder}/data/k.db`, DEMO: 'off' });
    await service.says('Kreispass answers at');
    expect(await (await fetch(`http://localhost:${port}/ready`)).json()).toEqual({ status: 'ready', commit: 0 });
    expect(statSync(`${folder}/data/signing-keys.json`).mode & 0o777).toBe(0o600);
    service.child.kill('SIGTERM');
    expect(await service.exit).toBe(0);
  });

  it('names every wrong setting at once and ends with 2', async () => {
    const service = start({ PORT: 'many', DATABASE_URL: 'nonsense', PUBLIC_URL: 'here' });
    expect(await service.exit).toBe(2);
    expect(service.output()).toMatch(/PORT=many[\s\S]*PUBLIC_URL=here[\s\S]*DATABASE_URL=nonsense/);
  });

  it('names what is wrong with both tables of settings at once', async () => {
    const folder = aFolder();
    writeFileSync(`${folder}/audiences.json`, '{"validFrom":"soon","roles":{}}');
    const files = { AUDIENCES_FILE: `${folder}/audiences.json`, GRADING_FILE: `${folder}/none.json` };
    const service = start({ ...files, DATABASE_URL: 'sqlite::memory:' });
    expect(await service.exit).toBe(2);
    expect(service.output()).toMatch(/AUDIENCES_FILE=.*validFrom[\s\S]*GRADING_FILE=.*none\.json/);
  });

  it('says so when the keys of a database are gone and new ones were made', async () => {
    const folder = aFolder();
    const settings = async () => ({ DATABASE_URL: `sqlite:${folder}/k.db`, PORT: String(await freePort()) });
    const first = start(await settings());
    await first.says('Kreispass answers at');
    expect(first.output()).not.toContain('signing-keys.json');
    first.child.kill('SIGKILL');
    await first.exit;
    rmSync(`${folder}/signing-keys.json`);
    const second = start(await settings());
    await second.says('Kreispass answers at');
    expect(second.output()).toMatch(/There was no .*signing-keys\.json, so new keys were made/);
  }, 60_000);

  it('says that the port is in use and which one to try, and ends with 1', async () => {
    const { port, place } = await heldPort();
    const service = start({ PORT: String(port), DATABASE_URL: 'sqlite::memory:', DEMO: 'off' });
    expect(await service.exit).toBe(1);
    expect(service.output()).toContain(`Port ${port} is in use`);
    place.close();
  });

  it('does not open a database another process has open, and says so', async () => {
    const folder = aFolder();
    const settings = { DATABASE_URL: `sqlite:${folder}/k.db`, DEMO: 'off' };
    const first = start({ ...settings, PORT: String(await freePort()) });
    await first.says('Kreispass answers at');
    const second = start({ ...settings, PORT: String(await freePort()) });
    expect(await second.exit).toBe(1);
    expect(second.output()).toMatch(/Another program is using/);
    expect(second.output()).not.toMatch(/\n\s+at /);
  });

  it('loads the demo region once, and has it again after a restart', async () => {
    const folder = aFolder();
    const port = await freePort();
    const settings = { DATABASE_URL: `sqlite:${folder}/k.db`, PORT: String(port) };
    const first = start(settings);
    await first.says('Kreispass answers at');
    const { commit } = (await (await fetch(`http://localhost:${port}/ready`)).json()) as { commit: number };
    first.child.kill('SIGKILL');
    await first.exit;
    const second = start(settings);
    await second.says('Kreispass answers at');
    expect(second.output()).not.toContain('database is empty');
    const after = (await (await fetch(`http://localhost:${port}/ready`)).json()) as { commit: number };
    expect(after.commit).toBeGreaterThanOrEqual(commit);
    expect(commit).toBeGreaterThan(60);
  }, 60_000);
});

function start(settings: Record<string, string>) {
  const { HOME = '' } = process.env;
  const args = ['--disable-warning=ExperimentalWarning', 'api/src/main.ts'];
  const child = spawn(process.execPath, args, { env: { ...fastStart, HOME, ...settings } });
  started.push(child);
  let output = '';
  const exit = once(child, 'close').then(([code]) => code as number);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk));
  return {
    child,
    exit,
    output: () => output,
    async says(words: string): Promise<void> {
      const ended = exit.then((code) => {
        throw new Error(`Ended with ${code} instead of saying "${words}": ${output}`);
      });
      while (!output.includes(words)) await Promise.race([once(child.stdout as never, 'data'), ended]);
    },
  };
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  folders.push(folder);
  return folder;
}

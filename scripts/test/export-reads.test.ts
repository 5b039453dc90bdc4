import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../api/test/api/start-app.ts';
import { issueBattery } from '../../api/test/http/a-demo-battery.ts';
import { fastStart } from './fast-start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreispass-export-reads-'));
const databaseUrl = `sqlite:${folder}/kreispass.db`;
const env = { ...fastStart, DATABASE_URL: databaseUrl, NODE_ENV: 'test', DEMO: 'off', LOG_LEVEL: 'silent' };
const spool = `${folder}/kreispass.db.reads`;

function exported(...args: string[]) {
  const all = ['--disable-warning=ExperimentalWarning', 'scripts/export.ts', ...args];
  return spawnSync(process.execPath, all, { cwd: root, env, encoding: 'utf8' });
}

describe('2023/1542 Art. 77(2) subpara 3 · npm run export on the server, past the service', { timeout: 60_000 }, () => {
  let app: TestApp;
  let id: string;
  beforeAll(async () => {
    app = await startApp({ config: { databaseUrl, signingKeyFile: `${folder}/keys.json` } });
    id = await issueBattery(app);
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  async function reads() {
    const query = `query ($id: ID!) { batteryReads(battery: $id) { edges { node { organisation { id } purpose from to } } } }`;
    const { data } = await app.graphql(query, { id }, await app.tokenFor('manufacturer'));
    return data.batteryReads.edges
      .map(({ node }: { node: { organisation: object | null } }) => node)
      .filter(({ organisation }: { organisation: object | null }) => organisation === null);
  }

  it('is shown to who answers for the passport, while the service runs', async () => {
    expect(exported(id, '--format', 'kreispass').status).toBe(0);
    const purpose = 'Art. 78(d): export by who runs the installation';
    expect(await reads()).toMatchObject([{ organisation: null, purpose }]);
    expect(readdirSync(spool)).toEqual([]);
  });

  it('is shown with the purpose that was stated', async () => {
    expect(exported('--all', '--purpose', 'Umzug auf einen neuen Server').status).toBe(0);
    const [newest] = await reads();
    expect(newest.purpose).toContain('; Umzug auf einen neuen Server');
    expect(exported(id, '--format', 'kreispass', '--purpose', ' ').status).not.toBe(0);
  });

  it('is not logged where only what is public goes out', async () => {
    const before = (await reads()).length;
    expect(exported(id, '--format', 'kreispass', '--audience', 'public').status).toBe(0);
    exported('--all', '--format', 'registry');
    expect(await reads()).toHaveLength(before);
  });

  it('gives nothing out that cannot be noted', async () => {
    rmSync(spool, { recursive: true });
    writeFileSync(spool, 'no folder');
    for (const args of [[id, '--format', 'kreispass'], ['--all']]) {
      const { status, stdout, stderr } = exported(...args);
      expect({ status: status === 0, stdout }).toEqual({ status: false, stdout: '' });
      expect(stderr).toContain('Nothing was exported');
    }
  });
});

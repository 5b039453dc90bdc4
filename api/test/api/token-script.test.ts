import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { readKeys } from '#api/access/keys.ts';
import { verifyToken } from '#api/access/tokens.ts';
import { buildApp } from '#api/app.ts';
import { readConfig } from '#api/config.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService } from '#api/open.ts';
import { fastStart } from '../../../scripts/test/fast-start.ts';
import { freePort } from './free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
const keyFile = join(folder, 'keys.json');
afterAll(() => rmSync(folder, { recursive: true }));

describe('npm run token', () => {
  it('prints a token the service believes, alone on standard output', async () => {
    const organisation = newId();
    const { status, stdout } = token('--organisation', organisation, '--role', 'recycler', '--days', '7');
    expect(status).toBe(0);
    const keys = readKeys(keyFile);
    const { identity, expiresAt } = await verifyToken(keys, 'http://localhost:4000', stdout.trim(), new Date());
    expect(identity).toMatchObject({
      kind: 'integration',
      organisation,
      roles: ['recycler'],
      admin: false,
      operator: false,
    });
    expect(Math.round((expiresAt - Date.now()) / 86_400_000)).toBe(7);
  });

  it('makes one for who runs the installation', () => {
    const { stdout } = token('--operator');
    expect(decodeJwt(stdout.trim())).toMatchObject({ operator: true, admin: false, roles: [] });
  });

  it('says everything that is wrong and prints no token', () => {
    const { status, stdout, stderr } = token('--organisation', 'ABC', '--role', 'wizard', '--days', '9000');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/wizard[\s\S]*9000[\s\S]*ABC/);
    expect(token('--rolle', 'recycler').stderr).toContain('--rolle');
    expect(token('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--organisation ID') });
  });

  it('takes one token away, beside a running service or without one', async () => {
    const database = join(folder, 'kreispass.db');
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const settings = { DATABASE_URL: `sqlite:${database}`, PORT: String(port), SIGNING_KEY_FILE: keyFile };
    const operator = token('--operator', settings).stdout.trim();
    const other = token('--operator', settings).stdout.trim();
    expect(token('--revoke', other, settings)).toMatchObject({ status: 0, stdout: '' });
    const config = readConfig({ ...settings, LOG_LEVEL: 'silent', DEMO: 'off' });
    const service = await openService(config);
    const app = buildApp(service);
    await new Promise<void>((resolve) => app.server.listen(port, 'localhost', resolve));
    const ask = async (bearer: string, query = '{ ledger { head } organisations { edges { cursor } } }') => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
      return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).status;
    };
    try {
      expect(await ask(other)).toBe(401);
      expect(await ask(operator)).toBe(200);
      const { status, stderr } = await tokenMeanwhile('--revoke', decodeJwt(operator).sub ?? '', settings);
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('was taken away') });
      expect(await ask(operator)).toBe(401);
      const third = token('--operator', settings).stdout.trim();
      expect(await ask(third, 'mutation { revokeToken }')).toBe(200);
      expect(await ask(third)).toBe(401);
    } finally {
      await app.close();
    }
  });

  it('takes nothing away that is no token', () => {
    expect(token('--revoke', 'x.y.z')).toMatchObject({ status: 2, stderr: expect.stringContaining('--revoke') });
  });

  it('says in words when the settings are wrong', () => {
    const { status, stderr } = token('--operator', { PUBLIC_URL: 'here' });
    expect(status).toBe(2);
    expect(stderr).toContain('PUBLIC_URL=here');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

/** The same without standing still, as the service to be asked runs in this process. */
function tokenMeanwhile(...all: (string | Record<string, string>)[]) {
  const args = all.filter((one) => typeof one === 'string');
  const env = Object.assign({ ...fastStart }, ...all.filter((one) => typeof one === 'object'));
  const child = spawn(process.execPath, ['scripts/token.ts', ...args], { env });
  let stderr = '';
  child.stderr.on('data', (data) => {
    stderr += data;
  });
  return new Promise<{ status: number | null; stderr: string }>((resolve) =>
    child.once('close', (status) => resolve({ status, stderr })),
  );
}

function token(...all: (string | Record<string, string>)[]) {
  const args = all.filter((one) => typeof one === 'string');
  const env = Object.assign(
    { ...fastStart, SIGNING_KEY_FILE: keyFile },
    ...all.filter((one) => typeof one === 'object'),
  );
  return spawnSync(process.execPath, ['scripts/token.ts', ...args], { env, encoding: 'utf8' });
}

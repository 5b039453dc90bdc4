import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, describe, expect, it } from 'vitest';
import { readKeys } from '#api/access/keys.ts';
import { verifyToken } from '#api/access/tokens.ts';
import { newId } from '#schemas/id.ts';

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
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/wizard[\s\S]*9000[\s\S]*ABC/);
    expect(token('--rolle', 'recycler').stderr).toContain('--rolle');
    expect(token('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--organisation ID') });
  });

  it('says in words when the settings are wrong', () => {
    const { status, stderr } = token('--operator', { PUBLIC_URL: 'here' });
    expect(status).toBe(1);
    expect(stderr).toContain('PUBLIC_URL=here');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

function token(...all: (string | Record<string, string>)[]) {
  const args = all.filter((one) => typeof one === 'string');
  const env = Object.assign(
    { PATH: process.env.PATH, SIGNING_KEY_FILE: keyFile },
    ...all.filter((one) => typeof one === 'object'),
  );
  return spawnSync(process.execPath, ['scripts/token.ts', ...args], { env, encoding: 'utf8' });
}

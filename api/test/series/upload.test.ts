import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#api/access/viewer.ts';
import { readConfig } from '#api/config.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openService } from '#api/open.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import { record } from '#api/record/record.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport } from '../law/installation.ts';

const today = new Date('2026-11-20T10:00:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'kreispass-measurements-'));
let app: TestApp;
let token: string;
let commands = 0;

beforeAll(async () => {
  app = await startApp({ now: () => today });
  token = await app.tokenFor('manufacturer');
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function aBattery(): Promise<string> {
  const id = newId();
  const input = { commandId: `upload-${++commands}`, id, passport: aPassport(id) };
  const query = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { ... on Refusal { code path } } }`;
  const { data, errors } = await app.graphql(query, { input }, token);
  expect([data.issuePassport, errors]).toEqual([{}, []]);
  return id;
}

const night = (battery: string, change: object = {}) => ({
  battery,
  measurements: [{ measuredAt: '2026-11-19T23:00:00Z', stateOfHealthPercent: 91.5, fullCycles: 12 }],
  ...change,
});

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${app.url}/measurements`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', ...headers },
  });
}

const lines = (...each: unknown[]) =>
  each.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
const stateOf = async (id: string) =>
  (await app.service.ledger.views.subject<Battery>('battery', id))?.state as Battery;

describe('POST /measurements', () => {
  it('takes the night of a fleet, each battery by its id or by what is printed on it', async () => {
    const [one, other] = [await aBattery(), await aBattery()];
    const { uniqueIdentifier } = await stateOf(other);
    const response = await post(lines(night(one), '', night(uniqueIdentifier)));
    expect(await response.json()).toEqual({ recorded: 2, repeated: 0, refused: [] });
    for (const id of [one, other]) expect((await stateOf(id)).series?.latest.fullCycles?.value).toBe(12);
  });

  it('writes nothing twice, whatever order the members of a line are in', async () => {
    const battery = await aBattery();
    await post(lines(night(battery)));
    const { measurements } = night(battery);
    const again = await post(lines({ measurements, battery }));
    expect(await again.json()).toEqual({ recorded: 0, repeated: 1, refused: [] });
    expect((await stateOf(battery)).series?.count).toBe(1);
  });

  it('records what is right and says of the rest which line, where in it, and why', async () => {
    const battery = await aBattery();
    const wrong = [
      '{ "battery": ',
      '[]',
      { measurements: [] },
      night('https://nowhere.example/01/09521234010012/21/NOBODY'),
      night(newId()),
      night(battery, { measurements: [{ measuredAt: '2026-11-19T23:00:00Z', stateOfHealthPercent: 200 }] }),
      night(battery, { measurements: [{ measuredAt: '2027-01-01T00:00:00Z', fullCycles: 1 }] }),
      night(battery, { colour: 'red' }),
      `{"battery":"${battery}","battery":"${battery}","events":[]}`,
      `{"battery":"${battery}","measurements":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      `{"battery":"${battery}","__proto__":{"operator":true},"events":[{"kind":"fire","occurredAt":"2026-01-01T00:00:00Z"}]}`,
    ];
    const response = await post(lines(...wrong, night(battery)));
    const { recorded, refused } = (await response.json()) as {
      recorded: number;
      refused: { line: number; code: string; path: string }[];
    };
    expect(recorded).toBe(1);
    expect(refused.map(({ line }) => line)).toEqual(wrong.map((_, index) => index + 1));
    expect(refused[3]).toMatchObject({ code: 'BATTERY_UNKNOWN', path: '/battery' });
    expect(refused[4]).toMatchObject({ code: 'BATTERY_UNKNOWN', path: '/battery' });
    expect(refused[5]).toMatchObject({ path: '/measurements/0/stateOfHealthPercent' });
    expect(refused[6]).toMatchObject({ code: 'NOT_YET_HAPPENED', path: '/measurements/0/measuredAt' });
    expect(refused[7]).toMatchObject({ path: '/colour' });
    expect((await stateOf(battery)).assessment.flags).toEqual([]);
  });

  it('is for firms that may record, in the one form there is, and not endlessly', async () => {
    const battery = await aBattery();
    const body = lines(night(battery));
    const statusOf = async (response: Promise<Response>) => (await response).status;
    expect(await statusOf(post(body, { authorization: '' }))).toBe(401);
    expect(await statusOf(post(body, { authorization: `Bearer ${await app.tokenFor('carrier')}` }))).toBe(403);
    expect(await statusOf(post(body, { 'content-type': 'text/plain' }))).toBe(400);
    expect(await statusOf(post('\n\n'))).toBe(400);
    expect(await statusOf(post(new Uint8Array([0x7b, 0xff, 0x7d])))).toBe(400);
    expect(await statusOf(post('{}\n'.repeat(5001)))).toBe(400);
    expect((await stateOf(battery)).series).toBeUndefined();
  });

  it('takes a thousand batteries in one request', async () => {
    const batteries = await Promise.all(Array.from({ length: 20 }, aBattery));
    const body = batteries.flatMap((battery) =>
      Array.from({ length: 50 }, (_, hour) =>
        night(battery, {
          measurements: [{ measuredAt: `2026-11-${10 + (hour % 9)}T${10 + (hour % 13)}:00:00Z`, fullCycles: hour }],
        }),
      ),
    );
    const { recorded, repeated, refused } = (await (await post(lines(...body))).json()) as {
      recorded: number;
      repeated: number;
      refused: object[];
    };
    expect({ recorded, repeated, refused }).toEqual({ recorded: 1000, repeated: 0, refused: [] });
    expect((await stateOf(batteries[0] as string)).series?.count).toBe(50);
  });
});

describe('npm run measurements', () => {
  const node = join(import.meta.dirname, '../../../node_modules/.bin/node');
  const script = join(import.meta.dirname, '../../../scripts/measurements.ts');
  async function run(...args: string[]) {
    const options = {
      env: { ...process.env, LANG: 'C', LC_ALL: 'C', DATABASE_URL: `sqlite:${join(folder, 'own.db')}`, DEMO: 'off' },
    };
    return promisify(execFile)(node, ['--disable-warning=ExperimentalWarning', script, ...args], options).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code: code as number, stdout: stdout as string, stderr: stderr as string }),
    );
  }
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  it('sends a table to a service, and says file, line and pointer of what is refused', async () => {
    const battery = await aBattery();
    const rows = [
      'battery;measuredAt;stateOfHealthPercent;fullCycles',
      `${battery};2026-11-01T00:00:00Z;91,5;100`,
      `${battery};2026-11-02T00:00:00Z;91,4;`,
      `${battery};2026-11-03T00:00:00Z;viel;102`,
      `${battery};2026-11-04T00:00:00Z;191,4;103`,
      `NOBODY;2026-11-01T00:00:00Z;91,5;100`,
    ];
    const table = file('fleet.csv', rows.join('\r\n'));
    const first = await run(table, '--url', app.url, '--token', token);
    expect(first.code).toBe(1);
    expect(first.stderr).toContain(`${table}:4 /stateOfHealthPercent viel is no number.`);
    expect(first.stderr).toContain(`${table}:5 /measurements/2/stateOfHealthPercent`);
    expect(first.stderr).toContain(`${table}:6 /battery`);
    const right = file('fleet-right.csv', rows.slice(0, 3).join('\r\n'));
    expect((await run(right, '--url', app.url, '--token', token)).stdout).toMatch(
      /^1 recorded, 0 already there, 0 refused/,
    );
    expect((await run(right, '--url', app.url, '--token', token)).stdout).toMatch(
      /^0 recorded, 1 already there, 0 refused/,
    );
    expect((await stateOf(battery)).series).toMatchObject({
      count: 2,
      latest: { stateOfCertifiedEnergyPercent: { value: 91.4 }, fullCycles: { value: 100 } },
    });
  });

  it('looks at a file without writing, and refuses columns it does not know', async () => {
    const dry = await run(file('night.ndjson', lines(night(newId()), { battery: '' })), '--dry-run');
    expect(dry.stdout).toContain('1 lines can be taken in, 1 cannot. Nothing was written.');
    expect(dry.stderr).toContain('night.ndjson:2 /battery');
    const odd = await run(file('odd.csv', 'battery,measuredAt,colour\nX,Y,red\n'), '--dry-run');
    expect(odd.stderr).toContain('There is no column called colour');
    const without = await run(file('short.csv', 'battery,fullCycles\nX,1\n'), '--dry-run');
    expect(without.stderr).toContain('The column measuredAt is missing.');
  });

  it('writes into the database itself, or says how to send to the service that has it open', async () => {
    const config = readConfig({ DATABASE_URL: `sqlite:${join(folder, 'own.db')}`, LOG_LEVEL: 'silent', DEMO: 'off' });
    const service = await openService(config, () => today);
    const [firm, battery] = [newId(), newId()];
    const viewer = {
      organisation: firm,
      roles: ['manufacturer'],
      audiences: new Set(['public']),
      admin: true,
      operator: true,
    };
    const context = service.context(viewer as Viewer);
    await record.registerOrganisation(context, {
      commandId: 'own-firm-1',
      id: firm,
      name: 'F',
      roles: ['manufacturer'],
    });
    await record.issuePassport(context, { commandId: 'own-battery-1', id: battery, passport: aPassport(battery) });
    const past = { measurements: [{ measuredAt: '2026-01-05T00:00:00Z', fullCycles: 7 }] };
    const nights = file('own.ndjson', lines(night(battery, past)));
    expect((await run(nights, '--organisation', firm)).stderr).toContain('--url http://localhost');
    await service.close();
    expect((await run(nights, '--organisation', firm)).stdout).toMatch(/^1 recorded, 0 already there, 0 refused/);
    const again = await openService(config, () => today);
    const found = await again.ledger.views.subject<Battery>('battery', battery);
    expect(found?.state.series?.latest.fullCycles?.value).toBe(7);
    await again.close();
  });

  it('stops with a sentence when it does not know for whom', async () => {
    const any = file('any.ndjson', '{}');
    const [nobody, noToken, stranger, nowhere, help] = await Promise.all([
      run(any),
      run(any, '--url', app.url),
      run(any, '--organisation', newId()),
      run(join(folder, 'nowhere.csv'), '--dry-run'),
      run('--help'),
    ]);
    expect(nobody.stderr).toContain('--organisation');
    expect(noToken.stderr).toContain('--token');
    expect(stranger.stderr).toContain('There is no firm');
    expect(nowhere.stderr).toContain('there is no such file');
    expect(help.stdout).toContain('npm run measurements');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { record } from '#api/record/record.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport } from '../law/installation.ts';

const now = () => new Date('2026-11-20T10:00:00.000Z');
const at = (hours: number) => new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString();

let app: TestApp;
const ids = [newId(), newId()];
beforeAll(async () => {
  app = await startApp({ now });
  await issue(app);
  const lines = ids.flatMap((battery, place) =>
    // More uploads than are read at once.
    Array.from({ length: 20 }, (_, upload) => ({
      battery,
      measurements: Array.from({ length: 5 }, (_, index) => ({
        measuredAt: at(upload * 5 + index),
        temperatureC: 20 + index + place,
        ...(index === 2 && { stateOfHealthPercent: 99 - upload / 10 }),
      })),
      method: `BMS ${place}`,
      ...(upload === 7 && {
        histograms: [{ of: 'temperature', from: at(0), to: at(24), edges: [10, 30], minutes: [40, 1200, 200] }],
        events: [{ kind: 'deepDischarge', occurredAt: at(50), description: 'Winterlager' }],
      }),
    })),
  );
  expect(await upload(app, lines.map((line) => JSON.stringify(line)).join('\n'))).toEqual({
    recorded: 40,
    refused: [],
  });
});
afterAll(() => app?.close());

async function issue(to: TestApp): Promise<void> {
  const query = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename } }`;
  for (const id of ids) {
    const input = { commandId: `issue-${id}`, id, passport: aPassport(id) };
    await to.graphql(query, { input }, await to.tokenFor('manufacturer'));
  }
}

async function upload(to: TestApp, body: string) {
  const authorization = `Bearer ${await to.tokenFor('manufacturer')}`;
  const headers = { 'content-type': 'application/x-ndjson', authorization };
  const answer = await fetch(`${to.url}/measurements`, { method: 'POST', headers, body });
  const { recorded, refused } = (await answer.json()) as { recorded: number; refused: object[] };
  return { recorded, refused };
}

async function exported(role: Parameters<TestApp['tokenFor']>[0]): Promise<string> {
  const authorization = `Bearer ${await app.tokenFor(role)}`;
  const answer = await fetch(`${app.url}/export.ndjson?format=measurements`, { headers: { authorization } });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function shown(of: TestApp, id: string): Promise<unknown> {
  const query = `query ($id: ID!) { battery(id: $id) {
    conditionSeries(first: 100) { edges { node { measuredAt temperatureC stateOfHealthPercent method } } pageInfo { hasNextPage } }
    conditionSummary { count from to histograms { of from to ranges { from to minutes } } negativeEvents { kind count latestAt } }
    negativeEvents { kind occurredAt description } performance { stateOfCertifiedEnergy { value measuredAt method } } } }`;
  const { data, errors } = await of.graphql(query, { id }, await of.tokenFor('recycler'));
  expect(errors).toEqual([]);
  return data.battery;
}

describe('2023/1542 Art. 77(5) · What batteries sent home', () => {
  it('goes to another installation with points, histograms and events, and is shown there as here', async () => {
    const lines = await exported('manufacturer');
    const there = await startApp({ now });
    await issue(there);
    expect((await upload(there, lines)).refused).toEqual([]);
    for (const id of ids) {
      const here = await shown(app, id);
      expect(JSON.stringify(here)).toContain('"minutes":1200');
      expect(await shown(there, id)).toEqual(here);
    }
    // Twice is harmless.
    expect(await upload(there, lines)).toEqual({ recorded: 0, refused: [] });
    await there.close();
  });

  it('2023/1542 Annex XIII 4(d) · goes to nobody without a legitimate interest', async () => {
    expect(await exported('marketSurveillance')).toBe('');
    expect(await exported('carrier')).toBe('');
  });

  it('2023/1542 Art. 77(2) subpara 3 · is in the read log when it went out', async () => {
    const query = 'query ($id: ID!) { batteryReads(battery: $id) { edges { node { organisation { id } } } } }';
    const reads = async () =>
      JSON.stringify((await app.graphql(query, { id: ids[0] }, await app.tokenFor('manufacturer'))).data);
    const reader = await app.organisationFor('secondLifeOperator');
    // Past the interface, whose answer would be a read of its own.
    const viewer = {
      organisation: reader,
      roles: ['secondLifeOperator'] as const,
      audiences: new Set(['public' as const]),
    };
    const context = app.service.context({ ...viewer, admin: false, operator: false });
    const removal = { commandId: 'removal-export', battery: ids[0] as string, condition: { isolation: 'ok' as const } };
    expect('code' in (await record.registerRemoval(context, removal))).toBe(false);
    expect(await reads()).not.toContain(reader);
    expect((await exported('secondLifeOperator')).split('\n').filter(Boolean)).toHaveLength(21);
    expect(await reads()).toContain(reader);
  });
});

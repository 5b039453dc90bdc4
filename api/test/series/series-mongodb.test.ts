import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mongoose';
import { afterAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#api/access/viewer.ts';
import { newId } from '#api/ledger/new-id.ts';
import { rebuildViews } from '#api/ledger/rebuild-views.ts';
import { record } from '#api/record/record.ts';
import { subjects } from '#api/subjects.ts';
import { findMongodbServer } from '../../../scripts/house/mongodb-server.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport } from '../law/installation.ts';

const server = await findMongodbServer();
if (!server) console.log('The series was not tested on MongoDB: there is no server.');
const folder = mkdtempSync(join(tmpdir(), 'kreispass-series-'));
const url = `${server?.url}/kreispass_${randomUUID().slice(0, 8)}`;
afterAll(async () => {
  if (server) {
    const connection = await createConnection(url).asPromise();
    await connection.dropDatabase();
    await connection.close();
  }
  await server?.stop();
  rmSync(folder, { recursive: true });
});

const now = () => new Date('2026-11-20T10:00:00.000Z');
const hour = 3_600_000;
const at = (hours: number) => new Date(Date.UTC(2025, 0, 1) + hours * hour).toISOString();
const onMongodb = () => startApp({ now, config: { databaseUrl: url, signingKeyFile: join(folder, 'keys.json') } });

/** A night of a fleet: points that overlap, times in ranges, something that happened, and a line that is refused. */
function night(batteries: readonly string[], from: number): string {
  const lines = batteries.map((battery, place) => ({
    battery,
    measurements: Array.from({ length: 40 }, (_, index) => ({
      measuredAt: at(from + ((index * 7) % 40)),
      temperatureC: 20 + ((from + index + place) % 15),
      ...(index % 10 === 0 && { stateOfHealthPercent: 99 - from / 100 }),
    })),
    histograms: [{ of: 'temperature', from: at(from), to: at(from + 24), edges: [10, 30], minutes: [40, 1200, 200] }],
    ...(from === 48 && { events: [{ kind: 'deepDischarge', occurredAt: at(50) }] }),
  }));
  const refused = { battery: newId(), measurements: [{ measuredAt: at(0), temperatureC: 1 }] };
  return [...lines, refused].map((line) => JSON.stringify(line)).join('\n');
}

async function upload(app: TestApp, body: string) {
  const authorization = `Bearer ${await app.tokenFor('manufacturer')}`;
  const headers = { 'content-type': 'application/x-ndjson', authorization };
  const answer = await fetch(`${app.url}/measurements`, { method: 'POST', headers, body });
  const { recorded, repeated, refused } = (await answer.json()) as Record<string, number> & { refused: object[] };
  return { recorded, repeated, refused: refused.length };
}

async function issue(app: TestApp, ids: readonly string[]): Promise<void> {
  const query = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename } }`;
  for (const id of ids) {
    const input = { commandId: `issue-${id}`, id, passport: aPassport(id) };
    await app.graphql(query, { input }, await app.tokenFor('manufacturer'));
  }
}

/** All that is shown of a series: points page by page, chart, sums, events. */
async function shown(app: TestApp, id: string): Promise<unknown> {
  const query = `query ($id: ID!, $after: String) { battery(id: $id) {
    conditionSeries(first: 30, after: $after) { edges { node { measuredAt temperatureC stateOfHealthPercent } } pageInfo { hasNextPage endCursor } }
    conditionTrend(metric: TEMPERATURE_C, points: 20) { points { from to count mean } }
    conditionSummary { count from to histograms { of from to ranges { from to minutes } } negativeEvents { kind count } }
    performance { cycles { value } } } }`;
  const pages: object[] = [];
  for (let after: string | undefined; ; ) {
    const { data, errors } = await app.graphql(query, { id, after }, await app.tokenFor('recycler'));
    expect(errors).toEqual([]);
    pages.push(data.battery);
    const { hasNextPage, endCursor } = data.battery.conditionSeries.pageInfo;
    if (!hasNextPage) return pages;
    after = endCursor;
  }
}

describe.skipIf(!server)('A series on MongoDB', { timeout: 60_000 }, () => {
  const ids = [newId(), newId(), newId()];
  const nights = [0, 24, 48].map((from) => night(ids, from));

  it('shows what it shows on SQLite, also when opened again and when its views are made anew', async () => {
    const [embedded, mongodb] = [await startApp({ now }), await onMongodb()];
    for (const app of [embedded, mongodb]) {
      await issue(app, ids);
      for (const body of nights) expect(await upload(app, body)).toEqual({ recorded: 3, repeated: 0, refused: 1 });
      expect(await upload(app, nights[1] ?? '')).toEqual({ recorded: 0, repeated: 3, refused: 1 });
    }
    const expected = await Promise.all(ids.map((id) => shown(embedded, id)));
    expect(JSON.stringify(expected[0])).toContain('"kind":"DEEP_DISCHARGE","count":1');
    expect(expected[0]).toHaveLength(4);
    expect(await Promise.all(ids.map((id) => shown(mongodb, id)))).toEqual(expected);
    await rebuildViews(mongodb.service.storage, subjects);
    await embedded.close();
    await mongodb.close();
    const again = await onMongodb();
    expect(await Promise.all(ids.map((id) => shown(again, id)))).toEqual(expected);
    await again.close();
  });

  it('loses no point when two services write to it at the same moment', async () => {
    const [one, other] = [await onMongodb(), await onMongodb()];
    const id = newId();
    await issue(one, [id]);
    const viewer: Viewer = {
      organisation: await one.organisationFor('manufacturer'),
      roles: ['manufacturer'],
      audiences: new Set(['public', 'legitimateInterest']),
      admin: false,
      operator: false,
    };
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const { service } = index % 2 === 0 ? one : other;
        const measurements = Array.from({ length: 30 }, (_, each) => ({
          measuredAt: at(index * 30 + each),
          fullCycles: index * 30 + each,
        }));
        const command = { commandId: `at-once-${id}-${index}`, battery: id, measurements };
        return record.recordMeasurements(service.context(viewer), command);
      }),
    );
    expect(outcomes.filter((outcome) => 'code' in outcome)).toEqual([]);
    for (const { service } of [one, other]) {
      const series = await service.storage.subject('series', id);
      expect(series?.state).toMatchObject({ count: 240 });
    }
    await one.close();
    await other.close();
  });
});

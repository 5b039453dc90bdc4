import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadLog } from '#api/access/read-log.ts';
import type { Viewer } from '#api/access/viewer.ts';
import { region } from '#api/demo/region.ts';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { openStorage } from '#api/storage/open-storage.ts';
import { newId } from '#schemas/id.ts';
import { type DemoApp, type DemoFirm, startDemoApp } from '../subjects/demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

let next = 0;
/** A battery nobody has looked at yet; the manufacturer answers for its passport. */
function aBattery(): string {
  next += 1;
  return batteryId(demoVehicles[demoVehicles.length - next] as (typeof demoVehicles)[number]);
}

const reads = `query ($id: ID!, $first: Int, $after: String) { batteryReads(battery: $id, first: $first, after: $after) {
  edges { cursor node { organisation { id } purpose from to } } pageInfo { hasNextPage endCursor }
} }`;

/** Who has read a battery, as its manufacturer is told; its own reads are left out. */
async function readersOf(id: string): Promise<string[]> {
  const { batteryReads } = await app.ask('manufacturer', reads, { id, first: 100 });
  const firms = batteryReads.edges.map(({ node }: { node: { organisation: { id: string } } }) => node.organisation.id);
  return firms.filter((firm: string) => firm !== region.manufacturer.id);
}

async function get(firm: DemoFirm, path: string, accept = 'application/json'): Promise<string> {
  const answer = await fetch(`${app.url}${path}`, {
    headers: { accept, authorization: `Bearer ${await app.tokenOf(firm)}` },
  });
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('2023/1542 Art. 77(2) subpara 3 · Who reads what is for a legitimate interest', () => {
  it('is shown to who answers for the passport, with firm, purpose and time', async () => {
    const id = aBattery();
    await app.ask('recycler', 'query ($id: ID!) { battery(id: $id) { status } }', { id });
    const { batteryReads } = await app.ask('manufacturer', reads, { id });
    expect(batteryReads.edges[0].node).toEqual({
      organisation: { id: region.recycler.id },
      purpose: expect.stringContaining('Art. 77(2) subpara 3 (a): recycling'),
      from: expect.any(String),
      to: expect.any(String),
    });
  });

  it.each(['recycler', 'authority', 'dismantler'] as const)('is not shown to %s', async (firm) => {
    const [error] = await app.askForErrors(firm, reads, { id: aBattery() });
    expect(error?.extensions.code).toBe('FORBIDDEN');
    const [unknown] = await app.askForErrors(firm, reads, { id: newId() });
    expect(unknown?.message).toBe(error?.message);
  });

  it('is not shown without a token', async () => {
    const [error] = await app.askForErrors(undefined, reads, { id: aBattery() });
    expect(error?.extensions.code).toBe('UNAUTHENTICATED');
  });

  const ways: Record<string, (id: string, firm: DemoFirm) => Promise<unknown>> = {
    'a scan': (id, firm) => app.ask(firm, 'query ($id: String!) { scan(code: $id) { __typename } }', { id }),
    'the resolver': (id, firm) => get(firm, `/b/${id}`),
    'the resolver as linked data': (id, firm) => get(firm, `/b/${id}`, 'application/ld+json'),
    'a search': (id, firm) =>
      app.ask(firm, 'query ($id: String!) { batteries(filter: { text: $id }) { edges { cursor } } }', { id }),
    'its history': (id, firm) =>
      app.ask(firm, 'query ($id: ID!) { battery(id: $id) { history(first: 1) { type } } }', { id }),
    'a proof': async (id, firm) => {
      const query = 'query ($id: ID!) { battery(id: $id) { history(first: 1) { position } } }';
      const { battery } = await app.ask('manufacturer', query, { id });
      await get(firm, `/proofs/${battery.history[0].position}.json`);
    },
    'a subscription': async (id, firm) => {
      const stream = await app.listen(firm, `subscription { batteryChanged(id: "${id}") { id } }`);
      const patch = { general: { modelName: 'Neuer Name' } };
      await app.say('manufacturer', 'revisePassport', { battery: id, reason: 'Test', patch });
      await stream.next();
      stream.stop();
    },
  };
  it.each(Object.keys(ways))('is logged when it comes by %s', async (way) => {
    const id = aBattery();
    await ways[way]?.(id, 'recycler');
    expect(await readersOf(id)).toContain(region.recycler.id);
  });

  it('is logged for authorities too, but not for the public', async () => {
    const id = aBattery();
    await app.ask(undefined, 'query ($id: ID!) { battery(id: $id) { category } }', { id });
    expect(await readersOf(id)).toEqual([]);
    await app.ask('authority', 'query ($id: ID!) { battery(id: $id) { category } }', { id });
    expect(await readersOf(id)).toEqual([region.authority.id]);
  });

  it('is logged for every battery of an export', async () => {
    const [one, other] = [aBattery(), aBattery()];
    await get('authority', '/export.ndjson');
    for (const id of [one, other]) expect(await readersOf(id)).toContain(region.authority.id);
  });
});

describe('The log of reads', () => {
  const viewer: Viewer = {
    organisation: region.recycler.id,
    roles: ['recycler'],
    audiences: new Set(['public', 'legitimateInterest']),
    admin: false,
    operator: false,
    purpose: 'recycling',
  };

  it('comes in pages, newest first', async () => {
    let clock = Date.parse('2026-11-20T10:00:00.000Z');
    const log = createReadLog(app.service.storage.private, () => new Date(clock), fail);
    const battery = newId();
    for (let count = 0; count < 5; count += 1) {
      log.note(viewer, battery);
      clock += 60_000;
      await log.flush();
    }
    const first = await log.readsOf(battery, 3);
    const rest = await log.readsOf(battery, 3, first.at(-1)?.id);
    const minutes = [...first, ...rest].map(({ record }) => record.to.slice(14, 16));
    expect(minutes).toEqual(['05', '04', '03', '02', '01']);
    await log.close();
  });

  it('finds each battery of ten thousand read at once, and writes little while they are read', async () => {
    // A database of its own: the log of the service takes apart what waits in the service's, whenever it has the time.
    const storage = await openStorage('sqlite::memory:', {});
    const { private: store } = storage;
    const log = createReadLog(store, () => new Date(), fail);
    const batteries = Array.from({ length: 10_000 }, () => newId());
    let writes = 0;
    const put = store.put.bind(store);
    store.put = (...args) => {
      writes += 1;
      return put(...args);
    };
    for (const battery of batteries) log.note(viewer, battery);
    await log.flush();
    expect(writes).toBe(2);
    expect(await store.find('waitingReads', 'organisation', viewer.organisation)).toHaveLength(2);
    for (const battery of [batteries[0], batteries[4999], batteries[5000], batteries[9999]]) {
      expect(await log.readsOf(battery as string, 5)).toHaveLength(1);
    }
    expect(await store.find('waitingReads', 'organisation', viewer.organisation)).toEqual([]);
    await log.close();
    await storage.close();
  });

  it('2016/679 Art. 5(1)(e) · is erased when it is older than it is kept', async () => {
    let clock = Date.parse('2023-10-31T10:00:00.000Z');
    const log = createReadLog(app.service.storage.private, () => new Date(clock), fail, 36);
    const [old, kept] = [newId(), newId()];
    log.note(viewer, old);
    await log.flush();
    clock = Date.parse('2023-11-01T10:00:00.000Z');
    log.note(viewer, kept);
    await log.flush();
    clock = Date.parse('2026-11-20T10:00:00.000Z');
    await log.forgetOld();
    expect([await log.readsOf(old, 5), (await log.readsOf(kept, 5)).length]).toEqual([[], 1]);
    await log.close();
  });

  function fail(fault: unknown): never {
    throw fault;
  }
});

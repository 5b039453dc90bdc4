import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadLog } from '#api/access/read-log.ts';
import type { Viewer } from '#api/access/viewer.ts';
import { region } from '#api/demo/region.ts';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { newId } from '#api/ledger/new-id.ts';
import { openStorage } from '#api/open-storage.ts';
import { aPassport } from '../http/a-demo-battery.ts';
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

/** A battery of nobody's car. */
async function aNewBattery(): Promise<string> {
  const { battery } = await app.say('manufacturer', 'issuePassport', { passport: aPassport() }, 'battery { id }');
  return battery.id;
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
  Object.assign(ways, moreWays());
  it.each(Object.keys(ways))('is logged when it comes by %s', async (way) => {
    const id = way === 'the vehicle it is in' ? aBattery() : await aNewBattery();
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

/** Ways that need something to happen first. */
function moreWays(): Record<string, (id: string, firm: DemoFirm) => Promise<unknown>> {
  const ofBattery = (selection: string) => (id: string, firm: DemoFirm) =>
    app.ask(firm, `query ($id: ID!) { battery(id: $id) { ${selection} } }`, { id });
  const over = (path: (id: string) => string) => (id: string, firm: DemoFirm) => get(firm, path(id));
  const condition = { flags: [], isolation: 'OK' };
  /** In the hands of the dismantler and offered to the firm, which has not looked at it yet. */
  async function offered(id: string, firm: DemoFirm): Promise<string> {
    const removal = { battery: id, massKg: 300, condition };
    expect((await app.say('dismantler', 'registerRemoval', removal)).code).toBeUndefined();
    const offer = { receiver: region[firm].id, items: [id], purpose: 'RECYCLING' };
    const { handoff } = await app.say('dismantler', 'offerHandoff', offer, 'handoff { id }');
    return handoff.id;
  }
  return {
    'the points it sent home': ofBattery('conditionSeries { edges { cursor } }'),
    'the trend of what it sent home': ofBattery('conditionTrend(metric: STATE_OF_HEALTH_PERCENT) { unit }'),
    'what happened to it': ofBattery('negativeEvents { kind } conditionSummary { count }'),
    'its past': ofBattery(`passportAt(moment: "2026-01-01") { status }`),
    'a grading': ofBattery('grading { grade }'),
    'a signed statement': ofBattery('signed(statement: PASSPORT)'),
    'a signed statement over HTTP': over((id) => `/signed/${id}/passport.jws`),
    'a signed history over HTTP': over((id) => `/signed/${id}/history.jwt`),
    'EN 18222': over((id) => `/v1/dpps/${id}`),
    'EN 18222 as of a date': over((id) => `/v1/dppsByIdAndDate/${id}?date=${new Date().toISOString().slice(0, 10)}`),
    'one element by EN 18222': over((id) => `/v1/dpps/${id}/elements/$.general.massKg`),
    'its past by the resolver': over((id) => `/b/${id}?at=${new Date().toISOString().slice(0, 10)}`),
    'the proof of points it sent home': async (id, firm) => {
      const measurements = [{ measuredAt: '2026-01-01T00:00:00.000Z', temperatureC: 21 }];
      await app.say('manufacturer', 'recordMeasurements', { battery: id, measurements });
      const [entry] = await app.service.storage.history({ kind: 'series', id }, 0, 1);
      await get(firm, `/proofs/${entry?.position}.json`);
    },
    'the answer to a command': (id, firm) =>
      app.say(firm, 'registerRemoval', { battery: id, massKg: 300, condition }, 'battery { status }'),
    'the vehicle it is in': async (id, firm) => {
      const vin = demoVehicles.find((vehicle) => batteryId(vehicle) === id)?.vin;
      const { vehicle } = await app.say('dismantler', 'receiveVehicle', { vin }, 'vehicle { id }');
      const query = 'query ($id: ID!) { vehicle(id: $id) { batteries { status } } }';
      expect((await app.ask(firm, query, { id: vehicle.id })).vehicle.batteries).toHaveLength(1);
    },
    'a handoff': async (id, firm) => {
      const query = 'query ($id: ID!) { handoff(id: $id) { items { ... on Battery { status } } } }';
      await app.ask(firm, query, { id: await offered(id, firm) });
    },
    'live news of a handoff': async (id, firm) => {
      const items = 'items { ... on Battery { status } }';
      const stream = await app.listen(firm, `subscription { handoffChanged { ${items} } }`);
      await offered(id, firm);
      await stream.next();
      stream.stop();
    },
    'the feed of its station': async (id, firm) => {
      await offered(id, firm);
      const stream = await app.listen(firm, 'subscription { stationFeed { type data } }');
      const patch = { general: { modelName: 'Noch ein Name' } };
      await app.say('manufacturer', 'revisePassport', { battery: id, reason: 'Test', patch });
      await stream.next();
      stream.stop();
    },
    'a document': async (id, firm) => {
      const upload = await fetch(`${app.url}/documents?property=symbols.testReports`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf', authorization: `Bearer ${await app.tokenOf('manufacturer')}` },
        body: `%PDF-1.7\n% ${id}\n%%EOF\n`,
      });
      const { url } = (await upload.json()) as { url: string };
      const patch = { symbols: { testReports: [{ url, title: 'Prüfbericht' }] } };
      const said = await app.say('manufacturer', 'revisePassport', { battery: id, reason: 'Test', patch });
      expect(said.code).toBeUndefined();
      const headers = { authorization: `Bearer ${await app.tokenOf('authority')}` };
      expect((await fetch(`${url}?battery=${id}`, { headers })).status).toBe(200);
      // Test reports are not for who has a legitimate interest, who was refused and has read the passport for that.
      expect(
        (await fetch(`${url}?battery=${id}`, { headers: { authorization: `Bearer ${await app.tokenOf(firm)}` } }))
          .status,
      ).toBe(404);
      expect(await readersOf(id)).toContain(region.authority.id);
    },
  };
}

describe('2023/1542 Art. 77(2) subpara 3 · Who reads what is restricted of a model, without a battery', () => {
  it.each(['the page of the article', 'the proof of its entry'])(
    'is shown with each of its batteries: %s',
    async (way) => {
      const passport = aPassport();
      const gtin = way === 'the page of the article' ? '09521234000013' : '09521234000020';
      Object.assign(passport.general, {
        modelIdentifier: `READ-${gtin}`,
        gtin,
        uniqueIdentifier: `https://id.example/01/${gtin}/21/R1`,
        serialNumber: 'R1',
      });
      const { battery } = await app.say(
        'manufacturer',
        'issuePassport',
        { passport },
        'battery { id history { position } }',
      );
      // The model is written down right before its first unit.
      const position = battery.history[0].position - 1;
      await get('recycler', way === 'the page of the article' ? `/01/${gtin}` : `/proofs/${position}.json`);
      expect(await readersOf(battery.id)).toEqual([region.recycler.id]);
    },
  );
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

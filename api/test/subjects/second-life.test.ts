import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import type { Storage } from '#api/storage/storage.ts';
import { type Answered, type DemoApp, type DemoFirm, startDemoApp } from './demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

const evidence = {
  test: { report: 'PB-1', remainingCapacityPercent: 81.5 },
  qualityAndSafety: 'QM 4.2',
  transfer: { kind: 'CONTRACT_OF_SALE', reference: 'KV-7' },
  transportProtection: 'P903',
};

function aPassport(serialNumber: string, category = 'ev') {
  return {
    general: {
      uniqueIdentifier: `https://id.example/01/09521234010012/21/${serialNumber}`,
      manufacturer: { name: 'Musterbatterie GmbH' },
      category,
      modelIdentifier: `M-${category}`,
      serialNumber,
      massKg: 300,
    },
  };
}

/** A battery in this firm's hands. */
async function aBattery(firm: DemoFirm): Promise<string> {
  const id = newId();
  await done(app.say('manufacturer', 'issuePassport', { id, passport: aPassport(id) }));
  await done(
    app.say(firm, 'registerRemoval', { battery: id, from: 'Musterfahrzeug', condition: { condition: 'INTACT' } }),
  );
  return id;
}

async function madeFrom(...predecessors: { battery: string; sharePercent?: number }[]): Promise<string> {
  const id = newId();
  const input = { id, operation: 'REPURPOSING', predecessors, passport: aPassport(id, 'stationary'), evidence };
  await done(app.say('secondLife', 'issueSecondLifePassport', input));
  return id;
}

async function done(answer: Promise<Answered>): Promise<Answered> {
  const said = await answer;
  if (said.code) throw new Error(`${said.code} ${said.message} ${said.path}`);
  return said;
}

const lineage = `query($id: ID!) { battery(id: $id) {
  status recordStatus operator { name } predecessors { id } successors { id }
  madeFrom { battery { id } operation sharePercent modules } madeInto { battery { id } sharePercent }
  repairs { description parts organisation { name } } allowedSteps history { type }
} }`;
const seen = async (firm: DemoFirm | undefined, id: string) => (await app.ask(firm, lineage, { id })).battery;

describe('A second life over the interface', () => {
  it('links both passports for who may see the status, and for nobody else', async () => {
    const old = await aBattery('secondLife');
    expect((await seen('secondLife', old)).allowedSteps).toContain('issueSecondLifePassport');
    const input = {
      operation: 'REPURPOSING',
      predecessors: [{ battery: old, sharePercent: 50, modules: ['M1'] }],
      passport: aPassport(newId(), 'stationary'),
      evidence,
    };
    const { battery } = await done(
      app.say('secondLife', 'issueSecondLifePassport', input, 'battery { id status predecessors { id } }'),
    );
    expect(battery).toMatchObject({ status: 'REPURPOSED', predecessors: [{ id: old }] });

    for (const firm of ['secondLife', 'workshopPlagwitz'] as const) {
      expect((await seen(firm, battery.id)).madeFrom, firm).toEqual([
        { battery: { id: old }, operation: 'REPURPOSING', sharePercent: 50, modules: ['M1'] },
      ]);
      expect(await seen(firm, old), firm).toMatchObject({ successors: [{ id: battery.id }], status: 'ORIGINAL' });
    }
    for (const firm of ['authority', undefined] as const) {
      for (const id of [old, battery.id]) {
        const nothing = { predecessors: [], successors: [], madeFrom: [], madeInto: [], status: null };
        const found = await seen(firm, id);
        expect(found, firm ?? 'nobody').toMatchObject(nothing);
        expect(JSON.stringify(found.history)).not.toMatch(/SecondLife|Consumed/);
      }
    }
  });

  it('begins, for who may not know the status, like a battery that was made new', async () => {
    const old = await aBattery('secondLife');
    const made = await madeFrom({ battery: old });
    const query = 'query($id: ID!) { battery(id: $id) { history { type withheld } } }';
    for (const firm of ['authority', undefined] as const) {
      const first = async (id: string) => (await app.ask(firm, query, { id })).battery.history[0];
      expect((await first(made)).type).toBe('PassportIssued');
      expect(await first(made), firm ?? 'nobody').toEqual(await first(old));
    }
  });

  it('does not tell who may not know the status by what is asked around it', async () => {
    const [untouched, removed] = [newId(), newId()];
    for (const id of [untouched, removed])
      await done(app.say('manufacturer', 'issuePassport', { id, passport: aPassport(id) }));
    const start = new Date().toISOString();
    const condition = { condition: 'INTACT' };
    await done(app.say('workshopPlagwitz', 'registerRemoval', { battery: removed, from: 'X', condition, massKg: 480 }));
    const moments = Array.from({ length: 26 }, (_, index) => `a${index}: passportAt(moment: "${start}") { at }`).join(
      ' ',
    );
    const query = `query($id: ID!) { battery(id: $id) { operator { id } safety { transport { packingInstruction } } ${moments} } }`;
    const asked = async (id: string) => {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { id } }),
      });
      return response.json();
    };
    expect(await asked(removed)).toEqual(await asked(untouched));
  });

  it('refuses with code, path and source, and writes nothing', async () => {
    const old = await aBattery('secondLife');
    const { commit } = await app.service.storage.head();
    const input = {
      operation: 'PREPARATION_FOR_RE_USE',
      predecessors: [{ battery: old }],
      passport: aPassport(newId()),
      evidence,
    };
    expect(await app.say('secondLife', 'issueSecondLifePassport', input)).toMatchObject({
      code: 'OPERATION_NEEDS_WASTE',
      path: '/predecessors/0',
      source: expect.stringContaining('Art. 3(1)(30)'),
    });
    const contradicting = { ...input.passport, performance: { nominalVoltageV: 400, maximumVoltageV: 300 } };
    expect(await app.say('secondLife', 'issueSecondLifePassport', { ...input, passport: contradicting })).toMatchObject(
      {
        code: 'INVALID_INPUT',
        path: expect.stringMatching(/^\/passport\/performance\//),
      },
    );
    expect((await app.service.storage.head()).commit).toBe(commit);
  });

  it('ends with recycling; the public page says so and still nothing of the way there', async () => {
    const battery = await aBattery('recycler');
    const page = async () => {
      const response = await fetch(`${app.url}/b/${battery}`, { headers: { accept: 'text/html' } });
      return response.text();
    };
    expect(await page()).not.toContain('wurde recycelt');
    const { organisations } = await app.ask(
      'recycler',
      '{ organisations(filter: { roles: [PRODUCER_RESPONSIBILITY_ORGANISATION] }) { edges { node { id } } } }',
    );
    const recipient = organisations.edges[0].node.id;
    const waste = { battery, recipientKind: 'PRODUCER_RESPONSIBILITY_ORGANISATION', recipient };
    await done(app.say('recycler', 'declareWaste', waste));
    expect((await seen('recycler', battery)).allowedSteps).toContain('recordRecycling');
    await done(app.say('recycler', 'recordRecycling', { battery, massKg: 298 }));
    expect(await seen('recycler', battery)).toMatchObject({ recordStatus: 'CEASED', allowedSteps: [] });
    const said = await page();
    expect(said).toContain('wurde recycelt');
    expect(said).not.toMatch(/Lauf|298|Recycling GmbH/);
    expect((await seen(undefined, battery)).history.map(({ type }: Answered) => type)).toEqual([
      'PassportIssued',
      'PassportCeased',
    ]);
  });

  it('keeps a repair log', async () => {
    const battery = await aBattery('workshopPlagwitz');
    await done(app.say('workshopPlagwitz', 'recordRepair', { battery, description: 'Modul 3.', parts: ['Modul 3'] }));
    expect((await seen('dismantler', battery)).repairs).toMatchObject([
      { description: 'Modul 3.', parts: ['Modul 3'] },
    ]);
    expect((await seen(undefined, battery)).repairs).toEqual([]);
  });

  it('shows a mandate to both sides only', async () => {
    const me = '{ me { organisation { id } } }';
    const to = (await app.ask('secondLife', me)).me.organisation.id;
    const principal = (await app.ask('manufacturer', me)).me.organisation.id;
    const mandate = { to, scope: ['REVISE'], from: '2026-01-01', agreement: 'V-1' };
    const shown = 'organisation { mandates { id scope from until to { id } } }';
    const { organisation } = await done(app.say('manufacturer', 'grantMandate', mandate, shown));
    expect(organisation.mandates).toMatchObject([
      { scope: ['REVISE'], from: '2026-01-01', until: null, to: { id: to } },
    ]);
    const query = 'query($id: ID!) { organisation(id: $id) { mandates { id } } }';
    const count = async (firm: DemoFirm) =>
      (await app.ask(firm, query, { id: principal })).organisation.mandates.length;
    expect(await Promise.all([count('secondLife'), count('manufacturer'), count('dismantler')])).toEqual([1, 1, 0]);
    const received = async (firm: DemoFirm) =>
      (await app.ask(firm, '{ me { mandates { scope by { id } } } }')).me.mandates;
    expect(await received('secondLife')).toEqual([{ scope: ['REVISE'], by: { id: principal } }]);
    expect(await received('manufacturer')).toEqual([]);
    const revoke = { mandate: organisation.mandates[0].id };
    await done(app.say('manufacturer', 'revokeMandate', revoke));
  });
});

describe('A list with lineage', () => {
  it('never reads once per row', async () => {
    for (let pack = 0; pack < 8; pack++) {
      const battery = await aBattery('secondLife');
      await madeFrom({ battery, sharePercent: 50 });
      await madeFrom({ battery, sharePercent: 50 });
    }
    const query = `query($first: Int) { batteries(first: $first) { edges { node {
      predecessors { id manufacturer } madeInto { battery { id status } sharePercent } successors { id predecessors { id } }
    } } } }`;
    app.service.ledger.views.forget();
    let rows: Answered[] = [];
    const calls = await callsWhile(app.service.storage, async () => {
      rows = (await app.ask('secondLife', query, { first: 40 })).batteries.edges;
    });
    expect(rows.filter(({ node }) => node.predecessors.length > 0).length).toBeGreaterThanOrEqual(16);
    expect(calls).toBeLessThan(10);
  });
});

async function callsWhile(storage: Storage, work: () => Promise<void>): Promise<number> {
  const methods = [
    'subject',
    'subjects',
    'findByKey',
    'findByKeys',
    'search',
    'history',
    'histories',
    'edges',
  ] as const;
  let calls = 0;
  const originals = methods.map((name) => [name, storage[name]] as const);
  for (const [name, original] of originals) {
    const counted = (...args: never[]) => {
      calls += 1;
      return (original as (...args: never[]) => unknown).apply(storage, args);
    };
    Object.assign(storage, { [name]: counted });
  }
  await work();
  for (const [name, original] of originals) Object.assign(storage, { [name]: original });
  return calls;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultAudiences } from '#api/access/audiences.ts';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { newId } from '#api/ledger/new-id.ts';
import { formatId } from '#schemas/id.ts';
import { type Answer, startApp, type TestApp } from '../api/start-app.ts';
import { past, routesWithBatteries } from './outputs.ts';
import { requestsFor } from './selections.ts';

/**
 * Two batteries whose passports say the same; something happens to one of them that is for a legitimate interest only
 * (2023/1542 Annex XIII 4). Whoever has none must not be able to tell them apart, by whatever they ask.
 */
interface Battery {
  id: string;
  serial: string;
  vin: string;
}
type Firm = 'manufacturer' | 'secondLifeOperator' | 'dismantler' | 'recycler' | 'producerResponsibilityOrganisation';

const schema = buildSchema();
const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
let clock = Date.parse('2026-11-20T10:00:00.000Z');
let app: TestApp;
beforeAll(async () => {
  // As strict as it gets: firms without a confirmed interest have none, whatever their role.
  const audiencesFile = join(folder, 'audiences.json');
  writeFileSync(audiencesFile, JSON.stringify({ ...defaultAudiences, legitimateInterest: 'onRecord' }));
  app = await startApp({ now: () => new Date(clock), config: { audiencesFile } });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  return app.close();
});

const strangers: Record<string, () => Promise<string | undefined>> = {
  'the public': async () => undefined,
  'a carrier': () => app.tokenFor('carrier'),
  'a workshop without a confirmed interest': () => app.tokenFor('workshop', 'Fremde Werkstatt'),
};

const condition = { condition: 'INTACT' };
const damaged = { condition: 'DAMAGED', flags: ['LEAKAGE'], stateOfHealthPercent: 80, stateOfHealthKind: 'SOCE' };

/** What happens to the first of the two, and what happens to the other one meanwhile, if that is not nothing. */
const lives: Record<string, { one: (battery: Battery) => Promise<void>; other?: (battery: Battery) => Promise<void> }> =
  {
    'was examined': {
      one: ({ id }) =>
        say('dismantler', 'recordCondition', { battery: id, condition: { ...damaged, fullCycles: 812 } }),
    },
    'sent home what it measured and an accident': {
      one: ({ id }) =>
        say('manufacturer', 'recordMeasurements', {
          battery: id,
          measurements: [{ measuredAt: now(), remainingCapacityAh: 88, fullCycles: 3 }],
          events: [{ kind: 'ACCIDENT', occurredAt: now() }],
        }),
    },
    'was repaired': {
      one: ({ id }) => say('manufacturer', 'recordRepair', { battery: id, description: 'Schütz getauscht' }),
    },
    'was taken out of a vehicle': {
      async one({ id, vin }) {
        const vehicle = newId();
        await say('dismantler', 'receiveVehicle', { id: vehicle, vin });
        await say('dismantler', 'registerRemoval', { battery: id, vehicle, condition, massKg: 480 });
      },
    },
    'became waste and is offered to a recycler': {
      async one(battery) {
        await becomesWaste(battery);
        const receiver = await app.organisationFor('recycler');
        await say('manufacturer', 'offerHandoff', { items: [battery.id], receiver, purpose: 'RECYCLING' });
      },
    },
    'became waste, so that another firm corrects its passport': {
      async one(battery) {
        await becomesWaste(battery);
        await correct('producerResponsibilityOrganisation', battery);
      },
      other: (battery) => correct('manufacturer', battery),
    },
    'went into another battery': {
      async one({ id }) {
        await say('secondLifeOperator', 'registerRemoval', { battery: id, condition });
        await remanufacture('secondLifeOperator', aBattery(), id);
      },
    },
    'is answered for by another firm': {
      async one({ id }) {
        const to = await app.organisationFor('manufacturer', 'Noch ein Werk');
        await say('manufacturer', 'transferResponsibility', { battery: id, to, agreement: 'V-1' });
      },
    },
  };

describe.each(Object.keys(strangers))('2023/1542 Annex XIII 4 · To %s', (stranger) => {
  it.each(Object.keys(lives))('a battery that %s looks like one that nothing happened to', async (life) => {
    const [one, other] = [aBattery(), aBattery()];
    for (const battery of [one, other]) await issue(battery);
    past.moment = new Date(clock + 30_000).toISOString();
    clock += 60_000;
    await lives[life]?.one(one);
    await lives[life]?.other?.(other);
    clock += 60_000;
    await expectAlike(one, other, await strangers[stranger]?.());
  });

  it('a battery in its second life looks like one in its first', async () => {
    const [used, one, other] = [aBattery(), aBattery(), aBattery()];
    await issue(used);
    // By the same firm: who places a battery on the market is public.
    await say('manufacturer', 'registerRemoval', { battery: used.id, condition });
    await remanufacture('manufacturer', one, used.id);
    await issue(other);
    past.moment = new Date(clock + 30_000).toISOString();
    clock += 60_000;
    await expectAlike(one, other, await strangers[stranger]?.());
  });
});

describe('2023/1542 Annex XIII 4 · Whoever has an interest', () => {
  it('is told what there is, and what of it is there', async () => {
    const [one, other] = [aBattery(), aBattery()];
    for (const battery of [one, other]) await issue(battery);
    await lives['was examined']?.one(one);
    const query =
      'query ($id: ID!) { battery(id: $id) { withheld { path } completeness { required missing { dataPoint } } } }';
    const token = await app.tokenFor('manufacturer');
    const ask = async ({ id }: Battery) => (await app.graphql(query, { id }, token)).data.battery;
    const [examined, untouched] = [await ask(one), await ask(other)];
    expect(examined.withheld).toEqual([]);
    expect(untouched.completeness.missing.length).toBeGreaterThan(examined.completeness.missing.length);
    expect(untouched.completeness.required).toBe(examined.completeness.required);
  });

  it('to others all there could be is named, for the category of the battery', async () => {
    const [vehicle, bicycle] = [aBattery(), aBattery()];
    await issue(vehicle);
    await issue(bicycle, 'lmt');
    const query = 'query ($id: ID!) { battery(id: $id) { withheld { path } } }';
    const named = async ({ id }: Battery) =>
      (await app.graphql(query, { id })).data.battery.withheld.map(({ path }: { path: string }) => path);
    expect(await named(vehicle)).toEqual(
      expect.arrayContaining(['general.status', 'performance.cycles', 'performance.stateOfCertifiedEnergy']),
    );
    expect(await named(bicycle)).toContain('performance.negativeEvents');
    expect(await named(bicycle)).not.toContain('performance.stateOfCertifiedEnergy');
  });
});

let batteries = 0;
function aBattery(): Battery {
  const id = newId();
  batteries += 1;
  return { id, serial: `LA-${id}`, vin: `WVWZZZ1KZAW${String(batteries).padStart(6, '0')}` };
}

function aPassport({ serial }: Battery, category = 'ev') {
  const general = {
    uniqueIdentifier: `https://id.example/01/09521234010012/21/${serial}`,
    serialNumber: serial,
    gtin: '09521234010012',
    manufacturer: { name: 'Musterbatterie GmbH' },
    category,
    modelIdentifier: `LA-${category}`,
    massKg: category === 'lmt' ? 4 : 400,
  };
  return { general, materials: { chemistry: 'NMC' } };
}

function issue(battery: Battery, category?: string): Promise<void> {
  const { id, vin } = battery;
  return say('manufacturer', 'issuePassport', { id, passport: aPassport(battery, category), installedInVin: vin });
}

async function becomesWaste({ id }: Battery): Promise<void> {
  await say('manufacturer', 'registerRemoval', { battery: id, condition });
  const recipient = await app.organisationFor('producerResponsibilityOrganisation');
  const recipientKind = 'PRODUCER_RESPONSIBILITY_ORGANISATION';
  await say('manufacturer', 'declareWaste', { battery: id, recipientKind, recipient });
}

function correct(firm: Firm, { id }: Battery): Promise<void> {
  return say(firm, 'revisePassport', { battery: id, reason: 'Gewogen', patch: { general: { massKg: 401 } } });
}

function remanufacture(firm: Firm, made: Battery, from: string): Promise<void> {
  const evidence = {
    test: { report: 'PB-1', remainingCapacityPercent: 95, cellSpreadPercent: 1 },
    qualityAndSafety: 'QM 4.2',
    transfer: { kind: 'CONTRACT_OF_SALE', reference: 'KV-7' },
    transportProtection: 'P903',
  };
  const input = { id: made.id, operation: 'REMANUFACTURING', predecessors: [{ battery: from }], evidence };
  return say(firm, 'issueSecondLifePassport', { ...input, passport: aPassport(made) });
}

async function say(firm: Firm, command: string, input: object): Promise<void> {
  const pascal = command[0]?.toUpperCase() + command.slice(1);
  const query = `mutation ($input: ${pascal}Input!) { ${command}(input: $input) { __typename ... on Refusal { code path } } }`;
  const commandId = `look-alike-${newId()}`;
  const { data, errors } = await app.graphql(query, { input: { commandId, ...input } }, await app.tokenFor(firm));
  expect({ errors, ...data }).toEqual({ errors: [], [command]: { __typename: `${pascal}Success` } });
}

function now(): string {
  return new Date(clock).toISOString();
}

/** Asks everything there is about both, by every way out of the service. */
async function expectAlike(one: Battery, other: Battery, token: string | undefined): Promise<void> {
  for (const field of requestsFor(schema, schema.getType('Battery') as GraphQLObjectType)) {
    const query = `query ($id: ID!, $code: String!) { battery(id: $id) { ${field} } scan(code: $code) { ... on Battery { ${field} } } }`;
    const ask = ({ id, serial }: Battery): Promise<Answer<unknown>> =>
      app.graphql(query, { id, code: `https://id.example/01/09521234010012/21/${serial}` }, token);
    expect(plain(JSON.stringify(await ask(one)), one)).toEqual(plain(JSON.stringify(await ask(other)), other));
  }
  for (const route of Object.keys(routesWithBatteries))
    expect(await through(route, one, token), route).toEqual(await through(route, other, token));
}

async function through(route: string, battery: Battery, token: string | undefined): Promise<string[]> {
  const { id, serial } = battery;
  // Firms export what concerns them, and strangers are given no proofs.
  const link = `/01/09521234010012/21/${serial}`;
  const requests = routesWithBatteries[route]?.ask({ id, link, positions: [] }) ?? [];
  const answers: string[] = [];
  for (const { path, accept = '*/*' } of requests) {
    const headers = { accept, ...(token && { authorization: `Bearer ${token}` }) };
    const answer = await fetch(`${app.url}${path}`, { headers });
    const isPicture = /image|pdf/.test(answer.headers.get('content-type') ?? '');
    const said = ['cache-control', 'vary', 'location', 'link'].map((name) => answer.headers.get(name));
    answers.push(plain(`${answer.status} ${said} ${isPicture ? '' : await answer.text()}`, battery));
  }
  return answers;
}

/** Without what two batteries never share: what they are called and where in the ledger they stand. */
function plain(text: string, { id, serial }: Battery): string {
  const opened = text.replace(/eyJ[\w-]{10,}\.([\w-]{10,})\.[\w-]*/g, (_, payload) =>
    Buffer.from(payload, 'base64url').toString(),
  );
  return opened
    .replaceAll(serial, 'SERIAL')
    .replaceAll(id, 'ID')
    .replaceAll(formatId(id), 'ID')
    .replace(/"(position|treeSize)":\d+/g, '"$1":0')
    .replace(/"(leafHash|rootHash|checkpoint|correlationId)":"[^"]*"/g, '"$1":""')
    .replace(/"path":\["[^\]]*\]/g, '"path":[]')
    .replace(/"uniqueIdentifier":"[^"]*SERIAL",?|"serialNumber":"SERIAL",?/g, '');
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../api/start-app.ts';
import { issueBattery } from './a-demo-battery.ts';

/** Days of the story: issued, measured, corrected, handed over to another firm; asked on the last. */
let today = '2026-03-01T10:00:00Z';
let app: TestApp;
let id: string;

beforeAll(async () => {
  app = await startApp({ now: () => new Date(today) });
  id = await issueBattery(app, (passport) => {
    passport.general.massKg = 400;
    passport.materials = { ...passport.materials, cathode: [{ name: 'FIRST-CATHODE' }] };
  });
  today = '2026-04-01T10:00:00Z';
  await record('recordCondition', { condition: { stateOfHealthPercent: 97 } }, 'manufacturer');
  today = '2026-05-01T10:00:00Z';
  const patch = { general: { massKg: 410 }, materials: { cathode: [{ name: 'SECOND-CATHODE' }] } };
  await record('revisePassport', { patch, reason: 'weighed again' }, 'manufacturer');
  today = '2026-06-01T10:00:00Z';
  await record('recordCondition', { condition: { stateOfHealthPercent: 93 } }, 'manufacturer');
  today = '2026-07-01T10:00:00Z';
  const to = await app.organisationFor('manufacturer', 'Another Maker');
  await record('transferResponsibility', { to, agreement: 'V-1' }, 'manufacturer');
  today = '2026-08-01T10:00:00Z';
});
afterAll(() => app?.close());

const read = async (at: string | undefined, authorization?: string) => {
  const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`;
  const headers = { accept: 'application/json', ...(authorization && { authorization }) };
  const response = await fetch(`${app.url}/b/${id}${query}`, { headers });
  return { status: response.status, body: await response.json() };
};

describe('EN 18221 · A passport as it was', () => {
  it('says what it said on that day, and today what it says today', async () => {
    const mass = async (at?: string) => (await read(at)).body.passport.general.massKg;
    expect(await mass('2026-03-01')).toBe(400);
    expect(await mass('2026-04-30T23:59:59+02:00')).toBe(400);
    expect(await mass('2026-05-01T10:00:00Z')).toBe(410);
    expect(await mass('2026-08-01')).toBe(410);
    expect(await mass()).toBe(410);
    expect((await read('2026-03-01')).body.asOf).toBe('2026-03-01T23:59:59.999Z');
  });

  it('is not found before there was one, and is refused for a day to come or none at all', async () => {
    expect((await read('2026-02-28')).status).toBe(404);
    expect((await read('2026-08-02')).body.error.code).toBe('NOT_YET_HAPPENED');
    expect((await read('2026-08-01T10:00:01Z')).body.error.code).toBe('NOT_YET_HAPPENED');
    for (const at of [
      'yesterday',
      '2026-02-30',
      '2026-13-01',
      '2026-3-1',
      '2026-03-01T25:00:00Z',
      '',
      '2026-03-01T10:00',
    ])
      expect({ at, code: (await read(at)).body.error?.code }).toEqual({ at, code: 'MOMENT_INVALID' });
  });

  it('shows measured values of then to who may see them today', async () => {
    const dismantler = `Bearer ${await app.tokenFor('dismantler')}`;
    const health = async (at: string) =>
      (await read(at, dismantler)).body.passport.performance.stateOfCertifiedEnergy?.value;
    expect(await health('2026-04-15')).toBe(97);
    expect(await health('2026-06-15')).toBe(93);
    expect((await read('2026-03-15', dismantler)).body.passport.materials.cathode).toEqual([{ name: 'FIRST-CATHODE' }]);
  });

  it('2023/1542 Art. 77(2) · never shows more than the same reader may see today', async () => {
    const visible = async (at: string | undefined, authorization?: string) =>
      Object.entries((await read(at, authorization)).body.passport).flatMap(([section, values]) =>
        Object.keys(values as object).map((name) => `${section}.${name}`),
      );
    const tokens = [undefined, 'dismantler', 'marketSurveillance'] as const;
    for (const role of tokens) {
      const authorization = role && `Bearer ${await app.tokenFor(role)}`;
      const now = await visible(undefined, authorization);
      for (const at of ['2026-03-15', '2026-05-15']) {
        const added = (await visible(at, authorization)).filter((path) => !now.includes(path));
        expect({ role, at, added }).toEqual({ role, at, added: [] });
      }
    }
    expect(JSON.stringify((await read('2026-03-15')).body)).not.toContain('CATHODE');
  });

  it('is closed to the firm that answered for it then and does so no more', async () => {
    const former = `Bearer ${await app.tokenFor('manufacturer')}`;
    const { body } = await read('2026-03-15', former);
    expect(body.withheld.map(({ path }: { path: string }) => path)).toContain('symbols.testReports');
    const successor = `Bearer ${await app.tokenFor('manufacturer', 'Another Maker')}`;
    expect((await read('2026-03-15', successor)).body.withheld).toEqual([]);
  });

  it('says on the page which day it shows, and leads back to today', async () => {
    const page = await (
      await fetch(`${app.url}/b/${id}?at=2026-03-01&lang=de`, { headers: { accept: 'text/html' } })
    ).text();
    expect(page).toContain('So stand der Batteriepass am');
    expect(page).toContain('1. März 2026 um 23:59:59 UTC');
    expect(page).toMatch(/href="[^"]*lang=en&amp;at=2026-03-01T23%3A59%3A59\.999Z"/);
    expect(page).toContain('Zum heutigen Stand');
  });
});

describe('GraphQL · Battery.passportAt', () => {
  const query = /* GraphQL */ `
    query ($id: ID!, $moment: String!) {
      battery(id: $id) {
        passportAt(moment: $moment) { at status recordStatus general { massKg } withheld { path } }
      }
    }
  `;

  it('is the same passport', async () => {
    const asked = async (moment: string, token?: string) => app.graphql(query, { id, moment }, token);
    const everybody = (await asked('2026-03-01')).data.battery.passportAt;
    expect(everybody).toMatchObject({ status: null, recordStatus: 'ACTIVE', general: { massKg: 400 } });
    expect(everybody.withheld.map(({ path }: { path: string }) => path)).toContain('materials.cathode');
    const dismantler = (await asked('2026-05-01T10:00:00Z', await app.tokenFor('dismantler'))).data.battery.passportAt;
    expect(dismantler).toMatchObject({ status: 'ORIGINAL', general: { massKg: 410 } });
    expect((await asked('2020-01-01')).data.battery.passportAt).toBeNull();
    expect((await asked('never')).errors[0]?.extensions.code).toBe('INVALID_INPUT');
  });

  it('is answered for a few batteries in one request only', async () => {
    const fields = Array.from(
      { length: 26 },
      (_, index) => `a${index}: passportAt(moment: "2026-03-${10 + (index % 9)}") { at }`,
    );
    const { errors } = await app.graphql(`query ($id: ID!) { battery(id: $id) { ${fields.join(' ')} } }`, { id });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('25');
  });
});

async function record(name: string, input: object, role: 'manufacturer'): Promise<void> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const mutation = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Refusal { code message path } } }`;
  const variables = { input: { commandId: `${name}-${today.slice(0, 10)}`, battery: id, ...input } };
  const { data, errors } = await app.graphql(mutation, variables, await app.tokenFor(role));
  if (data?.[name]?.__typename !== `${type}Success`) throw new Error(JSON.stringify({ data, errors }));
}

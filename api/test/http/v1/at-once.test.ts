import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import type { Passport } from '#schemas/passport.ts';
import { startApp, type TestApp } from '../../api/start-app.ts';
import { aPassport } from '../a-demo-battery.ts';

let app: TestApp;
let maker: string;
let id: string;
beforeAll(async () => {
  app = await startApp();
  maker = await app.tokenFor('manufacturer');
});
afterAll(() => app?.close());
beforeEach(async () => {
  id = await create(aPassport(), maker);
});

async function send(method: string, path: string, token: string, body?: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
}

async function create(passport: Passport, token: string, query = ''): Promise<string> {
  const { status, headers, body } = await send('POST', `dpps${query}`, token, passport);
  expect(status, JSON.stringify(body)).toBe(201);
  return headers.get('location')?.split('/').at(-1) ?? '';
}

const read = async () => (await send('GET', `dpps/${id}`, maker)).body;
const patch = (body: object, headers = {}) => send('PATCH', `dpps/${id}`, maker, body, headers);
const setElement = (path: string, value: unknown, headers = {}) =>
  send('PATCH', `dpps/${id}/elements/${encodeURIComponent(path)}`, maker, { value }, headers);

describe('RFC 9110 §13.1.1 · If-Match', () => {
  it('lets one of many through that have read the same state, however close they are', async () => {
    const tag = (await send('GET', `dpps/${id}`, maker)).headers.get('etag') ?? '';
    const masses = [501, 502, 503, 504, 505, 506, 507, 508];
    const answers = await Promise.all(masses.map((massKg) => patch({ general: { massKg } }, { 'if-match': tag })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(412)]);
    const winner = masses[answers.findIndex(({ status }) => status === 200)];
    expect((await read()).general.massKg).toBe(winner);
  });

  it('does not mind what was recorded meanwhile and left the passport as it was read', async () => {
    const tag = (await send('GET', `dpps/${id}`, maker)).headers.get('etag') ?? '';
    const flip = async (massKg: number) => patch({ general: { massKg } }, { 'if-match': tag });
    expect((await flip(600)).status).toBe(200);
    expect((await flip(601)).status).toBe(412);
    const fresh = (await send('GET', `dpps/${id}`, maker)).headers.get('etag') ?? '';
    expect((await patch({ general: { massKg: 601 } }, { 'if-match': `"other", ${fresh}` })).status).toBe(200);
  });
});

describe('Changes at the same moment', () => {
  it('of different places in one list are all kept', async () => {
    const agents = ['Water', 'Sand', 'Foam', 'Powder'];
    await setElement('$.symbols.extinguishingAgents', agents);
    const answers = await Promise.all(
      agents.map((agent, index) => setElement(`$.symbols.extinguishingAgents[${index}]`, `${agent} 2`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect((await read()).symbols.extinguishingAgents).toEqual(agents.map((agent) => `${agent} 2`));
  });

  it('under one Idempotency-Key are one change', async () => {
    const key = { 'idempotency-key': 'at-once-1' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => patch({ general: { massKg: 333 } }, key)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await versionOf(id)).toBe(2);
    await patch({ general: { massKg: 334 } });
    expect((await patch({ general: { massKg: 333 } }, key)).body.general.massKg).toBe(334);
    expect(await patch({ general: { massKg: 999 } }, key)).toMatchObject({
      status: 409,
      body: { error: { code: 'COMMAND_ID_REUSED' } },
    });
    expect((await setElement('$.general.massKg', 333, key)).status).toBe(200);
    expect((await setElement('$.general.warranty', null, key)).status).toBe(409);
  });
});

async function versionOf(battery: string, token = maker): Promise<number | null> {
  const { data } = await app.graphql('query ($id: ID!) { battery(id: $id) { version } }', { id: battery }, token);
  return data.battery.version;
}

describe('A revision that names the version it was decided by', () => {
  const revise = async (expectedVersion: number, token = maker) => {
    const input = {
      commandId: `revise-${newId()}`,
      battery: id,
      patch: { general: { massKg: 400 + Math.random() } },
      reason: 'Gewogen.',
      expectedVersion,
    };
    const mutation = `mutation ($input: RevisePassportInput!) { revisePassport(input: $input) {
      ... on RevisePassportSuccess { battery { version } } ... on Refusal { code path } } }`;
    return (await app.graphql(mutation, { input }, token)).data.revisePassport;
  };

  it('is recorded if nothing was recorded since, and refused otherwise', async () => {
    expect(await versionOf(id)).toBe(1);
    expect(await revise(1)).toEqual({ battery: { version: 2 } });
    expect(await revise(1)).toEqual({ code: 'CHANGED_SINCE', path: '/expectedVersion' });
  });

  it('tells nobody else how often something was recorded', async () => {
    const stranger = await app.tokenFor('manufacturer', 'Somebody Else');
    for (const version of [1, 2]) expect(await revise(version, stranger)).toMatchObject({ code: 'NOT_RESPONSIBLE' });
    expect(await versionOf(id, stranger)).toBeNull();
  });
});

describe('2023/1542 Art. 77(4) · Who was authorised in writing', () => {
  it('creates a passport for the firm that places the battery on the market, and keeps it up to date', async () => {
    const principal = await app.organisationFor('manufacturer');
    const agent = await app.organisationFor('manufacturer', 'Pass Service GmbH');
    const agentToken = await app.tokenFor('manufacturer', 'Pass Service GmbH');
    const query = `?onBehalfOf=${principal}`;
    const passport = aPassport();
    const refused = await send('POST', `dpps${query}`, agentToken, passport);
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'MANDATE_MISSING', path: '/onBehalfOf' } } });

    const input = {
      commandId: 'mandate-0001',
      to: agent,
      scope: ['ISSUE', 'REVISE'],
      from: '2026-01-01',
      agreement: 'Contract 7',
    };
    const mutation = `mutation ($input: GrantMandateInput!) { grantMandate(input: $input) { __typename } }`;
    const { data } = await app.graphql(mutation, { input }, await app.adminTokenFor('manufacturer'));
    expect(data.grantMandate.__typename).toBe('GrantMandateSuccess');

    const made = await create(passport, agentToken, query);
    expect(await create(passport, agentToken, query)).toBe(made);
    const { battery } = (
      await app.graphql('query ($id: ID!) { battery(id: $id) { operator { id } } }', { id: made }, maker)
    ).data;
    expect(battery.operator.id).toBe(principal);
    expect((await send('PATCH', `dpps/${made}`, agentToken, { general: { massKg: 321 } })).body.general.massKg).toBe(
      321,
    );
    const element = `dpps/${made}/elements/${encodeURIComponent('$.general.massKg')}`;
    expect((await send('PATCH', element, agentToken, { value: 322 })).body.value).toBe(322);
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../api/start-app.ts';
import { aPassport } from '../a-demo-battery.ts';
import { type OpenApiChecks, openApiChecks } from './open-api-checks.ts';

/** A registry somebody else runs: what it was sent, and what it answers next. */
const registry = { sent: [] as { body: Record<string, unknown>; token?: string | undefined }[], status: 201, text: '' };
let server: Server;
let url: string;
let app: TestApp;
let checks: OpenApiChecks;
let maker: string;
let id: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      registry.sent.push({
        body: JSON.parse(Buffer.concat(parts).toString()),
        token: request.headers.authorization,
      });
      response.writeHead(registry.status, { location: '/elsewhere' }).end(registry.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/registerDPP`;
  app = await startApp({ config: { registryUrl: url, registryToken: 'given-by-the-registry' } });
  checks = openApiChecks(await (await fetch(`${app.url}/v1/openapi.json`)).json());
  maker = await app.tokenFor('manufacturer');
});
afterAll(async () => {
  await app?.close();
  server?.close();
});
beforeEach(async () => {
  Object.assign(registry, { sent: [], status: 201, text: '{"registrationId":"REG-31"}' });
  const created = await fetch(`${app.url}/v1/dpps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${maker}` },
    body: JSON.stringify(aPassport()),
  });
  id = created.headers.get('location')?.split('/').at(-1) ?? '';
});

async function register(token: string | undefined, body: object = { digitalProductPassportId: id }) {
  const response = await fetch(`${app.url}/v1/registerDPP`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const answered = await response.json();
  expect(checks.problems('registerProductDPP', response.status, answered)).toEqual([]);
  return { status: response.status, body: answered };
}

async function registrations(token: string) {
  const query = `query ($id: ID!) { battery(id: $id) { registrations { registry registrationId organisation { id } } } }`;
  return (await app.graphql(query, { id }, token)).data.battery.registrations;
}

const entry = async () => (await fetch(`${app.url}/v1/dpps/${id}/registryEntry`)).json();

describe('2023/1542 Art. 77(10) · Bringing a passport into the registry', () => {
  it('sends what the registry has to be told, with the token it gave, and keeps the number', async () => {
    expect(await register(maker)).toEqual({ status: 201, body: { registrationId: 'REG-31' } });
    expect(registry.sent).toEqual([{ body: await entry(), token: 'Bearer given-by-the-registry' }]);
    const organisation = { id: await app.organisationFor('manufacturer') };
    expect(await registrations(maker)).toEqual([{ registry: url, registrationId: 'REG-31', organisation }]);
  });

  it('tells it once, however often it is asked', async () => {
    const atOnce = await Promise.all([register(maker), register(maker), register(maker)]);
    expect(new Set(atOnce.map(({ body }) => body.registrationId))).toEqual(new Set(['REG-31']));
    expect(await register(maker)).toEqual({ status: 200, body: { registrationId: 'REG-31' } });
    expect(registry.sent).toHaveLength(1);
    expect(await registrations(maker)).toHaveLength(1);
  });

  it('takes the whole entry too, if it says what the passport says', async () => {
    const whole = await entry();
    expect(await register(maker, { ...whole, commodityCode: '850720' })).toMatchObject({
      status: 409,
      body: { error: { code: 'ENTRY_CONTRADICTS' } },
    });
    expect(registry.sent).toEqual([]);
    expect((await register(maker, whole)).status).toBe(201);
  });

  it('(EU) 2026/1778 Art. 8(7) · is not called registered when the registry refuses, and its words are passed on', async () => {
    Object.assign(registry, { status: 400, text: '{"message":"commodity code unknown"}' });
    const { status, body } = await register(maker);
    expect([status, body.error.code]).toEqual([409, 'REGISTRY_REFUSED']);
    expect(body.error.message).toContain('commodity code unknown');
    expect(await registrations(maker)).toEqual([]);
  });

  it.each([
    ['gives no number', 200, '{}'],
    ['answers with a page', 200, '<html>Welcome</html>'],
    ['breaks', 503, ''],
    ['points elsewhere', 302, ''],
    ['gives something that is no number', 201, '{"registrationId":{"a":1}}'],
  ])('is not called registered when the registry %s', async (_what, status, text) => {
    Object.assign(registry, { status, text });
    expect(await register(maker)).toMatchObject({ status: 502, body: { error: { code: 'REGISTRY_UNCLEAR' } } });
    expect(await registrations(maker)).toEqual([]);
    Object.assign(registry, { status: 201, text: '{"registrationId":"REG-32"}' });
    expect((await register(maker)).body.registrationId).toBe('REG-32');
  });

  it('is for who answers for the passport', async () => {
    const stranger = await app.tokenFor('manufacturer', 'Somebody Else');
    expect(await register(stranger)).toMatchObject({ status: 403, body: { error: { code: 'NOT_RESPONSIBLE' } } });
    expect((await register(undefined)).status).toBe(401);
    expect((await register(await app.tokenFor('marketSurveillance'))).status).toBe(403);
    expect((await register(maker, { digitalProductPassportId: 'urn:nothing' })).status).toBe(404);
    expect((await register(maker, {})).status).toBe(404);
    expect(registry.sent).toEqual([]);
  });

  it('is shown to authorities, not to the public', async () => {
    await register(maker);
    expect(await registrations(await app.tokenFor('marketSurveillance'))).toHaveLength(1);
    expect(await registrations('')).toEqual([]);
  });
});

describe('A registration made by other means', () => {
  const keep = async (token: string) => {
    const input = { commandId: `reg-${id}`, battery: id, registry: 'https://registry.example', registrationId: 'EU-1' };
    const mutation = `mutation ($input: RecordRegistrationInput!) { recordRegistration(input: $input) {
      __typename ... on Refusal { code } } }`;
    return (await app.graphql(mutation, { input }, token)).data.recordRegistration;
  };

  it('is kept for who answers for the passport', async () => {
    expect(await keep(await app.tokenFor('manufacturer', 'Somebody Else'))).toMatchObject({ code: 'NOT_RESPONSIBLE' });
  });

  it('stands beside the others', async () => {
    expect((await keep(maker)).__typename).toBe('RecordRegistrationSuccess');
    expect(await registrations(maker)).toMatchObject([{ registrationId: 'EU-1' }]);
  });
});

describe('An installation without a registry', () => {
  it('says that nothing was registered, and what to do', async () => {
    const other = await startApp();
    const response = await fetch(`${other.url}/v1/registerDPP`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await other.tokenFor('manufacturer')}` },
    });
    expect(response.status).toBe(501);
    expect((await response.json()).error).toMatchObject({
      code: 'NO_REGISTRY',
      message: expect.stringContaining('nothing was registered'),
    });
    await other.close();
  });
});

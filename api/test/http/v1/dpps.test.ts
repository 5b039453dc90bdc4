import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Passport } from '#schemas/passport.ts';
import { startApp, type TestApp } from '../../api/start-app.ts';
import { aPassport } from '../a-demo-battery.ts';
import { type OpenApiChecks, openApiChecks } from './open-api-checks.ts';

let today = '2026-03-01T10:00:00Z';
let app: TestApp;
let checks: OpenApiChecks;
let maker: string;
let passport: Passport;
let id: string;
let dppId: string;

beforeAll(async () => {
  app = await startApp({ now: () => new Date(today) });
  maker = await app.tokenFor('manufacturer');
  checks = openApiChecks(await (await fetch(`${app.url}/v1/openapi.json`)).json());
  passport = aPassport();
  passport.general.passportIdentifier = 'https://pass.example/p/1?x=1';
  passport.materials = { ...passport.materials, cathode: [{ name: 'SECRET-CATHODE' }] };
  const created = await call('createDPP', 'POST', '/v1/dpps', { body: passport, token: maker });
  expect(created.status).toBe(201);
  dppId = encodeURIComponent(created.body.digitalProductPassportId);
  id = created.location?.split('/').at(-1) ?? '';
});
afterAll(() => app?.close());

interface Sent {
  body?: unknown;
  token?: string;
  headers?: Record<string, string>;
}

/** Sends a request and holds every answer against the OpenAPI document. */
async function call(operation: string, method: string, path: string, { body, token, headers }: Sent = {}) {
  const response = await fetch(app.url + path, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer, not its type.
  const answered: any = text === '' ? undefined : JSON.parse(text);
  expect({
    operation,
    status: response.status,
    problems: checks.problems(operation, response.status, answered),
  }).toEqual({
    operation,
    status: response.status,
    problems: [],
  });
  return {
    status: response.status,
    body: answered,
    location: response.headers.get('location'),
    headers: response.headers,
  };
}

interface Operation {
  parameters?: { in: string; name: string }[];
}

const read = (query = '', token?: string) =>
  call('readDPPById', 'GET', `/v1/dpps/${dppId}${query}`, token ? { token } : {});

describe('EN 18222 §4.2, §4.3 · Reading a passport', () => {
  it('works by the identifier of the passport, of the product, and by our id', async () => {
    const { body } = await read();
    expect(body).toMatchObject({
      digitalProductPassportId: 'https://pass.example/p/1?x=1',
      uniqueProductIdentifier: passport.general.uniqueIdentifier,
      granularity: 'item',
      dppStatus: 'active',
      lastUpdated: '2026-03-01T10:00:00.000Z',
      general: { serialNumber: passport.general.serialNumber },
    });
    const product = encodeURIComponent(passport.general.uniqueIdentifier);
    expect((await call('readDPPByProductId', 'GET', `/v1/dppsByProductId/${product}`)).body).toEqual(body);
    expect((await call('readDPPById', 'GET', `/v1/dpps/${id}`)).body).toEqual(body);
  });

  it('shows everybody the public part only, and names what is withheld', async () => {
    for (const query of ['', '?representation=full']) {
      const { body, headers } = await read(query);
      expect(JSON.stringify(body)).not.toContain('SECRET');
      expect(body.withheld.map(({ path }: { path: string }) => path)).toContain('materials.cathode');
      expect(headers.get('cache-control')).toContain('public');
      expect(headers.get('vary')).toContain('Authorization');
    }
    const recycler = await read('', await app.tokenFor('recycler'));
    expect(recycler.body.materials.cathode).toEqual([{ name: 'SECRET-CATHODE' }]);
    expect(recycler.headers.get('cache-control')).toBe('private, no-store');
  });

  it('says the same in full form, each element with its kind', async () => {
    const { body } = await read('?representation=full');
    const general = body.elements.find(({ elementId }: { elementId: string }) => elementId === 'general');
    const mass = general.elements.find(({ elementId }: { elementId: string }) => elementId === 'massKg');
    expect(mass).toEqual({
      elementId: 'massKg',
      objectType: 'SingleValuedDataElement',
      valueDataType: expect.stringMatching(/^xsd:/),
      value: passport.general.massKg,
    });
    expect((await read('?representation=other')).status).toBe(400);
  });

  it('finds nothing under identifiers that are none, in the same words', async () => {
    const unknown = [
      'nothing',
      'https%3A%2F%2Fx.example%2Fp',
      '%2501',
      'x'.repeat(3000),
      encodeURIComponent(`/01/${passport.general.gtin}`),
    ];
    for (const each of unknown) {
      const { status, body } = await call('readDPPById', 'GET', `/v1/dpps/${each}`);
      expect({ each, status, code: body.error.code }).toEqual({ each, status: 404, code: 'NOT_FOUND' });
    }
    expect((await call('readDPPById', 'GET', `/v1/dpps/${dppId}`, { token: 'forged.token.x' })).status).toBe(401);
  });

  it('may be asked from any page, and says which methods there are', async () => {
    const preflight = await fetch(`${app.url}/v1/dpps/${id}`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, PATCH, DELETE, HEAD, OPTIONS');
    const put = await fetch(`${app.url}/v1/dpps/${id}`, { method: 'PUT' });
    expect({ status: put.status, allow: put.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, PATCH, DELETE, HEAD, OPTIONS',
    });
    expect((await fetch(`${app.url}/v1/dpps/${id}`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('EN 18222 §4.5 · Which products have passports', () => {
  it('is answered page by page, without what is not known', async () => {
    const known = passport.general.uniqueIdentifier;
    const productIds = [
      'urn:x:1',
      known,
      'https://x.example/2',
      known.replace(/^https:\/\/[^/]+/, 'https://other.example'),
    ];
    const ask = (query: string) =>
      call('readDPPIdsByProductIds', 'POST', `/v1/dppsByProductIds${query}`, { body: { productIds } });
    const dppIds = ['https://pass.example/p/1?x=1'];
    expect((await ask('')).body).toEqual({ dppIds });
    expect((await ask('?limit=1')).body).toEqual({ dppIds: [], nextCursor: '1' });
    expect((await ask('?limit=2&cursor=1')).body).toEqual({ dppIds, nextCursor: '3' });
    expect((await ask('?limit=2&cursor=3')).body).toEqual({ dppIds });
    expect((await ask('?limit=none')).status).toBe(400);
    for (const body of [
      {},
      { productIds: [] },
      { productIds: [1] },
      { productIds: Array(1001).fill('a') },
      [],
      '{',
      '"x"',
    ])
      expect((await call('readDPPIdsByProductIds', 'POST', '/v1/dppsByProductIds', { body })).status).toBe(400);
  });
});

describe('EN 18222 §4.6 · Creating a passport', () => {
  const create = (body: unknown, sent: Sent = {}) =>
    call('createDPP', 'POST', '/v1/dpps', { body, token: maker, ...sent });

  it('takes what reading gives, in either form, and the same again is the same passport', async () => {
    for (const query of ['', '?representation=full']) {
      const { body } = await read(query, maker);
      const unit = aPassport().general;
      const next = JSON.parse(
        JSON.stringify(body)
          .replaceAll(passport.general.uniqueIdentifier, unit.uniqueIdentifier)
          .replaceAll(String(passport.general.serialNumber), String(unit.serialNumber))
          .replaceAll('https://pass.example/p/1?x=1', `https://pass.example/p/${unit.serialNumber}`),
      );
      const first = await create(next);
      expect(first).toMatchObject({
        status: 201,
        body: { digitalProductPassportId: `https://pass.example/p/${unit.serialNumber}` },
      });
      expect(await create(next)).toMatchObject({ status: 201, body: first.body, location: first.location });
      const again = await call('readDPPById', 'GET', `/v1/dpps/${first.location?.split('/').at(-1)}${query}`, {
        token: maker,
      });
      expect({ ...again.body, lastUpdated: '' }).toEqual({ ...next, lastUpdated: '' });
    }
  });

  it('takes the identifiers from the envelope where the elements leave them out', async () => {
    const { uniqueIdentifier, passportIdentifier, ...general } = aPassport().general;
    const document = {
      digitalProductPassportId: 'https://pass.example/p/short',
      uniqueProductIdentifier: uniqueIdentifier,
      contentSpecificationIds: ['https://kreispass.example/schemas/passport/passport.json'],
      general,
    };
    const contradicting = { ...document, general: { ...general, passportIdentifier } };
    expect(await create(contradicting)).toMatchObject({
      status: 400,
      body: { error: { code: 'ENVELOPE_CONTRADICTS', path: '/digitalProductPassportId' } },
    });
    expect((await create(document)).body.digitalProductPassportId).toBe('https://pass.example/p/short');
  });

  it('is refused with status, words of the standard and a pointer', async () => {
    const other = aPassport();
    const wrong = { ...other, general: { ...other.general, massKg: -1 } };
    const bad = await create(wrong);
    expect(bad).toMatchObject({
      status: 400,
      body: { statusCode: 'ClientErrorBadRequest', error: { code: 'INVALID_INPUT', path: '/general/massKg' } },
    });
    const taken = await create({ ...passport, general: { ...passport.general, massKg: 1 } });
    expect(taken).toMatchObject({
      status: 409,
      body: { statusCode: 'ClientResourceConflict', error: { code: 'PASSPORT_EXISTS' } },
    });
    expect((await call('createDPP', 'POST', '/v1/dpps', { body: other })).status).toBe(401);
    expect((await create(other, { token: await app.tokenFor('recycler') })).status).toBe(403);
    expect((await create('{"general":')).status).toBe(400);
    expect((await create('{}', { headers: { 'content-type': 'text/plain' } })).status).toBe(415);
    expect((await create({ digitalProductPassportId: 'x', granularity: 'model', elements: [] })).status).toBe(400);
    expect((await create('{"general":{"__proto__":{"x":1}}}')).status).toBe(400);
    expect((await create(`{"a":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
    expect((await create('{"general":{"massKg":1,"massKg":2}}')).body.error).toMatchObject({
      code: 'MEMBER_TWICE',
      path: '/general/massKg',
    });
    expect((await create('{"general":{"massKg":100.12345678901234567}}')).body.error).toMatchObject({
      code: 'NUMBER_NOT_KEPT',
      path: '/general/massKg',
    });
  });
});

describe('EN 18222 §4.7, §6 · Changing a passport', () => {
  const patch = (body: unknown, sent: Sent = {}) =>
    call('updateDPPById', 'PATCH', `/v1/dpps/${dppId}`, { body, token: maker, ...sent });
  const element = (path: string, sent: Sent = {}) =>
    call('readDataElement', 'GET', `/v1/dpps/${dppId}/elements/${encodeURIComponent(path)}`, sent);
  const change = (path: string, body: unknown, sent: Sent = {}) =>
    call('updateDataElement', 'PATCH', `/v1/dpps/${dppId}/elements/${encodeURIComponent(path)}`, {
      body,
      token: maker,
      ...sent,
    });

  it('merges what is sent, keeps the rest, and is read as it was before by date', async () => {
    today = '2026-04-01T10:00:00Z';
    maker = await app.tokenFor('manufacturer');
    const { body } = await patch({ general: { massKg: 777 } });
    expect(body.general).toMatchObject({ massKg: 777, serialNumber: passport.general.serialNumber });
    expect(body.lastUpdated).toBe('2026-04-01T10:00:00.000Z');
    const full = { elements: [{ elementId: 'general', elements: [{ elementId: 'massKg', value: 778 }] }] };
    expect((await patch(full)).body.general.massKg).toBe(778);
    const at = (date: string) => call('readDPPVersionByIdAndDate', 'GET', `/v1/dppsByIdAndDate/${dppId}?date=${date}`);
    const before = await at('2026-03-15');
    expect(before.body).toMatchObject({
      lastUpdated: '2026-03-01T10:00:00.000Z',
      general: { massKg: passport.general.massKg },
    });
    expect(JSON.stringify(before.body)).not.toContain('SECRET');
    expect((await at('2026-04-01T10:00:00Z')).body.general.massKg).toBe(778);
    expect((await at('2026-01-01')).status).toBe(404);
    for (const date of ['', 'soon', '2027-01-01']) expect((await at(date)).status).toBe(400);
  });

  it('twice is harmless: what changes nothing is answered with what there is', async () => {
    expect((await patch({ general: { massKg: 779 } })).status).toBe(200);
    expect((await patch({ general: { massKg: 779 } })).body.general.massKg).toBe(779);
    const key = { 'idempotency-key': 'try-1' };
    await patch({ general: { massKg: 780 } }, { headers: key });
    await patch({ general: { massKg: 781 } });
    expect((await patch({ general: { massKg: 780 } }, { headers: key })).body.general.massKg).toBe(781);
  });

  it('is refused to who insists on a state that has passed', async () => {
    const { headers } = await read('', maker);
    const tag = { 'if-match': headers.get('etag') ?? '' };
    expect(headers.get('etag')).not.toBe((await read()).headers.get('etag'));
    expect((await patch({ general: { massKg: 781.5 } }, { headers: tag })).status).toBe(200);
    expect(await patch({ general: { massKg: 5 } }, { headers: tag })).toMatchObject({
      status: 412,
      body: { error: { code: 'CHANGED_SINCE' } },
    });
    expect((await change('$.general.massKg', { value: 5 }, { headers: tag })).status).toBe(412);
    expect((await patch({ general: { massKg: 781 } }, { headers: { 'if-match': '*' } })).status).toBe(200);
  });

  it('is for who answers for the passport, whole or not at all', async () => {
    const stranger = await app.tokenFor('manufacturer', 'Somebody Else');
    expect(await patch({ general: { massKg: 5 } }, { token: stranger })).toMatchObject({
      status: 403,
      body: { error: { code: 'NOT_RESPONSIBLE' } },
    });
    const half = await patch({ general: { massKg: 5 }, symbols: { fireClasses: 'A' } });
    expect(half).toMatchObject({ status: 400, body: { error: { path: '/symbols/fireClasses' } } });
    expect((await read()).body.general.massKg).toBe(781);
    expect(await patch({ general: { serialNumber: 'X' } })).toMatchObject({
      status: 409,
      body: { error: { code: 'FIXED_FOR_GOOD', path: '/general/serialNumber' } },
    });
    expect(await patch({ uniqueProductIdentifier: 'urn:x' })).toMatchObject({
      status: 409,
      body: { error: { path: '/uniqueProductIdentifier' } },
    });
    expect(await patch({ colour: 'red' })).toMatchObject({ status: 400, body: { error: { path: '/colour' } } });
    expect((await patch({ dppStatus: 'active' })).status).toBe(400);
    const { body } = await read('', maker);
    expect((await patch({ ...body, general: { ...body.general, massKg: 782 } })).status).toBe(200);
  });

  it('reads and writes single elements by path', async () => {
    expect((await element('$.general.massKg')).body).toEqual({ elementId: 'massKg', value: 782 });
    expect((await element("$['general']['massKg']")).body.value).toBe(782);
    expect((await element('$.dppStatus')).body.value).toBe('active');
    const full = await call(
      'readDataElement',
      'GET',
      `/v1/dpps/${dppId}/elements/%24.general.massKg?representation=full`,
    );
    expect(full.body).toMatchObject({ objectType: 'SingleValuedDataElement', value: 782 });
    expect((await change('$.general.massKg', { value: 783 })).body).toEqual({ elementId: 'massKg', value: 783 });
    const typed = {
      elementId: 'massKg',
      objectType: 'SingleValuedDataElement',
      valueDataType: 'xsd:decimal',
      value: 784,
    };
    expect((await change('$.general.massKg', typed)).body.value).toBe(784);
    expect((await change('$.general.warranty', { value: { until: '2034-05' } })).body.value).toEqual({
      until: '2034-05',
    });
    expect((await change('$.symbols.extinguishingAgents', { value: ['Water', 'Sand'] })).body.value).toEqual([
      'Water',
      'Sand',
    ]);
    expect((await change('$.symbols.extinguishingAgents[1]', { value: 'F-500' })).body.value).toBe('F-500');
    await change('$.symbols.extinguishingAgents[0]', { value: null });
    expect((await element('$.symbols.extinguishingAgents')).body.value).toEqual(['F-500']);
    expect((await change('$.general.warranty', { value: null })).body.value).toBeNull();
    expect((await element('$.general.warranty')).status).toBe(404);
  });

  it('refuses paths that could mean several elements, or none', async () => {
    for (const path of [
      '$',
      'general',
      '$..massKg',
      '$.general.*',
      '$.general[?(@.x)]',
      '$.a[0:2]',
      "$.general['x",
      '$.a b',
    ])
      expect({ path, status: (await element(path)).status }).toEqual({ path, status: 400 });
    for (const path of ['$.general.constructor', '$.__proto__', '$.general.massKg.x', '$.general[0]', '$.toString'])
      expect({ path, status: (await element(path)).status }).toEqual({ path, status: 404 });
    for (const path of ['$.dppStatus', '$.symbols.extinguishingAgents[7]', '$.withheld'])
      expect({ path, status: (await change(path, { value: 'x' })).status }).toEqual({ path, status: 400 });
    expect((await change('$.general.massKg', {})).status).toBe(400);
    expect(await change('$.general.massKg', { value: 'much' })).toMatchObject({
      status: 400,
      body: { error: { path: '/general/massKg' } },
    });
  });

  it('2023/1542 Annex XIII 2 · does not give out an element that is withheld, and says so', async () => {
    expect((await element('$.materials.cathode')).status).toBe(401);
    expect((await element('$.materials.cathode[0].name')).status).toBe(401);
    const authority = await element('$.general.status', { token: await app.tokenFor('marketSurveillance') });
    expect(authority).toMatchObject({ status: 403, body: { error: { code: 'WITHHELD' } } });
    expect((await element('$.materials.cathode[0].name', { token: await app.tokenFor('recycler') })).body.value).toBe(
      'SECRET-CATHODE',
    );
  });
});

describe('EN 18222 §4.8, §5 · The end of a passport, and the registry', () => {
  it('2023/1542 Art. 77(8) · a passport ends by recycling only', async () => {
    const end = (sent: Sent, query = '') => call('deleteDPPById', 'DELETE', `/v1/dpps/${dppId}${query}`, sent);
    expect((await end({})).status).toBe(401);
    expect(await end({ token: maker })).toMatchObject({
      status: 409,
      body: { error: { code: 'PASSPORT_STAYS', source: '2023/1542 Art. 77(8)' } },
    });
    const recycledAt = '?recycledAt=2026-03-20T10:00:00Z';
    expect((await end({ token: maker }, recycledAt)).status).toBe(403);
    const recycler = await app.tokenFor('recycler');
    expect((await end({ token: recycler }, recycledAt)).status).toBeGreaterThanOrEqual(400);
    const removal = { commandId: 'removal-0001', battery: id, massKg: 400, condition: { flags: [], isolation: 'OK' } };
    await record('registerRemoval', removal, recycler);
    const recipient = await app.organisationFor('manufacturer');
    const waste = { commandId: 'waste-0001', battery: id, recipientKind: 'PRODUCER', recipient, reason: 'worn out' };
    await record('declareWaste', waste, recycler);
    expect(await end({ token: recycler }, recycledAt)).toMatchObject({ status: 204 });
    expect((await end({ token: recycler })).status).toBe(204);
    expect((await read()).body.dppStatus).toBe('archived');
  });

  it('tells what the registry has to be told, and that it is connected to none', async () => {
    const { body } = await call('readRegistryEntry', 'GET', `/v1/dpps/${dppId}/registryEntry`);
    expect(body).toMatchObject({
      uniqueProductIdentifier: passport.general.uniqueIdentifier,
      dppApiEndpoint: app.url,
      commodityCode: '850760',
    });
    const register = await call('registerProductDPP', 'POST', '/v1/registerDPP', { body, token: maker });
    expect(register).toMatchObject({ status: 501, body: { error: { code: 'NO_REGISTRY' } } });
  });
});

const yaml = new URL(
  '../../../../../shared/corpus/09-openepcis-dpp-ready/extensions/common/interop/api/en18222-dpp-api.openapi.yaml',
  import.meta.url,
);

describe('The OpenAPI document', () => {
  it.skipIf(!existsSync(yaml))('offers every operation of EN 18222 under the same path and name', async () => {
    const text = readFileSync(yaml, 'utf8');
    const others = [...text.matchAll(/operationId: (\w+)/g)].map(([, name]) => name);
    expect(others.length).toBe(10);
    expect(checks.operations).toEqual(expect.arrayContaining(others));
    const { paths, openapi } = await (await fetch(`${app.url}/v1/openapi.json`)).json();
    const plain = (path: string) => path.replace(/\{\w+\}/g, '{}');
    const theirs = [...text.matchAll(/^ {2}(\/v1\/\S+):$/gm)].map(([, path]) => plain(path ?? ''));
    expect(Object.keys(paths).map(plain)).toEqual(expect.arrayContaining(theirs));
    expect(openapi).toBe('3.1.0');
  });

  it('holds together: every reference leads somewhere, every address names its parameters, every operation has a name', async () => {
    const document = await (await fetch(`${app.url}/v1/openapi.json`)).json();
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
    const found = (path: string) => path.split('/').reduce((value, name) => value?.[name], document);
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter((path) => typeof found(path) !== 'object')).toEqual([]);
    for (const [path, verbs] of Object.entries(document.paths as Record<string, Record<string, Operation>>)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters = [] } of Object.values(verbs))
        expect(parameters.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(named);
    }
    expect(new Set(checks.operations).size).toBe(checks.operations.length);
  });

  it('notices an answer that is not as it says', () => {
    expect(checks.problems('readDPPById', 200, { digitalProductPassportId: 'x' })).not.toEqual([]);
    expect(checks.problems('readDPPById', 418, {})).not.toEqual([]);
    expect(checks.problems('readRegistryEntry', 200, {})).not.toEqual([]);
  });
});

async function record(name: string, input: object, token: string): Promise<void> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const mutation = `mutation ($input: ${type}Input!) { ${name}(input: $input) { __typename ... on Refusal { code message path } } }`;
  const { data, errors } = await app.graphql(mutation, { input }, token);
  if (data?.[name]?.__typename !== `${type}Success`) throw new Error(JSON.stringify({ data, errors }));
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OrganisationRole, organisationRoles } from '#api/access/viewer.ts';
import { properties } from '#schemas/passport.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aMarkedPassport } from '../audiences/marked-passport.ts';
import { aPassport } from '../http/a-demo-battery.ts';
import { openApiChecks } from '../http/v1/open-api-checks.ts';

let app: TestApp;
let there: TestApp;
beforeAll(async () => {
  [app, there] = await Promise.all([startApp(), startApp()]);
  marked = await aMarkedBattery();
});
afterAll(() => Promise.all([app?.close(), there?.close()]));

interface Sent {
  at?: TestApp;
  token?: string | undefined;
  body?: object;
  accept?: string;
}

async function http(method: string, path: string, { at = app, token, body, accept = 'application/json' }: Sent = {}) {
  const response = await fetch(`${at.url}${path}`, {
    method,
    headers: {
      accept,
      ...(body && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: isJson(response) ? JSON.parse(text) : undefined, response };
}

function isJson({ headers }: Response): boolean {
  return /^application\/(ld\+)?json/.test(headers.get('content-type') ?? '');
}

async function createAt(at: TestApp, document: object, role: OrganisationRole = 'manufacturer'): Promise<string> {
  const { status, response, text } = await http('POST', '/v1/dpps', {
    at,
    token: await at.tokenFor(role),
    body: document,
  });
  expect(status, text).toBe(201);
  return response.headers.get('location')?.split('/').at(-1) ?? '';
}

/** A battery each property of which says its own path, so that one sees where it turns up. */
let marked: string;
async function aMarkedBattery(): Promise<string> {
  const serialNumber = 'KEPT-1';
  const { passport } = aMarkedPassport({
    general: {
      uniqueIdentifier: `https://muster.example/01/09521234010012/21/${serialNumber}`,
      category: 'ev',
      status: 'original',
      serialNumber,
      gtin: '09521234010012',
    },
  });
  return createAt(app, passport);
}

/** By which way somebody reads, and the whole passport as they may see it. */
const ways: Record<string, (id: string, token?: string) => Promise<{ status: number; text: string }>> = {
  'the code on the battery': (id, token) => http('GET', `/b/${id}`, { token }),
  'EN 18222': (id, token) => http('GET', `/v1/dpps/${id}`, { token }),
  'linked data': (id, token) => http('GET', `/b/${id}`, { token, accept: 'application/ld+json' }),
};

describe('2023/1542 Art. 77(6) · Access to a passport goes by the essential requirements of Art. 78', () => {
  it.each(Object.keys(ways))(
    'for everybody without an account, and for nobody more than they may see: %s',
    async (way) => {
      const id = marked;
      const read = ways[way] as (typeof ways)[string];
      const everybody = await read(id);
      expect(everybody.status).toBe(200);
      const seen = (text: string, access: string) =>
        properties.filter((property) => property.access === access && text.includes(`"${property.name}":`)).length;
      expect(seen(everybody.text, 'pub')).toBeGreaterThan(30);
      const interested = await read(id, await app.tokenFor('recycler'));
      const authority = await read(id, await app.tokenFor('marketSurveillance'));
      expect(interested.text).not.toBe(everybody.text);
      expect(authority.text).not.toBe(interested.text);
      // A role that gives no access to more sees what everybody sees.
      const carrier = await read(id, await app.tokenFor('carrier'));
      expect(JSON.parse(carrier.text).passport ?? JSON.parse(carrier.text).general).toEqual(
        JSON.parse(everybody.text).passport ?? JSON.parse(everybody.text).general,
      );
    },
  );

  it('changes only by who answers for it, whichever way they come', async () => {
    const id = marked;
    for (const role of organisationRoles.filter((each) => each !== 'manufacturer')) {
      const token = await app.tokenFor(role);
      expect((await http('PATCH', `/v1/dpps/${id}`, { token, body: { general: { massKg: 1 } } })).status).toBe(403);
      const input = { commandId: `change-${role}`, battery: id, patch: { general: { massKg: 1 } }, reason: 'Test' };
      const mutation = `mutation ($input: RevisePassportInput!) { revisePassport(input: $input) { ... on Refusal { code } } }`;
      const { data, errors } = await app.graphql(mutation, { input }, token);
      expect(errors[0]?.extensions.code ?? data.revisePassport.code).toMatch(/^(FORBIDDEN|NOT_RESPONSIBLE)$/);
    }
  });
});

describe('2023/1542 Art. 78(a) · Interoperable with other product passports', () => {
  it.each(['compressed', 'full'])(
    'technically: what one installation gives as EN 18223 JSON, %s, another takes in and says again',
    async (form) => {
      const id = await createAt(app, aPassport());
      const path = (battery: string) => `/v1/dpps/${battery}?representation=${form}`;
      const given = await http('GET', path(id), { token: await app.tokenFor('manufacturer') });
      const taken = await createAt(there, given.json);
      const said = await http('GET', path(taken), { at: there, token: await there.tokenFor('manufacturer') });
      const undated = ({ lastUpdated: _, economicOperatorId: __, ...rest }: Record<string, unknown>) => rest;
      expect(undated(said.json)).toEqual(undated(given.json));
    },
  );

  it('technically: its interface is described, and answers as described', async () => {
    const id = await createAt(app, aPassport());
    const { json: document } = await http('GET', '/v1/openapi.json');
    const { status, json } = await http('GET', `/v1/dpps/${id}`);
    expect(openApiChecks(document).problems('readDPPById', status, json)).toEqual([]);
  });

  it('semantically: every property has a meaning others can look up, by a name that leads to it', async () => {
    const { json: vocabulary } = await http('GET', '/vocabulary', { accept: 'application/ld+json' });
    const terms = new Set(vocabulary['@graph'].map((term: { '@id': string }) => term['@id']));
    expect(properties.filter(({ name }) => !terms.has(`#${name}`))).toEqual([]);
    const { json: linked } = await http('GET', `/b/${marked}`, { accept: 'application/ld+json' });
    expect(JSON.stringify(linked['@context'])).toContain('/vocabulary');
  });

  it('organisationally: what the registry of product passports is told has the names of EN 18222', async () => {
    const { json } = await http('GET', `/v1/dpps/${await createAt(app, aPassport())}/registryEntry`);
    expect(json).toMatchObject({
      uniqueProductIdentifier: expect.any(String),
      digitalProductPassportId: expect.any(String),
      uniqueEconomicOperatorIdentifier: expect.any(String),
      dppApiEndpoint: app.url,
      granularity: 'item',
    });
  });
});

describe('2023/1542 Art. 78(c) · Kept by who is responsible, or by whom they have authorised', () => {
  it('a firm takes all passports it answers for, and all that is in them, to an installation of its own', async () => {
    const firm = 'Umzug GmbH';
    const token = await app.tokenFor('manufacturer', firm);
    const sent = [aPassport(), aPassport(), aPassport()];
    for (const body of sent) expect((await http('POST', '/v1/dpps', { token, body })).status).toBe(201);
    const { text } = await http('GET', '/export.ndjson', { token });
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(3);
    const passports = (all: { passport: { general: object } }[]) =>
      all.map(({ passport }) => passport).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    for (const { passport } of lines) {
      expect(
        (
          await http('POST', '/v1/dpps', {
            at: there,
            token: await there.tokenFor('manufacturer', firm),
            body: passport,
          })
        ).status,
      ).toBe(201);
    }
    const moved = await http('GET', '/export.ndjson', { at: there, token: await there.tokenFor('manufacturer', firm) });
    expect(
      passports(
        moved.text
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line)),
      ),
    ).toEqual(passports(lines));
  });

  it('nobody keeps a passport for a firm that has not authorised them in writing', async () => {
    const principal = await app.organisationFor('manufacturer');
    const token = await app.tokenFor('manufacturer', 'Nicht Bevollmächtigt GmbH');
    const { status, json } = await http('POST', `/v1/dpps?onBehalfOf=${principal}`, { token, body: aPassport() });
    expect([status, json.error]).toEqual([
      403,
      expect.objectContaining({ code: 'MANDATE_MISSING', source: '2023/1542 Art. 77(4)' }),
    ]);
  });
});

describe('2023/1542 Art. 78(d) · Who stores passports for others does nothing else with them', () => {
  it('who runs the installation reads by its interface what everybody reads', async () => {
    const id = marked;
    const token = await app.operatorToken();
    for (const read of Object.values(ways)) {
      const [stranger, operator] = [JSON.parse((await read(id)).text), JSON.parse((await read(id, token)).text)];
      expect(operator.passport ?? operator.general).toEqual(stranger.passport ?? stranger.general);
    }
    expect((await http('GET', '/export.ndjson', { token })).text).toBe('');
  });

  it('who runs the installation does not learn who reads what', async () => {
    const id = marked;
    const query = 'query ($id: ID!) { batteryReads(battery: $id) { edges { cursor } } }';
    const { errors } = await app.graphql(query, { id }, await app.operatorToken());
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('what it counts about its running names no battery, no firm and no query', async () => {
    const id = marked;
    const firm = await app.organisationFor('recycler');
    await ways['EN 18222']?.(id, await app.tokenFor('recycler'));
    const { status, text } = await http('GET', '/metrics');
    expect(status).toBe(200);
    expect(text).toMatch(/route="v1"/);
    for (const named of [id, firm, 'muster.example']) expect(text).not.toContain(named);
  });
});

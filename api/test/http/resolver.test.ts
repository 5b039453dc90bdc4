import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport, issueBattery } from './a-demo-battery.ts';

let app: TestApp;
let id: string;
let path: string;

beforeAll(async () => {
  app = await startApp();
  const passport = aPassport();
  id = await issueBattery(app, (issued) => Object.assign(issued, passport));
  path = `/01/${passport.general.gtin}/21/${passport.general.serialNumber}`;
});
afterAll(() => app?.close());

const get = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(app.url + address, { method, headers: { accept: 'text/html', ...headers } });

describe('The resolver', () => {
  it('leads from the QR code and from the short link to the same battery', async () => {
    for (const address of [
      path,
      `/b/${id}`,
      `/b/${id.toLowerCase()}`,
      `${path}?17=301231`,
      path.replace('/21/', '/10/L1/21/'),
    ]) {
      const response = await get(address, { accept: 'application/json' });
      expect({ address, status: response.status }).toEqual({ address, status: 200 });
      expect(await response.json()).toMatchObject({ id });
    }
  });

  it('reads compressed links, and leaves other short addresses alone', async () => {
    // (01)05412345000013(10)ABC&+123(7003)1903061658, nobody's battery here.
    const compressed = await get('/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TQ', { accept: 'application/json' });
    expect((await compressed.json()).error.message).toContain('battery passport');
    const other = await get('/AQnYUc2gmiERBhQ0ytiyZuAGOLc1TQ', { accept: 'application/json' });
    expect(other.status).toBe(404);
    expect((await other.json()).error.message).not.toContain('battery passport');
  });

  it('answers in the format that is asked for', async () => {
    const types = ['text/html', 'application/json', 'application/ld+json', 'application/linkset+json'];
    for (const accept of types) {
      const response = await get(path, { accept });
      expect(response.headers.get('content-type')).toContain(accept);
      expect(response.headers.get('vary')).toContain('Accept');
    }
    expect((await get(path, { accept: 'image/png' })).status).toBe(406);
    const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    expect((await get(path, browser)).headers.get('content-type')).toContain('text/html');
    expect((await get(path, { accept: '*/*' })).headers.get('content-type')).toContain('text/html');
  });

  it('may be asked from any web page, by GET, HEAD and OPTIONS only', async () => {
    const preflight = await get(
      path,
      { origin: 'https://other.example', 'access-control-request-method': 'GET' },
      'OPTIONS',
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    const head = await get(path, {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    expect(head.headers.get('link')).toContain('rel="linkset"');
    for (const method of ['POST', 'DELETE']) {
      const refused = await get(path, {}, method);
      expect(refused.status).toBe(405);
      expect(refused.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
      expect(await refused.json()).toMatchObject({
        error: { code: 'METHOD_NOT_ALLOWED', message: expect.stringContaining('GET') },
      });
    }
  });

  it('does not send again what a reader has already', async () => {
    const first = await get(path);
    const again = await get(path, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    const english = await get(`${path}?lang=en`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(english.status).toBe(200);
  });

  it('gives every link on request, carries parameters through, and fits the schema of link sets', async () => {
    for (const linkType of ['linkset', 'all']) {
      const response = await get(`${path}?campaign=a%20b&linkType=${linkType}`);
      expect(response.headers.get('content-type')).toContain('application/linkset+json');
      const linkset = await response.json();
      expect(linkset.linkset[0].anchor).toBe(app.url + path);
      expect(linkset.linkset[0]['https://gs1.org/voc/pip'][0].href).toBe(`${app.url}${path}?campaign=a%20b&lang=de`);
      expect(linkset.linkset[0]['https://gs1.org/voc/recyclingInfo'].length).toBeGreaterThan(0);
    }
  });

  const schemas = new URL('../../../../shared/corpus/06-gs1-digital-link/linkset/', import.meta.url);
  it.skipIf(!existsSync(schemas)).each([
    ['linkset', 'gs1-linkset-schema.json'],
    ['all', 'linkset-schema.json'],
  ])('answers linkType=%s so that it fits %s of GS1', async (linkType, file) => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(new URL(file, schemas), 'utf8')));
    for (const address of [path, `/b/${id}`, path.slice(0, path.indexOf('/21/'))]) {
      const linkset = await (await get(`${address}?linkType=${linkType}`)).json();
      expect(validate(linkset) || validate.errors).toBe(true);
      linkset.linkset[0].anchor = undefined;
      expect(validate(JSON.parse(JSON.stringify(linkset)))).toBe(false);
    }
  });

  it('describes itself', async () => {
    const description = await (await get('/.well-known/gs1resolver')).json();
    expect(description).toMatchObject({ name: 'Kreispass', resolverRoot: app.url });
    expect(description.supportedPrimaryKeys).toContain('01');
    expect(description.activeLinkTypes.de['gs1:dpp'].title).toBe('Digitaler Produktpass');
    expect(description.supportedLinkType).toEqual([{ namespace: 'https://gs1.org/voc/', prefix: 'gs1:' }]);
    expect(description.jsonLdContextLocation).toMatch(/^https:\/\/ref\.gs1\.org\//);
  });

  it('is linked data that needs nothing fetched to be read', async () => {
    const document = await (await get(path, { accept: 'application/ld+json' })).json();
    expect(typeof document['@context']).toBe('object');
    expect(document['@id']).toContain(path);
    expect(document.materials.chemistry).toMatch(/^Li/);
  });
});

describe('The vocabulary', () => {
  it('explains every name that stands in a passport as linked data', async () => {
    const response = await get('/vocabulary');
    expect(response.headers.get('content-type')).toContain('application/ld+json');
    const vocabulary = await response.json();
    const explained = new Set(vocabulary['@graph'].map((each: { '@id': string }) => each['@id'].slice(1)));
    const document = await (await get(path, { accept: 'application/ld+json' })).json();
    expect(document['@context']['@vocab']).toBe(vocabulary['@context']['@vocab']);
    for (const [section, values] of Object.entries<object>(document.passport ?? document)) {
      if (section.startsWith('@') || ['url', 'withheld'].includes(section)) continue;
      expect([section, ...Object.keys(values)].filter((name) => !explained.has(name))).toEqual([]);
    }
  });
});

describe('A code that leads to no battery', () => {
  it('is answered with the same bytes, whatever it was', async () => {
    const component = await registerComponent();
    const addresses = [
      `/b/${newId()}`,
      `/b/${component}`,
      `${path}X`,
      '/01/09521234010012/21/NOBODY',
      '/01/09521234010012',
      '/01/09521234010012/10/B1',
      '/01/09521234010012/21/NOBODY?at=2020-01-01',
      '/01/09521234010012/21/NOBODY?linkType=gs1:pip',
      `${path}?at=2020-01-01`,
      '/8004/9521234X',
      '/00/095212340000000013?linkType=none',
    ];
    for (const accept of ['text/html', 'application/json', 'application/linkset+json']) {
      const answers = await Promise.all(addresses.map((address) => whole(address, accept)));
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^404/);
      expect(answers[0]).not.toContain('NOBODY');
    }
  });

  it('is refused with the reason when it cannot be a code', async () => {
    const wrong: [string, string][] = [
      ['/01/09521234010013/21/A', 'GTIN_CHECK_DIGIT'],
      ['/01/9521/21/A', 'GS1_VALUE_LENGTH'],
      ['/01/09521234010012/21/', 'GS1_URI'],
      ['/01/09521234010012/21/A/10/B', 'GS1_QUALIFIER_ORDER'],
      ['/01/09521234010012/21/%00', 'GS1_VALUE_CHARACTERS'],
      ['/b/nonsense', 'ID_CHECK_CHARACTER'],
      ['/b/', 'ID_CHECK_CHARACTER'],
      [`/01/09521234010012/21/A?x=${'y'.repeat(2100)}`, 'CODE_TOO_LONG'],
    ];
    for (const [address, code] of wrong) {
      const response = await get(address, { accept: 'application/json' });
      expect({ address, status: response.status }).toEqual({ address, status: 400 });
      expect((await response.json()).error).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
    }
    const page = await (await get('/01/09521234010013/21/A', { 'accept-language': 'de' })).text();
    expect(page).toContain('Die Prüfziffer der GTIN stimmt nicht.');
  });
});

describe('What the public sees', () => {
  it('2023/1542 Annex XIII 2–4 · is withheld by name, and its values are nowhere in the answer', async () => {
    const secret = await issueBattery(app, (passport) => {
      passport.materials = { ...passport.materials, cathode: [{ name: 'SECRET-CATHODE' }] };
      passport.circularity = { ...passport.circularity, removalSteps: [{ de: 'SECRET-STEP' }] };
      passport.symbols = { ...passport.symbols, testReports: [{ url: 'https://x.example/SECRET-REPORT' }] };
      passport.performance = {
        ...passport.performance,
        negativeEvents: [{ occurredOn: '2026-01-01', kind: 'SECRET-EVENT' }],
      } as typeof passport.performance;
    });
    for (const accept of ['text/html', 'application/json', 'application/ld+json', 'application/linkset+json']) {
      const text = await (await get(`/b/${secret}`, { accept })).text();
      expect(text).not.toMatch(/SECRET/);
      expect(text).not.toMatch(/"status":|custodian/);
    }
    const { withheld } = await (await get(`/b/${secret}`, { accept: 'application/json' })).json();
    const paths = withheld.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'general.status',
        'materials.cathode',
        'circularity.removalSteps',
        'symbols.testReports',
        'performance.negativeEvents',
      ]),
    );
    expect(await (await get(`/b/${secret}?lang=de`)).text()).toContain('Prüfberichte');
  });

  it('grows for who shows a token, by their part of the lattice, and is then kept by nobody else', async () => {
    const read = async (role: 'dismantler' | 'marketSurveillance') => {
      const response = await get(path, {
        accept: 'application/json',
        authorization: `Bearer ${await app.tokenFor(role)}`,
      });
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      return response.json();
    };
    const dismantler = await read('dismantler');
    expect(dismantler.passport.general.status).toBe('original');
    expect(dismantler.passport.circularity.removalSteps.length).toBeGreaterThan(0);
    expect(dismantler.passport.symbols.testReports).toBeUndefined();
    const authority = await read('marketSurveillance');
    expect(authority.passport.symbols.testReports.length).toBeGreaterThan(0);
    expect(authority.passport.general.status).toBeUndefined();
  });

  it('is refused to a token that is none', async () => {
    const response = await get(path, { accept: 'application/json', authorization: 'Bearer forged.token.here' });
    expect(response.status).toBe(401);
  });
});

async function whole(address: string, accept: string): Promise<string> {
  const response = await get(address, { accept });
  const headers = [...response.headers].filter(
    ([name]) => !['date', 'x-request-id', 'keep-alive', 'connection'].includes(name),
  );
  return `${response.status}\n${headers.map((pair) => pair.join(': ')).join('\n')}\n\n${await response.text()}`;
}

async function registerComponent(): Promise<string> {
  const token = await app.tokenFor('dismantler');
  const [vehicle, component] = [newId(), newId()];
  const mutation = /* GraphQL */ `
    mutation ($vehicle: ReceiveVehicleInput!, $component: RegisterComponentInput!) {
      receiveVehicle(input: $vehicle) { __typename ... on Refusal { code message } }
      registerComponent(input: $component) { __typename ... on Refusal { code message } }
    }
  `;
  const variables = {
    vehicle: { commandId: `receive-${vehicle}`, id: vehicle, vin: 'WVWZZZ1JZXW000001' },
    component: { commandId: `component-${component}`, id: component, vehicle, kind: 'INVERTER', title: 'Inverter' },
  };
  const { data } = await app.graphql(mutation, variables, token);
  expect(data.registerComponent.__typename).toBe('RegisterComponentSuccess');
  return component;
}

describe('RFC 9110 §12 · What a reader prefers', () => {
  const languageFor = async (acceptLanguage: string) =>
    (await get(path, { 'accept-language': acceptLanguage })).headers.get('content-language');

  it('decides the language by weight, and at the same weight by order', async () => {
    expect(await languageFor('de;q=0.5, en;q=0.9')).toBe('en');
    expect(await languageFor('en-GB,en;q=0.9,de;q=0.8')).toBe('en');
    expect(await languageFor('de-AT, en')).toBe('de');
    expect(await languageFor('fr, en;q=0.3')).toBe('en');
    expect(await languageFor('fr;q=0.9, den, english')).toBe('de');
    expect(await languageFor('en;q=0, de;q=0.1')).toBe('de');
  });

  it('decides the format by weight, too, and nothing is sent that was ruled out', async () => {
    const typeFor = async (accept: string) => {
      const response = await get(path, { accept });
      return response.status === 200 ? response.headers.get('content-type')?.split(';')[0] : response.status;
    };
    expect(await typeFor('text/html;q=0.2, application/ld+json;q=0.8')).toBe('application/ld+json');
    expect(await typeFor('application/*;q=0.5, text/html;q=0.1')).toBe('application/json');
    expect(await typeFor('*/*;q=0.1, application/linkset+json')).toBe('application/linkset+json');
    expect(
      await typeFor('text/html;q=0, application/json;q=0, application/ld+json;q=0, application/linkset+json;q=0'),
    ).toBe(406);
    expect(await typeFor('application/xml, image/*')).toBe(406);
  });
});

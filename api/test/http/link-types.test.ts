import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport, issueBattery } from './a-demo-battery.ts';

let app: TestApp;
let item: string;
let model: string;
const manual = 'https://werk.example/anleitung?rev=2#s3';

beforeAll(async () => {
  app = await startApp();
  const passport = aPassport();
  passport.symbols = { ...passport.symbols, instructionsForUse: [{ url: manual, mediaType: 'application/pdf' }] };
  passport.circularity = {
    ...passport.circularity,
    safeHandling: [
      { url: 'https://werk.example/a.pdf', mediaType: 'application/pdf', language: 'de' },
      { url: 'https://werk.example/b.pdf', mediaType: 'application/pdf', language: 'de' },
      { url: 'https://werk.example/en.pdf', mediaType: 'application/pdf', language: 'en' },
    ],
  };
  passport.materials = { ...passport.materials, cathode: [{ name: 'SECRET-CATHODE' }] };
  await issueBattery(app, (issued) => Object.assign(issued, passport));
  model = `/01/${passport.general.gtin}`;
  item = `${model}/21/${passport.general.serialNumber}`;
});
afterAll(() => app?.close());

const get = (address: string, headers: Record<string, string> = {}) =>
  fetch(app.url + address, { redirect: 'manual', headers: { accept: '*/*', ...headers } });

describe('GS1-Conformant resolver §2.6 · A link type', () => {
  it('leads to the one link of it, with what else the query says', async () => {
    for (const type of [
      'gs1:instructions',
      'https://gs1.org/voc/instructions',
      'https://ref.gs1.org/voc/instructions',
    ]) {
      const response = await get(`${item}?linkType=${encodeURIComponent(type)}&17=301231&x=a%20b`);
      expect(response.status).toBe(307);
      expect(response.headers.get('location')).toBe('https://werk.example/anleitung?rev=2&17=301231&x=a%20b#s3');
    }
  });

  it('leads to the page in the language of the reader, and to data for who wants data', async () => {
    const to = async (address: string, headers = {}) => (await get(address, headers)).headers.get('location');
    expect(await to(`${item}?linkType=gs1:pip`, { 'accept-language': 'en' })).toBe(`${app.url}${item}?lang=en`);
    expect(await to(`${item}?linkType=gs1:pip&lang=de`)).toBe(`${app.url}${item}?lang=de`);
    expect(await to(`${item}?linkType=gs1:dpp`, { accept: 'application/json' })).toBe(`${app.url}${item}?format=json`);
    expect(await to(`${item}?linkType=gs1:dpp`, { accept: 'application/ld+json, application/json;q=0.5' })).toBe(
      `${app.url}${item}?format=jsonld`,
    );
    const page = await get(`${item}?lang=en`);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('is answered with a choice when the request does not decide', async () => {
    const german = await get(`${item}?linkType=gs1:safetyInfo`, { 'accept-language': 'de' });
    expect(german.status).toBe(300);
    const [set] = (await german.json()).linkset;
    expect(set['https://gs1.org/voc/safetyInfo']).toHaveLength(2);
    const english = await get(`${item}?linkType=gs1:safetyInfo`, { 'accept-language': 'en' });
    expect(english.headers.get('location')).toBe('https://werk.example/en.pdf');
  });

  it('that is there is given whatever is accepted: who follows it may still refuse what it leads to', async () => {
    const manual = await get(`${item}?linkType=gs1:instructions`, { accept: 'text/html' });
    expect(manual.headers.get('location')).toBe('https://werk.example/anleitung?rev=2#s3');
    const signed = await get(`${item}?linkType=gs1:jws`, { accept: 'text/html' });
    expect(signed.status).toBe(300);
    const credential = await get(`${item}?linkType=gs1:jws`, { accept: 'application/vc+jwt' });
    expect(credential.headers.get('location')).toMatch(/\/signed\/\w{14}\/passport\.jwt$/);
  });

  it('that is not there is not found, whatever it is called', async () => {
    for (const type of ['gs1:recallStatus', 'constructor', '__proto__', 'toString', 'gs1:epcis']) {
      const response = await get(`${item}?linkType=${type}`);
      expect({ type, status: response.status }).toEqual({ type, status: 404 });
      expect((await response.json()).error.code).toBe('NO_SUCH_LINK');
    }
  });
});

describe('GS1-Conformant resolver §2.5 · The levels of a key', () => {
  it('are all in the link set of a unit, each with a title on every link and one default', async () => {
    const response = await get(`${item}?linkType=linkset`);
    const { linkset } = await response.json();
    expect(linkset.map(({ anchor }: { anchor: string }) => anchor)).toEqual([app.url + item, app.url + model]);
    for (const { anchor: _, itemDescription, ...relations } of linkset) {
      expect(itemDescription).not.toBe('');
      for (const targets of Object.values(relations) as { title?: string }[][])
        for (const { title } of targets) expect(title).toMatch(/./);
      expect(Object.keys(relations['https://gs1.org/voc/defaultLink'][0]).sort()).toEqual(['href', 'title']);
    }
    expect(response.headers.get('link')).toContain('rel="http://www.w3.org/ns/json-ld#context"');
  });

  it('show what all units of a model have in common, and nothing of one of them', async () => {
    for (const address of [model, `${model}/10/B-17`, `${model}/`]) {
      const response = await get(address, { accept: 'application/json' });
      expect({ address, status: response.status }).toEqual({ address, status: 200 });
      const body = await response.json();
      expect(body.id).toBeUndefined();
      expect(body.passport.materials.chemistry).toMatch(/^Li/);
      expect(body.passport.general.serialNumber).toBeUndefined();
      expect(body.passport.general.manufacturedOn).toBeUndefined();
      expect(JSON.stringify(body)).not.toContain('SECRET');
    }
    const page = await (await get(model, { accept: 'text/html', 'accept-language': 'en' })).text();
    expect(page).toContain('about the battery model');
    expect(page).not.toContain('/labels/');
    expect((await get(`${model}?at=2026-01-01`)).status).toBe(404);
  });

  it('open what is withheld of a model to who may see it', async () => {
    const authorization = `Bearer ${await app.tokenFor('recycler')}`;
    const body = await (await get(model, { accept: 'application/json', authorization })).json();
    expect(body.passport.materials.cathode).toEqual([{ name: 'SECRET-CATHODE' }]);
  });
});

describe('A compressed Digital Link', () => {
  it('names the link it stands for', async () => {
    const passport = aPassport();
    const compressed = '/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TQ';
    passport.general.uniqueIdentifier = `https://id.example/01/05412345000013/21/C1`;
    passport.general.gtin = '05412345000013';
    passport.general.serialNumber = 'C1';
    await issueBattery(app, (issued) => Object.assign(issued, passport));
    // (01)05412345000013(10)ABC&+123(7003)1903061658: a batch, so what is known of the article.
    const response = await get(compressed, { accept: 'application/json' });
    expect(response.status).toBe(200);
    expect(response.headers.get('link')).toContain(
      `<${app.url}/01/05412345000013/10/ABC%26%2B123?7003=1903061658>; rel="owl:sameAs"`,
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { readScanCode } from '#schemas/codes/scan-code.ts';
import { formatId } from '#schemas/id.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport, issueBattery } from './a-demo-battery.ts';
import { readWithZxing } from './label-decoders.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

describe('The label of a battery', () => {
  it('as a picture is read by an independent decoder and leads to the battery', async () => {
    const passport = aPassport();
    const id = await issueBattery(app, (issued) => Object.assign(issued, passport));
    for (const query of ['', '?size=60&dpi=150', '?size=200&dpi=600&lang=en']) {
      const response = await fetch(`${app.url}/labels/${id}.png${query}`);
      expect(response.headers.get('content-type')).toBe('image/png');
      const [code, ...more] = await readWithZxing(await response.arrayBuffer());
      expect(more).toEqual([]);
      expect(code).toMatchObject({
        format: 'QRCode',
        ecLevel: 'M',
        text: `${app.url}/01/${passport.general.gtin}/21/${passport.general.serialNumber}`,
      });
      expect((await fetch(code?.text ?? '')).status).toBe(200);
    }
  });

  it('has the width asked for in millimetres', async () => {
    const id = await issueBattery(app);
    const svg = await (await fetch(`${app.url}/labels/${id}.svg?size=80`)).text();
    expect(svg).toContain('width="80mm" height="40mm"');
    const png = Buffer.from(await (await fetch(`${app.url}/labels/${id}.png?size=127&dpi=200`)).arrayBuffer());
    // Width and height in the header of a PNG.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 500]);
  });

  it('says id, chemistry and where the battery belongs, in both languages', async () => {
    const id = await issueBattery(app, (passport) => {
      passport.symbols = { ...passport.symbols, heavyMetals: ['Pb'] };
    });
    const svg = async (language: string) => (await fetch(`${app.url}/labels/${id}.svg?lang=${language}`)).text();
    for (const text of [formatId(id), 'Li-', '>Pb<', 'Getrennt sammeln', 'BATTERIEPASS'])
      expect(await svg('de')).toContain(text);
    expect(await svg('en')).toContain('Collect separately');
  });

  it('is refused with impossible options, and unknown ones are all alike', async () => {
    const id = await issueBattery(app);
    for (const wrong of [
      `${id}.svg?size=1`,
      `${id}.svg?sise=80`,
      `${id}.svg?module=0.1`,
      `${id}.svg?module=1e-1`,
      `${id}.svg?quiet=0`,
      `${id}.svg?level=Z`,
      `${id}.svg?code=aztec`,
      `${id}.svg?show=all`,
      `${id}.svg?symbol=60`,
      `${id}.svg?ids=${id}`,
      `${id}.png?size=200&height=200&dpi=600`,
      `${id}.svg?size=1e9`,
      `${id}.png?dpi=9999`,
      `${id}.svg?lang=fr`,
      `${id}.gif`,
      'x.svg',
      `${id}.svg?size=80&size=90`,
    ]) {
      const response = await fetch(`${app.url}/labels/${wrong}`);
      expect({ wrong, status: response.status, error: await response.json() }).toMatchObject({
        wrong,
        status: 400,
        error: { error: { code: 'LABEL_OPTION' } },
      });
    }
    const unknown = await Promise.all(
      [newId(), newId()].map(async (other) => (await fetch(`${app.url}/labels/${other}.svg`)).text()),
    );
    expect(unknown[0]).toBe(unknown[1]);
  });

  it('is refused where what is asked for does not fit, with the size it needs', async () => {
    const id = await issueBattery(app);
    for (const small of [
      'size=30&height=12',
      'show=code&size=8',
      'size=60&symbol=50',
      'module=2',
      'show=general&size=50',
    ]) {
      const response = await fetch(`${app.url}/labels/${id}.svg?${small}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { code: 'LABEL_TOO_SMALL', message: /mm|larger/ } });
    }
  });

  it('2023/1542 Annex VI Part A · shows all general information on request, and nothing the public may not see', async () => {
    const id = await issueBattery(app);
    const svg = await (await fetch(`${app.url}/labels/${id}.svg?show=general&size=160&lang=en`)).text();
    for (const title of ['Manufacturer', 'category', 'Model', 'Serial number', 'Mass', 'capacity', 'Chemistry'])
      expect(svg).toMatch(new RegExp(title, 'i'));
    const authority = { authorization: `Bearer ${await app.tokenFor('marketSurveillance')}` };
    const asAuthority = await fetch(`${app.url}/labels/${id}.svg?show=general&size=160&lang=en`, {
      headers: authority,
    });
    expect(await asAuthority.text()).toBe(svg);
  });
});

describe('The label of a component', () => {
  it('is for the firms it passed through; its code is read as its id', async () => {
    const token = await app.tokenFor('dismantler');
    const [vehicle, id] = [newId(), newId()];
    const inputs = {
      vehicle: { commandId: `v-${vehicle}`, id: vehicle, vin: 'WVWZZZ1JZXW000001' },
      component: { commandId: `c-${id}`, id, vehicle, kind: 'INVERTER', title: 'Wechselrichter', massKg: 14.2 },
    };
    const { errors } = await app.graphql(
      `mutation ($vehicle: ReceiveVehicleInput!, $component: RegisterComponentInput!) {
        receiveVehicle(input: $vehicle) { __typename } registerComponent(input: $component) { __typename } }`,
      inputs,
      token,
    );
    expect(errors).toEqual([]);
    expect((await fetch(`${app.url}/labels/${id}.png`)).status).toBe(404);
    const other = { authorization: `Bearer ${await app.tokenFor('recycler')}` };
    expect((await fetch(`${app.url}/labels/${id}.png`, { headers: other })).status).toBe(404);
    const response = await fetch(`${app.url}/labels/${id}.png`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get('cache-control')).toContain('no-store');
    const [code] = await readWithZxing(await response.arrayBuffer());
    expect(readScanCode(code?.text ?? '').keys[0]).toBe(`id:${id}`);
  });
});

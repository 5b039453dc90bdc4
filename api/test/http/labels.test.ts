import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { formatId, newId } from '#schemas/id.ts';
import { batteryLabel, labelSvg } from '#schemas/label.ts';
import { readScanCode } from '#schemas/scan-code.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport, issueBattery } from './a-demo-battery.ts';

let app: TestApp;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = readFileSync(wasm);
  await prepareZXingModule({
    overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer },
    fireImmediately: true,
  });
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
      const [code, ...more] = await decode(await response.arrayBuffer());
      expect(more).toEqual([]);
      expect(code).toEqual({
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
      `${id}.svg?size=10`,
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

  it('keeps markup in names from becoming markup', () => {
    const label = batteryLabel(
      { id: newId(), qrCode: 'https://x.example/b/1', model: '<script>"\u0000' },
      'de',
      '</svg><script>',
    );
    const svg = labelSvg(label);
    expect(svg).not.toMatch(/<script/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    expect(svg).toContain('�');
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
    const [code] = await decode(await response.arrayBuffer());
    expect(readScanCode(code?.text ?? '').keys[0]).toBe(`id:${id}`);
  });
});

async function decode(image: ArrayBuffer) {
  const found = await readBarcodes(new Blob([image]), { formats: ['QRCode', 'DataMatrix'] });
  return found.map(({ format, text, ecLevel }) => ({ format, text, ecLevel }));
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { labelStocks } from '#schemas/label/stock.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { issueBattery } from './a-demo-battery.ts';

let app: TestApp;
let ids: string[];
beforeAll(async () => {
  app = await startApp();
  ids = await Promise.all(Array.from({ length: 5 }, () => issueBattery(app)));
});
afterAll(() => app?.close());

async function ask(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${app.url}/labels/${path}`, { headers });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, body };
}

async function askRefused(path: string) {
  const { status, body } = await ask(path);
  return { status, ...(JSON.parse(body.toString()) as { error: { code: string; message: string } }).error };
}

/** Sizes of the pages in millimetres. */
function pages(pdf: Buffer): [number, number][] {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  return boxes.map(([, width, height]) => [mm(Number(width)), mm(Number(height))]);
}

const mm = (points: number) => Math.round((points / 72) * 254) / 10;

describe('A label as PDF', () => {
  it('has one page of exactly its size, drawn in lines and embedded type, without pictures', async () => {
    const { status, type, headers, body } = await ask(`${ids[0]}.pdf?size=80&height=30`);
    expect([status, type]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toBe(`inline; filename="kreispass-${ids[0]}.pdf"`);
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(pages(body)).toEqual([[80, 30]]);
    const text = body.toString('latin1');
    expect(text.startsWith('%PDF-1.')).toBe(true);
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).not.toMatch(/\/Subtype \/Image|\/JavaScript|\/URI|\/Launch/);
  });
});

describe('A sheet of labels', () => {
  it('begins at the next free label and goes on to further sheets', async () => {
    const list = ids.join(',');
    const sheets = async (query: string) => pages((await ask(`sheet.pdf?ids=${list}${query}`)).body).length;
    expect(await sheets('')).toBe(1);
    expect(await sheets('&stock=99.1x139')).toBe(2);
    expect(await sheets('&stock=99.1x139&start=4')).toBe(2);
    expect(await sheets('&stock=99.1x139&start=4&copies=2')).toBe(4);
    expect(pages((await ask(`sheet.pdf?ids=${list}`)).body)).toEqual([[210, 297]]);
  });

  it('is made on every stock there is, the code and the symbol alone as well', async () => {
    const listed = JSON.parse((await ask('stocks.json')).body.toString()) as object;
    expect(listed).toEqual(labelStocks);
    for (const stock of Object.keys(labelStocks))
      expect({ stock, status: (await ask(`sheet.pdf?ids=${ids[0]}&stock=${stock}`)).status }).toEqual({
        stock,
        status: 200,
      });
    for (const query of [
      'show=code&code=datamatrix',
      'show=symbol&stock=63.5x46.6&symbol=30',
      'outline=1&shiftx=-1.5&shifty=2',
    ])
      expect({ query, status: (await ask(`sheet.pdf?ids=${ids}&${query}`)).status }).toEqual({ query, status: 200 });
  });

  it('takes ids as people write them', async () => {
    const written = `${ids[0]?.slice(0, 4)}-${ids[0]?.slice(4)}`.toLowerCase();
    expect((await ask(`sheet.pdf?ids=${written}`)).status).toBe(200);
  });

  it('is refused with a sentence when something cannot be', async () => {
    const [id] = ids;
    for (const query of [
      '',
      'ids=',
      `ids=${id}&ids=${id}`,
      `ids=${id}&stock=1x1`,
      `ids=${id}&start=22`,
      `ids=${id}&start=0`,
      `ids=${id}&copies=301`,
      `ids=${ids}&copies=61`,
      `ids=${id}&size=80`,
      `ids=${id}&shiftx=99`,
      `ids=${id}&stock=__proto__`,
    ])
      expect({ query, ...(await askRefused(`sheet.pdf?${query}`)) }).toMatchObject({
        query,
        status: 400,
        code: 'LABEL_OPTION',
      });
    expect(await askRefused(`sheet.pdf?ids=${id},ABC`)).toMatchObject({ status: 400, code: 'ID_INVALID' });
    expect(await askRefused(`sheet.pdf?ids=${id}&symbol=50`)).toMatchObject({ status: 400, code: 'LABEL_TOO_SMALL' });
  });

  it('is not made in part: unknown ids are named', async () => {
    const unknown = newId();
    expect(await askRefused(`sheet.pdf?ids=${ids[0]},${unknown}`)).toMatchObject({
      status: 404,
      code: 'NOT_FOUND',
      message: `There is no label of ${unknown}.`,
    });
  });

  it('with the label of a component is for the firms it passed through, and is kept by nobody', async () => {
    const token = await app.tokenFor('dismantler');
    const [vehicle, component] = [newId(), newId()];
    const inputs = {
      vehicle: { commandId: `v-${vehicle}`, id: vehicle, vin: 'WVWZZZ1JZXW000001' },
      component: { commandId: `c-${component}`, id: component, vehicle, kind: 'INVERTER', title: 'Wechselrichter' },
    };
    await app.graphql(
      `mutation ($vehicle: ReceiveVehicleInput!, $component: RegisterComponentInput!) {
        receiveVehicle(input: $vehicle) { __typename } registerComponent(input: $component) { __typename } }`,
      inputs,
      token,
    );
    const path = `sheet.pdf?ids=${ids[0]},${component}`;
    expect((await ask(path)).status).toBe(404);
    expect((await ask(path, { authorization: `Bearer ${await app.tokenFor('recycler')}` })).status).toBe(404);
    const own = await ask(path, { authorization: `Bearer ${token}` });
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  });

  it('of three hundred labels is small, and others are answered meanwhile', async () => {
    let answered = false;
    const sheet = ask(`sheet.pdf?ids=${ids}&copies=60&stock=45.7x21.2`).then((made) => ({ ...made, after: answered }));
    await fetch(`${app.url}/health`);
    answered = true;
    const { status, body, after } = await sheet;
    expect({ status, after, pages: pages(body).length }).toEqual({ status: 200, after: true, pages: 7 });
    expect(body.length).toBeLessThan(1_000_000);
  });

  it('asks for patience when too many are wanted at once', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, () => ask(`sheet.pdf?ids=${ids[0]}&copies=20`)));
    const statuses = new Set(all.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 429]));
    const refused = all.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('5');
    expect(refused?.body.toString()).toContain('RATE_LIMITED');
    expect((await ask(`${ids[0]}.pdf`)).status).toBe(200);
  });
});

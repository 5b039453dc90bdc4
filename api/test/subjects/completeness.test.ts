import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { type DemoApp, startDemoApp } from './demo-app.ts';

let app: DemoApp;
let clock = Date.parse('2026-11-20T10:00:00.000Z');
beforeAll(async () => {
  app = await startDemoApp(() => new Date(clock));
}, 60_000);
afterAll(() => app.close());

const battery = batteryId(demoVehicles[2] as (typeof demoVehicles)[number]);
const point = `dataPoint title source supplier properties since notBefore awaits condition
  blocks { what from source } beside { source since }`;

async function completeness(asked: string) {
  const query = `{ battery(id: "${battery}") { completeness${asked} { asOf guidance required present
    scope { state from reason source } missing { ${point} } conditional { ${point} } pending { ${point} } } } }`;
  return (await app.ask('manufacturer', query)).battery.completeness;
}

interface Point {
  dataPoint: number;
}

describe('Completeness over GraphQL', () => {
  it('says since when a point is owed, by which article, what it blocks and which property answers it', async () => {
    const answer = await completeness('(asOf: "2027-02-18")');
    expect(answer.scope).toMatchObject({ state: 'REQUIRED', from: '2027-02-18', source: '2023/1542 Art. 77(1)' });
    expect(answer.missing.find(({ dataPoint }: Point) => dataPoint === 51)).toMatchObject({
      source: '2023/1542 Annex XIII 4(a)',
      properties: [['performance.measuredCapacity']],
      since: '2027-02-18',
      condition: null,
      blocks: { from: '2027-02-18', source: '2023/1542 Art. 77(1), (4)' },
      beside: { source: '2023/1542 Art. 10(1)', since: '2024-08-18' },
    });
    expect(answer.present + answer.missing.length).toBe(answer.required);
    expect(answer.conditional.every(({ condition }: { condition: string }) => condition.length > 10)).toBe(true);
  });

  it('answers for the day and the guidance asked for', async () => {
    const numbers = (points: Point[]) => points.map(({ dataPoint }) => dataPoint);
    const early = await completeness('(asOf: "2027-02-17")');
    expect(early.scope.state).toBe('NOT_YET');
    expect(early.pending.find(({ dataPoint }: Point) => dataPoint === 19)).toMatchObject({ since: '2027-08-18' });
    expect(numbers((await completeness('(asOf: "2027-08-18")')).missing)).toContain(19);
    const older = await completeness('(asOf: "2027-02-18", guidance: "1.0")');
    expect(older.guidance).toBe('1.0');
    expect(numbers(older.pending)).not.toContain(20);
  });

  it('names what an open date waits for', async () => {
    const { pending } = await completeness('(asOf: "2027-02-18")');
    const share = pending.find(({ dataPoint }: Point) => dataPoint === 20);
    expect(share.since).toBeNull();
    expect(share.notBefore >= '2028-08-18').toBe(true);
    expect(share.awaits).toContain('Art. 8(1)');
  });
});

describe('What the passports of a firm still lack', () => {
  const gaps = `batteries complete guidance pageInfo { hasNextPage endCursor } models {
    modelIdentifier name category batteries complete example { id completeness(asOf: "2027-02-18") { missing { dataPoint } } }
    missing { batteries point { dataPoint title source supplier since } } }`;
  const own = async (firm: 'manufacturer' | 'dismantler', page = '') =>
    (await app.ask(firm, `{ ownCompleteness(asOf: "2027-02-18"${page}) { ${gaps} } }`)).ownCompleteness;
  type Model = Awaited<ReturnType<typeof own>>['models'][number];

  it('is told by model, with the points, how many batteries lack them and one of those', async () => {
    const answer = await own('manufacturer');
    const { batteries } = await app.ask('manufacturer', '{ batteries(first: 1) { totalCount } }');
    expect(answer.batteries).toBeGreaterThan(60);
    expect(answer.batteries).toBe(batteries.totalCount);
    expect(answer.models.reduce((sum: number, model: Model) => sum + model.batteries, 0)).toBe(answer.batteries);
    const [model] = answer.models;
    expect(model.missing.length).toBeGreaterThan(0);
    const numbers = model.missing.map(({ point: { dataPoint } }: { point: Point }) => dataPoint);
    const ofExample = model.example.completeness.missing.map(({ dataPoint }: Point) => dataPoint);
    expect(numbers).toEqual(expect.arrayContaining(ofExample));
    expect(model.missing[0]).toMatchObject({
      batteries: 1,
      point: { since: '2027-02-18', supplier: expect.any(String) },
    });
  });

  it('comes in pages that together name each battery once', async () => {
    const whole = await own('manufacturer');
    const first = await own('manufacturer', ', first: 50');
    const rest = await own('manufacturer', `, after: "${first.pageInfo.endCursor}"`);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    expect(first.batteries + rest.batteries).toBe(whole.batteries);
  });

  it('is nobody else’s business', async () => {
    expect(await own('dismantler')).toMatchObject({ batteries: 0, complete: 0, models: [] });
    const [error] = await app.askForErrors(undefined, '{ ownCompleteness { batteries } }');
    expect(error?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  it('takes two reads, however many there are, and one of who is asking', async () => {
    const { storage, ledger } = app.service;
    const calls: string[] = [];
    const original = { search: storage.search, subject: storage.subject, subjects: storage.subjects };
    for (const name of ['search', 'subject', 'subjects'] as const)
      storage[name] = ((...args: never[]) => {
        calls.push(`${name} ${args[0]}`);
        return (original[name] as (...args: never[]) => unknown).apply(storage, args);
      }) as never;
    ledger.views.forget();
    // Who is asking is looked up once a second. A second later it is due, whatever was asked before and however long that took.
    clock += 1000;
    await app.ask('manufacturer', '{ ownCompleteness { batteries models { missing { batteries } } } }');
    Object.assign(storage, original);
    expect(calls).toEqual(['subject organisation', 'search battery', 'subjects model']);
  });

  it('knows no guidance that was never published', async () => {
    const [error] = await app.askForErrors('manufacturer', '{ ownCompleteness(guidance: "3.0") { batteries } }');
    expect(error?.extensions?.code).toBe('INVALID_INPUT');
  });
});

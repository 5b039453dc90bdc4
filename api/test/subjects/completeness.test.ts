import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { type DemoApp, startDemoApp } from './demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
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

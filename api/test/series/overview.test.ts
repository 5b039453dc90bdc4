import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsOf, emptyOverview, mostBuckets, type Point, withPoints } from '#api/series/state/overview.ts';
import { keptSeries, type Series } from '#api/series/state/series.ts';
import { ids } from '../decisions/firms.ts';

const day = 86_400_000;
const start = Date.UTC(2020, 0, 1);
const points = fc.array(
  fc.record({ at: fc.integer({ min: start, max: start + 3000 * day }), value: fc.integer({ min: 0, max: 100 }) }),
  { maxLength: 600 },
);

describe('An overview', () => {
  it('is the same in whatever order points and uploads arrive', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 0, max: 600 }), (some, cut) => {
        const inOne = withPoints(emptyOverview, some);
        const parted = withPoints(withPoints(emptyOverview, some.slice(cut)), some.slice(0, cut).reverse());
        expect(parted).toEqual(inOne);
      }),
      { numRuns: 60 },
    );
  });

  it('loses no point, no lowest and no highest value', () => {
    fc.assert(
      fc.property(points, (some) => {
        const buckets = bucketsOf(withPoints(emptyOverview, some), 40);
        expect(buckets.length).toBeLessThanOrEqual(40);
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(some.length);
        if (some.length === 0) return;
        const values = some.map(({ value }) => value);
        expect(Math.min(...buckets.map(({ low }) => low))).toBe(Math.min(...values));
        expect(Math.max(...buckets.map(({ high }) => high))).toBe(Math.max(...values));
        for (const { low, mean, high } of buckets) expect(mean >= low && mean <= high).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('of a time leaves out what lies before and after', () => {
    const yearly: Point[] = [0, 1, 2, 3].map((year) => ({ at: start + year * 365 * day, value: 100 - year }));
    const shown = bucketsOf(withPoints(emptyOverview, yearly), 100, start + 300 * day, start + 800 * day);
    expect(shown.map(({ mean }) => mean)).toEqual([99, 98]);
  });
});

describe('The state of a series', () => {
  it('does not grow with the number of its points: half a million need no more room than some thousand', () => {
    let series: Series | undefined;
    const lengths: number[] = [];
    for (let upload = 0; upload < 500; upload++) {
      const times = Array.from({ length: 1000 }, (_, index) => start + (upload * 1000 + index) * 10 * 60_000);
      series = keptSeries.evolve(series, {
        kind: 'series',
        id: ids.battery,
        type: 'SeriesExtended',
        data: {
          measuredAt: times.map((time) => new Date(time).toISOString()),
          values: {
            stateOfHealthPercent: times.map((_, index) => 99.87654321 - upload / 20 - index / 1e5),
            temperatureC: times.map((_, index) => 20.123456789 + 15 * Math.sin(index / 23)),
            fullCycles: times.map((_, index) => upload * 10 + Math.floor(index / 100)),
          },
        },
        position: upload,
        commit: upload + 1,
        version: upload + 1,
        commandId: `upload-${upload}`,
        actor: { organisation: ids.manufacturer },
        salt: 'grain',
        recordedAt: '2026-11-20T00:00:00.000Z',
        occurredAt: '2026-11-20T00:00:00.000Z',
      });
      lengths.push(JSON.stringify(series).length);
    }
    expect(series?.count).toBe(500_000);
    expect(series?.overviews.temperatureC?.at.length).toBeLessThanOrEqual(mostBuckets);
    expect(series?.parts.length).toBeLessThanOrEqual(128);
    expect(Math.max(...lengths)).toBeLessThan(64_000);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Battery } from '#api/passports/state/battery.ts';
import { measurementPage } from '#api/series/series-page.ts';
import { type HistogramTotal, withHistogram } from '#api/series/state/histogram-total.ts';
import type { Series } from '#api/series/state/series.ts';
import { trendOf } from '#api/series/trend.ts';
import { anInstallation, type Installation } from '../law/installation.ts';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const at = (hours: number) => new Date(start + hours * hour).toISOString();
const ever = { from: -Infinity, to: Infinity };

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

/** Uploads whose times overlap and come in any order, and measurements by hand among them. */
const told = fc.record({
  uploads: fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 12 }), { maxLength: 5 }),
  singles: fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 4 }),
  size: fc.integer({ min: 1, max: 7 }),
  span: fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 })),
});

describe('However a series was told', () => {
  it('its pages show each point of a time exactly once, and its trend counts each', async () => {
    await fc.assert(
      fc.asyncProperty(told, async ({ uploads, singles, size, span }) => {
        const battery = await region.issued();
        for (const hours of uploads) {
          const measurements = hours.map((each) => ({ measuredAt: at(each), fullCycles: each }));
          await region.does('manufacturer', 'recordMeasurements', { battery, measurements });
        }
        for (const each of singles) {
          const condition = { measuredAt: at(each), fullCycles: each };
          await region.does('manufacturer', 'recordCondition', { battery, condition });
        }
        const all = [...uploads.flat(), ...singles].sort((one, other) => one - other);
        expect(await pages(battery, size, ever)).toEqual(all);
        const [from, to] = [Math.min(...span), Math.max(...span) + 1];
        const between = { from: start + from * hour, to: start + to * hour };
        const wanted = all.filter((each) => each >= from && each < to);
        expect(await pages(battery, size, between)).toEqual(wanted);
        const { state, series } = await known(battery);
        const context = region.service.context(region.viewer('manufacturer'));
        const buckets = await trendOf(context, state, series, { ...ever, metric: 'fullCycles' }, 240);
        expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
      }),
      { numRuns: 25 },
    );
  });
});

async function known(battery: string) {
  const series = await region.service.ledger.views.subject<Series>('series', battery);
  return { state: (await region.battery(battery)) as Battery, series: series?.state };
}

/** What all pages show, sorted: points of uploads that overlap come in the order they were told. */
async function pages(battery: string, first: number, wanted: { from: number; to: number }): Promise<number[]> {
  const { state, series } = await known(battery);
  const shown: number[] = [];
  let after: string | null = null;
  do {
    const context = region.service.context(region.viewer('manufacturer'));
    const page = await measurementPage(context, state, series, wanted, { first, after });
    expect(page.edges.length).toBeLessThanOrEqual(first);
    shown.push(...page.edges.map(({ node }) => node.fullCycles as number));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return shown.sort((one, other) => one - other);
}

describe('Times in ranges', () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }));

  it('never count an hour twice, whatever is told', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 24 }), (spans) => {
        let totals: HistogramTotal[] = [];
        let covered = new Set<number>();
        for (const [from, length] of spans) {
          const hours = Array.from({ length }, (_, index) => from + index);
          const minutes = [length * 60, 0];
          const added = { of: 'temperature' as const, from: at(from), to: at(from + length), edges: [20], minutes };
          const grown = withHistogram(totals, added);
          const coversAll = [...covered].every((each) => hours.includes(each));
          if (!grown) {
            expect(hours.some((each) => covered.has(each))).toBe(true);
            continue;
          }
          totals = grown;
          covered = coversAll ? new Set(hours) : new Set([...covered, ...hours]);
        }
        const [total] = totals;
        if (!total) return;
        expect(totals).toHaveLength(1);
        expect(total.minutes[0]).toBe(covered.size * 60);
      }),
    );
  });

  it('remember a bounded number of gaps', () => {
    let totals: HistogramTotal[] = [];
    for (let day = 0; day < 200; day++) {
      const minutes = [60, 0];
      const added = { of: 'stateOfCharge' as const, from: at(day * 3), to: at(day * 3 + 1), edges: [50], minutes };
      totals = withHistogram(totals, added) ?? totals;
    }
    expect(totals[0]?.covered.length).toBeLessThanOrEqual(24);
    expect(totals[0]?.minutes[0]).toBe(200 * 60);
    expect([totals[0]?.covered[0]?.from, totals[0]?.covered.at(-1)?.to]).toEqual([at(0), at(199 * 3 + 1)]);
  });
});

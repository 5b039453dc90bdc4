import { healthMetricOf, measuredValue, metrics, type SeriesMetric } from '#schemas/metrics.ts';
import type { Context } from '../asking/context.ts';
import type { Battery } from '../passports/state/battery.ts';
import { entriesFor, rowsOf, singlesOf, type Wanted } from './read-series.ts';
import { type Bucket, bucketsOf, emptyOverview, mostBuckets, type Point, withPoints } from './state/overview.ts';
import type { Series } from './state/series.ts';

/** How many entries may be read for a closer look at some of the time; of more the overview has to do. */
const mostEntries = 64;

/**
 * A metric over some time in at most `most` buckets. All of it comes from the overview without reading any points; where that
 * is too coarse for the time asked for, the points of that time are read.
 */
export async function trendOf(
  context: Context,
  battery: Battery,
  series: Series | undefined,
  wanted: Wanted & { metric: SeriesMetric },
  most: number,
): Promise<Bucket[]> {
  const { metric, from, to } = wanted;
  const wide = Math.min(Math.max(1, most), mostBuckets);
  const singly = (await singlesOf(context, battery, wanted)).map((measurement) => ({
    at: Date.parse(measurement.measuredAt),
    value: measuredValue(battery.category, measurement, metric) as number,
  }));
  const known = series?.overviews[metric] ?? emptyOverview;
  const rough = bucketsOf(known, wide, from, to);
  const isWhole = from === -Infinity && to === Infinity;
  if (!series || isWhole || rough.length * 2 >= wide || entriesFor(series, wanted) > mostEntries) {
    return bucketsOf(withPoints(known, singly), wide, from, to);
  }
  const points: Point[] = [...singly];
  for await (const row of rowsOf(context, series, wanted, { version: 1, index: 0 }, mostEntries)) {
    // More than may be read: then the overview has to do.
    if ('stoppedBefore' in row) return bucketsOf(withPoints(known, singly), wide, from, to);
    const value = measuredValue(battery.category, row.measurement, metric);
    if (value !== undefined) points.push({ at: row.at, value });
  }
  return bucketsOf(withPoints(emptyOverview, points), wide, from, to);
}

/** What there is a trend of: the state of health the law asks for first, then in the order of the table. */
export async function metricsOf(
  context: Context,
  battery: Battery,
  series: Series | undefined,
): Promise<SeriesMetric[]> {
  const singles = await singlesOf(context, battery, { from: -Infinity, to: Infinity });
  const told = (Object.keys(metrics) as SeriesMetric[]).filter(
    (metric) =>
      series?.overviews[metric] ||
      singles.some((measurement) => measuredValue(battery.category, measurement, metric) !== undefined),
  );
  const health = healthMetricOf(battery.category);
  return told.sort((one, other) => Number(other === health) - Number(one === health));
}

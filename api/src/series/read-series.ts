import type { MetricName } from '#schemas/generated/types.ts';
import { measuredValue, type SeriesMetric, seriesMetricOf } from '#schemas/metrics.ts';
import type { Context } from '../asking/context.ts';
import { standingIn } from '../asking/seen-corrected.ts';
import { counting } from '../ledger/corrected.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Battery, keptMeasurements, type Measurement, measurementOf } from '../passports/state/battery.ts';
import type { Series } from './state/series.ts';

/** Which measurements are asked for; times in milliseconds, from inclusive, to exclusive. */
export interface Wanted {
  metric?: SeriesMetric | undefined;
  from: number;
  to: number;
}

/** One line of a series, and where it stands: the entry it came with and its place in it. */
export interface Row {
  at: number;
  measurement: Measurement;
  version: number;
  index: number;
}

const entriesPerRead = 16;

/**
 * How many entries, each of a thousand points at most, one request may read: a list may ask for a hundred series. No request
 * takes ten seconds; a subscription lives longer and is granted as much again.
 */
const mostPerRequest = 200;
const renewedAfterMs = 10_000;
const read = new WeakMap<object, { since: number; entries: number }>();

/** Takes some of what this request may still read; how much it got. Less is answered in less detail, or in more pages. */
function granted(context: object, wanted: number): number {
  const now = performance.now();
  let used = read.get(context);
  if (!used || now - used.since > renewedAfterMs) {
    used = { since: now, entries: 0 };
    read.set(context, used);
  }
  const got = Math.max(0, Math.min(wanted, mostPerRequest - used.entries));
  used.entries += got;
  return got;
}

/**
 * The points of a series in the order they were recorded, from a place on. Only entries that may hold some of the time asked
 * for are read; after `most` of them it stops and says how far it came.
 */
export async function* rowsOf(
  context: Pick<Context, 'storage'>,
  series: Series,
  wanted: Wanted,
  start: { version: number; index: number },
  most: number,
): AsyncGenerator<Row | { stoppedBefore: number }> {
  let left = most;
  const ref = { kind: 'series', id: series.battery } as const;
  const standing = await standingIn(context.storage, ref);
  for (const { first, last } of placesOf(series, wanted)) {
    let after = Math.max(first, start.version) - 1;
    while (after < last) {
      const limit = granted(context, Math.min(entriesPerRead, last - after, left));
      if (limit === 0) {
        yield { stoppedBefore: after + 1 };
        return;
      }
      const entries = await context.storage.history(ref, after, limit);
      if (entries.length === 0) break;
      left -= entries.length;
      for (const entry of entries) {
        const counts = counting(entry, standing);
        if (counts) yield* rowsIn(counts, wanted, entry.version === start.version ? start.index : 0);
      }
      after = entries.at(-1)?.version ?? last;
    }
  }
}

/** How many entries would have to be read for all of it. */
export function entriesFor(series: Series, wanted: Wanted): number {
  return placesOf(series, wanted).reduce((sum, { first, last }) => sum + (last - first + 1), 0);
}

function placesOf({ parts, version }: Series, { from, to }: Wanted): { first: number; last: number }[] {
  return parts
    .map((part, index) => ({ part, last: (parts[index + 1]?.version ?? version + 1) - 1 }))
    .filter(({ part }) => Date.parse(part.to) >= from && Date.parse(part.from) < to)
    .map(({ part, last }) => ({ first: part.version, last }));
}

function* rowsIn(entry: Entry, wanted: Wanted, start: number): Generator<Row> {
  if (entry.type !== 'SeriesExtended') return;
  const { measuredAt, values, histograms: _, ...how } = entry.data;
  const columns = Object.entries(values) as [MetricName, (number | null)[]][];
  for (let index = start; index < measuredAt.length; index++) {
    const at = Date.parse(measuredAt[index] as string);
    const told = columns.flatMap(([name, column]) => {
      const value = column[index];
      return typeof value === 'number' ? [[name, value] as const] : [];
    });
    const fits = ([name]: readonly [MetricName, number]) =>
      seriesMetricOf(name, how.stateOfHealthKind) === wanted.metric;
    if (at < wanted.from || at >= wanted.to || (wanted.metric && !told.some(fits))) continue;
    const { recordedAt, actor } = entry;
    const measurement = {
      ...how,
      ...Object.fromEntries(told),
      measuredAt: measuredAt[index] as string,
      recordedAt,
      organisation: actor.organisation,
    };
    yield { at, measurement, version: entry.version, index };
  }
}

/** What was measured one by one, oldest first. The state keeps the newest; of more the history is read. */
export async function singlesOf(
  context: Pick<Context, 'storage'>,
  battery: Battery,
  wanted: Wanted,
): Promise<Measurement[]> {
  const all =
    battery.measurements.length < keptMeasurements ? battery.measurements : await recordedSingly(context, battery);
  const fits = (measurement: Measurement) => {
    const at = Date.parse(measurement.measuredAt);
    if (at < wanted.from || at >= wanted.to) return false;
    return wanted.metric === undefined || measuredValue(battery.category, measurement, wanted.metric) !== undefined;
  };
  return all.filter(fits).sort((one, other) => Date.parse(one.measuredAt) - Date.parse(other.measuredAt));
}

const historyPage = 200;
/** Nobody measures a battery by hand more often; what sends by itself has a series. */
const mostHistoryPages = 10;

async function recordedSingly(context: Pick<Context, 'storage'>, battery: Battery): Promise<Measurement[]> {
  const found: Measurement[] = [];
  const ref = { kind: 'battery', id: battery.id } as const;
  const standing = await standingIn(context.storage, ref);
  let version = 0;
  for (let page = 0; page < mostHistoryPages; page++) {
    if (granted(context, historyPage / 10) === 0) break;
    const entries = await context.storage.history(ref, version, historyPage);
    for (const entry of entries) {
      const counts = counting(entry, standing);
      const measurement = counts && measurementOf(counts);
      if (measurement) found.push(measurement);
    }
    if (entries.length < historyPage) break;
    version = entries.at(-1)?.version ?? version;
  }
  return found;
}

import type { MetricName, SeriesExtended } from '#schemas/generated/types.ts';
import { type SeriesMetric, seriesMetricOf } from '#schemas/metrics.ts';
import type { EntryAbout } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';
import { type HistogramTotal, withHistogram } from './histogram-total.ts';
import { emptyOverview, type Overview, withPoints } from './overview.ts';

/**
 * What a battery sent home over its life, as far as one has to know it without reading all of it: an overview of each
 * metric, times in ranges, and where in the log the points of which time are. It has the id of its battery and does not
 * grow with the number of points; those are in the entries of its own stream, so that neither the state nor the history of
 * the battery carries them.
 */
export interface Series {
  battery: string;
  count: number;
  /** Times of the first and the last point; absent when there are only histograms. */
  from?: string;
  to?: string;
  overviews: Partial<Record<SeriesMetric, Overview>>;
  histograms: HistogramTotal[];
  /** Oldest entry first; each of `partLength` versions. */
  parts: Part[];
  partLength: number;
  /** Of the last entry. */
  version: number;
  updatedAt: string;
}

/** Some entries that follow each other in the stream, and the time of their points. */
export interface Part {
  /** Version of the first of them. */
  version: number;
  from: string;
  to: string;
}

export const keptSeries = {
  kind: 'series',
  evolve,
  keys: () => [],
  columnNames: [],
  columns: () => ({}),
  afterCorrection: (series, { version, recordedAt }) => ({ ...series, version, updatedAt: recordedAt }),
} satisfies KeptSubject<'series', Series>;

/** How many parts are told apart. */
const mostParts = 128;

function evolve(series: Series | undefined, entry: EntryAbout<'series'>): Series {
  const before: Known = series ?? {
    battery: entry.id,
    count: 0,
    overviews: {},
    histograms: [],
    parts: [],
    partLength: 1,
  };
  return { ...extended(before, entry.data, entry.version), version: entry.version, updatedAt: entry.recordedAt };
}

type Known = Omit<Series, 'version' | 'updatedAt'>;

function extended(series: Known, data: SeriesExtended, version: number): Known {
  const histograms = (data.histograms ?? []).reduce(
    (totals, histogram) => withHistogram(totals, histogram) ?? totals,
    series.histograms,
  );
  const [first, last] = [data.measuredAt[0], data.measuredAt.at(-1)];
  if (first === undefined || last === undefined) return { ...series, histograms };
  return {
    ...series,
    count: series.count + data.measuredAt.length,
    from: earlier(series.from, first),
    to: later(series.to, last),
    overviews: { ...series.overviews, ...overviewsWith(series, data) },
    histograms,
    ...partsWith(series.parts, series.partLength, { version, from: first, to: last }),
  };
}

function overviewsWith(series: Known, data: SeriesExtended): Series['overviews'] {
  const times = data.measuredAt.map((time) => Date.parse(time));
  const grown = Object.entries(data.values).map(([name, column]) => {
    const metric = seriesMetricOf(name as MetricName, data.stateOfHealthKind);
    const points = (column ?? []).flatMap((value, index) => {
      const at = times[index];
      return value === null || at === undefined ? [] : [{ at, value }];
    });
    return [metric, withPoints(series.overviews[metric] ?? emptyOverview, points)] as const;
  });
  return Object.fromEntries(grown);
}

/** Puts an entry into the part of its version. When there are too many parts, two that follow each other become one. */
function partsWith(parts: readonly Part[], length: number, added: Part): { parts: Part[]; partLength: number } {
  const grouped = [...parts, added].reduce<Part[]>((done, part) => {
    const last = done.at(-1);
    const isSame = last !== undefined && Math.floor(last.version / length) === Math.floor(part.version / length);
    if (isSame) done[done.length - 1] = { ...last, from: earlier(last.from, part.from), to: later(last.to, part.to) };
    else done.push(part);
    return done;
  }, []);
  if (grouped.length <= mostParts) return { parts: grouped, partLength: length };
  return partsWith(grouped.slice(0, -1), length * 2, grouped.at(-1) as Part);
}

function earlier(one: string | undefined, other: string): string {
  return one !== undefined && one < other ? one : other;
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && one > other ? one : other;
}

import type { Harm, MeasurementsRecorded, MetricName } from '#schemas/generated/types.ts';
import { type SeriesMetric, seriesMetricOf } from '#schemas/metrics.ts';
import type { Entry } from '../../ledger/entry.ts';

/**
 * What a battery tells of its use, as far as its own state has to know it: the newest value of each metric for the passport
 * (2023/1542 Annex XIII 4(d)), and what harmed it. Neither grows with the number of points that were ever sent.
 */
export interface SeriesSummary {
  count: number;
  from?: string;
  to?: string;
  latest: { [Name in SeriesMetric]?: LatestValue };
}

export interface LatestValue {
  value: number;
  measuredAt: string;
  recordedAt: string;
  organisation: string;
  method?: string;
  instrument?: string;
  uncertaintyPercent?: number;
}

export interface RecordedHarm extends Harm {
  recordedAt: string;
  organisation: string;
}

/** What harmed a battery: of each kind how often and when last, and the newest of all. */
export interface Harms {
  kinds: { [Kind in Harm['kind']]?: { count: number; latestAt: string } };
  /** Latest first; older ones are in the history. */
  newest: RecordedHarm[];
}

/** How many events the state keeps. */
export const keptHarms = 50;

/** The summary after one more upload; a value counts as the newest by when it was measured, not by when it arrived. */
export function recorded(
  before: SeriesSummary | undefined,
  data: MeasurementsRecorded,
  { recordedAt, actor }: Entry,
): SeriesSummary {
  const { method, instrument, uncertaintyPercent, stateOfHealthKind } = data;
  const how = {
    recordedAt,
    organisation: actor.organisation,
    ...(method && { method }),
    ...(instrument && { instrument }),
    ...(uncertaintyPercent !== undefined && { uncertaintyPercent }),
  };
  const latest: SeriesSummary['latest'] = { ...before?.latest };
  for (const [name, found] of Object.entries(data.latest) as [MetricName, { value: number; measuredAt: string }][]) {
    const metric = seriesMetricOf(name, stateOfHealthKind);
    if ((latest[metric]?.measuredAt ?? '') > found.measuredAt) continue;
    latest[metric] = { ...found, ...how };
  }
  const from = least(before?.from, data.from);
  const to = most(before?.to, data.to);
  return { count: (before?.count ?? 0) + data.count, ...(from && { from }), ...(to && { to }), latest };
}

/** What harmed it so far, with more of it. */
export function harmed(
  before: Harms | undefined,
  events: readonly Harm[],
  { recordedAt, actor }: Pick<Entry, 'recordedAt' | 'actor'>,
): Harms {
  const kinds = { ...before?.kinds };
  for (const { kind, occurredAt } of events) {
    const known = kinds[kind];
    const latestAt = known && known.latestAt > occurredAt ? known.latestAt : occurredAt;
    kinds[kind] = { count: (known?.count ?? 0) + 1, latestAt };
  }
  const added = events.map((event) => ({ ...event, recordedAt, organisation: actor.organisation }));
  const newest = [...added, ...(before?.newest ?? [])].sort((one, other) =>
    one.occurredAt < other.occurredAt ? 1 : one.occurredAt > other.occurredAt ? -1 : 0,
  );
  return { kinds, newest: newest.slice(0, keptHarms) };
}

function least(one: string | undefined, other: string | undefined): string | undefined {
  return one !== undefined && (other === undefined || one < other) ? one : other;
}

function most(one: string | undefined, other: string | undefined): string | undefined {
  return one !== undefined && (other === undefined || one > other) ? one : other;
}

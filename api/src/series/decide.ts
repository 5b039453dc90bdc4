import type { Harm, Histogram, MetricName, RecordMeasurements } from '#schemas/generated/types.ts';
import { healthKindOf, metricNames } from '#schemas/metrics.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../asking/acting.ts';
import { accept, type Decision, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import { whyOtherHealth } from '../passports/state/condition.ts';
import type { Held } from '../passports/state/holding.ts';
import { keptHarms } from '../passports/state/in-use.ts';
import { whyGone } from '../passports/state/lineage.ts';
import { whyNoCondition } from '../passports/state/may-report.ts';
import { whyNoHistogram, withHistogram } from './state/histogram-total.ts';
import type { Series } from './state/series.ts';

/** What a decision about a series looks at. */
export interface Measured extends Held {
  series?: Series | undefined;
  /** Whether who answers for the passport has authorised this firm in writing (2023/1542 Art. 77(4)). */
  mandated?: boolean;
}

type Command = Body<RecordMeasurements>;

/** Adds what a battery sent home: points to its series, the newest of them to its state, and what harmed it. */
export function decideRecordMeasurements(measured: Measured, command: Command, acting: Acting): Decision {
  const refusal = firstRefusal(
    () => (measured.mandated ? whyGone(measured.battery) : whyNoCondition(measured, acting)),
    () => whyOtherHealth(measured.battery, command.stateOfHealthKind, '/stateOfHealthKind'),
  );
  if (refusal) return refused(refusal);
  const histograms = (command.histograms ?? []).map(inUtc);
  const untold = whyNotTold(histograms, measured.series);
  if (untold) return refused(untold);
  const points = pointsOf(command);
  const events = newEvents(measured, command);
  if (points.length === 0 && histograms.length === 0 && events.length === 0) return nothingNew(command);
  return accept(...entriesOf(measured, { points, histograms, events }, command));
}

interface Point {
  measuredAt: string;
  values: Partial<Record<MetricName, number>>;
}

/** Oldest first, without those that say nothing. */
function pointsOf({ measurements }: Command): Point[] {
  const points = (measurements ?? []).map(({ measuredAt, ...given }) => ({
    measuredAt: utc(measuredAt),
    values: Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'number')),
  }));
  const telling = points.filter(({ values }) => Object.keys(values).length > 0);
  return telling.sort((one, other) => (one.measuredAt < other.measuredAt ? -1 : 1));
}

/**
 * A battery management gives its whole list each time; what is known of it is not written again. Of a battery with very many
 * events only the newest are known one by one, so what is older than those is taken for known: otherwise each night would
 * write all of it anew.
 */
function newEvents({ battery }: Measured, { events }: Command): Harm[] {
  const newest = battery.harms?.newest ?? [];
  const known = new Set(newest.map(nameOf));
  const oldest = newest.length < keptHarms ? '' : (newest.at(-1)?.occurredAt ?? '');
  const fresh = new Map<string, Harm>();
  for (const { kind, occurredAt, description, value, durationMinutes } of events ?? []) {
    const harm: Harm = {
      kind,
      occurredAt: utc(occurredAt),
      ...(description && { description }),
      ...(typeof value === 'number' && { value }),
      ...(typeof durationMinutes === 'number' && { durationMinutes }),
    };
    if (harm.occurredAt >= oldest && !known.has(nameOf(harm))) fresh.set(nameOf(harm), harm);
  }
  return [...fresh.values()].sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
}

function nameOf({ kind, occurredAt }: Harm): string {
  return `${kind} ${occurredAt}`;
}

function whyNotTold(histograms: readonly Histogram[], series: Series | undefined): Refusal | undefined {
  let totals = series?.histograms ?? [];
  for (const [index, histogram] of histograms.entries()) {
    const refusal = whyNoHistogram(histogram);
    if (refusal) return { ...refusal, path: `/histograms/${index}${refusal.path}` };
    const grown = withHistogram(totals, histogram);
    if (!grown) return { ...toldTwice, path: `/histograms/${index}/from` };
    totals = grown;
  }
  return undefined;
}

const toldTwice = refusal('HISTOGRAM_OVERLAPS', { source: '2023/1542 Annex XIII 4(d)' });

function nothingNew({ events }: Command): Decision {
  if (events?.length) return refuse('NOTHING_NEW', { path: '/events' });
  return refuse('NOTHING_RECORDED', { path: '/measurements' });
}

interface Told {
  points: Point[];
  histograms: Histogram[];
  events: Harm[];
}

/** The battery's own entry comes first: that is what the answer is about. */
function entriesOf({ battery }: Measured, { points, histograms, events }: Told, command: Command): NewEntry[] {
  const entries: NewEntry[] = [];
  if (points.length > 0 || histograms.length > 0) {
    const how = howOf(battery.category, points, command);
    const [first, last] = [points[0], points.at(-1)];
    const summary = {
      count: points.length,
      ...(first && last && { from: first.measuredAt, to: last.measuredAt }),
      latest: latestOf(points),
      ...(histograms.length > 0 && { histograms: histograms.map(({ of }) => of) }),
      ...how,
    };
    const columns = {
      measuredAt: points.map(({ measuredAt }) => measuredAt),
      values: columnsOf(points),
      ...(histograms.length > 0 && { histograms }),
      ...how,
    };
    entries.push({ kind: 'battery', id: battery.id, type: 'MeasurementsRecorded', data: summary });
    entries.push({ kind: 'series', id: battery.id, type: 'SeriesExtended', data: columns });
  }
  if (events.length > 0)
    entries.push({ kind: 'battery', id: battery.id, type: 'NegativeEventsRecorded', data: { events } });
  return entries;
}

function howOf(category: Measured['battery']['category'], points: Point[], command: Command) {
  const { method, instrument, uncertaintyPercent, stateOfHealthKind } = command;
  const tellsHealth = points.some(({ values }) => values.stateOfHealthPercent !== undefined);
  return {
    ...(tellsHealth && { stateOfHealthKind: healthKindOf(category, stateOfHealthKind) }),
    ...(method && { method }),
    ...(instrument && { instrument }),
    ...(typeof uncertaintyPercent === 'number' && { uncertaintyPercent }),
  };
}

function latestOf(points: readonly Point[]) {
  const latest: Partial<Record<MetricName, { value: number; measuredAt: string }>> = {};
  for (const { measuredAt, values } of points) {
    for (const [name, value] of Object.entries(values)) latest[name as MetricName] = { value, measuredAt };
  }
  return latest;
}

function columnsOf(points: readonly Point[]) {
  const told = metricNames.filter((name) => points.some(({ values }) => values[name] !== undefined));
  return Object.fromEntries(told.map((name) => [name, points.map(({ values }) => values[name] ?? null)]));
}

function inUtc(histogram: Histogram): Histogram {
  return { ...histogram, from: utc(histogram.from), to: utc(histogram.to) };
}

/** Times are compared as texts from here on. */
function utc(time: string): string {
  return new Date(time).toISOString();
}

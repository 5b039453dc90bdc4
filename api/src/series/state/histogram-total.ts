import type { Histogram } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';

/** Time in ranges, summed up over all that was reported with the same ranges. */
export interface HistogramTotal {
  of: Histogram['of'];
  edges: number[];
  minutes: number[];
  /** The time it tells of, oldest first; between two of them nothing was reported. */
  covered: Span[];
}

interface Span {
  from: string;
  to: string;
}

/** How many sets of ranges are kept: a new firmware may bring others. The older ones are in the log. */
const mostTotals = 8;
/** How many gaps are remembered; of more the shortest is taken for none. */
const mostSpans = 24;
/** Clocks of battery managements drift. */
const toleratedShare = 1.02;
const toleratedMinutes = 5;

/** Why a histogram cannot be true in itself; undefined when it can. Paths begin at the histogram. */
export function whyNoHistogram({ edges, minutes, from, to }: Histogram): Refusal | undefined {
  const ranges = { edges: edges.length, ranges: minutes.length };
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] as number)))
    return refusal('HISTOGRAM_RANGES', { ...ranges, path: '/edges', source });
  if (minutes.length !== edges.length + 1) return refusal('HISTOGRAM_RANGES', { ...ranges, path: '/minutes', source });
  const length = (Date.parse(to) - Date.parse(from)) / 60_000;
  const told = minutes.reduce((sum, each) => sum + each, 0);
  const times = { length, minutes: told };
  if (length <= 0) return refusal('HISTOGRAM_TIME', { ...times, path: '/to', source });
  if (told > length * toleratedShare + toleratedMinutes)
    return refusal('HISTOGRAM_TIME', { ...times, path: '/minutes', source });
  return undefined;
}

/**
 * The totals with one more histogram. What covers all of the time known so far is a new reading of a counter and replaces it;
 * what tells of another time is added. Undefined when some minutes would be counted twice.
 */
export function withHistogram(totals: readonly HistogramTotal[], added: Histogram): HistogramTotal[] | undefined {
  const { of, edges, minutes, from, to } = added;
  const span = { from, to };
  const others = totals.filter((total) => total.of !== of);
  const kept = totals.filter((total) => total.of === of && !total.covered.every((known) => within(known, span)));
  if (kept.some(({ covered }) => covered.some((known) => overlaps(known, span)))) return undefined;
  const same = kept.find((total) => sameNumbers(total.edges, edges));
  const total: HistogramTotal = same
    ? { ...same, minutes: summed(same.minutes, minutes), covered: joined([...same.covered, span]) }
    : { of, edges, minutes, covered: [span] };
  return [...others, ...kept.filter((known) => known !== same), total].slice(-mostTotals);
}

function within(inner: Span, outer: Span): boolean {
  return inner.from >= outer.from && inner.to <= outer.to;
}

function overlaps(one: Span, other: Span): boolean {
  return one.from < other.to && other.from < one.to;
}

function joined(spans: Span[]): Span[] {
  const sorted = spans.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const touching: Span[] = [];
  for (const span of sorted) {
    const last = touching.at(-1);
    if (last && last.to >= span.from) touching[touching.length - 1] = { from: last.from, to: span.to };
    else touching.push(span);
  }
  return touching.length > mostSpans ? withoutShortestGap(touching) : touching;
}

function withoutShortestGap(spans: Span[]): Span[] {
  const gap = (index: number) => Date.parse(spans[index + 1]?.from ?? '') - Date.parse(spans[index]?.to ?? '');
  const shortest = spans.slice(1).reduce((best, _, index) => (gap(index) < gap(best) ? index : best), 0);
  const [left, right] = [spans[shortest] as Span, spans[shortest + 1] as Span];
  return spans.toSpliced(shortest, 2, { from: left.from, to: right.to });
}

function summed(some: number[], more: number[]): number[] {
  return some.map((each, index) => Math.round((each + (more[index] ?? 0)) * 1000) / 1000);
}

function sameNumbers(some: number[], others: number[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

const source = '2023/1542 Annex XIII 4(d)';

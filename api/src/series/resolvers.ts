import type { GraphQLResolveInfo } from 'graphql';
import { metrics, type SeriesMetric } from '#schemas/metrics.ts';
import { pageBelow } from '../asking/breadth.ts';
import type { Context } from '../asking/context.ts';
import { type Page, type PageArguments, pageSize } from '../asking/lists.ts';
import { hasInterest } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import type { Battery, Measurement } from '../passports/state/battery.ts';
import { keptHarms, type RecordedHarm } from '../passports/state/in-use.ts';
import { isInsider } from '../passports/state/insider.ts';
import type { Wanted } from './read-series.ts';
import { measurementPage } from './series-page.ts';
import { singlesPage } from './singles-page.ts';
import type { HistogramTotal } from './state/histogram-total.ts';
import { mostBuckets } from './state/overview.ts';
import type { Series } from './state/series.ts';
import { metricsOf, trendOf } from './trend.ts';

type Parent = SubjectView<Battery>;
interface Between {
  from?: string | null;
  to?: string | null;
}

/** 2023/1542 Annex XIII 4(b) and (d): none of it is public, so every field here asks for a legitimate interest first. */
export const resolvers = {
  Battery: {
    async conditionPage(battery: Parent, page: PageArguments, context: Context, info: GraphQLResolveInfo) {
      if (!hasInterest(context.viewer, battery.state)) return nothing;
      return seenBy(context, battery.state, await pageBelow(info, singlesPage(context, battery, page)));
    },
    async conditionSeries(
      { state }: Parent,
      { metric, from, to, ...page }: PageArguments & Between & { metric?: SeriesMetric | null },
      context: Context,
    ) {
      if (!hasInterest(context.viewer, state)) return nothing;
      const wanted = { ...between({ from, to }), ...(metric && { metric }) };
      return seenBy(
        context,
        state,
        await measurementPage(context, state, await seriesOf(context, state), wanted, page),
      );
    },
    async conditionTrend(
      { state }: Parent,
      { metric, points, ...time }: Between & { metric: SeriesMetric; points?: number | null },
      context: Context,
    ) {
      if (!hasInterest(context.viewer, state)) return null;
      const wanted = { ...between(time), metric };
      const { title, unit, source } = metrics[metric];
      const buckets = await trendOf(
        context,
        state,
        await seriesOf(context, state),
        wanted,
        pageSize(points, { usual: 120, most: mostBuckets, name: 'points' }),
      );
      return {
        metric,
        title: title[context.language],
        unit,
        source,
        points: buckets.map((bucket) => ({ ...bucket, from: timeOf(bucket.from), to: timeOf(bucket.to) })),
      };
    },
    async conditionSummary({ state }: Parent, _: unknown, context: Context) {
      if (!hasInterest(context.viewer, state)) return null;
      const series = await seriesOf(context, state);
      return {
        count: series?.count ?? 0,
        from: series?.from,
        to: series?.to,
        metrics: () => metricsOf(context, state, series),
        histograms: (series?.histograms ?? []).map(shownHistogram),
        negativeEvents: Object.entries(state.harms?.kinds ?? {}).map(([kind, { count, latestAt }]) => ({
          kind,
          count,
          latestAt,
        })),
      };
    },
    async negativeEvents({ state }: Parent, { first }: { first?: number | null }, context: Context) {
      if (!hasInterest(context.viewer, state)) return [];
      const shown = (state.harms?.newest ?? []).slice(0, pageSize(first, { usual: 20, most: keptHarms }));
      return (await isInsider(context, state)) ? shown : shown.map(withoutFirm);
    },
  },

  NegativeEventRecord: {
    organisation: ({ organisation }: Partial<RecordedHarm>, _: unknown, context: Context) =>
      organisation ? context.load<Organisation>('organisation', organisation) : null,
  },
};

const nothing: Page<Measurement> = { edges: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Who measured had the battery in hands, which is for those who had it too. */
async function seenBy(context: Context, battery: Battery, { edges, pageInfo }: Page<Measurement>) {
  if (await isInsider(context, battery)) return { edges, pageInfo };
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: withoutFirm(node) })), pageInfo };
}

async function seriesOf(context: Context, { id, series }: Battery): Promise<Series | undefined> {
  return series && (await context.load<Series>('series', id))?.state;
}

function between({ from, to }: Between): Pick<Wanted, 'from' | 'to'> {
  return { from: from ? Date.parse(from) : -Infinity, to: to ? Date.parse(to) : Infinity };
}

function withoutFirm<Step extends { organisation?: string }>({ organisation: _, ...step }: Step) {
  return step;
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}

function shownHistogram({ of, edges, minutes, covered }: HistogramTotal) {
  return {
    of,
    unit: of === 'temperature' ? '°C' : '%',
    from: covered[0]?.from,
    to: covered.at(-1)?.to,
    ranges: minutes.map((each, index) => ({ from: edges[index - 1], to: edges[index], minutes: each })),
  };
}

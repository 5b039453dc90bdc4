import { useId, useState } from 'preact/hooks';
import { metrics } from '#schemas/metrics.ts';
import type { ConditionMetric } from '#web-kit/generated/graphql.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { date, dateTime, number } from '#web-kit/texts/format.ts';
import { language, word } from '#web-kit/texts/language.ts';
import { useQuery } from '../data/use-query.ts';
import {
  type ConditionPage,
  type NegativeEventLine,
  type TrendAnswer,
  type TrendPoint,
  trendDocument,
} from '../documents/condition.ts';
import { t } from '../texts/t.ts';
import { HistogramBars } from './histogram-bars.tsx';
import { TrendChart } from './trend-chart.tsx';

interface TrendPanelProps {
  id: string;
  version: string;
  summary: NonNullable<ConditionPage['conditionSummary']>;
  events: NegativeEventLine[];
}

/** What was measured over time, for how long it was how warm and how full, and what harmed it. Nothing when nothing is known. */
export function TrendPanel({ id, version, summary, events }: TrendPanelProps) {
  const { metrics: names, histograms, negativeEvents } = summary;
  if (names.length === 0 && histograms.length === 0 && events.length === 0) return null;
  const u = t().use;
  return (
    <section class="panel" aria-labelledby="over-time">
      <h2 id="over-time">{u.title}</h2>
      {names[0] && <Trend id={id} version={version} first={names[0]} names={names} events={events} />}
      {histograms.map((histogram) => (
        <HistogramBars key={`${histogram.of} ${histogram.from}`} histogram={histogram} />
      ))}
      {events.length > 0 && (
        <details class="fold" open>
          <summary>
            {u.events} <span class="count">{negativeEvents.reduce((sum, { count }) => sum + count, 0)}</span>
          </summary>
          <ul class="harms">
            {events.map((event) => (
              <Harm key={`${event.kind} ${event.occurredAt}`} event={event} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Harm({
  event: { kind, occurredAt, description, durationMinutes, organisation },
}: {
  event: NegativeEventLine;
}) {
  const more = [durationMinutes !== null && t().use.lasted(number(durationMinutes, 'min', 0)), organisation?.name];
  return (
    <li>
      <strong>{word(t().use.kinds, kind)}</strong>
      <span>{dateTime(occurredAt)}</span>
      {description && <span>{description}</span>}
      {more.some(Boolean) && <span class="quiet">{more.filter(Boolean).join(' · ')}</span>}
    </li>
  );
}

interface TrendProps extends Omit<TrendPanelProps, 'summary'> {
  names: ConditionMetric[];
  first: ConditionMetric;
}

function Trend({ id, version, names, first, events }: TrendProps) {
  const [chosen, setChosen] = useState<ConditionMetric>();
  const metric = chosen && names.includes(chosen) ? chosen : first;
  const select = useId();
  const keepAs = { kind: 'trend', id: `${id}.${metric}` };
  const query = useQuery(trendDocument, { id, metric }, { keepAs, version });
  const trend = query.data?.battery?.conditionTrend;
  return (
    <>
      {names.length > 1 && (
        <div class="field">
          <label for={select}>{t().use.metric}</label>
          <select id={select} value={metric} onChange={(event) => setChosen(names[event.currentTarget.selectedIndex])}>
            {names.map((name) => (
              <option key={name} value={name}>
                {titleOf(name)}
              </option>
            ))}
          </select>
        </div>
      )}
      {names.length === 1 && <p class="measurement-at">{titleOf(metric)}</p>}
      {trend && trend.points.length > 0 ? (
        <>
          <TrendChart trend={trend} events={events} />
          <TrendTable trend={trend} />
        </>
      ) : (
        <div class="chart" aria-busy={query.loading} />
      )}
    </>
  );
}

/** The same numbers for who does not see the picture, and for who wants to copy them. */
function TrendTable({ trend: { title, unit, points } }: { trend: TrendAnswer }) {
  const u = t().use;
  const isCondensed = points.some(({ count }) => count > 1);
  return (
    <details class="fold fold-small">
      <summary>
        {u.asTable} <span class="count">{points.length}</span>
      </summary>
      <table class="trend-table">
        <caption class="for-screen-readers">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{u.when}</th>
            <th scope="col">{isCondensed ? u.mean(unit) : u.value(unit)}</th>
            {isCondensed && <th scope="col">{u.range(unit)}</th>}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.from}>
              <th scope="row">{date(point.from)}</th>
              <td>{number(point.mean)}</td>
              {isCondensed && <td>{rangeOf(point)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function rangeOf({ low, high }: TrendPoint): string {
  return low === high ? '' : `${number(low)} – ${number(high)}`;
}

/** The table of metrics is in `schemas`; the service spells its names in upper case. */
function titleOf(name: ConditionMetric): string {
  return metrics[camelCase(name)].title[language.value];
}

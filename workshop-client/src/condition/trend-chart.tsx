import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { date, number } from '#web-kit/texts/format.ts';
import { language, word } from '#web-kit/texts/language.ts';
import type { NegativeEventLine, TrendAnswer, TrendPoint } from '../documents/condition.ts';
import { t } from '../texts/t.ts';
import { type TimeUnit, timeTicks, valueScale } from './chart-scale.ts';

export interface TrendChartProps {
  trend: TrendAnswer;
  /** Drawn as marks on the axis of time. */
  events: readonly NegativeEventLine[];
}

const height = 230;
const edge = { left: 52, right: 14, top: 14, bottom: 34 };
/** From so many points on they are a line of their own. */
const mostDots = 60;

/** One metric over time: its mean as a line, from lowest to highest as a band. What it shows also stands in the table below it. */
export function TrendChart({ trend, events }: TrendChartProps) {
  const [box, width] = useWidth();
  const id = useId();
  return (
    <div class="chart" ref={box}>
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={id}>
          <title id={id}>{summaryOf(trend, events)}</title>
          <Drawing trend={trend} events={events} width={width} />
        </svg>
      )}
    </div>
  );
}

function Drawing({ trend: { points, unit }, events, width }: TrendChartProps & { width: number }) {
  const times = points.map(middleOf);
  const eventTimes = events.map(({ occurredAt }) => Date.parse(occurredAt));
  const [from, to] = withRoom(Math.min(...times, ...eventTimes), Math.max(...times, ...eventTimes));
  const scale = valueScale(Math.min(...points.map(({ low }) => low)), Math.max(...points.map(({ high }) => high)));
  const x = (at: number) => edge.left + ((at - from) / (to - from)) * (width - edge.left - edge.right);
  const y = (value: number) =>
    height - edge.bottom - ((value - scale.least) / (scale.most - scale.least)) * (height - edge.top - edge.bottom);
  const { unit: timeUnit, ticks } = timeTicks(from, to, Math.max(2, Math.floor(width / 90)));
  const band = [
    ...points.map((point, index) => `${x(times[index] as number)},${y(point.high)}`),
    ...points.map((point, index) => `${x(times[index] as number)},${y(point.low)}`).reverse(),
  ];
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick} class="chart-tick">
          <line x1={edge.left} x2={width - edge.right} y1={y(tick)} y2={y(tick)} />
          <text x={edge.left - 8} y={y(tick)} text-anchor="end" dominant-baseline="middle">
            {number(tick, '', 4)}
          </text>
        </g>
      ))}
      <text class="chart-unit" x={edge.left - 8} y={height - 10} text-anchor="end">
        {unit}
      </text>
      {ticks.map((tick) => (
        <g key={tick} class="chart-tick">
          <line x1={x(tick)} x2={x(tick)} y1={height - edge.bottom} y2={height - edge.bottom + 5} />
          <text x={x(tick)} y={height - 10} text-anchor="middle">
            {timeName(tick, timeUnit)}
          </text>
        </g>
      ))}
      <polygon class="chart-band" points={band.join(' ')} />
      <polyline class="chart-line" points={points.map((p, i) => `${x(times[i] as number)},${y(p.mean)}`).join(' ')} />
      {points.length <= mostDots &&
        points.map((point, index) => (
          <circle key={point.from} class="chart-dot" cx={x(times[index] as number)} cy={y(point.mean)} r={3.5}>
            <title>{`${date(point.from)}: ${number(point.mean, unit)}`}</title>
          </circle>
        ))}
      {events.map((event, index) => (
        <Mark key={`${event.kind} ${event.occurredAt}`} at={x(eventTimes[index] as number)} event={event} />
      ))}
    </>
  );
}

function Mark({ at, event }: { at: number; event: NegativeEventLine }) {
  const foot = height - edge.bottom;
  return (
    <g class="chart-event">
      <title>{`${date(event.occurredAt)}: ${word(t().use.kinds, event.kind)}`}</title>
      <line x1={at} x2={at} y1={edge.top} y2={foot} />
      <path d={`M${at - 6} ${edge.top - 12} h12 l-6 11 z`} />
    </g>
  );
}

/** What the picture says, in a sentence, for who does not see it. */
function summaryOf({ title, unit, points }: TrendAnswer, events: readonly NegativeEventLine[]): string {
  const [first, last] = [points[0] as TrendPoint, points.at(-1) as TrendPoint];
  const said = t().use.summary(
    title,
    number(first.mean, unit),
    date(first.from),
    number(last.mean, unit),
    date(last.from),
  );
  return events.length > 0 ? `${said} ${t().use.eventsIn(events.length)}` : said;
}

/** A chart is drawn in the pixels it has, so that its text stays as big as all other text. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

function middleOf({ from, to }: TrendPoint): number {
  return (Date.parse(from) + Date.parse(to)) / 2;
}

/** A single point stands in the middle. */
function withRoom(from: number, to: number): [number, number] {
  const room = from === to ? 15 * 86_400_000 : (to - from) * 0.02;
  return [from - room, to + room];
}

const timeNames: Record<TimeUnit, Intl.DateTimeFormatOptions> = {
  year: { year: 'numeric' },
  month: { month: 'short', year: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  hour: { hour: '2-digit', minute: '2-digit' },
};

function timeName(at: number, unit: TimeUnit): string {
  return new Intl.DateTimeFormat(language.value === 'de' ? 'de-DE' : 'en-IE', timeNames[unit]).format(at);
}

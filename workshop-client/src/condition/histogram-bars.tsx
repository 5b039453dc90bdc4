import { date, number } from '#web-kit/texts/format.ts';
import type { HistogramLine } from '../documents/condition.ts';
import { t } from '../texts/t.ts';

/** How long a value stayed in which range, as a table whose numbers have bars behind them. */
export function HistogramBars({ histogram: { of, unit, from, to, ranges } }: { histogram: HistogramLine }) {
  const u = t().use;
  const total = ranges.reduce((sum, { minutes }) => sum + minutes, 0);
  return (
    <details class="fold">
      <summary>{u.histograms[of]}</summary>
      <table class="histogram">
        <caption class="quiet">{u.covered(date(from), date(to))}</caption>
        <thead class="for-screen-readers">
          <tr>
            <th scope="col">{u.rangeOf(unit)}</th>
            <th scope="col">{u.time}</th>
          </tr>
        </thead>
        <tbody>
          {ranges.map(({ from: low, to: high, minutes }) => (
            <tr key={low ?? 'lowest'}>
              <th scope="row">{rangeName(low, high, unit)}</th>
              <td>
                <meter min={0} max={total || 1} value={minutes} aria-hidden="true" />
                <span>{duration(minutes)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function rangeName(low: number | null, high: number | null, unit: string): string {
  const u = t().use;
  if (low === null) return u.below(number(high, unit));
  return high === null ? u.above(number(low, unit)) : `${number(low)} – ${number(high, unit)}`;
}

function duration(minutes: number): string {
  return minutes < 600 ? number(minutes, 'min', 0) : number(minutes / 60, 'h', 0);
}

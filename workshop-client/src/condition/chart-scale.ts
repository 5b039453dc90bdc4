/** An axis of a chart: from where to where, and where its lines are. */
export interface Scale {
  least: number;
  most: number;
  ticks: number[];
}

/** Round numbers around the values, about `wanted` lines; values that never change get room on both sides. */
export function valueScale(low: number, high: number, wanted = 4): Scale {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const room = high - low > size * 1e-6 ? 0 : size * 0.05 || 1;
  const step = roundStep((high - low + 2 * room) / wanted);
  const least = Math.floor((low - room) / step) * step;
  const most = Math.ceil((high + room) / step) * step;
  const count = Math.round((most - least) / step);
  const ticks = Array.from({ length: count + 1 }, (_, index) => tidy(least + index * step, step));
  return { least: tidy(least, step), most: tidy(most, step), ticks };
}

/** What a line on the axis of time is called by. */
export type TimeUnit = 'year' | 'month' | 'day' | 'hour';

const day = 86_400_000;

/** Beginnings of years, months, days or hours, at most `most` of them. */
export function timeTicks(from: number, to: number, most: number): { unit: TimeUnit; ticks: number[] } {
  const steps: [TimeUnit, number][] = [
    ['hour', 6],
    ['day', 1],
    ['day', 7],
    ['month', 1],
    ['month', 3],
    ['year', 1],
    ['year', 2],
    ['year', 5],
    ['year', 10],
    ['year', 50],
  ];
  for (const [unit, step] of steps) {
    if ((to - from) / (length[unit] * step) > most * 2) continue;
    const ticks = ticksOf(from, to, unit, step);
    if (ticks.length <= most) return { unit, ticks };
  }
  return { unit: 'year', ticks: [] };
}

const length: Record<TimeUnit, number> = { hour: day / 24, day, month: 28 * day, year: 365 * day };

function ticksOf(from: number, to: number, unit: TimeUnit, step: number): number[] {
  const ticks: number[] = [];
  for (let at = beginning(from, unit, step); at <= to; at = next(at, unit, step)) if (at >= from) ticks.push(at);
  return ticks;
}

/** In local time, as people read it. */
function beginning(at: number, unit: TimeUnit, step: number): number {
  const moment = new Date(at);
  const [year, month, date, hour] = [moment.getFullYear(), moment.getMonth(), moment.getDate(), moment.getHours()];
  if (unit === 'year') return new Date(year - (year % step), 0).getTime();
  if (unit === 'month') return new Date(year, month - (month % step)).getTime();
  if (unit === 'day') return new Date(year, month, date).getTime();
  return new Date(year, month, date, hour - (hour % step)).getTime();
}

function next(at: number, unit: TimeUnit, step: number): number {
  const moment = new Date(at);
  if (unit === 'year') moment.setFullYear(moment.getFullYear() + step);
  else if (unit === 'month') moment.setMonth(moment.getMonth() + step);
  else if (unit === 'day') moment.setDate(moment.getDate() + step);
  else moment.setHours(moment.getHours() + step);
  return moment.getTime();
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => rough <= each * power * 1.0001) ?? 10;
  return factor * power;
}

/** Without the tails of binary fractions: 0.30000000000000004 is 0.3. */
function tidy(value: number, step: number): number {
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(digits, 12)));
}

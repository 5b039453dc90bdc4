/**
 * A metric over all its time in a bounded number of buckets, for charts and for knowing where to look. Buckets lie on a
 * fixed grid whose width doubles when there are too many, so the result is the same in whatever order points arrive, and a
 * million of them need no more room than some hundred. Kept by column, because there are many of each.
 */
export interface Overview {
  /** Width of a bucket: a minute, or 2, 4, 8 … */
  minutes: number;
  /** Number of each bucket on the grid, rising: its beginning divided by the width. */
  at: number[];
  count: number[];
  low: number[];
  high: number[];
  sum: number[];
}

/** One bucket in words. */
export interface Bucket {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  count: number;
  low: number;
  high: number;
  mean: number;
}

export interface Point {
  /** Milliseconds since 1970. */
  at: number;
  value: number;
}

/** How many buckets are kept: more than a phone has room for in a chart. */
export const mostBuckets = 240;
const minute = 60_000;

export const emptyOverview: Overview = { minutes: 1, at: [], count: [], low: [], high: [], sum: [] };

/** The overview with more points in it; the one given stays as it is. */
export function withPoints(overview: Overview, points: readonly Point[]): Overview {
  let cells = cellsOf(overview);
  for (const { at, value } of points) {
    put(cells, Math.floor(at / minute / overview.minutes), { count: 1, low: value, high: value, sum: value });
  }
  let { minutes } = overview;
  while (cells.size > mostBuckets) {
    cells = halved(cells);
    minutes *= 2;
  }
  return overviewOf(minutes, cells);
}

/** The buckets of a time, at most `most`; fewer are wider. */
export function bucketsOf(overview: Overview, most: number, from = -Infinity, to = Infinity): Bucket[] {
  let { minutes } = overview;
  let cells = new Map(
    [...cellsOf(overview)].filter(([at]) => (at + 1) * minutes * minute > from && at * minutes * minute < to),
  );
  while (cells.size > Math.max(1, most)) {
    cells = halved(cells);
    minutes *= 2;
  }
  return [...cells]
    .sort(([one], [other]) => one - other)
    .map(([at, { count, low, high, sum }]) => ({
      from: at * minutes * minute,
      to: (at + 1) * minutes * minute,
      count,
      low,
      high,
      mean: rounded(sum / count),
    }));
}

interface Cell {
  count: number;
  low: number;
  high: number;
  sum: number;
}

function cellsOf({ at, count, low, high, sum }: Overview): Map<number, Cell> {
  return new Map(
    at.map((number, index) => [
      number,
      {
        count: count[index] as number,
        low: low[index] as number,
        high: high[index] as number,
        sum: sum[index] as number,
      },
    ]),
  );
}

function put(cells: Map<number, Cell>, at: number, cell: Cell): void {
  const known = cells.get(at);
  cells.set(
    at,
    known
      ? {
          count: known.count + cell.count,
          low: Math.min(known.low, cell.low),
          high: Math.max(known.high, cell.high),
          sum: known.sum + cell.sum,
        }
      : cell,
  );
}

function halved(cells: ReadonlyMap<number, Cell>): Map<number, Cell> {
  const wider = new Map<number, Cell>();
  for (const [at, cell] of cells) put(wider, Math.floor(at / 2), cell);
  return wider;
}

function overviewOf(minutes: number, cells: ReadonlyMap<number, Cell>): Overview {
  const sorted = [...cells].sort(([one], [other]) => one - other);
  return {
    minutes,
    at: sorted.map(([at]) => at),
    count: sorted.map(([, cell]) => cell.count),
    low: sorted.map(([, cell]) => rounded(cell.low)),
    high: sorted.map(([, cell]) => rounded(cell.high)),
    sum: sorted.map(([, cell]) => Number(cell.sum.toPrecision(12))),
  };
}

/** More digits than any instrument has; all of them would double the room. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}

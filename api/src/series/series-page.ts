import type { Context } from '../asking/context.ts';
import { noCursor, type Page, pageSize } from '../asking/lists.ts';
import type { Battery, Measurement } from '../passports/state/battery.ts';
import { type Row, rowsOf, singlesOf, type Wanted } from './read-series.ts';
import type { Series } from './state/series.ts';

/** Where a page ended: the next entry of the series and the place in it, and how many single measurements came before. */
interface Place {
  version: number;
  index: number;
  singles: number;
}

/** How many entries one page may read, each of a thousand points at most; a rare metric then takes several pages. */
const mostEntries = 48;

/** One page of all that was measured: what was sent in series and what was measured one by one, merged by time. */
export async function measurementPage(
  context: Context,
  battery: Battery,
  series: Series | undefined,
  wanted: Wanted,
  page: { first?: number | null; after?: string | null },
): Promise<Page<Measurement>> {
  const first = pageSize(page.first, { usual: 50 });
  const place: Place = page.after ? placeOf(page.after) : { version: 1, index: 0, singles: 0 };
  const singles = (await singlesOf(context, battery, wanted)).slice(place.singles);
  const rows = series ? rowsOf(context, series, wanted, place, mostEntries) : none();
  const edges: Page<Measurement>['edges'] = [];
  let row = await next(rows);
  while (edges.length < first && (row || singles.length > 0)) {
    if (row && 'stoppedBefore' in row) {
      const endCursor = cursorOf({ ...place, version: row.stoppedBefore, index: 0 });
      return { edges, pageInfo: { hasNextPage: true, endCursor } };
    }
    const single = singles[0];
    if (single && (!row || Date.parse(single.measuredAt) <= row.at)) {
      singles.shift();
      place.singles++;
      edges.push({ cursor: cursorOf(place), node: single });
    } else if (row) {
      Object.assign(place, { version: row.version, index: row.index + 1 });
      edges.push({ cursor: cursorOf(place), node: row.measurement });
      row = await next(rows);
    }
  }
  await rows.return(undefined);
  const hasNextPage = row !== undefined || singles.length > 0;
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null } };
}

type Rows = AsyncGenerator<Row | { stoppedBefore: number }>;

async function next(rows: Rows) {
  const { value, done } = await rows.next();
  return done ? undefined : (value as Row | { stoppedBefore: number });
}

async function* none(): Rows {}

/** Cursors are opaque to clients. */
function cursorOf({ version, index, singles }: Place): string {
  return Buffer.from(`s${version}.${index}.${singles}`).toString('base64url');
}

function placeOf(cursor: string): Place {
  const [, version, index, singles] =
    /^s(\d{1,9})\.(\d{1,4})\.(\d{1,6})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (version === undefined) throw noCursor();
  return { version: Number(version), index: Number(index), singles: Number(singles) };
}

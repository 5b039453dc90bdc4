import type { Context } from '../asking/context.ts';
import { entriesAfterVersion, entriesAtOnce } from '../asking/history.ts';
import { noCursor, type Page, type PageArguments, pageSize } from '../asking/lists.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { type Battery, type Measurement, measurementOf } from '../passports/state/battery.ts';

/** How much of a history one page may look through; where measurements are rarer, a page ends early and says that there is more. */
const mostReads = 5;

/**
 * One page of what was measured one by one, latest recorded first. A cursor is a version of the battery, so a page stays the
 * same whatever is recorded later; the histories of a whole list are read together.
 */
export async function singlesPage(
  context: Context,
  battery: SubjectView<Battery>,
  { first, after }: PageArguments,
): Promise<Page<Measurement>> {
  const size = pageSize(first, { usual: 20 });
  const edges: Page<Measurement>['edges'] = [];
  let before = after ? versionOf(after) : battery.version + 1;
  for (let reads = 0; reads < mostReads && before > 1 && edges.length <= size; reads++) {
    const from = Math.max(0, before - 1 - entriesAtOnce);
    for (const entry of (await entriesAfterVersion(context, battery, from)).reverse()) {
      const node = entry.version < before && measurementOf(entry);
      if (node) edges.push({ cursor: cursorOf(entry.version), node });
    }
    before = from + 1;
  }
  const shown = edges.slice(0, size);
  const goesOn = edges.length > size;
  const reached = before > 1 ? cursorOf(before) : null;
  return {
    edges: shown,
    pageInfo: {
      hasNextPage: goesOn || reached !== null,
      endCursor: goesOn ? (shown.at(-1)?.cursor ?? after ?? null) : (reached ?? shown.at(-1)?.cursor ?? null),
    },
  };
}

/** Cursors are opaque to clients. */
function cursorOf(version: number): string {
  return Buffer.from(`v${version}`).toString('base64url');
}

function versionOf(cursor: string): number {
  const [, version] = /^v(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (version === undefined) throw noCursor();
  return Number(version);
}

import type { OrganisationRole } from '../access/viewer.ts';
import type { Context } from '../asking/context.ts';
import { type Connection, connection, type PageArguments, pageSize, positionOf } from '../asking/lists.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { type GivenMandate, givenBy } from './state/mandates.ts';
import type { Organisation } from './state/organisation.ts';

interface Wanted {
  roles: readonly OrganisationRole[];
  text: string;
}

const readAtOnce = 200;

/**
 * Firms with one of the roles whose name or place holds the text. A region has hundreds of firms, not millions, so they
 * are looked through page by page until enough fit.
 */
export async function findOrganisations(
  { storage }: Context,
  wanted: Wanted,
  { first, after }: PageArguments,
): Promise<Connection<Organisation>> {
  const size = pageSize(first, { usual: 50 });
  const found: SubjectView<Organisation>[] = [];
  for await (const rows of everyFirm(storage, after ? positionOf(after) : undefined)) {
    found.push(...rows.filter(({ state }) => fits(state, wanted)));
    if (found.length > size) break;
  }
  return connection(found.slice(0, size), found.length > size, found.length);
}

/** Mandates that any firm has given to this one, newest first. */
export async function mandatesFor({ storage }: Context, firm: string): Promise<GivenMandate[]> {
  const found: GivenMandate[] = [];
  for await (const rows of everyFirm(storage)) {
    for (const { id, state } of rows)
      found.push(...(state.mandates ?? []).filter(({ to }) => to === firm).map(givenBy(id)));
  }
  return found.sort((a, b) => b.grantedAt.localeCompare(a.grantedAt));
}

/** All firms, newest first, some at a time. */
async function* everyFirm(storage: Context['storage'], start?: number): AsyncGenerator<SubjectView<Organisation>[]> {
  let before = start;
  for (;;) {
    const page = { first: readAtOnce, ...(before !== undefined && { before }) };
    const rows = (await storage.search('organisation', {}, page)) as SubjectView<Organisation>[];
    yield rows;
    before = rows.at(-1)?.created;
    if (rows.length < readAtOnce) return;
  }
}

function fits({ name, roles, address }: Organisation, wanted: Wanted): boolean {
  if (wanted.roles.length > 0 && !roles.some((role) => wanted.roles.includes(role))) return false;
  const text = wanted.text.trim().toLowerCase();
  return `${name} ${address?.city ?? ''}`.toLowerCase().includes(text);
}

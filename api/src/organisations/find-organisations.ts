import type { OrganisationRole } from '../access/viewer.ts';
import type { Context } from '../graphql/context.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { type Connection, connection, type PageArguments, pageSize, positionOf } from '../lists.ts';
import type { Organisation } from './organisation.ts';

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
  const size = pageSize(first ?? 50);
  const found: SubjectView<Organisation>[] = [];
  let before = after ? positionOf(after) : undefined;
  while (found.length <= size) {
    const rows = await storage.search(
      'organisation',
      {},
      { first: readAtOnce, ...(before !== undefined && { before }) },
    );
    found.push(...(rows as SubjectView<Organisation>[]).filter(({ state }) => fits(state, wanted)));
    before = rows.at(-1)?.created;
    if (rows.length < readAtOnce) break;
  }
  return connection(found.slice(0, size), found.length > size, found.length);
}

function fits({ name, roles, address }: Organisation, wanted: Wanted): boolean {
  if (wanted.roles.length > 0 && !roles.some((role) => wanted.roles.includes(role))) return false;
  const text = wanted.text.trim().toLowerCase();
  return `${name} ${address?.city ?? ''}`.toLowerCase().includes(text);
}

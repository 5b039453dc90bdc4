import { createGraphQLError } from 'graphql-yoga';
import { requireViewer } from '../../access/permissions.ts';
import type { FoundRead, ReadRecord } from '../../access/read-records.ts';
import type { Context } from '../../asking/context.ts';
import { type PageArguments, pageSize } from '../../asking/lists.ts';
import type { Organisation } from '../../organisations/state/organisation.ts';
import type { Battery } from '../state/battery.ts';

export const readsResolvers = {
  Query: {
    batteryReads: (_: unknown, { battery, ...page }: PageArguments & { battery: string }, context: Context) =>
      batteryReads(context, battery, page),
  },
  BatteryRead: {
    organisation: ({ organisation }: ReadRecord, _: unknown, context: Context) =>
      context.load<Organisation>('organisation', organisation),
  },
};

/**
 * One page of a battery's reads, newest first. The firm that answers for a passport is who has to keep its data safe
 * (2023/1542 Art. 78(h)); the law gives nobody else a look at who reads what, so nobody else gets it.
 * @throws GraphQLError FORBIDDEN for everybody else, also when there is no such battery.
 */
async function batteryReads(context: Context, id: string, { first, after }: PageArguments) {
  const viewer = requireViewer(context.viewer);
  const battery = await context.ledger.views.subject<Battery>('battery', id);
  if (battery?.state.operator !== viewer.organisation) throw notYours();
  const size = pageSize(first);
  const found = await context.readsOf(id, size + 1, after ? placeOf(after) : undefined, battery.state.model);
  const shown = found.slice(0, size);
  const edges = shown.map((read) => ({ cursor: cursorOf(read), node: read.record }));
  return { edges, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

function notYours() {
  return createGraphQLError('Who read a battery is shown to the firm that answers for its passport.', {
    extensions: { code: 'FORBIDDEN' },
  });
}

function cursorOf({ id }: FoundRead): string {
  return Buffer.from(`r${id}`).toString('base64url');
}

function placeOf(cursor: string): string {
  const [, place] = /^r([\w.-]{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place !== undefined) return place;
  throw createGraphQLError('after: this is no cursor of this list.', { extensions: { code: 'INVALID_INPUT' } });
}

import { refusal } from '#schemas/refusal.ts';
import { forbidden } from '#schemas/refusals/access-cases.ts';
import { requireViewer } from '../../access/permissions.ts';
import type { FoundRead, ReadRecord } from '../../access/read-records.ts';
import { refusalError } from '../../access/refusal-error.ts';
import type { Context } from '../../asking/context.ts';
import { noCursor, type PageArguments, pageOf, pageSize } from '../../asking/lists.ts';
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
  const { edges, pageInfo } = pageOf(found, size, cursorOf);
  return { edges: edges.map(({ cursor, node }) => ({ cursor, node: node.record })), pageInfo };
}

function notYours() {
  return refusalError(refusal('FORBIDDEN', forbidden.reads));
}

function cursorOf({ id }: FoundRead): string {
  return Buffer.from(`r${id}`).toString('base64url');
}

function placeOf(cursor: string): string {
  const [, place] = /^r([\w.-]{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place !== undefined) return place;
  throw noCursor();
}

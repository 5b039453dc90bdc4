import { createGraphQLError } from 'graphql-yoga';
import type { SubjectKind } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Filter } from '../storage/storage.ts';
import type { Context } from './context.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
}

/** Lists are counted up to here; beyond, `totalCount` says this number. */
const countLimit = 10_000;
const longestPage = 100;

export interface Connection<State extends object> {
  edges: { cursor: string; node: SubjectView<State> }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number | (() => Promise<number>);
}

/** One page of a list, newest first, as a Relay connection. Counting happens only when it is asked for. */
export async function listed<State extends object>(
  context: Context,
  kind: SubjectKind,
  filter: Filter,
  page: PageArguments,
): Promise<Connection<State>> {
  const first = pageSize(page.first);
  const before = page.after ? positionOf(page.after) : undefined;
  const found = (await context.storage.search(kind, filter, {
    first: first + 1,
    ...(before !== undefined && { before }),
  })) as SubjectView<State>[];
  const shown = found.slice(0, first);
  if (kind === 'battery') for (const { id } of shown) context.noteRead(id);
  return connection(shown, found.length > first, () => context.storage.count(kind, filter, countLimit));
}

export function noneListed<State extends object>(): Connection<State> {
  return connection([], false, 0);
}

export function connection<State extends object>(
  nodes: SubjectView<State>[],
  hasNextPage: boolean,
  totalCount: Connection<State>['totalCount'],
): Connection<State> {
  const edges = nodes.map((node) => ({ cursor: cursorOf(node.created), node }));
  return { edges, pageInfo: { hasNextPage, endCursor: edges.at(-1)?.cursor ?? null }, totalCount };
}

/** How many to show: at most a hundred, whatever is asked for. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? 25;
  if (size >= 0) return Math.min(size, longestPage);
  throw createGraphQLError('first: give a number from 0 on.', { extensions: { code: 'INVALID_INPUT' } });
}

/** Cursors are opaque to clients; inside they are the position of the first entry. */
export function cursorOf(created: number): string {
  return Buffer.from(`c${created}`).toString('base64url');
}

export function positionOf(cursor: string): number {
  const [, position] = /^c(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position !== undefined) return Number(position);
  throw createGraphQLError('after: this is no cursor of this list.', { extensions: { code: 'INVALID_INPUT' } });
}

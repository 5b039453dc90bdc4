import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { refusalError } from '../access/refusal-error.ts';
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

export interface Connection<State extends object> extends Page<SubjectView<State>> {
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

/** One page of a list that is at hand as a whole, newest first. */
export function among<State extends object>(
  all: readonly SubjectView<State>[],
  { first, after }: PageArguments,
): Connection<State> {
  const size = pageSize(first);
  const before = after ? positionOf(after) : Infinity;
  const found = all.filter(({ created }) => created < before);
  return connection(found.slice(0, size), found.length > size, all.length);
}

export function noneListed<State extends object>(): Connection<State> {
  return connection([], false, 0);
}

export function connection<State extends object>(
  nodes: readonly SubjectView<State>[],
  hasNextPage: boolean,
  totalCount: Connection<State>['totalCount'],
): Connection<State> {
  const { edges, pageInfo } = pageOf(nodes, nodes.length, ({ created }) => cursorOf(created));
  return { edges, pageInfo: { ...pageInfo, hasNextPage }, totalCount };
}

/** How long a list is when nobody says so, and the most one may ask for; `name` is that of the argument. */
interface Sizes {
  usual?: number;
  most?: number;
  name?: string;
}

/**
 * How many to show. What is beyond the most is said and not cut: a program that believes it has everything would be wrong.
 * @throws GraphQLError INVALID_INPUT
 */
export function pageSize(
  first: number | null | undefined,
  { usual = 25, most = longestPage, name = 'first' }: Sizes = {},
): number {
  const size = first ?? usual;
  if (size < 0) throw invalid(inputCases.count(name));
  if (size > most) throw invalid(inputCases.tooManyAtOnce(name, most));
  return size;
}

function invalid(sentence: Sentence) {
  return refusalError(refusal('INVALID_INPUT', sentence));
}

export interface Page<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** One page of what was found, which is one more than fits where there is more. */
export function pageOf<Node>(found: readonly Node[], size: number, cursor: (node: Node) => string): Page<Node> {
  const edges = found.slice(0, size).map((node) => ({ cursor: cursor(node), node }));
  return { edges, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** Cursors are opaque to clients; inside they are the position of the first entry. */
export function cursorOf(created: number): string {
  return Buffer.from(`c${created}`).toString('base64url');
}

export function positionOf(cursor: string): number {
  const [, position] = /^c(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position !== undefined) return Number(position);
  throw noCursor();
}

/** @returns what to throw for an `after` that no page of this list has given out. */
export function noCursor() {
  return invalid(inputCases.cursor);
}

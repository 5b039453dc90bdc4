import type { GraphQLResolveInfo } from 'graphql';
import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { refusalError } from '../access/refusal-error.ts';
import type { Page } from './lists.ts';

/**
 * How many things one query may list below others. A handoff has up to 500 goods, each of which is in a handoff, and so on:
 * what no `first` limits can not be known before it is looked at, so it is counted while it is. Twenty-five handoffs with 500
 * goods each, as a client shows them, are well within it.
 */
const mostBelow = 20_000;

type Execution = Pick<GraphQLResolveInfo, 'variableValues'>;

// The variables are made anew for each execution: a subscription begins with nothing counted at each of its events.
const counted = new WeakMap<object, number>();

/**
 * Counts what is listed below something else in this execution.
 * @throws GraphQLError INVALID_INPUT when that is more than one query may ask for.
 */
export function listBelow({ variableValues }: Execution, count: number): void {
  const sum = (counted.get(variableValues) ?? 0) + count;
  if (sum > mostBelow) throw refusalError(refusal('INVALID_INPUT', inputCases.tooManyBelow(mostBelow)));
  counted.set(variableValues, sum);
}

/** The same page, its lines counted. */
export async function pageBelow<Node>(info: Execution, page: Promise<Page<Node>>): Promise<Page<Node>> {
  const made = await page;
  listBelow(info, made.edges.length);
  return made;
}

/** The same list, counted. */
export async function listedBelow<Thing>(info: Execution, list: Thing[] | Promise<Thing[]>): Promise<Thing[]> {
  const things = await list;
  listBelow(info, things.length);
  return things;
}

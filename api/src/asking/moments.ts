import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Context } from './context.ts';

/** The day it is in Germany, for rules and mandates that hold by day. */
export function today({ now }: Pick<Context, 'now'>): string {
  return dayInGermany(now().toISOString());
}

/** No device keeps a step longer than this before it gets a network. */
const longestAwayMilliseconds = 92 * 86_400_000;

/**
 * The day whose rules hold for a step: that on which a device without a network took it, but nobody goes back behind a law by
 * dating a step before it.
 */
export function dayOf(occurredAt: string | null | undefined, { now }: Pick<Context, 'now'>): string {
  const said = occurredAt ? Date.parse(occurredAt) : now().getTime();
  return dayInGermany(new Date(Math.max(said, now().getTime() - longestAwayMilliseconds)).toISOString());
}

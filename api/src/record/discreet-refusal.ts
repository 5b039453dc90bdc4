import type { Refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import { hasInterest } from '../asking/visibility.ts';
import type { Battery } from '../passports/state/battery.ts';
import { isInsider } from '../passports/state/insider.ts';

/** Where a command may name batteries. */
export interface Naming {
  battery?: unknown;
  items?: unknown;
  predecessors?: unknown;
}

/**
 * A refusal as this firm may hear it. That a battery is waste, still built in or used up is its status (2023/1542 Annex XIII
 * 4(c)); a firm that neither has an interest in it nor had it in hands is not to learn by a no what it may not read.
 */
export async function discreet(context: Context, command: Naming, refusal: Refusal): Promise<Refusal> {
  if (!telling.has(refusal.code)) return refusal;
  for (const id of batteriesIn(command)) {
    const battery = (await context.ledger.views.subject<Battery>('battery', id))?.state;
    if (!battery || hasInterest(context.viewer, battery) || (await isInsider(context, battery))) continue;
    return { code: 'NOT_IN_YOUR_HANDS', message: notHeld, ...(refusal.path && { path: refusal.path }) };
  }
  return refusal;
}

/** What may be answered before it is asked whether the firm has the battery at all, and the answer to that. */
const telling: ReadonlySet<string> = new Set([
  'CONSUMED',
  'NOT_REMOVED',
  'ALREADY_REMOVED',
  'ALREADY_WASTE',
  'VEHICLE_IN_OTHER_HANDS',
  'NOT_IN_YOUR_HANDS',
]);

const notHeld = 'Your firm does not have this battery in its hands.';

function batteriesIn({ battery, items, predecessors }: Naming): string[] {
  const listed = [...listOf(items), ...listOf(predecessors).map((part) => (part as { battery?: unknown })?.battery)];
  return [battery, ...listed].filter((id) => typeof id === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

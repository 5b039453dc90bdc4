import { type Refusal, type RefusalCode, refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import { hasInterest } from '../asking/visibility.ts';
import { isInsider } from '../passports/shown/insider.ts';
import type { Battery } from '../passports/state/battery.ts';

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
export async function discreet(context: Context, command: Naming, said: Refusal): Promise<Refusal> {
  if (!telling.has(said.code)) return said;
  for (const id of batteriesIn(command)) {
    const battery = (await context.ledger.views.subject<Battery>('battery', id))?.state;
    if (!battery || hasInterest(context.viewer, battery) || (await isInsider(context, battery))) continue;
    return refusal('NOT_IN_YOUR_HANDS', { path: said.path });
  }
  return said;
}

/** What may be answered before it is asked whether the firm has the battery at all, and the answer to that. */
const telling: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'CONSUMED',
  'NOT_REMOVED',
  'ALREADY_REMOVED',
  'ALREADY_WASTE',
  'VEHICLE_IN_OTHER_HANDS',
  'NOT_IN_YOUR_HANDS',
]);

function batteriesIn({ battery, items, predecessors }: Naming): string[] {
  const listed = [...listOf(items), ...listOf(predecessors).map((part) => (part as { battery?: unknown })?.battery)];
  return [battery, ...listed].filter((id) => typeof id === 'string');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

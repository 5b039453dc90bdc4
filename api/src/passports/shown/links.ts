import type { SecondLifeOperation } from '#schemas/second-life-rules.ts';
import type { Context } from '../../asking/context.ts';
import { hasInterest } from '../../asking/visibility.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import type { Battery } from '../state/battery.ts';
import type { Predecessor } from '../state/lineage.ts';

/** The battery at the other end, and what of it this link is about. */
export interface Link extends Predecessor {
  operation: SecondLifeOperation;
}

/**
 * What a battery was made from. That it was made from others says that it is not original any more, so the link is for whom
 * the status is for (2023/1542 Annex XIII 4(c)); our reading, as the law names no reader of the link (Art. 77(7)).
 */
export function madeFrom({ viewer }: Context, battery: Battery): Link[] {
  const { secondLife } = battery;
  if (!secondLife || !hasInterest(viewer, battery)) return [];
  return secondLife.predecessors.map((predecessor) => ({ ...predecessor, operation: secondLife.operation }));
}

/** What was made from a battery; visible like its status. */
export function madeInto({ viewer }: Context, battery: Battery): Link[] {
  if (!battery.consumed || !hasInterest(viewer, battery)) return [];
  return battery.consumed.map(({ successor, ...link }) => ({ ...link, battery: successor }));
}

/** The batteries themselves; the whole list of a page is read at once. */
export async function linked(context: Context, links: Link[]): Promise<SubjectView<Battery>[]> {
  const found = await Promise.all(links.map(({ battery }) => context.load<Battery>('battery', battery)));
  return found.filter((battery) => battery !== undefined);
}

import type { Entry } from '../ledger/entry.ts';
import type { Context } from './context.ts';

/** Whether an entry is about something a firm has in its hands or is about to get, or was made by it. */
export async function concerns({ ledger, subjects }: Context, entry: Entry, organisation: string): Promise<boolean> {
  // The points a battery sent home; the battery's own entry tells of them.
  if (entry.kind === 'series') return false;
  if (entry.actor.organisation === organisation) return true;
  const view = await ledger.views.subject(entry.kind, entry.id);
  return view !== undefined && subjects.of(entry.kind).inHandsOf(view.state).includes(organisation);
}

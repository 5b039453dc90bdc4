import type { Context } from '../asking/context.ts';
import { historyEntryFor } from '../asking/history.ts';
import type { HistoryEntry } from '../asking/seen-as.ts';
import type { Outcome } from '../asking/subject.ts';
import type { Battery } from '../passports/state/battery.ts';

/** What the answer to a correction tells besides: the step as it counts now, and whether a battery stays as grave as it was. */
export async function outcomeFor(context: Context, outcome: Outcome, entry?: number): Promise<object | undefined> {
  if ('code' in outcome) return undefined;
  const inspectionNeeded = await needsInspection(context, outcome.commit.entries);
  return { inspectionNeeded, ...(entry !== undefined && { entry: await entryAt(context, entry) }) };
}

/** One entry of the ledger as this viewer may see it. */
export async function entryAt(context: Context, position: number): Promise<HistoryEntry | null> {
  if (!Number.isSafeInteger(position) || position < 0) return null;
  const [text] = await context.storage.entryTexts(position, 1);
  return (text && (await historyEntryFor(context, JSON.parse(text)))) || null;
}

async function needsInspection(
  { ledger }: Context,
  entries: readonly { kind: string; id: string }[],
): Promise<boolean> {
  const ids = entries.filter(({ kind }) => kind === 'battery').map(({ id }) => id);
  const found = await ledger.views.subjects<Battery>('battery', ids);
  return [...found.values()].some(({ state }) => state.assessment.needsInspection);
}

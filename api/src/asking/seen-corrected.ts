import { counting, standingCorrections } from '../ledger/corrected.ts';
import type { Entry } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Storage } from '../storage/storage.ts';
import { type HistoryEntry, type Reading, seenAs } from './history.ts';

/** An entry with what was said of it since: both stay to be seen, by whoever may see the entry. */
export function seenCorrected(
  entry: Entry,
  reading: Reading,
  standing: ReadonlyMap<number, Entry>,
): HistoryEntry | undefined {
  const seen = seenAs(entry, reading);
  const by = standing.get(entry.position);
  // Who may not know what happened is not told that it happened otherwise.
  if (!seen || !by || seen.type === 'Withheld') return seen;
  const counts = counting(entry, standing);
  if (!counts) return { ...seen, correctedBy: by.position, struck: true };
  const now = seenAs(counts, reading);
  if (!now) return seen;
  return {
    ...now,
    // The proof is of what was recorded, so that decides whether it may be given whole.
    complete: seen.complete,
    correctedBy: by.position,
    originalData: seen.data,
    ...(seen.occurredAt !== now.occurredAt && { originallyOccurredAt: seen.occurredAt }),
  };
}

/** The corrections that stand in a subject's history, read only where there are any. */
export async function standingOf(
  log: Pick<Storage, 'history'>,
  { kind, id, corrections = [] }: Pick<SubjectView, 'kind' | 'id' | 'corrections'>,
): Promise<Map<number, Entry>> {
  const found = await Promise.all(corrections.map((version) => log.history({ kind, id }, version - 1, 1)));
  return standingCorrections(found.flat());
}

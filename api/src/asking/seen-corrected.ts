import type { StepCorrected } from '#schemas/generated/types.ts';
import { correctionIn, counting, standingCorrections } from '../ledger/corrected.ts';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Storage } from '../storage/storage.ts';
import type { Reading } from './reading.ts';
import { byWhom, type HistoryEntry, seenAs } from './seen-as.ts';

const behind = new WeakMap<HistoryEntry, Entry>();

/** The entry as it was recorded, of which only a part may be shown. */
export function entryBehind(seen: HistoryEntry): Entry | undefined {
  return behind.get(seen);
}

/** An entry with what was said of it since: both stay to be seen, by whoever may see the entry. */
export function seenCorrected(
  entry: Entry,
  reading: Reading,
  standing: ReadonlyMap<number, Entry>,
): HistoryEntry | undefined {
  const correction = correctionIn(entry);
  const seen = correction ? correctionSeen(entry, correction, reading) : withCorrection(entry, reading, standing);
  if (seen) behind.set(seen, entry);
  return seen;
}

function withCorrection(
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

/** Of a correction as much as of the entry it puts right, which is named; why is for insiders, as who is told why is. */
function correctionSeen(entry: Entry, correction: StepCorrected, asked: Reading): HistoryEntry | undefined {
  const { data, note, agreement, ...told } = correction;
  // An entry of that type with what is said instead is read like one.
  const seen = seenAs({ ...entry, type: correction.type, data: data ?? {} } as Entry, asked);
  if (!seen || seen.type === 'Withheld') return seen;
  const why = { ...(note && { note }), ...(agreement && { agreement }) };
  const { insider } = byWhom(entry.actor, asked);
  const withheld = [
    ...seen.withheld.map((name) => (name === 'organisation' || name === 'type' ? name : `data.${name}`)),
    ...(insider ? [] : Object.keys(why)),
  ];
  return {
    ...seen,
    type: entry.type,
    data: { ...told, ...(insider && why), ...(data && { data: seen.data }) },
    withheld,
    complete: withheld.length === 0,
    corrects: correction.corrects,
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

/** The same of what one has only the name of, as in an export. */
export async function standingIn(
  storage: Pick<Storage, 'history' | 'subject'>,
  ref: SubjectRef,
): Promise<Map<number, Entry>> {
  const view = await storage.subject(ref.kind, ref.id);
  return view ? standingOf(storage, view) : new Map();
}

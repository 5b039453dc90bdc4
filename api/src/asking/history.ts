import DataLoader from 'dataloader';
import type { Entry } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { HistoryPage } from '../storage/storage.ts';
import type { Context } from './context.ts';
import type { Reading } from './reading.ts';
import type { HistoryEntry } from './seen-as.ts';
import { seenCorrected, standingOf } from './seen-corrected.ts';

/** One page of a subject's history, oldest first; `after` is the position of the last entry of the page before. */
export async function historyOf(
  context: Context,
  subject: SubjectView,
  { first, after }: { first?: number | null; after?: number | null },
): Promise<HistoryEntry[]> {
  const reading = await readingOf(context, subject);
  const standing = await standingOf(context.storage, subject);
  const wanted = Math.min(Math.max(first ?? 50, 0), 200);
  const shown: HistoryEntry[] = [];
  let version = 0;
  while (shown.length < wanted) {
    const entries = await pagesOf(context).load({ of: subject, after: version });
    for (const entry of entries) {
      const seen = entry.position > (after ?? -1) && seenCorrected(entry, reading, standing);
      if (seen) shown.push(seen);
    }
    if (entries.length < pageLength) break;
    version = entries.at(-1)?.version ?? version;
  }
  return shown.slice(0, wanted);
}

const pageLength = 200;
const loaders = new WeakMap<Context, DataLoader<HistoryPage, Entry[], string>>();

/** Reads the histories of a whole list at once. Remembers nothing: a subscription lives long. */
function pagesOf(context: Context): DataLoader<HistoryPage, Entry[], string> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((pages) => context.storage.histories(pages, pageLength), {
      cache: false,
      maxBatchSize: 100,
    });
    loaders.set(context, loader);
  }
  return loader;
}

/** One entry as this viewer may see it; undefined when they may not even know that it is there. */
export async function historyEntryFor(context: Context, entry: Entry): Promise<HistoryEntry | undefined> {
  const subject = await context.ledger.views.record(entry.kind, entry.id);
  const standing = subject && (await standingOf(context.storage, subject));
  const seen = standing && seenCorrected(entry, await readingOf(context, subject), standing);
  // Also by proofs and live: whoever follows a battery reads it, and whoever asks for the record of a model reads that.
  if (seen && (subject.kind === 'battery' || subject.kind === 'model')) context.noteRead(subject.id);
  return seen;
}

/** As whom this viewer reads entries of this subject. */
export async function readingOf(context: Context, view: SubjectView): Promise<Reading> {
  return context.subjects.of(view.kind).readingOf(context, view);
}

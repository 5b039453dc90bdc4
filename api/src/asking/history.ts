import DataLoader from 'dataloader';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { HistoryPage } from '../storage/storage.ts';
import type { Context } from './context.ts';
import { cursorOf, type Page, type PageArguments, pageOf, pageSize, positionOf } from './lists.ts';
import type { Reading } from './reading.ts';
import type { HistoryEntry } from './seen-as.ts';
import { seenCorrected, standingOf } from './seen-corrected.ts';

/** Part of a subject's history, oldest first; `after` is the position of the last entry of the part before. */
export async function historyOf(
  context: Context,
  subject: SubjectView,
  { first, after }: { first?: number | null; after?: number | null },
): Promise<HistoryEntry[]> {
  return entriesAfter(context, subject, after ?? -1, pageSize(first, { usual: 50, most: longestHistory }));
}

/** One page of a subject's history, oldest first. */
export async function historyPage(
  context: Context,
  subject: SubjectView,
  { first, after }: PageArguments,
): Promise<Page<HistoryEntry>> {
  const size = pageSize(first, { usual: 50, most: longestHistory });
  const found = await entriesAfter(context, subject, after ? positionOf(after) : -1, size + 1);
  return pageOf(found, size, ({ position }) => cursorOf(position));
}

const longestHistory = 200;

async function entriesAfter(
  context: Context,
  subject: SubjectView,
  after: number,
  wanted: number,
): Promise<HistoryEntry[]> {
  const reading = await readingOf(context, subject);
  const standing = await standingOf(context.storage, subject);
  const shown: HistoryEntry[] = [];
  let version = 0;
  while (shown.length < wanted) {
    const entries = await entriesAfterVersion(context, subject, version);
    for (const entry of entries) {
      const seen = entry.position > after && seenCorrected(entry, reading, standing);
      if (seen) shown.push(seen);
    }
    if (entries.length < entriesAtOnce) break;
    version = entries.at(-1)?.version ?? version;
  }
  return shown.slice(0, wanted);
}

/** How many entries of a subject are read at once. */
export const entriesAtOnce = 200;

/** The entries of a subject that follow a version, as many as are read at once; those of a whole list in one go. */
export function entriesAfterVersion(context: Context, subject: SubjectRef, version: number): Promise<Entry[]> {
  return pagesOf(context).load({ of: subject, after: version });
}

const loaders = new WeakMap<Context, DataLoader<HistoryPage, Entry[], string>>();

/** Reads the histories of a whole list at once. Remembers nothing: a subscription lives long. */
function pagesOf(context: Context): DataLoader<HistoryPage, Entry[], string> {
  let loader = loaders.get(context);
  if (!loader) {
    loader = new DataLoader((pages) => context.storage.histories(pages, entriesAtOnce), {
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

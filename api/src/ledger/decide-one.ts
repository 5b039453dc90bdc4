import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { commandIdReused } from '#schemas/refusals/access-cases.ts';
import { validateEvent } from '#schemas/validate.ts';
import type { Storage, WrittenCommit } from '../storage/storage.ts';
import type { Commit, Entry, Head, NewEntry } from './entry.ts';
import type { Outcome, Submission } from './ledger.ts';
import type { Overlay } from './overlay.ts';
import type { SubjectView } from './subject.ts';
import { nameOf, type Views } from './views.ts';

export interface Desk {
  storage: Storage;
  views: Views;
  /** Number and position the commit will get, and the time it is recorded at. */
  head: Head;
  recordedAt: string;
}

/**
 * Decides one command against the overlay and, if accepted, puts its commit on top. All or nothing: whatever is thrown
 * on the way leaves the overlay as it was, so one faulty command does no harm to others of its batch.
 */
export async function decideOne(desk: Desk, overlay: Overlay, submission: Submission): Promise<Outcome> {
  const first = await overlay.command(submission.commandId);
  if (first) return repeatedOutcome(first, submission);

  const decision = await submission.decide(overlay);
  if (!decision.accepted) return { recorded: false, refusal: decision.refusal };

  const gone = await struckAmong(overlay, decision.entries);
  if (gone) return { recorded: false, refusal: gone };
  const { commit, views } = await draft(desk, overlay, submission, decision.entries);
  const taken = await takenKey(overlay, views);
  if (taken) return { recorded: false, refusal: taken };
  await overlay.add(commit, views);
  return { recorded: true, commit, repeated: false };
}

function repeatedOutcome(commit: Commit, { commandId, commandHash, actor }: Submission): Outcome {
  const first = commit.entries[0];
  if (first?.actor.organisation !== actor.organisation) {
    return { recorded: false, refusal: refusal('COMMAND_ID_TAKEN', { commandId, path: '/commandId' }) };
  }
  // Answering "recorded" to something else than what was recorded would lose it without anybody noticing.
  if (commandHash !== undefined && first.commandHash !== undefined && commandHash !== first.commandHash) {
    return {
      recorded: false,
      refusal: refusal('COMMAND_ID_REUSED', { ...commandIdReused.command(commandId), path: '/commandId' }),
    };
  }
  return { recorded: true, commit, repeated: true };
}

async function draft(
  desk: Desk,
  overlay: Overlay,
  submission: Submission,
  newEntries: readonly NewEntry[],
): Promise<{ commit: WrittenCommit; views: SubjectView[] }> {
  if (newEntries.length === 0) throw new TypeError('A decision was accepted without anything that happened.');
  const views = new Map<string, SubjectView>();
  const entries: Entry[] = [];
  for (const newEntry of newEntries) {
    const name = nameOf(newEntry);
    const before = views.get(name) ?? (await overlay.record(newEntry.kind, newEntry.id));
    const entry = completed(desk, submission, newEntry, entries.length, (before?.version ?? 0) + 1);
    const past = () => overlay.history(entry, entries);
    views.set(name, await desk.views.evolved(before, entry, past));
    entries.push(entry);
  }
  const texts = entries.map(canonicalJson);
  const commit = { number: desk.head.commit + 1, commandId: submission.commandId, entries, texts };
  return { commit, views: [...views.values()] };
}

function completed(desk: Desk, submission: Submission, newEntry: NewEntry, offset: number, version: number): Entry {
  const invalid = validateEvent(newEntry.type, newEntry.data);
  // Not a refusal: the command was fine, our own decision made something no reader of the ledger would understand.
  if (invalid) throw new TypeError(`${newEntry.type} does not fit its schema at "${invalid.path}": ${invalid.message}`);
  const { commandId, commandHash, actor, occurredAt } = submission;
  const { kind, id, type, data } = newEntry;
  return {
    // Only what an entry has, whatever else a decision may have left on it.
    ...({ kind, id, type, data } as NewEntry),
    position: desk.head.size + offset,
    commit: desk.head.commit + 1,
    version,
    commandId,
    ...(commandHash !== undefined && offset === 0 && { commandHash }),
    actor,
    salt: randomUUID(),
    recordedAt: desk.recordedAt,
    occurredAt: utc(newEntry.occurredAt ?? occurredAt ?? desk.recordedAt),
  };
}

function utc(time: string): string {
  return new Date(time).toISOString();
}

/** What was struck out takes nothing more than a correction that brings it back; its id is not given out twice. */
async function struckAmong(overlay: Overlay, entries: readonly NewEntry[]): Promise<Refusal | undefined> {
  for (const { kind, id, type } of entries) {
    if (type === 'StepCorrected' || !(await overlay.record(kind, id))?.struck) continue;
    return refusal('STRUCK_OUT');
  }
  return undefined;
}

/** The last guard: a key leads to one subject only, whatever a decision may have overlooked. */
async function takenKey(overlay: Overlay, views: readonly SubjectView[]): Promise<Refusal | undefined> {
  const claimed = new Map<string, string>();
  for (const view of views) {
    const kept = new Set((await overlay.record(view.kind, view.id))?.keys);
    for (const key of view.keys) {
      if (kept.has(key)) continue;
      const holder = claimed.get(key) ?? (await holderOf(overlay, views, key));
      if (holder !== undefined && holder !== nameOf(view)) {
        return refusal('KEY_TAKEN', { key });
      }
      claimed.set(key, nameOf(view));
    }
  }
  return undefined;
}

/** Who has a key after this commit, among those it does not change. */
async function holderOf(overlay: Overlay, views: readonly SubjectView[], key: string): Promise<string | undefined> {
  const ref = await overlay.findByKey(key);
  const holder = ref && nameOf(ref);
  return views.some((view) => nameOf(view) === holder) ? undefined : holder;
}

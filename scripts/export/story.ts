import type { HistoryEntry, Reading } from '#api/asking/history.ts';
import { seenCorrected } from '#api/asking/seen-corrected.ts';
import type { Handoff } from '#api/handoffs/handoff.ts';
import { correctionIn, standingCorrections } from '#api/ledger/corrected.ts';
import type { Entry } from '#api/ledger/entry.ts';
import type { SubjectView } from '#api/ledger/subject.ts';
import type { Organisation } from '#api/organisations/organisation.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Storage } from '#api/storage/storage.ts';
import type { Audience } from '#schemas/access-view.ts';
import type { Story, ToldEntry, ToldFirm } from '#schemas/foreign/story.ts';

/** The history of a battery as an audience may read it; all of it without one. */
export async function storyOf(storage: Storage, battery: Battery, audience?: Audience): Promise<Story> {
  const reading = readingOf(audience);
  const own = await entriesOf(storage, 'battery', battery.id);
  const dispatched = await Promise.all(battery.handoffs.map((id) => dispatchOf(storage, id)));
  const recorded = [...own, ...dispatched.flat()].sort((one, other) => one.position - other.position);
  const standing = standingCorrections(recorded);
  const entries = recorded.flatMap((entry) => {
    // A correction is told with what it puts right.
    const seen = correctionIn(entry) ? undefined : seenCorrected(entry, reading, standing);
    return seen ? [toldEntry(seen, standing)] : [];
  });
  const { id, uniqueIdentifier, updatedAt } = battery;
  const [firms, batteries] = [await firmsIn(storage, entries), await batteriesIn(storage, entries)];
  return { battery: { id, uniqueIdentifier }, entries, firms, batteries, updatedAt };
}

function toldEntry(
  { struck, originalData, originallyOccurredAt, ...seen }: HistoryEntry,
  standing: Standing,
): ToldEntry {
  const by = standing.get(seen.position);
  if (!by || seen.correctedBy === undefined) return seen;
  const original = originalData && { occurredAt: originallyOccurredAt ?? seen.occurredAt, data: originalData };
  return { ...seen, corrected: { at: by.recordedAt, struck: struck ?? false, ...(original && { original }) } };
}

type Standing = ReadonlyMap<number, Entry>;

/** As whom an audience reads, the same as over GraphQL for somebody who is no party of the battery. */
function readingOf(audience: Audience | undefined): Reading {
  if (audience === undefined) {
    const audiences = new Set<Audience>(['public', 'legitimateInterest', 'commission', 'authority']);
    return { audiences, interest: true, insider: true, outsider: false };
  }
  const interest = audience === 'legitimateInterest';
  const insider = audience === 'authority' || audience === 'commission';
  return { audiences: new Set([audience]), interest, insider, outsider: !interest && !insider };
}

const pageLength = 500;

async function entriesOf(storage: Storage, kind: 'battery' | 'handoff', id: string): Promise<Entry[]> {
  const found: Entry[] = [];
  for (;;) {
    const page = await storage.history({ kind, id }, found.length, pageLength);
    found.push(...page);
    if (page.length < pageLength) return found;
  }
}

/** The dispatch of a handoff, with whom it is between, which only the offer had said. */
async function dispatchOf(storage: Storage, handoff: string): Promise<Entry[]> {
  const view = (await storage.subject('handoff', handoff)) as SubjectView<Handoff> | undefined;
  if (!view) return [];
  const { sender: from, receiver: to } = view.state;
  const entries = await entriesOf(storage, 'handoff', handoff);
  return entries
    .filter(({ type, data }) => [type, (data as { type?: string }).type].includes('HandoffDispatched'))
    .map((entry) => between(entry, { handoff, from, to }));
}

/** The same of what the dispatch said first, and of what a correction says instead. */
function between(entry: Entry, parties: { handoff: string; from: string; to: string }): Entry {
  const data = correctionIn(entry)?.data;
  if (!correctionIn(entry)) return { ...entry, data: { ...entry.data, ...parties } };
  return data ? { ...entry, data: { ...entry.data, data: { ...data, ...parties } } } : entry;
}

async function firmsIn(storage: Storage, entries: readonly ToldEntry[]): Promise<Map<string, ToldFirm>> {
  const ids = entries.flatMap(({ organisation, data }) => [organisation, ...named(data, firmFields)]);
  const views = (await storage.subjects('organisation', present(ids))) as SubjectView<Organisation>[];
  return new Map(
    views.map(({ id, state: { name, gln, address } }) => [
      id,
      { name, ...(gln && { gln }), ...(address && { country: address.country }) },
    ]),
  );
}

async function batteriesIn(storage: Storage, entries: readonly ToldEntry[]): Promise<Map<string, string>> {
  const ids = entries.flatMap(({ data }) => {
    const { predecessors = [] } = data as { predecessors?: { battery: string }[] };
    return [...named(data, ['successor']), ...predecessors.map(({ battery }) => battery)];
  });
  const views = (await storage.subjects('battery', present(ids))) as SubjectView<Battery>[];
  return new Map(views.map(({ id, state }) => [id, state.uniqueIdentifier]));
}

const firmFields = ['from', 'to', 'recipient', 'previousOperator', 'recycler', 'custodian'];

function named(data: object, fields: readonly string[]): unknown[] {
  return fields.map((field) => (data as Record<string, unknown>)[field]);
}

function present(ids: readonly unknown[]): string[] {
  return [...new Set(ids.filter((id) => typeof id === 'string'))];
}

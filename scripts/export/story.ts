import type { Reading } from '#api/asking/reading.ts';
import type { HistoryEntry } from '#api/asking/seen-as.ts';
import { seenCorrected } from '#api/asking/seen-corrected.ts';
import type { Handoff } from '#api/handoffs/state/handoff.ts';
import { correctionIn, standingCorrections } from '#api/ledger/corrected.ts';
import type { Entry } from '#api/ledger/entry.ts';
import type { SubjectView } from '#api/ledger/subject.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Storage } from '#api/storage/storage.ts';
import type { Audience } from '#schemas/access-view.ts';
import type { Story, ToldEntry, ToldFirm } from '#schemas/foreign/lines/story.ts';

/** The history of a battery as an audience may read it; all of it without one. */
export async function storyOf(storage: Storage, battery: Battery, audience?: Audience): Promise<Story> {
  const reading = readingOf(audience);
  const own = toldOf(await entriesOf(storage, 'battery', battery.id), reading);
  const dispatched = await Promise.all(battery.handoffs.map((id) => dispatchOf(storage, id, reading)));
  const entries = [...own, ...dispatched.flat()].sort((one, other) => one.position - other.position);
  const { id, uniqueIdentifier, updatedAt } = battery;
  const [firms, batteries] = [await firmsIn(storage, entries), await batteriesIn(storage, entries)];
  return { battery: { id, uniqueIdentifier }, entries, firms, batteries, updatedAt };
}

/** As whom an audience reads, the same as over GraphQL for somebody who is no party of the battery. */
function readingOf(audience: Audience | undefined): Reading {
  if (audience === undefined) {
    const audiences = new Set<Audience>(['public', 'legitimateInterest', 'commission', 'authority']);
    return { audiences, interest: true, insider: true, vins: 'all', outsider: false };
  }
  const interest = audience === 'legitimateInterest';
  const insider = audience === 'authority' || audience === 'commission';
  const vins = insider ? 'all' : [];
  return { audiences: new Set([audience]), interest, insider, vins, outsider: !interest && !insider };
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

/** A history as it is read, each entry with what was put right in it. */
function toldOf(history: readonly Entry[], reading: Reading): (ToldEntry & { complete: boolean })[] {
  const standing = standingCorrections(history);
  return history.flatMap((entry) => {
    const seen = correctionIn(entry) ? undefined : seenCorrected(entry, reading, standing);
    return seen ? [withCorrection(seen, standing.get(entry.position)?.recordedAt)] : [];
  });
}

function withCorrection({ struck, originalData, originallyOccurredAt, ...seen }: HistoryEntry, at: string | undefined) {
  if (at === undefined || seen.correctedBy === undefined) return seen;
  const original = originalData && { occurredAt: originallyOccurredAt ?? seen.occurredAt, data: originalData };
  return { ...seen, corrected: { at, struck: struck ?? false, ...(original && { original }) } };
}

/** The dispatch of a handoff, with whom it is between, which only the offer had said. */
async function dispatchOf(storage: Storage, handoff: string, reading: Reading): Promise<ToldEntry[]> {
  const view = (await storage.subject('handoff', handoff)) as SubjectView<Handoff> | undefined;
  if (!view) return [];
  const { sender: from, receiver: to } = view.state;
  const told = toldOf(await entriesOf(storage, 'handoff', handoff), reading);
  return told
    .filter(({ type }) => type === 'HandoffDispatched')
    .map((seen) => (seen.complete ? between(seen, { handoff, from, to }) : seen));
}

function between({ corrected, ...seen }: ToldEntry, parties: object): ToldEntry {
  const { original } = corrected ?? {};
  const first = original && { ...original, data: { ...original.data, ...parties } };
  return {
    ...seen,
    data: { ...seen.data, ...parties },
    ...(corrected && { corrected: { ...corrected, ...(first && { original: first }) } }),
  };
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

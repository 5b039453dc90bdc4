import type { CorrectStep, StepCorrected } from '#schemas/generated/types.ts';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { validateEvent } from '#schemas/validate.ts';
import type { Acting, Body } from '../asking/acting.ts';
import { isRefusal, ruleOf } from '../asking/correcting.ts';
import type { Register } from '../asking/register.ts';
import { correctionIn, counting, standingCorrections } from '../ledger/corrected.ts';
import type { Entry, NewEntry } from '../ledger/entry.ts';
import type { LogReader } from '../ledger/ledger.ts';

/** What corrections are decided with: the log, and what each kind of subject says of itself. */
export interface Desk {
  reader: LogReader;
  subjects: Register;
}

/** What a firm wants put right: the fields of `correctStep` without who and when. */
export type Wish = Body<CorrectStep>;

/** How one entry is to count. */
export interface Change {
  /** As it was recorded. */
  entry: Entry;
  to: Pick<StepCorrected, 'didNotHappen' | 'data' | 'happenedAt' | 'withdrawn'>;
}

/** All that is written: a step is put right as a whole, with every entry it led to, and what belongs elsewhere is recorded there. */
export interface Plan {
  /** The one that was named. */
  entry: Entry;
  changes: Change[];
  moved: NewEntry[];
}

/** What a wish comes to, or why it makes no sense by itself. Whether this firm may, and what else rests on it, is asked later. */
export async function planOf(desk: Desk, wish: Wish, acting: Acting): Promise<Plan | Refusal> {
  const { reader, subjects } = desk;
  const commit = await reader.commitOf(wish.entry);
  const entry = commit?.entries.find(({ position }) => position === wish.entry);
  if (!commit || !entry) return refusal('ENTRY_UNKNOWN', { path: '/entry' });
  const { never } = ruleOf(subjects, entry);
  if (never) return refusal('NOT_CORRECTABLE', { ...never, path: '/entry' });
  const step = { entry, siblings: commit.entries, standing: await standingFor(reader, commit.entries) };
  const outdated = whyOutdated(step, wish) ?? whyNotOne(wish);
  if (outdated) return outdated;
  if (wish.withdraw) return withdrawn(reader, step);
  if (wish.didNotHappen) return struck(subjects, step);
  if (wish.belongsTo) return moved(desk, step, wish.belongsTo, acting);
  return toldAnew(desk, step, wish, acting);
}

/** The entries of the commit it was recorded in, with the corrections that stand of them. */
interface Step {
  entry: Entry;
  siblings: readonly Entry[];
  standing: ReadonlyMap<number, Entry>;
}

async function standingFor(reader: LogReader, entries: readonly Entry[]): Promise<Map<number, Entry>> {
  const corrections: Entry[] = [];
  for (const { kind, id } of entries) {
    const view = await reader.record(kind, id);
    if (view?.corrections) corrections.push(...(await reader.history({ kind, id })));
  }
  return standingCorrections(corrections);
}

/** Of two people who correct the same entry at once, one has not seen what the other said. */
function whyOutdated({ entry, standing }: Step, { insteadOf, withdraw }: Wish): Refusal | undefined {
  const stands = standing.get(entry.position)?.position;
  if (stands === (insteadOf ?? undefined))
    return withdraw && stands === undefined ? refusal('NOT_CORRECTED', { path: '/withdraw' }) : undefined;
  if (stands !== undefined && insteadOf == null) return refusal('ALREADY_CORRECTED', { path: '/insteadOf' });
  return refusal('CORRECTION_OUTDATED', { path: '/insteadOf' });
}

function whyNotOne({ didNotHappen, data, happenedAt, belongsTo, withdraw }: Wish): Refusal | undefined {
  const wishes = [didNotHappen, belongsTo, withdraw, data ?? happenedAt].filter(Boolean);
  return wishes.length === 1 ? undefined : refusal('CORRECTION_UNCLEAR');
}

function struck(subjects: Register, { entry, siblings, standing }: Step): Plan | Refusal {
  const left = siblings.filter((each) => counting(each, standing) !== undefined);
  const [never] = left.flatMap((each) => ruleOf(subjects, each).never ?? []);
  if (never) return refusal('NOT_CORRECTABLE', { ...never, path: '/entry' });
  if (left.length === 0) return refusal('CORRECTION_CHANGES_NOTHING');
  return { entry, changes: left.map((each) => ({ entry: each, to: { didNotHappen: true } })), moved: [] };
}

/** Struck out here, recorded there, in one commit. */
async function moved({ reader, subjects }: Desk, step: Step, id: string, acting: Acting): Promise<Plan | Refusal> {
  const { entry, siblings, standing } = step;
  const { whyNotOnto } = subjects.of(entry.kind).correcting;
  const isElsewhere = siblings.some((each) => each.kind !== entry.kind || each.id !== entry.id);
  if (!whyNotOnto || isElsewhere) return refusal('STEP_STAYS', { path: '/belongsTo' });
  if (id === entry.id) return refusal('CORRECTION_CHANGES_NOTHING');
  const otherwise = await whyNotOnto(reader, id, entry, acting);
  if (otherwise) return otherwise;
  const plan = struck(subjects, step);
  if (isRefusal(plan)) return plan;
  const there = siblings.flatMap((each) => counting(each, standing) ?? []);
  return { ...plan, moved: there.map((each) => recordedOf(id, each)) };
}

function recordedOf(id: string, { kind, type, data, occurredAt }: Entry): NewEntry {
  return { kind, id, type, data, occurredAt } as NewEntry;
}

/** Everything that correction said is taken back, also what it recorded of something else. */
async function withdrawn(reader: LogReader, { entry, standing }: Step): Promise<Plan | Refusal> {
  const commit = await reader.commitOf(standing.get(entry.position)?.position ?? -1);
  const changes: Change[] = [];
  for (const each of commit?.entries ?? []) {
    const correction = correctionIn(each);
    if (!correction) {
      if (each.kind !== 'correction') changes.push({ entry: each, to: { didNotHappen: true } });
      continue;
    }
    const original = await entryAt(reader, correction.corrects);
    if (original) changes.push({ entry: original, to: { withdrawn: true } });
  }
  return changes.length > 0 ? { entry, changes, moved: [] } : refusal('NOT_CORRECTED', { path: '/withdraw' });
}

async function toldAnew(desk: Desk, step: Step, wish: Wish, acting: Acting): Promise<Plan | Refusal> {
  const { reader, subjects } = desk;
  const { entry, siblings, standing } = step;
  const counts = counting(entry, standing) ?? entry;
  const data = wish.data ? await checked(desk, counts, wish.data, acting) : counts.data;
  if (isRefusal(data)) return data;
  const at = wish.happenedAt && new Date(wish.happenedAt).toISOString();
  const changed = changedFields(counts.data, data);
  if (changed.length === 0 && (at ?? counts.occurredAt) === counts.occurredAt)
    return refusal('CORRECTION_CHANGES_NOTHING');
  const changes: Change[] = [];
  for (const each of siblings) {
    const now = counting(each, standing);
    if (each !== entry && !now) continue;
    const said = each === entry ? data : repeated(subjects, now ?? each, counts.data, data, changed);
    const when = at ?? (now ?? each).occurredAt;
    if (each === entry || said !== now?.data || when !== now.occurredAt) changes.push(becoming(each, said, when));
  }
  const along = (await ruleOf(subjects, entry).alongside?.(reader, counts.data, { ...counts, data } as Entry)) ?? [];
  changes.push(...along.map((each) => becoming(each.entry, each.data, each.entry.occurredAt)));
  return { entry, changes, moved: [] };
}

/** Only what differs from the record is said; what is as it was recorded is no correction any more. */
function becoming(entry: Entry, data: object, at: string): Change {
  const differs = changedFields(entry.data, data).length > 0;
  if (!differs && at === entry.occurredAt) return { entry, to: { withdrawn: true } };
  return { entry, to: { ...(differs && { data: { ...data } }), ...(at !== entry.occurredAt && { happenedAt: at }) } };
}

async function checked(
  { reader, subjects }: Desk,
  counts: Entry,
  data: object,
  acting: Acting,
): Promise<object | Refusal> {
  const rule = ruleOf(subjects, counts);
  const other = changedFields(counts.data, data).find((name) => !rule.fields?.includes(name));
  if (other !== undefined) return refusal('FIELD_FIXED', { field: other, path: `/data/${other}` });
  const invalid = validateEvent(counts.type, data);
  if (invalid) return { ...invalid, path: `/data${invalid.path ?? ''}` };
  return (await rule.checked?.(reader, data as Entry['data'], acting)) ?? data;
}

/** What another entry of the same step says in the same words is told anew there too. */
function repeated(subjects: Register, entry: Entry, was: object, is: object, changed: readonly string[]): object {
  const [before, after, own] = [
    new Map(Object.entries(was)),
    new Map(Object.entries(is)),
    new Map(Object.entries(entry.data)),
  ];
  const same = changed.filter(
    (name) =>
      ruleOf(subjects, entry).fields?.includes(name) &&
      own.has(name) &&
      own.get(name) === before.get(name) &&
      after.has(name),
  );
  if (same.length === 0) return entry.data;
  return { ...entry.data, ...Object.fromEntries(same.map((name) => [name, after.get(name)])) };
}

function changedFields(before: object, after: object): string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = new Set([...was.keys(), ...is.keys()]);
  return [...names].filter((name) => canonicalJson([was.get(name) ?? null]) !== canonicalJson([is.get(name) ?? null]));
}

async function entryAt(reader: LogReader, position: number): Promise<Entry | undefined> {
  const commit = await reader.commitOf(position);
  return commit?.entries.find((each) => each.position === position);
}

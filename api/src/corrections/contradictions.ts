import { type Refusal, refusal } from '#schemas/refusal.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Register } from '../asking/register.ts';
import { correctionIn, counting, standingCorrections } from '../ledger/corrected.ts';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { LogReader } from '../ledger/ledger.ts';
import type { Change, Desk, Plan } from './plan.ts';

/**
 * Why a plan can not be: something later could not have happened then, or another record rests on one that never was. Decided
 * by telling the history anew, so it holds for every kind of subject.
 */
export async function whyContradicts(desk: Desk, { changes }: Plan): Promise<Refusal | undefined> {
  const { reader, subjects } = desk;
  const streams = Map.groupBy(changes, ({ entry }) => `${entry.kind}:${entry.id}`);
  const gone: SubjectRef[] = [];
  for (const own of streams.values()) {
    const [first] = own;
    if (!first) continue;
    const history = await reader.history(first.entry);
    const misfit = misfitIn(subjects, history, own);
    if (misfit) return contradicts(misfit);
    if (isStruckOut(history, own)) gone.push({ kind: first.entry.kind, id: first.entry.id });
  }
  for (const ref of gone) {
    const resting = await restingOn(reader, ref, gone);
    if (resting) return contradicts(resting);
  }
  return undefined;
}

/** The first entry of a history that could happen before these changes, but could not after them. */
export function misfitIn(subjects: Register, history: readonly Entry[], changes: readonly Change[]): Entry | undefined {
  const [first] = history;
  if (!first) return undefined;
  const standing = standingCorrections(history);
  const then = withChanges(standing, changes);
  const before = fittingIn(subjects, history, standing);
  const after = fittingIn(subjects, history, then);
  if (!counting(first, then)) return history.find((entry) => !correctionIn(entry) && counting(entry, then));
  const changed = new Set(changes.map(({ entry }) => entry.position));
  return history.find(
    ({ position }) => after.get(position) === false && (before.get(position) !== false || changed.has(position)),
  );
}

/** Of each entry that counts, by position, whether it could happen to what the subject was then. */
function fittingIn(
  subjects: Register,
  history: readonly Entry[],
  standing: ReadonlyMap<number, Entry>,
): Map<number, boolean> {
  const [first] = history;
  const fitting = new Map<number, boolean>();
  if (!first || !counting(first, standing)) return fitting;
  const { evolve, correcting } = subjects.of(first.kind);
  let state: object | undefined;
  for (const entry of history) {
    const counts = counting(entry, standing);
    if (!counts || counts.type === 'StepCorrected') continue;
    fitting.set(entry.position, state === undefined || (correcting.fits?.(state, counts) ?? true));
    state = evolve(state, counts);
  }
  return fitting;
}

function withChanges(standing: ReadonlyMap<number, Entry>, changes: readonly Change[]): Map<number, Entry> {
  const then = new Map(standing);
  for (const { entry, to } of changes) {
    const data = { corrects: entry.position, type: entry.type, reason: 'other' as const, ...to };
    if (to.withdrawn) then.delete(entry.position);
    else then.set(entry.position, { ...entry, type: 'StepCorrected', data });
  }
  return then;
}

function isStruckOut([first]: readonly Entry[], changes: readonly Change[]): boolean {
  return changes.some(({ entry, to }) => entry.position === first?.position && to.didNotHappen);
}

/** The last entry of another record that came from this one or names it. */
async function restingOn(reader: LogReader, ref: SubjectRef, gone: readonly SubjectRef[]): Promise<Entry | undefined> {
  for (const { to } of await reader.edges({ from: ref })) {
    if (gone.some(({ kind, id }) => kind === to.kind && id === to.id)) continue;
    const history = await reader.history(to);
    const standing = standingCorrections(history);
    const counts = history.flatMap((entry) => (correctionIn(entry) ? [] : (counting(entry, standing) ?? [])));
    const naming = counts.findLast(({ data }) => JSON.stringify(data).includes(ref.id));
    if (naming) return naming;
  }
  return undefined;
}

function contradicts({ position, type, occurredAt }: Entry): Refusal {
  return refusal('CORRECTION_CONTRADICTS', { position, type, day: dayInGermany(occurredAt), path: '/entry' });
}

import type { StepCorrected } from '#schemas/generated/types.ts';
import type { Entry, EntryOf, SubjectKind } from './entry.ts';
import type { KeptSubject } from './subject.ts';

/**
 * What a history says with its corrections. A correction is an entry like any other, on the stream of the entry it puts right;
 * from then on that one counts as if it had been recorded right, at its place. No subject knows of this: `evolve` gets the
 * entries as they count.
 */
export interface Told<State extends object = object> {
  /** Of what was struck out as a whole: as it was first recorded, for who may still read its history. */
  state: State;
  /** Its first entry did not happen, so there never was such a thing. */
  struck: boolean;
}

/** An entry that says something of another one; undefined for every other. */
export function correctionIn(entry: Entry): StepCorrected | undefined {
  return isCorrection(entry) ? entry.data : undefined;
}

function isCorrection(entry: Entry): entry is EntryOf<'StepCorrected'> {
  return entry.type === 'StepCorrected';
}

/** The corrections that stand, by the position of what they put right: of several the last one, none once it was taken back. */
export function standingCorrections(history: Iterable<Entry>): Map<number, Entry> {
  const standing = new Map<number, Entry>();
  for (const entry of history) {
    const correction = correctionIn(entry);
    if (correction?.withdrawn) standing.delete(correction.corrects);
    else if (correction) standing.set(correction.corrects, entry);
  }
  return standing;
}

/** An entry as it counts: as it was recorded or as it was put right; undefined when it did not happen. */
export function counting<Told extends Entry>(entry: Told, standing: ReadonlyMap<number, Entry>): Told | undefined {
  const by = standing.get(entry.position);
  const correction = by && correctionIn(by);
  if (!correction) return entry;
  if (correction.didNotHappen) return undefined;
  const { data, happenedAt } = correction;
  return { ...entry, ...(data && { data }), ...(happenedAt && { occurredAt: happenedAt }) };
}

/**
 * The state after a whole history. Each correction tells everything before it anew; what a subject does not let corrections
 * make better is held against the state that was known until then, also when a later one tells it once more.
 */
export function replay<State extends object>(
  subject: KeptSubject<SubjectKind, State>,
  history: readonly Entry[],
): Told<State> | undefined {
  const known = new Map<Entry, Told<State>>();
  const last = history.findLastIndex(isCorrection);
  let told: Told<State> | undefined;
  for (const [index, entry] of history.entries()) {
    // Where nothing stays, what was known before does not matter, and the last correction tells all of it.
    if (!subject.stays && index < last) continue;
    if (!isCorrection(entry)) told = told?.struck ? told : { state: subject.evolve(told?.state, entry), struck: false };
    else {
      if (told) known.set(entry, told);
      told = toldAnew(subject, history.slice(0, index + 1), known);
    }
  }
  return told;
}

function toldAnew<State extends object>(
  subject: KeptSubject<SubjectKind, State>,
  history: readonly Entry[],
  known: ReadonlyMap<Entry, Told<State>>,
): Told<State> | undefined {
  const standing = standingCorrections(history);
  const [first] = history;
  const struck = first !== undefined && counting(first, standing) === undefined;
  let state: State | undefined;
  for (const entry of history) {
    const counts = struck ? entry : counting(entry, standing);
    if (!counts) continue;
    if (!isCorrection(counts)) state = subject.evolve(state, counts);
    else if (state) state = afterwards(subject, state, counts, known.get(entry)?.state);
  }
  return state && { state, struck };
}

function afterwards<State extends object>(
  { afterCorrection, stays }: KeptSubject<SubjectKind, State>,
  state: State,
  correction: EntryOf<'StepCorrected'>,
  before: State | undefined,
): State {
  const marked = afterCorrection?.(state, correction) ?? state;
  return (before && stays?.(marked, before)) ?? marked;
}

import type { StepCorrected } from '#schemas/generated/types.ts';
import type { Entry } from './entry.ts';
import type { Subject } from './subject.ts';

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

/** What an entry says of another one; undefined for every entry that is no correction. */
export function correctionIn({ type, data }: Pick<Entry, 'type' | 'data'>): StepCorrected | undefined {
  return type === 'StepCorrected' ? (data as StepCorrected) : undefined;
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
export function counting(entry: Entry, standing: ReadonlyMap<number, Entry>): Entry | undefined {
  const by = standing.get(entry.position);
  const correction = by && correctionIn(by);
  if (!correction) return entry;
  if (correction.didNotHappen) return undefined;
  const { data, happenedAt } = correction;
  return { ...entry, ...(data && { data }), ...(happenedAt && { occurredAt: happenedAt }) };
}

/**
 * The state after a whole history. Each correction tells everything before it anew; what a subject does not let corrections
 * make better (`stays`) is held against the state that was known until then, also when a later one tells it once more.
 */
export function replay<State extends object>(
  subject: Subject<State>,
  history: readonly Entry[],
): Told<State> | undefined {
  const known = new Map<Entry, Told<State>>();
  const last = history.findLastIndex((entry) => correctionIn(entry) !== undefined);
  let told: Told<State> | undefined;
  for (const [index, entry] of history.entries()) {
    // Without anything that stays, only the last correction needs to be looked at.
    if (!correctionIn(entry) || (!subject.stays && index < last))
      told = told?.struck ? told : next(subject, told, entry);
    else {
      if (told) known.set(entry, told);
      told = toldAnew(subject, history.slice(0, index + 1), known);
    }
  }
  return told;
}

function next<State extends object>(subject: Subject<State>, told: Told<State> | undefined, entry: Entry): Told<State> {
  return { state: subject.evolve(told?.state, entry), struck: false };
}

function toldAnew<State extends object>(
  subject: Subject<State>,
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
    state = subject.evolve(state, counts);
    const before = known.get(entry);
    if (before && !struck) state = subject.stays?.(before.state, state) ?? state;
  }
  return state && { state, struck };
}

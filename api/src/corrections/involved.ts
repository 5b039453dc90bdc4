import { ruleOf } from '../asking/correcting.ts';
import type { Register } from '../asking/register.ts';
import { counting, standingCorrections } from '../ledger/corrected.ts';
import type { Entry } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Desk } from './plan.ts';

/**
 * The firms an entry is a matter of: who recorded it, who signed it besides, and who has recorded something later on top of it.
 * One that is all of these alone puts it right alone; otherwise the others have to agree.
 */
export function involvedIn(
  subjects: Register,
  entry: Entry,
  view: SubjectView | undefined,
  history: readonly Entry[],
): string[] {
  const standing = standingCorrections(history);
  const parties = (view && ruleOf(subjects, entry).parties?.(view.state, entry)) ?? [];
  const builders = history.filter((each) => isOnTop(subjects, each, entry) && counting(each, standing) !== undefined);
  const firms = [entry.actor.organisation, ...parties, ...builders.map(({ actor }) => actor.organisation)];
  return [...new Set(firms)];
}

export async function involvedInAll({ reader, subjects }: Desk, entries: readonly Entry[]): Promise<string[]> {
  const firms = new Set<string>();
  for (const entry of entries) {
    const view = await reader.record(entry.kind, entry.id);
    for (const firm of involvedIn(subjects, entry, view, await reader.history(entry))) firms.add(firm);
  }
  return [...firms];
}

/** What was measured or said beside the point rests on nothing, and corrections speak for themselves. */
function isOnTop(subjects: Register, later: Entry, entry: Entry): boolean {
  return later.position > entry.position && later.type !== 'StepCorrected' && !ruleOf(subjects, later).aside;
}

import { isDeepStrictEqual } from 'node:util';
import type { Storage } from '../storage/storage.ts';
import { evolveCommits } from './catch-up.ts';
import type { KeptSubject } from './subject.ts';
import { Views } from './views.ts';

const page = 200;

/**
 * Replays the log into `scratch`, an empty storage with the same columns, and compares every view with what the storage
 * has. Gives one sentence per difference, at most 20.
 */
export async function verifyViews(
  storage: Storage,
  scratch: Storage,
  subjects: readonly KeptSubject[],
  progress: (commit: number, head: number) => void = () => {},
): Promise<string[]> {
  const head = await storage.head();
  const views = new Views(scratch, subjects, storage);
  for (let done = 0; done < head.commit; ) {
    const commits = await storage.commits(done + 1, Math.min(page, head.commit - done));
    if (commits.length === 0) return [`Commit ${done + 1} is missing.`];
    const changed = await evolveCommits(scratch, views, commits);
    done += commits.length;
    await scratch.applyViews(changed, done);
    progress(done, head.commit);
  }
  const problems: string[] = [];
  for (const { kind } of subjects) {
    for (let before: number | undefined; problems.length < 20; ) {
      const question = { first: page, ...(before !== undefined && { before }) };
      const replayed = await scratch.search(kind, { struck: true }, question);
      const stored = await storage.search(kind, { struck: true }, question);
      // A service that runs beside us goes on writing; what is newer than the head we began with is not our question.
      const asOfHead = stored.filter((view) => view.commit <= head.commit);
      const newer = new Set(stored.filter((view) => view.commit > head.commit).map((view) => view.id));
      problems.push(
        ...differences(
          kind,
          replayed.filter((view) => !newer.has(view.id)),
          asOfHead,
        ),
      );
      if (replayed.length < page && stored.length < page) break;
      before = Math.max(replayed.at(-1)?.created ?? 0, stored.at(-1)?.created ?? 0);
    }
  }
  return problems.slice(0, 20);
}

type Rows = Awaited<ReturnType<Storage['search']>>;

function differences(kind: string, replayed: Rows, stored: Rows): string[] {
  const byId = new Map(stored.map((view) => [view.id, view]));
  const problems = replayed
    .filter((view) => !isDeepStrictEqual(view, byId.get(view.id)))
    .map((view) => `The view of ${kind} ${view.id} is not what its entries lead to.`);
  const known = new Set(replayed.map((view) => view.id));
  const extra = stored.filter((view) => !known.has(view.id));
  return [...problems, ...extra.map((view) => `The view of ${kind} ${view.id} rests on no entry.`)];
}

import type { Storage, WrittenCommit } from '../storage/storage.ts';
import { evolveCommits } from './catch-up.ts';
import type { Commit } from './entry.ts';
import type { KeptSubject } from './subject.ts';
import { Tree } from './tree.ts';
import { Views } from './views.ts';

/** The two logs have different beginnings, so one cannot be continued with the other. */
export class DifferentLedger extends Error {
  readonly code = 'DIFFERENT_LEDGER';
}

/**
 * Copies log and private store into another storage and makes the views there. A copy that was interrupted is continued;
 * afterwards both have the same root, which the caller checks with `verifyLedger`.
 * @throws DifferentLedger when the target holds something that is not the beginning of the source.
 */
export async function copyLedger(
  source: Storage,
  target: Storage,
  subjects: readonly KeptSubject[],
  progress: (commit: number, head: number) => void = () => {},
): Promise<void> {
  const head = await source.head();
  const tree = new Tree(target);
  const views = new Views(target, subjects, source);
  let at = await target.head();
  await tree.restore(at.size);
  await assertSameBeginning(source, target, at.commit);
  while (at.commit < head.commit) {
    const commits = await source.commits(at.commit + 1, Math.min(target.batchLimit.commits, head.commit - at.commit));
    const written = await withTexts(source, at.size, commits);
    const { edge, tiles } = tree.grown(written.flatMap((commit) => commit.texts));
    const changed = await evolveCommits(target, views, written);
    await target.append(written, changed, tiles);
    views.remember(changed);
    tree.edge = edge;
    at = { commit: at.commit + written.length, size: edge.size };
    progress(at.commit, head.commit);
  }
  for await (const { collection, id, record, find, unique } of source.private.records()) {
    // Already there after an interruption; what has changed since counts.
    if (!(await target.private.insert(collection, id, record, find, unique)))
      await target.private.put(collection, id, record, find);
  }
}

/** Texts are copied as they are, never written anew: they are what was hashed. As many commits as a batch may carry. */
async function withTexts(source: Storage, position: number, commits: readonly Commit[]): Promise<WrittenCommit[]> {
  const count = commits.reduce((sum, commit) => sum + commit.entries.length, 0);
  const texts = await source.entryTexts(position, count);
  let start = 0;
  return commits.map((commit) => {
    const written = { ...commit, texts: texts.slice(start, start + commit.entries.length) };
    start += commit.entries.length;
    return written;
  });
}

async function assertSameBeginning(source: Storage, target: Storage, upTo: number): Promise<void> {
  if (upTo === 0) return;
  const [theirs] = await target.commits(upTo, 1);
  const [ours] = await source.commits(upTo, 1);
  const position = theirs?.entries.at(-1)?.position ?? -1;
  const [theirText] = await target.entryTexts(position, 1);
  const [ourText] = await source.entryTexts(position, 1);
  if (ours?.commandId === theirs?.commandId && ourText === theirText) return;
  throw new DifferentLedger('The target holds another ledger. Give an empty database.');
}

import type { Storage } from '../storage/storage.ts';
import { CatchUp } from './catch-up.ts';
import type { KeptSubject } from './subject.ts';
import { Tree } from './tree.ts';
import { Views } from './views.ts';

/** Forgets all views of a storage and makes them again from its log, without a service or a signing key. */
export async function rebuildViews(
  storage: Storage,
  subjects: readonly KeptSubject[],
  progress: (commit: number, head: number) => void = () => {},
): Promise<void> {
  const parts = { storage, views: new Views(storage, subjects), tree: new Tree(storage) };
  await new CatchUp(parts, () => {}).rebuild(progress);
}

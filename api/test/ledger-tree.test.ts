import { describe, expect, it } from 'vitest';
import { verifyConsistency, verifyInclusion } from '#schemas/proofs/merkle.ts';
import { leafHash, rootOf } from '../src/ledger/hashes.ts';
import { Tree } from '../src/ledger/tree.ts';
import { openStorage } from '../src/open-storage.ts';
import type { WrittenCommit } from '../src/storage/storage.ts';

const count = 70_000; // more than 256 × 256, so that three levels of tiles take part
const texts = Array.from({ length: count }, (_, index) => `entry ${index}`);

/** Grows a tree over a storage as the ledger does, in batches of uneven size. */
async function grownTree(upTo = count) {
  const storage = await openStorage('sqlite::memory:', {});
  const tree = new Tree(storage);
  for (let from = 0, size = 1; from < upTo; from += size, size = (size * 7) % 1999) {
    const batch = texts.slice(from, Math.min(upTo, from + size));
    const { edge, tiles } = tree.grown(batch);
    await storage.append([aCommit(from, batch)], [], tiles);
    tree.edge = edge;
  }
  return { storage, tree };
}

let number = 0;
function aCommit(first: number, batch: string[]): WrittenCommit {
  if (first === 0) number = 0;
  number++;
  const entries = batch.map((_, index) => ({
    kind: 'component' as const,
    id: `T${first + index}`,
    type: 'Made',
    data: {},
    position: first + index,
    commit: number,
    version: 1,
    commandId: `c${number}`,
    actor: { organisation: 'o' },
    salt: 'grain',
    recordedAt: '2026-11-20T08:00:00.000Z',
    occurredAt: '2026-11-20T08:00:00.000Z',
  })) as object[] as WrittenCommit['entries'];
  return { number, commandId: `c${number}`, entries, texts: batch };
}

describe('A tree kept as tiles', async () => {
  const { storage, tree } = await grownTree();
  const simpleRoot = (size: number) => rootOf(texts.slice(0, size).map(leafHash));

  it('has the root of the plain definition at every size', async () => {
    for (const size of [0, 1, 2, 3, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, count]) {
      expect(Buffer.from(await tree.root(size)).equals(simpleRoot(size)), String(size)).toBe(true);
    }
  });

  it('proves inclusion of any entry in any tree that has it', async () => {
    for (const [position, size] of [
      [0, 1],
      [0, count],
      [255, 256],
      [256, 257],
      [count - 1, count],
      [12_345, 65_536],
      [65_536, 65_537],
    ] as const) {
      const path = await tree.inclusionPath(position, size);
      const proof = {
        leaf: leafHash(texts[position] as string),
        position,
        treeSize: size,
        root: await tree.root(size),
        path,
      };
      expect(verifyInclusion(proof)).toBe(true);
      expect(verifyInclusion({ ...proof, leaf: leafHash('another') })).toBe(false);
    }
  });

  it('proves that a tree begins with an older one', async () => {
    for (const [oldSize, newSize] of [
      [1, count],
      [256, 257],
      [3, 7],
      [4, 7],
      [6, 8],
      [65_536, count],
      [65_537, count],
      [9, 9],
    ] as const) {
      const path = await tree.consistencyPath(oldSize, newSize);
      const proof = { oldSize, newSize, oldRoot: await tree.root(oldSize), newRoot: await tree.root(newSize), path };
      expect(verifyConsistency(proof), `${oldSize} → ${newSize}`).toBe(true);
      expect(verifyConsistency({ ...proof, oldRoot: leafHash('another') })).toBe(false);
    }
  });

  it('is the same after a restart, and when tiles were lost', async () => {
    const root = await tree.root();
    const restarted = new Tree(storage);
    await restarted.restore(count);
    expect(await restarted.root()).toEqual(root);
    await storage.dropViews();
    const remade = new Tree(storage);
    await remade.restore(count);
    expect(Buffer.from(await remade.root()).equals(root)).toBe(true);
  });

  it('keeps no more than its right edge in memory', () => {
    for (const level of tree.edge.levels) expect(level.length).toBeLessThan(256);
    expect(tree.edge.levels.length).toBe(3);
  });
});

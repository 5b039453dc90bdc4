import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromBase64 } from '#schemas/proofs/checkpoint.ts';
import { emptyRoot, leafHash, nodeHash, verifyConsistency, verifyInclusion } from '#schemas/proofs/merkle.ts';
import * as server from '../src/ledger/hashes.ts';
import { Tree } from '../src/ledger/tree.ts';
import { openStorage } from '../src/open-storage.ts';

const corpus = new URL('../../../shared/corpus/07-crypto/', import.meta.url);
const read = (path: string | URL) => JSON.parse(readFileSync(path, 'utf8'));
// Vectors carry hashes of wrong length on purpose, so anything that is not canonical base64 counts as no hash at all.
const bytes = (text: string | null | undefined) => fromBase64(text ?? '') ?? new Uint8Array(0);

describe('Hashes', () => {
  it('of RFC 6962 leaves, nodes and the empty tree are the same in browser and server', () => {
    for (const text of ['', 'a', 'Zellspannung ü 4,2 V 🔋', 'x'.repeat(10_000)]) {
      expect(server.leafHash(text).toString('hex')).toBe(Buffer.from(leafHash(text)).toString('hex'));
    }
    const [left, right] = [leafHash('l'), leafHash('r')];
    expect(server.nodeHash(left, right).toString('hex')).toBe(Buffer.from(nodeHash(left, right)).toString('hex'));
    expect(server.emptyRoot().toString('hex')).toBe(Buffer.from(emptyRoot()).toString('hex'));
    expect(server.emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe.skipIf(!existsSync(corpus))(
  'The proof vectors of transparency-dev (skipped where ../shared is absent)',
  () => {
    const cases = (kind: string) => globSync(`${corpus.pathname}merkle-transparency-dev/testdata/${kind}/**/*.json`);

    it.each(cases('inclusion').map((path) => [path.split('/inclusion/')[1], path]))('inclusion %s', (_, path) => {
      const { leafIdx, treeSize, root, leafHash: leaf, proof, wantErr } = read(path as string);
      const path_ = (proof ?? []).map(bytes);
      const holds = verifyInclusion({ leaf: bytes(leaf), position: leafIdx, treeSize, root: bytes(root), path: path_ });
      expect(holds).toBe(!wantErr);
    });

    it.each(cases('consistency').map((path) => [path.split('/consistency/')[1], path]))('consistency %s', (_, path) => {
      const { size1, size2, root1, root2, proof, wantErr } = read(path as string);
      const sizes = { oldSize: size1, newSize: size2, oldRoot: bytes(root1), newRoot: bytes(root2) };
      expect(verifyConsistency({ ...sizes, path: (proof ?? []).map(bytes) })).toBe(!wantErr);
    });
  },
);

interface InclusionVector {
  leaf_hash: string;
  leaf_index: number;
  tree_size: number;
  root_hash: string;
  inclusion_path: string[];
  comment?: string;
}

describe.skipIf(!existsSync(corpus))('The tree vectors of CCTV (skipped where ../shared is absent)', () => {
  const folder = new URL('merkle-cctv/merkle/testdata/', corpus);
  const inclusionOf = (vector: InclusionVector) => ({
    leaf: bytes(vector.leaf_hash),
    position: vector.leaf_index,
    treeSize: vector.tree_size,
    root: bytes(vector.root_hash),
    path: vector.inclusion_path.map(bytes),
  });

  it('give the same leaf hashes and roots for every size', async () => {
    const tree = new Tree(await openStorage('sqlite::memory:', {}));
    for (const { leaf_data, leaf_hash, root_hash } of read(new URL('merkle_tree.json', folder))) {
      expect(leafHash(leaf_data)).toEqual(bytes(leaf_hash));
      tree.edge = tree.grown([leaf_data]).edge;
      expect(Buffer.from(await tree.root()).toString('base64')).toBe(root_hash);
    }
  });

  it('accept every valid inclusion and make the same proofs', async () => {
    const leaves = read(new URL('merkle_tree.json', folder)).map((leaf: { leaf_data: string }) => leaf.leaf_data);
    for (const vector of read(new URL('inclusion-valid.json', folder))) {
      expect(verifyInclusion(inclusionOf(vector))).toBe(true);
      const tree = new Tree(await openStorage('sqlite::memory:', {}));
      tree.edge = tree.grown(leaves.slice(0, vector.tree_size)).edge;
      const path = await tree.inclusionPath(vector.leaf_index, vector.tree_size);
      expect(path.map((hash) => Buffer.from(hash).toString('base64'))).toEqual(vector.inclusion_path);
    }
  });

  it('reject every invalid inclusion', () => {
    for (const vector of read(new URL('inclusion-invalid.json', folder))) {
      expect(verifyInclusion(inclusionOf(vector)), vector.comment).toBe(false);
    }
  });
});

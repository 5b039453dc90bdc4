import { type OpenProofFile, type ProofFile, proofFile } from '#schemas/proofs/proof-file.ts';
import type { Storage } from '../storage/storage.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Entry } from './entry.ts';
import { leafHash } from './hashes.ts';
import type { Tree } from './tree.ts';

/** What anybody may ask a transparency log for: checkpoints, proofs, tiles. */
export class Log {
  /** C2SP verifier key of the checkpoints. */
  readonly verifierKey: string;
  readonly #storage: Storage;
  readonly #tree: Tree;
  readonly #checkpoints: Checkpoints;
  readonly #refresh: () => Promise<void>;

  constructor(storage: Storage, tree: Tree, checkpoints: Checkpoints, refresh: () => Promise<void>) {
    this.verifierKey = checkpoints.verifierKey;
    this.#storage = storage;
    this.#tree = tree;
    this.#checkpoints = checkpoints;
    this.#refresh = refresh;
  }

  /** Signed C2SP checkpoint over all entries. */
  async checkpoint(): Promise<string> {
    await this.#refresh();
    const edge = this.#tree.edge;
    return this.#checkpoints.at(edge.size, await this.#tree.root(edge.size, edge));
  }

  /** The proof file of the entry at that position; `undefined` if there is none. */
  async proof(position: number): Promise<ProofFile | undefined> {
    const [file] = await this.proofs([position]);
    return file;
  }

  /** Proof files of those of these entries that exist, all under one checkpoint. */
  async proofs(positions: readonly number[]): Promise<OpenProofFile[]> {
    const asked = positions.filter((position) => Number.isSafeInteger(position) && position >= 0);
    if (asked.some((position) => position >= this.#tree.edge.size)) await this.#refresh();
    const edge = this.#tree.edge;
    const known = asked.filter((position) => position < edge.size);
    if (known.length === 0) return [];
    const root = await this.#tree.root(edge.size, edge);
    const checkpoint = this.#checkpoints.at(edge.size, root);
    const files: OpenProofFile[] = [];
    for (const position of known) {
      const [text] = await this.#storage.entryTexts(position, 1);
      if (text === undefined) continue;
      const path = await this.#tree.inclusionPath(position, edge.size, edge);
      const proof = { entry: JSON.parse(text) as Entry, position, treeSize: edge.size, checkpoint };
      files.push(proofFile({ ...proof, verifierKey: this.verifierKey }, { leaf: leafHash(text), root, path }));
    }
    return files;
  }

  /**
   * Shows that the log of `newSize` entries begins with the log of `oldSize`. RFC 9162 §2.1.4.
   * `undefined` unless 0 < oldSize ≤ newSize ≤ size of the log.
   */
  async consistency(
    oldSize: number,
    newSize: number,
  ): Promise<{ oldRoot: Uint8Array; newRoot: Uint8Array; path: Uint8Array[] } | undefined> {
    await this.#refresh();
    const edge = this.#tree.edge;
    if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize)) return undefined;
    if (oldSize < 1 || oldSize > newSize || newSize > edge.size) return undefined;
    return {
      oldRoot: await this.#tree.root(oldSize, edge),
      newRoot: await this.#tree.root(newSize, edge),
      path: await this.#tree.consistencyPath(oldSize, newSize, edge),
    };
  }

  /** Hashes of a tile (C2SP tlog-tiles), `width` of them; `undefined` if there are fewer. */
  async tile(level: number, index: number, width = 256): Promise<Uint8Array | undefined> {
    const hashes = await this.#tree.tile(level, index);
    return hashes && hashes.length >= width * 32 ? hashes.subarray(0, width * 32) : undefined;
  }
}

import { LRUCache } from 'lru-cache';
import type { Storage, Tile } from '../storage/storage.ts';
import { largestPowerOfTwoBelow, leafHash, nodeHash, rootOf } from './hashes.ts';

/** Hashes in a complete tile, C2SP tlog-tiles. */
const tileWidth = 256;
const tileHeight = 8;

/**
 * The hashes that are in no complete tile yet: at most 255 per level, the rest of the tree is in the storage. Never
 * changed, only replaced, so that a proof under way keeps the tree it began with.
 */
export interface Edge {
  size: number;
  levels: readonly (readonly Uint8Array[])[];
}

/** The Merkle tree over all entries, RFC 9162 §2.1, kept as 256-wide tiles. Memory holds its right edge only. */
export class Tree {
  edge: Edge = { size: 0, levels: [] };
  readonly #storage: Storage;
  readonly #tiles = new LRUCache<string, Uint8Array>({ max: 128 });
  #root: { size: number; hash: Uint8Array } | undefined;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Restores the edge of a log of that many entries from stored tiles and the last entries. */
  async restore(size: number): Promise<void> {
    const levels: Uint8Array[][] = [];
    for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / tileWidth)) {
      levels.push(await this.#restoredLevel(level, count));
    }
    this.edge = { size, levels };
  }

  /** What the tree becomes with these entries behind it, and the tiles that are complete then. Nothing is changed yet. */
  grown(texts: readonly string[]): { edge: Edge; tiles: Tile[] } {
    const levels = this.edge.levels.map((hashes) => [...hashes]);
    const tiles: Tile[] = [];
    texts.forEach((text, offset) => {
      addHash(levels, tiles, 0, this.edge.size + offset, leafHash(text));
    });
    return { edge: { size: this.edge.size + texts.length, levels }, tiles };
  }

  /** Root of the tree of that size, by default of all entries. */
  async root(size: number = this.edge.size, edge: Edge = this.edge): Promise<Uint8Array> {
    if (this.#root?.size === size) return this.#root.hash;
    const hash = size === 0 ? rootOf([]) : await this.#range(edge, 0, size);
    if (size === edge.size) this.#root = { size, hash };
    return hash;
  }

  /** Audit path of one entry, leaf side first. RFC 9162 §2.1.3.1. */
  async inclusionPath(position: number, size: number, edge: Edge = this.edge): Promise<Uint8Array[]> {
    const path: Uint8Array[] = [];
    for (let start = 0, end = size; end - start > 1; ) {
      const middle = start + largestPowerOfTwoBelow(end - start);
      if (position < middle) {
        path.unshift(await this.#range(edge, middle, end));
        end = middle;
      } else {
        path.unshift(await this.#range(edge, start, middle));
        start = middle;
      }
    }
    return path;
  }

  /** What shows that the tree of `newSize` begins with that of `oldSize`. RFC 9162 §2.1.4.1. */
  async consistencyPath(oldSize: number, newSize: number, edge: Edge = this.edge): Promise<Uint8Array[]> {
    if (oldSize === 0 || oldSize === newSize) return [];
    const path: Uint8Array[] = [];
    let [start, end] = [0, newSize];
    while (end !== oldSize) {
      const middle = start + largestPowerOfTwoBelow(end - start);
      if (oldSize <= middle) {
        path.unshift(await this.#range(edge, middle, end));
        end = middle;
      } else {
        path.unshift(await this.#range(edge, start, middle));
        start = middle;
      }
    }
    // A whole older tree need not be said again: the verifier has its root.
    return start === 0 ? path : [await this.#range(edge, start, end), ...path];
  }

  /** The hashes of a tile, 32 bytes each; fewer than 256 of them at the right edge. */
  async tile(level: number, index: number, edge: Edge = this.edge): Promise<Uint8Array | undefined> {
    const complete = Math.floor(levelCount(edge.size, level) / tileWidth);
    if (index < complete) return this.#completeTile(level, index);
    const partial = index === complete ? edge.levels[level] : undefined;
    return partial?.length ? Buffer.concat(partial) : undefined;
  }

  /** Hash of the entries from `start` to before `end`, both as RFC 9162 splits them. */
  async #range(edge: Edge, start: number, end: number): Promise<Uint8Array> {
    const count = end - start;
    const height = Math.log2(count);
    if (Number.isInteger(height) && start % count === 0) return this.#node(edge, height, start / count);
    const middle = start + largestPowerOfTwoBelow(count);
    return nodeHash(await this.#range(edge, start, middle), await this.#range(edge, middle, end));
  }

  /** Hash over 2^height entries, the `index`th of its height. */
  async #node(edge: Edge, height: number, index: number): Promise<Uint8Array> {
    const level = Math.floor(height / tileHeight);
    const width = 2 ** (height % tileHeight);
    const first = index * width;
    const tile = await this.tile(level, Math.floor(first / tileWidth), edge);
    if (tile === undefined) throw new RangeError(`The tree has no hash ${index} at height ${height}.`);
    return rootOf(split(tile).slice(first % tileWidth, (first % tileWidth) + width));
  }

  async #completeTile(level: number, index: number): Promise<Uint8Array> {
    const name = `${level}/${index}`;
    const known =
      this.#tiles.get(name) ?? (await this.#storage.tile(level, index)) ?? (await this.#lostTile(level, index));
    this.#tiles.set(name, known);
    return known;
  }

  /** Tiles are derived: one that a killed process did not get to write is made again. */
  async #lostTile(level: number, index: number): Promise<Uint8Array> {
    const hashes = Buffer.concat(await this.#hashes(level, index * tileWidth, tileWidth));
    await this.#storage.putTiles([{ level, index, hashes }]);
    return hashes;
  }

  async #restoredLevel(level: number, count: number): Promise<Uint8Array[]> {
    const partial = count % tileWidth;
    return this.#hashes(level, count - partial, partial);
  }

  async #hashes(level: number, from: number, count: number): Promise<Uint8Array[]> {
    if (level === 0) return (await this.#texts(from, count)).map(leafHash);
    const hashes: Uint8Array[] = [];
    for (let index = from; index < from + count; index++) {
      hashes.push(rootOf(split(await this.#completeTile(level - 1, index))));
    }
    return hashes;
  }

  async #texts(from: number, count: number): Promise<string[]> {
    if (count === 0) return [];
    const texts = await this.#storage.entryTexts(from, count);
    if (texts.length !== count)
      throw new RangeError(`The log has ${texts.length} of ${count} entries from position ${from}.`);
    return texts;
  }
}

/** How many hashes a level has in a tree of that size. */
function levelCount(size: number, level: number): number {
  return Math.floor(size / tileWidth ** level);
}

function addHash(levels: Uint8Array[][], tiles: Tile[], level: number, position: number, hash: Uint8Array): void {
  levels[level] ??= [];
  const hashes = levels[level] as Uint8Array[];
  hashes.push(hash);
  if (hashes.length < tileWidth) return;
  const index = Math.floor(position / tileWidth);
  tiles.push({ level, index, hashes: Buffer.concat(hashes) });
  levels[level] = [];
  addHash(levels, tiles, level + 1, index, rootOf(hashes));
}

function split(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / 32 }, (_, index) => tile.subarray(index * 32, index * 32 + 32));
}

import { emptyRoot, nodeHash } from './hashes.ts';

/** The root of a tree that only ever grows, from its leaves alone. Keeps one hash per bit of the size. */
export class GrowingRoot {
  size = 0;
  /** Roots of the perfect trees the leaves make up, largest first. */
  readonly #peaks: { height: number; hash: Uint8Array }[] = [];

  add(leaf: Uint8Array): void {
    let peak = { height: 0, hash: leaf };
    while (this.#peaks.at(-1)?.height === peak.height) {
      const left = this.#peaks.pop() as typeof peak;
      peak = { height: peak.height + 1, hash: nodeHash(left.hash, peak.hash) };
    }
    this.#peaks.push(peak);
    this.size++;
  }

  /** RFC 9162 §2.1.1. */
  root(): Uint8Array {
    const [last, ...larger] = this.#peaks.map((peak) => peak.hash).reverse();
    return last === undefined ? emptyRoot() : larger.reduce((root, peak) => nodeHash(peak, root), last);
  }
}

import { readScanCode, type ScanCode } from '#schemas/codes/scan-code.ts';

/** Where a code came from. A typed code is a deliberate act and never swallowed as a repetition. */
export type ScanSource = 'scanner' | 'camera' | 'typed';

export type ScanListener = (code: ScanCode, source: ScanSource) => void;

/** The same code within this time is one scan. A code that stays in the camera's view stays the same scan. */
const sameScanMs = 1500;

/** The one place all codes pass, however they were read; the topmost screen that listens gets them. */
export class ScanFeed {
  #listeners: ScanListener[] = [];
  #lastText = '';
  #lastAt = Number.NEGATIVE_INFINITY;
  #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  push(text: string, source: ScanSource): void {
    const repeated = source !== 'typed' && text === this.#lastText && this.#now() - this.#lastAt < sameScanMs;
    this.#lastText = text;
    this.#lastAt = this.#now();
    if (!repeated) this.#listeners.at(-1)?.(readScanCode(text), source);
  }

  /** A camera that is opened anew may read the code it read last: somebody wants that. */
  startOver(): void {
    this.#lastText = '';
  }

  /** From now on codes come here, until the returned function is called; then they go where they went before. */
  listen(listener: ScanListener): () => void {
    this.#listeners.push(listener);
    return () => {
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    };
  }
}

export const scanFeed = new ScanFeed();

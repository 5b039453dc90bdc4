import type { Commit } from '../ledger/entry.ts';
import type { Ledger } from '../ledger/ledger.ts';

/** How many changes wait for a client that reads slowly; beyond that the oldest are dropped, and it will ask again anyway. */
const mostWaiting = 1000;

/**
 * What commits mean to one listener, as they come; `pick` answers with none, one or several values per commit. Listening
 * starts at once, so that nothing is missed between subscribing and the first read, and stops when the client leaves.
 */
export function changes<Value>(
  ledger: Pick<Ledger, 'onCommit'>,
  pick: (commit: Commit) => readonly Value[] | Promise<readonly Value[]>,
): AsyncIterableIterator<Value> {
  const waiting: Value[] = [];
  let wake: (() => void) | undefined;
  let over = false;
  let picking: Promise<void> = Promise.resolve();

  const stopListening = ledger.onCommit((commit) => {
    // One after the other, so that changes arrive in the order of the ledger even if picking takes its time.
    picking = picking.then(async () => {
      waiting.push(...(await pick(commit)));
      waiting.splice(0, Math.max(0, waiting.length - mostWaiting));
      wake?.();
    });
    picking.catch(stop);
  });

  function stop(): void {
    over = true;
    stopListening();
    wake?.();
  }

  return {
    async next() {
      while (!over && waiting.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const value = waiting.shift();
      return over || value === undefined ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      stop();
      return { done: true, value: undefined };
    },
    async throw(fault) {
      stop();
      throw fault;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

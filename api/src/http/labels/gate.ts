import { refusal } from '#schemas/refusal.ts';
import { rateLimited } from '#schemas/refusals/access-cases.ts';
import { AccessDenied } from '../../access/access-denied.ts';

/**
 * Lets a few tasks run at once and some more wait; whoever comes on top of that is asked to try again. Anybody may ask for a
 * label, and drawing one costs a thousand times what asking costs.
 */
export function createGate(places: number, waiting: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (running >= places) {
      if (queue.length >= waiting)
        throw new AccessDenied(refusal('RATE_LIMITED', rateLimited.labels), { retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await task();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';
import { refusal } from '#schemas/refusal.ts';
import { rateLimited } from '#schemas/refusals/access-cases.ts';
import { AccessDenied } from './access-denied.ts';

/**
 * Slows guessing down: after `limit` failures within `windowSeconds` a key has to wait until the window is over.
 * Memory is bounded; in a flood the oldest keys are forgotten first.
 */
export interface Throttle {
  /**
   * Counts one attempt in advance, so that many at once do not slip through; `succeeded` takes it back.
   * @throws AccessDenied RATE_LIMITED with the seconds to wait.
   */
  attempt(key: string): void;
  succeeded(key: string): void;
}

export function createThrottle(limit: number, windowSeconds: number, now: () => Date): Throttle {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: 20_000 });
  return {
    attempt(key) {
      const at = now().getTime();
      const known = windows.get(key);
      const endsAt = at + windowSeconds * 1000;
      // One that ends later than a new one would comes from a clock that was set back since; it would lock people out for long.
      const window = known && known.endsAt > at && known.endsAt <= endsAt ? known : { count: 0, endsAt };
      if (window.count >= limit) {
        const retryAfterSeconds = Math.ceil((window.endsAt - at) / 1000);
        const minutes = Math.ceil(retryAfterSeconds / 60);
        throw new AccessDenied(refusal('RATE_LIMITED', rateLimited.attempts(minutes)), { retryAfterSeconds });
      }
      window.count += 1;
      windows.set(key, window);
    },
    succeeded(key) {
      const window = windows.get(key);
      if (window && window.count > 0) window.count -= 1;
    },
  };
}

/** Who owns one IPv6 address owns its /64, so that is what counts. */
export function throttleKeyOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const full = [
    ...groups,
    ...Array<string>(Math.max(0, missing)).fill('0'),
    ...(tail ?? '').split(':').filter(Boolean),
  ];
  return `${full.slice(0, 4).join(':')}::/64`;
}

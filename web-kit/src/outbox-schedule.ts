/** When an outbox sends: now, after a pause that grows, and when the network or the person comes back. */
export interface Schedule {
  /** Sends until nothing may go or nothing gets through; while that is under way, once more afterwards. */
  now(): Promise<void>;
  close(): void;
}

/** What sending one command came to: on to the next, there is none, or nothing gets through. */
export type Sent = 'settled' | 'nothing' | 'stuck';

/**
 * @param name of the outbox: no two tabs send from it at once
 * @param sendNext sends the next command and writes down what came of it
 * @param onFault the device itself failed: it could not read or write, being full perhaps
 */
export function createSchedule(name: string, sendNext: () => Promise<Sent>, onFault: () => void): Schedule {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let closed = false;

  function now(): Promise<void> {
    clearTimeout(timer);
    if (running) {
      again = true;
      return running;
    }
    running = exclusively(name, drain).catch(afterFault).finally(afterwards);
    return running;
  }

  async function drain(): Promise<void> {
    while (!closed) {
      const sent = await sendNext();
      if (sent === 'stuck') return tryLater();
      failures = 0;
      if (sent === 'nothing') return;
    }
  }

  function afterwards(): void {
    running = undefined;
    if (!again || closed) return;
    again = false;
    void now();
  }

  /** Sent again later, a command is recorded once all the same. */
  function afterFault(): void {
    onFault();
    tryLater();
  }

  function tryLater(): void {
    const pauseMs = Math.min(60_000, 1000 * 2 ** Math.min(failures++, 6)) * (0.75 + Math.random() / 2);
    if (!closed) timer = setTimeout(() => void now(), pauseMs);
  }

  const online = () => void now();
  const visible = () => document.visibilityState === 'visible' && void now();
  addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);

  function close(): void {
    closed = true;
    clearTimeout(timer);
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', visible);
  }

  return { now, close };
}

/** Two tabs never send at once. Where a browser has no locks they might; that is harmless, only wasteful. */
function exclusively(name: string, work: () => Promise<void>): Promise<void> {
  return navigator.locks ? navigator.locks.request(name, work) : work();
}

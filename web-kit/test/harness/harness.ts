import { openBrowserStore } from '../../src/browser-store.ts';
import { type Outbox, openOutbox } from '../../src/outbox.ts';
import { useTokensOf } from '../../src/request.ts';
import { scanFeed } from '../../src/scanner/scan-feed.ts';
import { hearTypingScanner } from '../../src/scanner/use-scan.ts';
import { openSession, type Session } from '../../src/session.ts';

/** What a test page offers to the test that drives it: the real parts, opened on real storage in a real browser. */
const harness = {
  /** There after `open`. */
  outbox: undefined as unknown as Outbox,
  /** There after `openSession`. */
  session: undefined as unknown as Session,
  scans: [] as string[],
  async open(token: string | undefined, name = 'kit-test'): Promise<void> {
    useTokensOf({ token: async () => token });
    const store = await openBrowserStore(name);
    harness.outbox = await openOutbox({ store, name, owner: () => (token ? 'tester' : undefined) });
  },
  /** As a client opens them: whoever is signed in on this device sends. */
  async openSession(name = 'kit-test'): Promise<void> {
    const store = await openBrowserStore(name);
    const session = await openSession(store);
    harness.session = session;
    harness.outbox = await openOutbox({ store, name, owner: () => session.owner() });
  },
  listen(): void {
    hearTypingScanner();
    scanFeed.listen(({ text }) => harness.scans.push(text));
  },
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });

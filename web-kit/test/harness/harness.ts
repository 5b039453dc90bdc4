import { openBrowserStore } from '../../src/browser-store.ts';
import { type Outbox, openOutbox } from '../../src/outbox.ts';
import { useTokensOf } from '../../src/request.ts';
import { scanFeed } from '../../src/scanner/scan-feed.ts';
import { hearTypingScanner } from '../../src/scanner/use-scan.ts';

/** What a test page offers to the test that drives it: the real parts, opened on real storage in a real browser. */
const harness = {
  /** There after `open`. */
  outbox: undefined as unknown as Outbox,
  scans: [] as string[],
  async open(token: string | undefined, name = 'kit-test'): Promise<void> {
    useTokensOf({ token: async () => token });
    const store = await openBrowserStore(name);
    harness.outbox = await openOutbox({ store, name, owner: () => (token ? 'tester' : undefined) });
  },
  listen(): void {
    hearTypingScanner();
    scanFeed.listen(({ text }) => harness.scans.push(text));
  },
};

export type Harness = typeof harness;
Object.assign(globalThis, { harness });

import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Files that may drive a real Chromium, most of which take turns at that (`web-kit/test/one-browser.ts`), and all others,
 * spread evenly among each other: so that while one has the browser, somebody else uses the rest of the machine.
 */
class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const groups = Map.groupBy(sorted, ({ moduleId }) => /\/(web-kit|\w+-client|\w+-station|browser)\//.test(moduleId));
    const places = [...groups.values()].flatMap((group) =>
      group.map((file, index) => ({ file, place: (index + 0.5) / group.length })),
    );
    return places.sort((a, b) => a.place - b.place).map(({ file }) => file);
  }
}

/** Nothing is retried: a test that fails now and then hides a fault that happens now and then. */
export default defineConfig({
  root,
  // Two copies of graphql in one process mask deliberate errors, so every import gets the same one.
  resolve: { alias: { graphql: `${root}node_modules/graphql/index.js` } },
  test: {
    include: ['*/test/**/*.test.ts', '*/test/**/*.test.tsx'],
    retry: 0,
    // Every file has a database and a service of its own. The program's modules are loaded once per worker: they keep
    // nothing but what they have worked out, and loading them for each of the many files took as long as most tests.
    isolate: false,
    // Vitest leaves one core to itself, which of two is half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Many tests start a script or the service as a process of its own; compiled once, they start in half the time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'kreispass-compile-cache') },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    globalSetup: 'web-kit/test/built-clients.ts',
    setupFiles: 'web-kit/test/after-each-file.ts',
    sequence: { sequencer: Spread },
    testTimeout: 90_000,
    // In a hook a file may wait until another is done with the browser.
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
  },
});

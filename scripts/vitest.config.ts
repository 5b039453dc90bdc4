import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that take more than some two seconds, and how many; what is not named here counts as a third of a second. */
const slow = {
  // Those with a browser take turns (`web-kit/test/one-browser.ts`).
  browser: {
    'dismantling-station/test/station': 22,
    'workshop-client/test/accessibility': 18,
    'web-kit/test/outbox': 12,
    'workshop-client/test/organisation': 11,
    'api/test/browser/main-job': 10,
    'dismantling-station/test/accessibility': 8,
    'web-kit/test/typing-scanner': 8,
    'workshop-client/test/condition-over-time': 6,
    'workshop-client/test/removal': 6,
    'dismantling-station/test/camera': 6,
    'dismantling-station/test/update': 6,
    'workshop-client/test/second-life': 5,
    'workshop-client/test/battery-steps': 5,
    'workshop-client/test/handoff': 5,
    'api/test/http/public-page-browser': 4,
    'dismantling-station/test/questions': 4,
    'dismantling-station/test/label-sheet': 3,
    'workshop-client/test/labels': 2,
    'workshop-client/test/proof': 2,
  },
  others: {
    'scripts/test/import': 22,
    'scripts/test/export': 14,
    'api/test/ledger-scripts': 9,
    'api/test/two-process': 6,
    'api/test/api/process': 5,
    'api/test/api/sign-in': 5,
    'scripts/test/validate': 5,
    'scripts/test/walls': 8,
    'api/test/api/bad-input': 4,
    'api/test/series/upload': 3,
    'api/test/api/token-script': 3,
    'api/test/audiences/outputs': 3,
    'api/test/http/labels-pdf': 3,
    'api/test/storage-mongodb': 3,
    'schemas/test/foreign/aas': 3,
    'schemas/test/foreign/formats': 3,
    'scripts/test/conformance': 2,
  },
};

/**
 * The slowest first, so that all workers end together; and files with a browser spread among the others by their seconds,
 * so that while one has the browser there is something else to do for the rest of the machine. The same everywhere and
 * always: in another order, another fault would show.
 */
class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const nameOf = ({ moduleId }: TestSpecification) => relative(root, moduleId).replace(/\.test\.tsx?$/, '');
    const named = files.map((file) => ({ file, name: nameOf(file).replaceAll('\\', '/') }));
    const browser = new Map(Object.entries(slow.browser));
    const others = new Map(Object.entries(slow.others));
    const placed = [
      ...spread(
        named.filter(({ name }) => browser.has(name)),
        browser,
      ),
      ...spread(
        named.filter(({ name }) => !browser.has(name)),
        others,
      ),
    ];
    return placed.sort((a, b) => a.place - b.place).map(({ file }) => file);
  }
}

/** Where each begins, from 0 to 1, when they run one after the other. */
function spread<File extends { name: string }>(files: File[], known: ReadonlyMap<string, number>) {
  const timed = files.map((file) => ({ ...file, seconds: known.get(file.name) ?? 0.3 }));
  timed.sort((a, b) => b.seconds - a.seconds || (a.name < b.name ? -1 : 1));
  const all = timed.reduce((sum, { seconds }) => sum + seconds, 0);
  let before = 0;
  return timed.map((file) => {
    before += file.seconds;
    return { ...file, place: (before - file.seconds) / all };
  });
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

import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserTests = [
  'dismantling-station/test/**',
  'workshop-client/test/**',
  'web-kit/test/**',
  'api/test/browser/**',
];
const anyTest = ['*/test/**/*.test.ts', '*/test/**/*.test.tsx'];

/**
 * Files of the clients, most of which drive a real Chromium and take turns at that (`web-kit/test/one-browser.ts`), and all
 * others, spread evenly among each other: so that while one waits for a browser, somebody else uses the machine.
 */
class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const groups = Map.groupBy(sorted, ({ project }) => project.name);
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
    retry: 0,
    // Vitest leaves one core to itself, which of two is half the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Many tests start a script or the service as a process of its own; compiled once, they start in half the time.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'kreispass-compile-cache') },
    sequence: { sequencer: Spread },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: anyTest,
          exclude: browserTests,
          testTimeout: 30_000,
          execArgv: ['--disable-warning=ExperimentalWarning'],
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browserTests.map((folder) => folder.replace(/\*\*$/, '**/*.test.ts')),
          testTimeout: 90_000,
          hookTimeout: 120_000,
          execArgv: ['--disable-warning=ExperimentalWarning'],
        },
      },
    ],
  },
});

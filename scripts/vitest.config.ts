import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const browserTests = [
  'dismantling-station/test/**',
  'workshop-client/test/**',
  'web-kit/test/**',
  'api/test/browser/**',
];
const anyTest = ['*/test/**/*.test.ts', '*/test/**/*.test.tsx'];

/**
 * Two groups: everything that is only Node runs side by side; tests that drive a real Chromium follow one after the
 * other, because two browsers on two cores slow each other down until a good test fails. On CI a browser test gets a second
 * try, which the report names: a busy machine must not hold up everybody; on a person's machine nothing is retried.
 */
export default defineConfig({
  root,
  // Two copies of graphql in one process mask deliberate errors, so every import gets the same one.
  resolve: { alias: { graphql: `${root}node_modules/graphql/index.js` } },
  test: {
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: anyTest,
          exclude: browserTests,
          testTimeout: 20_000,
          execArgv: ['--disable-warning=ExperimentalWarning'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: browserTests.map((folder) => folder.replace(/\*\*$/, '**/*.test.ts')),
          testTimeout: 90_000,
          hookTimeout: 120_000,
          retry: process.env.CI ? 1 : 0,
          fileParallelism: false,
          execArgv: ['--disable-warning=ExperimentalWarning'],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // Two copies of graphql in one process mask deliberate errors, so every import gets the same one.
  resolve: { alias: { graphql: `${root}node_modules/graphql/index.js` } },
  test: {
    include: ['*/test/**/*.test.ts', '*/test/**/*.test.tsx'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    testTimeout: 20_000,
  },
});

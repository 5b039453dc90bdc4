import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from '#api/graphql/build-schema.ts';

/** Writes the whole GraphQL schema to `api/schema.graphql`, where changes to it are reviewed; `--check` only compares. */
const file = new URL('../api/schema.graphql', import.meta.url);
const printed = `# Printed by scripts/print-schema.ts. Do not edit.\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (process.argv.includes('--check')) {
  if (readSchema() !== printed) {
    console.error('api/schema.graphql does not show the current schema. Run: npm run generate');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}

function readSchema(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { printed } from './generate/printed.ts';

const head = '# Printed by scripts/print-schema.ts. Do not edit.';

await printed(
  'api/schema.graphql',
  'the whole GraphQL schema, where changes to it are reviewed',
  () => `${head}\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`,
);

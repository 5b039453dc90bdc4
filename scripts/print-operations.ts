import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { typesOfClients } from './generate/operation-types.ts';
import { documentsOfWebKit, documentsOfWorkshop, operationsFile } from './generate/operations.ts';

/**
 * Writes `api/operations.json`, by which the service knows the clients' GraphQL documents, and the types by which the clients
 * know the service's answers; `--check` only compares.
 */
const root = new URL('..', import.meta.url);
const files = new Map([['api/operations.json', await operationsFile()], ...(await clientTypes())]);
const stale = [...files].filter(([path, text]) => current(path) !== text);

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} does not fit what the clients send. Run: npm run generate`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const [path, text] of stale) writeFileSync(new URL(path, root), text);

/** By the printed schema, which is what a client in the field has been promised. */
async function clientTypes(): Promise<Map<string, string>> {
  const schema = buildSchema(readFileSync(new URL('api/schema.graphql', root), 'utf8'));
  return typesOfClients(schema, [
    { documents: documentsOfWebKit(), file: 'web-kit/src/generated/operations.ts' },
    { documents: await documentsOfWorkshop(), file: 'workshop-client/src/generated/operations.ts' },
  ]);
}

function current(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8');
  } catch {
    return undefined;
  }
}

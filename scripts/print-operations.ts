import { readFileSync, writeFileSync } from 'node:fs';
import { operationsFile } from './generate/operations.ts';

/** Writes `api/operations.json`, by which the service knows the clients' GraphQL documents; `--check` only compares. */
const file = new URL('../api/operations.json', import.meta.url);
const printed = await operationsFile();

if (process.argv.includes('--check')) {
  if (readOperations() !== printed) {
    console.error('api/operations.json does not hold what the clients send. Run: npm run generate');
    process.exit(1);
  }
} else {
  writeFileSync(file, printed);
}

function readOperations(): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

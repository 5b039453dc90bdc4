import { readFileSync, writeFileSync } from 'node:fs';
import { script } from '../ledger/script.ts';

/**
 * Runs a script that prints one file of the repository: it writes the file, or with `--check` says when it is not up to date.
 * @param file from the root of the repository
 */
export async function printed(file: string, what: string, print: () => Promise<string> | string): Promise<void> {
  const place = new URL(`../../${file}`, import.meta.url);
  const help = `Writes ${file}: ${what}.\n\n  --check  writes nothing, and fails when the file is not up to date`;
  await script(help, { check: { type: 'boolean' } }, async ({ values }) => {
    const text = await print();
    if (!values.check) {
      writeFileSync(place, text);
      return 0;
    }
    if (current(place) === text) return 0;
    console.error(`${file} is not up to date. Run: npm run generate`);
    return 1;
  });
}

function current(place: URL): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

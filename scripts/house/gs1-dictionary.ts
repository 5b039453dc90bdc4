/**
 * Turns GS1's Barcode Syntax Dictionary into the table the scan-code reader uses:
 * `node scripts/house/gs1-dictionary.ts FILE > schemas/src/gs1/dictionary-table.ts`.
 * Only the facts are taken over: identifier, flags, format, associations, title.
 */
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Name the dictionary file: node scripts/house/gs1-dictionary.ts gs1-syntax-dictionary.txt');
  process.exit(2);
}

const entry = /^(\d{2,4}(?:-\d{2,4})?)\s+([*?]*)\s*((?:\[?[NXYZ](?:\.\.)?\d+\]?\S*\s*)+)([^#]*)(?:#\s*(.*))?$/;
const rows = readFileSync(file, 'utf8')
  .split(/\r?\n/)
  .filter((line) => /^\d/.test(line))
  .map((line) => {
    const match = entry.exec(line);
    if (!match) throw new Error(`This line of the dictionary could not be read: ${line}`);
    const [, identifiers, flags, format, attributes, title = ''] = match;
    return [identifiers, flags, format, attributes, title].map((part) => part?.trim().replace(/\s+/g, ' ')).join(';');
  });

process.stdout.write(`// Facts of the GS1 Barcode Syntax Dictionary (https://github.com/gs1/gs1-syntax-dictionary, Copyright GS1 AISBL,
// Apache-2.0), turned into a table by scripts/house/gs1-dictionary.ts. Not edited by hand.

/** identifiers; flags (* no separator needed, ? allowed as a Digital Link attribute); format; associations; title */
export const dictionaryTable = \`\n${rows.join('\n')}\n\`;\n`);

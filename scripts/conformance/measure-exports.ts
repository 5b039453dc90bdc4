import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { difference } from './difference.ts';
import { formatOfRow, type Row } from './rows.ts';

/** What became of the seeded batteries in one format. */
export interface ExportCount {
  exports: number;
  /** Valid against the foreign schema, or, where none is published, read again without a refusal. */
  valid: number;
  /** Whether a schema was there to check with. */
  checked: boolean;
  /** Read again and written once more: the same document. */
  equal: number;
  problems: string[];
}

/** Writes batteries that say everything in a format, checks each document and reads it back. Nothing where it is only read. */
export function measureExports(row: Row, corpus: string, batteries: readonly Passport[]): ExportCount | undefined {
  const { write } = formatOfRow(row);
  if (!write) return undefined;
  const check = row.check?.(corpus);
  const count: ExportCount = { exports: 0, valid: 0, checked: check !== undefined, equal: 0, problems: [] };
  for (const [index, battery] of batteries.entries()) {
    const name = `battery ${index + 1} (${battery.general.category})`;
    const context = { id: `1234567890ABC${index}`, updatedAt: '2026-11-01T08:00:00Z' };
    const made = write(battery, context);
    count.exports++;
    if ('code' in made) {
      count.problems.push(`${name}: ${made.message}`);
      continue;
    }
    const left = made.omitted.map(({ part, missing }) => `${part} (${missing.join(', ')})`);
    const document = JSON.parse(JSON.stringify(made.document));
    const wrong = [...(check?.(document, battery) ?? []), ...left.map((part) => `left out ${part}`)];
    if (wrong.length === 0) count.valid++;
    count.problems.push(...wrong.map((problem) => `${name}: ${problem}`));
    const back = readForeignPassport(document);
    const again = 'code' in back ? back : write(back.passport, context);
    const differs = 'code' in again ? `${again.path} ${again.message}` : differenceOf(document, again.document, row);
    if (differs === undefined) count.equal++;
    else count.problems.push(`${name}: read and written again it differs at ${differs}`);
  }
  return count;
}

function differenceOf(written: object, again: object, { oneWay = {} }: Row): string | undefined {
  return difference(written, JSON.parse(JSON.stringify(again)), Object.keys(oneWay));
}

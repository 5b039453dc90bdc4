import type { Language } from '#schemas/checks/explain-words.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { csvTable } from '../import/csv.ts';
import { FileFault } from '../import/file-fault.ts';
import { type Line, linesByBlock } from '../import/records.ts';
import { type Source, sourcesOf } from '../import/sources.ts';
import { pointOf, readColumns } from './columns.ts';

/** One line for the service, and where in the file what it says was read. */
export interface FileLine {
  file: string;
  /** Undefined when the row could not be read; `fault` then says why. */
  text?: string;
  fault?: Refusal;
  /** Line of the part at a JSON Pointer, from 1. */
  line(pointer: string): number;
  /** Bytes of the file read so far. */
  bytes: number;
}

/** Points that go into one line of the service: few enough that a mistake in one of them costs little. */
const mostPoints = 500;

/**
 * What a file of measurements says, battery by battery: NDJSON as the service takes it, or a table with a row for each point,
 * whose neighbouring rows of one battery go together.
 * @throws FileFault when the file, or the rest of it, cannot be read
 */
export async function* linesIn(file: string, language: Language): AsyncGenerator<FileLine> {
  for (const source of await sourcesOf(file, language)) {
    if (source.kind === 'lines') yield* ofLines(source);
    else if (source.kind === 'csv') yield* ofTable(source, language);
    else throw new FileFault('FILE_KIND', source.name, kinds[language]);
  }
}

async function* ofLines(source: Source): AsyncGenerator<FileLine> {
  let number = 0;
  let bytes = 0;
  for await (const lines of linesByBlock(source, 'utf8')) {
    for (const { length, text } of lines as Line[]) {
      const at = ++number;
      bytes += length;
      if (text()) yield { file: source.name, text: text(), line: () => at, bytes };
    }
  }
}

interface Group {
  battery: string;
  how: Record<string, unknown>;
  points: object[];
  lines: number[];
}

async function* ofTable(source: Source, language: Language): AsyncGenerator<FileLine> {
  const { rows, decimal } = await csvTable(source, language);
  let columns: ReturnType<typeof readColumns> | undefined;
  let group: Group | undefined;
  let bytes = 0;
  for await (const row of rows) {
    bytes = row.bytes;
    if (!columns) {
      columns = readColumns(row.cells.map(String), `${source.name}:${row.line}`, language);
      continue;
    }
    const read = pointOf(row.cells.map(String), columns, decimal);
    if ('code' in read) {
      yield { file: source.name, fault: read, line: () => row.line, bytes };
      continue;
    }
    const { battery, how, point } = read;
    const isSame = group?.battery === battery && JSON.stringify(group.how) === JSON.stringify(how);
    if (group && (!isSame || group.points.length >= mostPoints)) {
      yield lineOf(source, group, bytes);
      group = undefined;
    }
    group ??= { battery, how, points: [], lines: [] };
    group.points.push(point);
    group.lines.push(row.line);
  }
  if (group) yield lineOf(source, group, bytes);
}

function lineOf(source: Source, { battery, how, points, lines }: Group, bytes: number): FileLine {
  return {
    file: source.name,
    text: JSON.stringify({ battery, ...how, measurements: points }),
    line: (pointer) => lines[Number(/^\/measurements\/(\d+)/.exec(pointer)?.[1] ?? 0)] ?? (lines[0] as number),
    bytes,
  };
}

const kinds = {
  en: 'Measurements are read from .ndjson, .jsonl and .csv files.',
  de: 'Messreihen werden aus Dateien .ndjson, .jsonl und .csv gelesen.',
};

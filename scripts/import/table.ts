import { hash } from 'node:crypto';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { Cell, DecimalSign } from '#schemas/table/cells.ts';
import { firstColumn, type Header, letterOf, readHeader, readRow } from '#schemas/table/row.ts';
import { FileFault } from './file-fault.ts';
import type { FileRecord } from './records.ts';

/** A table, whatever it was written in. */
export interface Table {
  decimal: DecimalSign;
  rows: AsyncIterable<TableRow>;
}

export interface TableRow {
  /** Line of the file or number of the row, from 1. */
  line: number;
  cells: readonly (Cell | undefined)[];
  /** Read of the source so far, in bytes, where that is known. */
  bytes: number;
}

/** Rows above the names explain; nobody writes more of them. */
const mostRowsAbove = 50;

/** Reads the passports of a table. @throws FileFault when its names cannot be found or understood. */
export async function* tableRecords(name: string, table: Table, language: Language): AsyncGenerator<FileRecord> {
  let header: Header | undefined;
  let above = 0;
  for await (const row of table.rows) {
    if (header) {
      if (row.cells.some(isFilled)) yield recordOf(name, row, header, table.decimal, language);
    } else if (row.cells.some(isFirstColumn)) header = headerOf(name, row, language);
    else if (++above > mostRowsAbove) break;
  }
  if (!header) throw new FileFault('TABLE_REFUSED', name, noNames(language));
}

function recordOf(
  name: string,
  { line, cells, bytes }: TableRow,
  header: Header,
  decimal: DecimalSign,
  language: Language,
): FileRecord {
  const { record, refusal, columnOf } = readRow(cells, header, decimal, language);
  const column = (pointer: string) => {
    const index = columnOf(pointer);
    return index === undefined ? undefined : (header[index]?.name ?? letterOf(index));
  };
  const place = (pointer: string) => {
    const index = columnOf(pointer);
    return index === undefined ? `${name}:${line}` : `${name}:${line} ${letterOf(index)}${line}`;
  };
  const fingerprint = () => hash('sha256', JSON.stringify(record ?? cells), 'base64url');
  return {
    file: name,
    line: () => line,
    place,
    column,
    fingerprint,
    bytes,
    ...(refusal ? { fault: refusal } : { value: record }),
  };
}

function headerOf(name: string, { line, cells }: TableRow, language: Language): Header {
  const header = readHeader(
    cells.map((cell) => (typeof cell === 'string' ? cell : cell === undefined ? '' : String(cell))),
    language,
  );
  if ('code' in header) throw new FileFault('TABLE_REFUSED', `${name}:${line}`, header.message);
  return header;
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && (typeof cell !== 'string' || cell.trim() !== '');
}

function isFirstColumn(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && cell.trim().toLowerCase() === firstColumn.toLowerCase();
}

function noNames(language: Language): string {
  return {
    en: `This table has no line with the names of its columns, of which one is ${firstColumn}. Make a template with --template.`,
    de: `In dieser Tabelle fehlt die Zeile mit den Namen der Spalten, von denen eine ${firstColumn} heißt. Eine Vorlage macht --template.`,
  }[language];
}

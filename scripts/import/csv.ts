import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { DecimalSign } from '#schemas/table/cells.ts';
import { firstColumn } from '#schemas/table/row.ts';
import { FileFault } from './file-fault.ts';
import type { Source } from './sources.ts';
import type { Table, TableRow } from './table.ts';
import { encodingOf, textOf } from './text-of-bytes.ts';

/**
 * A table as text: columns parted by semicolon, comma or tab, as the line of names has them; in UTF-8, UTF-16 with a
 * byte-order mark, or Windows-1252. Read row by row.
 */
export async function csvTable(source: Source, language: Language): Promise<Table> {
  const encoding = await encodingOf(source, language);
  const delimiter = await delimiterOf(textOf(source, encoding));
  // Where columns are parted by semicolons, the comma is in the numbers.
  const decimal: DecimalSign = delimiter === ',' ? '.' : ',';
  return { decimal, rows: rowsOf(source, textOf(source, encoding), delimiter, language) };
}

/** Longest record; beyond, a quotation mark was opened and never closed. */
const longestRecord = 1_000_000;

async function* rowsOf(
  source: Source,
  text: AsyncIterable<string>,
  delimiter: string,
  language: Language,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const stream = Readable.from(text, { objectMode: false, encoding: 'utf8' });
  stream.once('error', (fault) => parser.destroy(fault));
  try {
    for await (const { record, info } of stream.pipe(parser) as AsyncIterable<{ record: string[]; info: Info }>) {
      const breaks = record.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
      yield { line: info.lines - breaks, cells: record, bytes: info.bytes };
    }
  } catch (fault) {
    throw fault instanceof CsvError ? broken(source.name, fault, language) : fault;
  } finally {
    stream.destroy();
  }
}

function broken(name: string, { code, lines }: CsvError & { lines?: number }, language: Language): FileFault {
  const say = sentences[language];
  const isQuote = code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED';
  return new FileFault('TABLE_REFUSED', `${name}:${lines ?? 1}`, isQuote ? say.open : say.quote);
}

/** Seen in the line of names, which has more of them than any text would. */
async function delimiterOf(text: AsyncIterable<string>): Promise<string> {
  let beginning = '';
  for await (const piece of text) {
    beginning += piece;
    if (beginning.length > 200_000) break;
  }
  const at = beginning.toLowerCase().indexOf(firstColumn.toLowerCase());
  const start = beginning.lastIndexOf('\n', at) + 1;
  const end = beginning.indexOf('\n', at);
  const line = at < 0 ? beginning.slice(0, 1000) : beginning.slice(start, end < 0 ? undefined : end);
  const counted = [';', '\t', ','].map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).sign;
}

const sentences = {
  en: {
    open: 'A quotation mark is opened here and never closed; the rest of this file was not read.',
    quote: 'A quotation mark stands where none may be; the rest of this file was not read.',
  },
  de: {
    open: 'Hier beginnt ein Anführungszeichen, das nie endet; der Rest dieser Datei wurde nicht gelesen.',
    quote: 'Hier steht ein Anführungszeichen an falscher Stelle; der Rest dieser Datei wurde nicht gelesen.',
  },
};

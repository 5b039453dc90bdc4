import type { Entry } from 'yauzl';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { Cell } from '#schemas/table/cells.ts';
import { FileFault, sizeInWords } from './file-fault.ts';
import type { Source } from './sources.ts';
import type { Table, TableRow } from './table.ts';
import { eventsOf, XmlFault } from './xml.ts';
import { type Archive, entriesOf, memberStream } from './zip.ts';

/**
 * The first sheet of an Excel workbook (ISO/IEC 29500-1), read row by row. Only values are read; formulas count with the
 * result that was saved, macros and links are not looked at.
 */
export async function xlsxTable(source: Source, language: Language): Promise<Table> {
  const workbook = await openWorkbook(source, language);
  return { decimal: 'unknown', rows: guarded(rowsOf(workbook), workbook) };
}

interface Workbook {
  name: string;
  archive: Archive;
  entries: Map<string, Entry>;
  language: Language;
  sheet: string;
  texts: string[];
  /** Which cell styles show a number as a day. */
  dayStyles: boolean[];
  /** Days are counted from 1904 instead of 1900. */
  is1904: boolean;
}

async function openWorkbook(source: Source, language: Language): Promise<Workbook> {
  const archive = await archiveOf(source);
  const entries = new Map((await entriesOf(archive, source.name, language)).map((entry) => [entry.fileName, entry]));
  const parts = { name: source.name, archive, entries, language };
  if (!entries.has('xl/workbook.xml')) throw refusal(parts, sentences[language].noWorkbook);
  return guardedOnce(parts, async () => {
    const { sheet, is1904 } = await firstSheet(parts);
    return { ...parts, sheet, is1904, texts: await sharedTexts(parts), dayStyles: await dayStyles(parts) };
  });
}

type Parts = Pick<Workbook, 'name' | 'archive' | 'entries' | 'language'>;

/** A workbook inside another archive is unpacked into memory, so it may not be large there. */
const largestInside = 64_000_000;

async function archiveOf({ file, size, name, stream }: Source): Promise<Archive> {
  if (file !== undefined) return file;
  if (size > largestInside) throw new FileFault('FILE_TOO_LARGE', name, `More than ${largestInside / 1e6} MB.`);
  const chunks: Buffer[] = [];
  for await (const chunk of stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Most bytes of a part that is kept in memory (`small`), and of the sheet, which is not. */
const largest = { small: 64_000_000, sheet: 2_000_000_000 };

function part(parts: Parts, name: string, limit: number): AsyncIterable<Buffer> | undefined {
  const entry = parts.entries.get(name);
  if (!entry) return undefined;
  if (entry.uncompressedSize > limit)
    throw refusal(parts, sentences[parts.language].large(name, sizeInWords(entry.uncompressedSize, parts.language)));
  return memberStream(parts.archive, `${parts.name}/${name}`, entry, parts.language);
}

async function firstSheet(parts: Parts): Promise<{ sheet: string; is1904: boolean }> {
  let relation: string | undefined;
  let is1904 = false;
  for await (const event of eventsOf(part(parts, 'xl/workbook.xml', largest.small))) {
    if (event.kind !== 'open') continue;
    if (event.name === 'workbookPr') is1904 = ['1', 'true'].includes(event.attributes.date1904 ?? '');
    if (event.name === 'sheet' && event.attributes.state === undefined) relation ??= event.attributes['r:id'];
  }
  for await (const event of eventsOf(part(parts, 'xl/_rels/workbook.xml.rels', largest.small))) {
    if (event.kind !== 'open' || event.name !== 'Relationship' || event.attributes.Id !== relation) continue;
    const target = event.attributes.Target ?? '';
    return { sheet: target.startsWith('/') ? target.slice(1) : `xl/${target}`, is1904 };
  }
  return { sheet: 'xl/worksheets/sheet1.xml', is1904 };
}

/** Texts are kept once for the whole workbook, and cells refer to them by number. */
async function sharedTexts(parts: Parts): Promise<string[]> {
  const texts: string[] = [];
  let text: string | undefined;
  let inText = false;
  let phonetic = false;
  for await (const event of eventsOf(part(parts, 'xl/sharedStrings.xml', largest.small))) {
    if (event.kind === 'text') {
      if (inText && !phonetic) text = (text ?? '') + event.text;
    } else if (event.name === 'si') {
      if (event.kind === 'close') texts.push(text ?? '');
      text = undefined;
    } else if (event.name === 'rPh') phonetic = event.kind === 'open';
    else if (event.name === 't') inText = event.kind === 'open';
  }
  return texts;
}

/** ISO/IEC 29500-1 18.8.30: built-in formats of days, and those whose own code shows day, month or year. */
async function dayStyles(parts: Parts): Promise<boolean[]> {
  const own = new Map<string, string>();
  const styles: boolean[] = [];
  let inCells = false;
  for await (const event of eventsOf(part(parts, 'xl/styles.xml', largest.small))) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') inCells = event.kind === 'open';
    if (event.kind !== 'open') continue;
    const { numFmtId = '0', formatCode = '' } = event.attributes;
    if (event.name === 'numFmt') own.set(numFmtId, formatCode);
    if (event.name === 'xf' && inCells) styles.push(showsDay(Number(numFmtId), own.get(numFmtId)));
  }
  return styles;
}

function showsDay(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  const signs = code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[dmy]/i.test(signs) && !/general|[#0?]/i.test(signs);
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  text: string;
}

const mostColumns = 16_384;

async function* rowsOf(workbook: Workbook): AsyncGenerator<TableRow> {
  let row: TableRow & { cells: (Cell | undefined)[] } = { line: 0, cells: [], bytes: 0 };
  let cell: OpenCell | undefined;
  let isRead = false;
  for await (const event of eventsOf(part(workbook, workbook.sheet, largest.sheet))) {
    if (event.kind === 'text') {
      if (cell && isRead) cell.text += event.text;
    } else if (event.name === 'row') {
      if (event.kind === 'open')
        row = { line: Number(event.attributes.r) || row.line + 1, cells: [], bytes: event.bytes };
      else yield row;
    } else if (event.name === 'c') {
      if (event.kind === 'open') cell = openCell(event.attributes, row.cells.length);
      else if (cell && cell.column < mostColumns) row.cells[cell.column] = meaningOf(cell, workbook);
    } else if (event.name === 'v' || event.name === 't') isRead = event.kind === 'open';
  }
}

function openCell({ r = '', t = 'n', s = '0' }: Record<string, string>, next: number): OpenCell {
  const letters = /^[A-Z]{1,3}/.exec(r)?.[0];
  const column = letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : next;
  return { column, type: t, style: Number(s), text: '' };
}

function meaningOf({ type, style, text }: OpenCell, { texts, dayStyles, is1904 }: Workbook): Cell | undefined {
  switch (type) {
    case 's':
      return texts[Number(text)];
    case 'b':
      return text === '1';
    case 'd':
      return { day: text };
    case 'n':
      if (text === '') return undefined;
      return dayStyles[style] ? { day: dayFrom(Number(text), is1904) } : Number(text);
    default:
      return text;
  }
}

/** Day 60 is 29 February 1900, which never was; nobody's battery is that old. */
function dayFrom(serial: number, is1904: boolean): string {
  const start = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  const day = new Date(start + Math.round(serial * 86_400_000));
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString();
}

async function guardedOnce<Value>(parts: Parts, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (fault) {
    throw fault instanceof XmlFault ? refusal(parts, sentences[parts.language][fault.code]) : fault;
  }
}

async function* guarded(rows: AsyncGenerator<TableRow>, parts: Parts): AsyncGenerator<TableRow> {
  try {
    yield* rows;
  } catch (fault) {
    throw fault instanceof XmlFault ? refusal(parts, sentences[parts.language][fault.code]) : fault;
  }
}

function refusal({ name }: Parts, message: string): FileFault {
  return new FileFault('TABLE_REFUSED', name, message);
}

const sentences = {
  en: {
    noWorkbook: 'This is no Excel workbook.',
    large: (part: string, size: string) => `Its part ${part} would be ${size} unpacked; use CSV or several files.`,
    XML_DECLARES: 'Its XML declares things of its own (DOCTYPE), which no spreadsheet program does; it is not read.',
    XML_BROKEN: 'Its XML is damaged; open it in a spreadsheet program and save it anew.',
    XML_DEEP: 'Its XML is nested deeper than any spreadsheet; it is not read.',
  },
  de: {
    noWorkbook: 'Das ist keine Excel-Mappe.',
    large: (part: string, size: string) =>
      `Ihr Teil ${part} wäre ausgepackt ${size} groß; bitte als CSV oder auf mehrere Dateien verteilt.`,
    XML_DECLARES: 'Ihr XML vereinbart eigene Dinge (DOCTYPE), was kein Tabellenprogramm tut; sie wird nicht gelesen.',
    XML_BROKEN: 'Ihr XML ist beschädigt; bitte im Tabellenprogramm öffnen und neu speichern.',
    XML_DEEP: 'Ihr XML ist tiefer verschachtelt als jede Tabelle; sie wird nicht gelesen.',
  },
};

import { isKept } from '../checks/strict-json.ts';
import type { Column } from './columns.ts';

/** A cell as a table holds it: a text, or what a spreadsheet knows as a number, a truth or a day. */
export type Cell = string | number | boolean | { day: string };

/** What a cell means for its column, or why nobody can tell. */
export type CellValue = { value: unknown } | { problem: CellProblem };

export type CellProblem = 'ambiguousNumber' | 'lostDigits' | 'shortened' | 'noOffset' | 'errorCell' | 'tooManyDigits';

/**
 * How numbers are written in a table: with a decimal comma where columns are parted by semicolons, as Excel does in German.
 * Unknown where it keeps numbers as numbers, so that one written as a text was typed by whoever thought of it.
 */
export type DecimalSign = ',' | '.' | 'unknown';

/**
 * The value of a cell. What is not of the column's type stays as it is written, so that the check of the passport says what
 * was expected; only what might be misread is stopped here.
 */
export function cellValue(cell: Cell, column: Column, decimal: DecimalSign): CellValue {
  if (typeof cell === 'string' && spreadsheetError.test(cell)) return { problem: 'errorCell' };
  if (!column.list) return singleValue(typeof cell === 'string' ? cell.trim() : cell, column, decimal);
  const values: unknown[] = [];
  // A dash says that there is none of it, which is an answer of its own.
  const parts = typeof cell === 'string' ? (isNone(cell) ? [] : cell.split('|')) : [cell];
  for (const part of parts) {
    const read = singleValue(typeof part === 'string' ? part.trim() : part, column, decimal);
    if ('problem' in read) return read;
    values.push(read.value);
  }
  return { value: values };
}

const spreadsheetError = /^#(REF|N\/A|NV|VALUE|WERT|DIV\/0|BEZUG|NAME|ZAHL|NUM|NULL)[!?]?$/;

function isNone(text: string): boolean {
  return /^\s*[-–—]\s*$/.test(text);
}

function singleValue(cell: Cell, column: Column, decimal: DecimalSign): CellValue {
  switch (column.rule.type) {
    case 'number':
    case 'integer':
      return numberOf(cell, column, decimal);
    case 'boolean':
      return { value: truthOf(cell) };
    case 'string':
      return textOf(cell, column);
  }
}

function numberOf(cell: Cell, { unit }: Column, decimal: DecimalSign): CellValue {
  if (typeof cell !== 'string') return { value: typeof cell === 'object' ? cell.day : cell };
  const bare = unit && cell.endsWith(unit) ? cell.slice(0, -unit.length).trimEnd() : cell;
  const text = bare.replace(/[\u00a0\u202f' ](?=\d{3})/g, '').replace(/^\u2212/, '-');
  if (!/^[-+]?\d[\d.,]*([eE][-+]?\d+)?$/.test(text)) return { value: cell };
  const plain = withPoint(text.replace(/^\+/, ''), decimal);
  if (plain === undefined) return { problem: 'ambiguousNumber' };
  if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(plain)) return { value: cell };
  return isKept(plain) ? { value: Number(plain) } : { problem: 'tooManyDigits' };
}

/** A number with a decimal point and nothing else; undefined when 1.234 or 1,234 could be two numbers. */
function withPoint(text: string, decimal: DecimalSign): string | undefined {
  const last = text[Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))];
  if (last === undefined) return text;
  const signs = text.split('').filter((sign) => sign === ',' || sign === '.');
  const isGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(text);
  if (signs.every((sign) => sign === last)) {
    if (signs.length > 1) return isGrouped ? text.replaceAll(last, '') : text;
    return isGrouped && last !== decimal ? undefined : text.replace(last, '.');
  }
  const thousands = last === ',' ? '.' : ',';
  return text.replaceAll(thousands, '').replace(last, '.');
}

function truthOf(cell: Cell): unknown {
  if (typeof cell === 'object') return cell.day;
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).toLowerCase();
  if (['true', 'wahr', 'ja', 'yes', 'x', '1'].includes(text)) return true;
  if (['false', 'falsch', 'nein', 'no', '0'].includes(text)) return false;
  return cell;
}

function textOf(cell: Cell, { rule }: Column): CellValue {
  if (typeof cell === 'object') return dayOf(cell.day, rule.format);
  if (typeof cell === 'boolean') return { value: String(cell) };
  if (typeof cell === 'number') return numericText(cell, rule.format);
  // Excel writes a long number of its own accord like this, and its last digits are gone.
  if (/^\d[,.]\d+E\+\d+$/i.test(cell)) return { problem: 'shortened' };
  if (rule.enum) return { value: rule.enum.find((value) => value.toLowerCase() === cell.toLowerCase()) ?? cell };
  if (rule.format === 'gtin' && /^(\d{8}|\d{12,13})$/.test(cell)) return { value: cell.padStart(14, '0') };
  return { value: dateFrom(cell, rule.format) };
}

/** A number where a text is expected: fine unless the spreadsheet has rounded it, which it does beyond 15 digits. */
function numericText(cell: number, format: string | undefined): CellValue {
  const text = String(cell);
  if (text.includes('e') || text.replace(/\D/g, '').length > 15) return { problem: 'lostDigits' };
  return { value: format === 'gtin' && Number.isInteger(cell) && text.length >= 8 ? text.padStart(14, '0') : text };
}

/** What a spreadsheet keeps as a day; a time of day has no time zone there, so it is no moment. */
function dayOf(day: string, format: string | undefined): CellValue {
  if (format === 'timestamp') return { problem: 'noOffset' };
  if (format === 'year-month') return { value: day.slice(0, 7) };
  return { value: day.slice(0, 10) };
}

/** Days and months as they are written in German; everything else stays. */
function dateFrom(text: string, format: string | undefined): string {
  if (format === 'calendar-date') {
    const [, day = '', month = '', year = ''] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
    return day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  }
  if (format === 'year-month') {
    const [, month = '', year = ''] = /^(?:\d{1,2}\.\s?)?(\d{1,2})[./]\s?(\d{4})$/.exec(text) ?? [];
    return month ? `${year}-${month.padStart(2, '0')}` : /^\d{4}-\d{2}-\d{2}$/.test(text) ? text.slice(0, 7) : text;
  }
  return text;
}

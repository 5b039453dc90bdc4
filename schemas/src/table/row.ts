import type { Language } from '../checks/explain-words.ts';
import { type Refusal, refusal, worded } from '../refusal.ts';
import { cellUnclear } from '../refusals/file-cases.ts';
import { type Cell, cellValue, type DecimalSign } from './cells.ts';
import { type Column, columnNamed } from './columns.ts';

/** The columns of a table by position; undefined where one has no name. */
export type Header = readonly (Column | undefined)[];

/** A row read into the record an import takes, or why it cannot be. */
export interface ReadRow {
  /** A passport, or `{ passport, installedInVin }` around one. */
  record?: object;
  refusal?: Refusal;
  /** Position of the column that the part of the record at a JSON Pointer was read from. */
  columnOf(pointer: string): number | undefined;
}

/** The column every table must have, by which the line of names is found among lines that explain. */
export const firstColumn = 'general.uniqueIdentifier';

/** Reads the line of names. What stands above it in a table explains and is not read. */
export function readHeader(cells: readonly string[], language: Language): Header | Refusal {
  const header: (Column | undefined)[] = [];
  const seen = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim();
    if (name === '') {
      header.push(undefined);
      continue;
    }
    const column = columnNamed(name);
    const place = { column: letterOf(index), path: '' };
    if (!column) return worded(refusal('COLUMN_UNKNOWN', { ...place, name: name.slice(0, 100) }), language);
    if (seen.has(column.name)) return worded(refusal('COLUMN_TWICE', { ...place, name: column.name }), language);
    seen.add(column.name);
    header.push(column);
  }
  return header;
}

/** Reads a row of values. Empty cells say nothing. */
export function readRow(
  cells: readonly (Cell | undefined)[],
  header: Header,
  decimal: DecimalSign,
  language: Language,
): ReadRow {
  const passport: Tree = Object.create(null);
  const around: Record<string, unknown> = {};
  const origins = new Map<string, number>();
  const columnOf = (pointer: string) => origins.get(pointer) ?? nearest(pointer, origins);
  const places = renumbered(cells, header);
  for (const [index, cell] of cells.entries()) {
    if (isEmpty(cell)) continue;
    const column = header[index];
    if (!column)
      return {
        refusal: worded(refusal('CELL_WITHOUT_COLUMN', { column: letterOf(index), path: '' }), language),
        columnOf: () => index,
      };
    const read = cellValue(cell, column, decimal);
    const steps = places[index] ?? column.steps;
    const pointer = column.property ? `/${steps.join('/')}` : `/${column.name}`;
    origins.set(pointer, index);
    if ('problem' in read)
      return {
        refusal: worded(
          refusal('CELL_UNCLEAR', { ...cellUnclear[read.problem](shown(cell)), path: pointer }),
          language,
        ),
        columnOf,
      };
    if (column.property) put(passport, steps, read.value);
    else around[column.name] = read.value;
  }
  const isWrapped = Object.keys(around).length > 0;
  const record = isWrapped ? { passport, ...around } : passport;
  return {
    record: plain(record),
    columnOf: isWrapped ? (pointer) => columnOf(pointer.replace(/^\/passport/, '')) : columnOf,
  };
}

/** A, B … Z, AA: how spreadsheets call a column. */
export function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

type Tree = { [step: string]: unknown };

function isEmpty(cell: Cell | undefined): cell is undefined {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** Entries of a list are numbered as in the columns; where a row leaves one out, those behind it move up. */
function renumbered(
  cells: readonly (Cell | undefined)[],
  header: Header,
): (readonly (string | number)[] | undefined)[] {
  const used = new Map<string, Set<number>>();
  const lists = header.map((column, index) => {
    const at = column?.steps.findIndex((step) => typeof step === 'number') ?? -1;
    if (!column || at < 0 || isEmpty(cells[index])) return undefined;
    const list = column.steps.slice(0, at).join('.');
    const numbers = used.get(list) ?? new Set();
    used.set(list, numbers.add(column.steps[at] as number));
    return { list, at, steps: column.steps };
  });
  const order = new Map([...used].map(([list, numbers]) => [list, [...numbers].sort((a, b) => a - b)]));
  return lists.map((place) => {
    if (!place) return undefined;
    const { list, at, steps } = place;
    return steps.with(at, order.get(list)?.indexOf(steps[at] as number) ?? 0);
  });
}

/** The steps come from the schema, never from the table, so no name can reach behind an object. */
function put(tree: Tree, steps: readonly (string | number)[], value: unknown): void {
  let here = tree as Record<string | number, unknown>;
  for (const [index, step] of steps.entries()) {
    if (index === steps.length - 1) here[step] ??= value;
    else {
      here[step] ??= typeof steps[index + 1] === 'number' ? [] : {};
      here = here[step] as Record<string | number, unknown>;
    }
  }
}

function plain(record: object): object {
  return { ...record };
}

/** The column of a value that is missing is none; that of a part of what is wrong helps. */
function nearest(pointer: string, origins: ReadonlyMap<string, number>): number | undefined {
  if (pointer === '') return undefined;
  for (const [origin, index] of origins)
    if (origin.startsWith(`${pointer}/`) || pointer.startsWith(`${origin}/`)) return index;
  return undefined;
}

function shown(cell: Cell): string {
  return String(typeof cell === 'object' ? cell.day : cell).slice(0, 60);
}

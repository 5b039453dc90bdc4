import type { Language } from '#schemas/checks/explain-words.ts';
import { metricNames } from '#schemas/metrics.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { DecimalSign } from '#schemas/table/cells.ts';
import { FileFault } from '../import/file-fault.ts';

/** The name of each column of a table, by its place; undefined for one that is not read. */
export type Columns = (string | undefined)[];

const how = ['stateOfHealthKind', 'method', 'instrument', 'uncertaintyPercent'] as const;
const numbers: ReadonlySet<string> = new Set([...metricNames, 'uncertaintyPercent']);
const known = ['battery', 'measuredAt', ...metricNames, ...how];

/**
 * Reads the line of names; upper and lower case are the same.
 * @throws FileFault when a name is not known, named twice, or one that is needed is missing
 */
export function readColumns(cells: readonly string[], place: string, language: Language): Columns {
  const say = sentences[language];
  const columns = cells.map((cell) => {
    const name = cell.trim().toLowerCase();
    const found = known.find((each) => each.toLowerCase() === name);
    if (name !== '' && !found) throw new FileFault('TABLE_REFUSED', place, say.unknown(cell.trim().slice(0, 60)));
    return found;
  });
  const twice = columns.find((name, index) => name !== undefined && columns.indexOf(name) !== index);
  if (twice) throw new FileFault('TABLE_REFUSED', place, say.twice(twice));
  for (const needed of ['battery', 'measuredAt'])
    if (!columns.includes(needed)) throw new FileFault('TABLE_REFUSED', place, say.missing(needed));
  return columns;
}

/** What a row says. An empty cell says nothing; what is no number where one is asked for is refused with its column. */
export function pointOf(
  cells: readonly string[],
  columns: Columns,
  decimal: DecimalSign,
): { battery: string; how: Record<string, unknown>; point: object } | Refusal {
  const said: Record<string, unknown> = {};
  for (const [index, name] of columns.entries()) {
    const text = cells[index]?.trim() ?? '';
    if (name === undefined || text === '') continue;
    const value = numbers.has(name) ? numberOf(text, decimal) : text;
    if (value === undefined)
      return refusal('INVALID_INPUT', { ...inputCases.noNumber(text.slice(0, 40)), path: `/${name}` });
    said[name] = value;
  }
  const { battery = '', stateOfHealthKind, method, instrument, uncertaintyPercent, ...point } = said;
  const given = Object.entries({ stateOfHealthKind, method, instrument, uncertaintyPercent }).filter(
    ([, value]) => value !== undefined,
  );
  return { battery: String(battery), how: Object.fromEntries(given), point };
}

/** Digits with one sign before the decimals; a sign between thousands would be read as something else by somebody. */
function numberOf(text: string, decimal: DecimalSign): number | undefined {
  const plain = decimal === ',' ? text.replace(',', '.') : text;
  return /^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(plain) ? Number(plain) : undefined;
}

const sentences = {
  en: {
    unknown: (name: string) => `There is no column called ${name}; known: ${known.join(', ')}.`,
    twice: (name: string) => `The column ${name} is there twice.`,
    missing: (name: string) => `The column ${name} is missing.`,
  },
  de: {
    unknown: (name: string) => `Eine Spalte ${name} gibt es nicht; bekannt: ${known.join(', ')}.`,
    twice: (name: string) => `Die Spalte ${name} steht zweimal da.`,
    missing: (name: string) => `Die Spalte ${name} fehlt.`,
  },
};

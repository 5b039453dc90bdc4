import type { Request } from 'express';
import { type ErrorLevel, moduleMm } from '#schemas/label/code-matrix.ts';
import { symbolMm } from '#schemas/label/collection-symbol.ts';
import { labelWidthMm } from '#schemas/label/label.ts';
import type { LabelOptions } from '#schemas/label/layout.ts';
import { type LabelStockName, labelStocks, mostLabels } from '#schemas/label/stock.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { labelOption } from '#schemas/refusals/label-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { languageOf } from '../../asking/create-context.ts';

/** How a label was asked for: what the drawing needs, and what decides how it is made. */
export interface AskedLabel extends Omit<LabelOptions, 'matrix'> {
  language: 'de' | 'en';
  code: 'qr' | 'datamatrix';
}

/** A sheet of labels on top of that. */
export interface AskedSheet extends AskedLabel {
  ids: readonly string[];
  stock: LabelStockName;
  /** First free label on a sheet that was used before, from 1. */
  start: number;
  copies: number;
  /** Draws the edges of the labels, to try it on plain paper. */
  outline: boolean;
  /** Moves everything, for printers that pull paper in askew. */
  shiftXMm: number;
  shiftYMm: number;
}

/** Reads the query of one label. */
export function readLabelOptions(request: Request): AskedLabel | Refusal {
  const problem = unknownName(request, labelNames);
  return problem ?? readAll(request, readLabel);
}

/** Reads the query of a sheet; `ids` are not looked at beyond their number. */
export function readSheetOptions(request: Request): AskedSheet | Refusal {
  const problem = unknownName(request, [
    ...labelNames.filter((name) => name !== 'size' && name !== 'height'),
    ...sheetNames,
  ]);
  return problem ?? readAll(request, readSheet);
}

const labelNames = ['size', 'height', 'show', 'code', 'level', 'module', 'quiet', 'line', 'symbol', 'dpi', 'lang'];
const sheetNames = ['ids', 'stock', 'start', 'copies', 'outline', 'shiftx', 'shifty'];

function readLabel(ask: Ask, request: Request): AskedLabel {
  const { minimum, maximum } = labelWidthMm;
  return {
    widthMm: ask.number('size', minimum, maximum, { de: 'die Breite in Millimetern', en: 'the width in millimetres' }),
    heightMm: ask.number('height', minimum / 2, maximum, {
      de: 'die Höhe in Millimetern',
      en: 'the height in millimetres',
    }),
    show: ask.word('show', ['label', 'general', 'code', 'symbol']) ?? 'label',
    code: ask.word('code', ['qr', 'datamatrix']) ?? 'qr',
    errorLevel: ask.word<ErrorLevel>('level', ['L', 'M', 'Q', 'H']) ?? 'M',
    moduleMm: ask.number('module', moduleMm.smallest, moduleMm.largest, {
      de: 'die Größe eines Moduls in Millimetern',
      en: 'the size of a module in millimetres',
    }),
    quietModules: ask.whole('quiet', 1, 20, { de: 'die Ruhezone in Modulen', en: 'the quiet zone in modules' }),
    line: ask.word('line', ['id', 'identifier', 'none']) ?? 'id',
    symbolMm: ask.number('symbol', symbolMm.smallest, symbolMm.largest, {
      de: 'die Seite des Symbols der getrennten Sammlung in Millimetern',
      en: 'the side of the separate-collection symbol in millimetres',
    }),
    dotsPerInch: ask.whole('dpi', 150, 600, {
      de: 'die Auflösung des Druckers oder Bildes',
      en: 'the resolution of the printer or picture',
    }),
    language: ask.word('lang', ['de', 'en']) ?? languageOf(request.headers['accept-language']),
  };
}

function readSheet(ask: Ask, request: Request): AskedSheet {
  const stock = ask.word('stock', Object.keys(labelStocks) as LabelStockName[]) ?? '63.5x38.1';
  const { columns, rows } = labelStocks[stock];
  const ids = ask.list('ids');
  const copies =
    ask.whole('copies', 1, mostLabels, { de: 'die Zahl der Etiketten von jedem', en: 'how many labels of each' }) ?? 1;
  if (ids.length * copies > mostLabels) ask.refuse(labelOption.tooMany(mostLabels));
  return {
    ...readLabel(ask, request),
    ids,
    stock,
    start:
      ask.whole('start', 1, columns * rows, {
        de: 'das erste freie Etikett des ersten Bogens',
        en: 'the first free label of the first sheet',
      }) ?? 1,
    copies,
    outline: ask.word('outline', ['1', '0']) === '1',
    shiftXMm:
      ask.number('shiftx', -10, 10, {
        de: 'die Verschiebung nach rechts in Millimetern',
        en: 'a shift to the right in millimetres',
      }) ?? 0,
    shiftYMm:
      ask.number('shifty', -10, 10, {
        de: 'die Verschiebung nach unten in Millimetern',
        en: 'a shift downwards in millimetres',
      }) ?? 0,
  };
}

/** Reads single values and keeps the first thing that was wrong. */
interface Ask {
  number(name: string, least: number, most: number, meaning: Sentence): number | undefined;
  whole(name: string, least: number, most: number, meaning: Sentence): number | undefined;
  word<Word extends string>(name: string, words: readonly Word[]): Word | undefined;
  list(name: string): string[];
  refuse(said: Sentence): void;
}

function readAll<Options>(request: Request, read: (ask: Ask, request: Request) => Options): Options | Refusal {
  const { query } = request;
  let problem: Refusal | undefined;
  const refuse = (said: Sentence): undefined => {
    problem ??= wrongOption(said);
  };
  const number = (name: string, least: number, most: number, meaning: Sentence, pattern: RegExp) => {
    const text = query[name];
    if (text === undefined) return undefined;
    const value = typeof text === 'string' && pattern.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : refuse(labelOption.bounds(name, meaning, least, most));
  };
  const options = read(
    {
      number: (name, least, most, meaning) => number(name, least, most, meaning, /^-?\d{1,4}(\.\d{1,4})?$/),
      whole: (name, least, most, meaning) => number(name, least, most, meaning, /^\d{1,4}$/),
      word: (name, words) => {
        const text = query[name];
        return text === undefined
          ? undefined
          : (words.find((word) => word === text) ?? refuse(labelOption.words(name, words)));
      },
      list: (name) => {
        const text = query[name];
        const found = typeof text === 'string' ? text.split(',').filter((part) => part !== '') : [];
        if (found.length === 0) refuse(labelOption.noIds(name));
        return found;
      },
      refuse,
    },
    request,
  );
  return problem ?? options;
}

/** A mistyped name would print three hundred wrong labels. */
function unknownName({ query }: Request, known: readonly string[]): Refusal | undefined {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  return unknown === undefined ? undefined : wrongOption(labelOption.unknown(unknown.slice(0, 40), known));
}

/** The refusal of an option. */
export function wrongOption(said: Sentence): Refusal {
  return refusal('LABEL_OPTION', said);
}

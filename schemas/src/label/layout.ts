import { formatId } from '../id.ts';
import type { LabelContent } from '../label.ts';
import type { Refusal } from '../refusal.ts';
import { boltTriangleShape } from '../safety-signs.ts';
import {
  type CodeMatrix,
  type CodeMeasures,
  codePath,
  type ErrorLevel,
  fitCode,
  qrMatrix,
  smallestCodeMm,
  wholeDots,
} from './code-matrix.ts';
import { collectionSymbol, symbolHeightMm, symbolMm } from './collection-symbol.ts';
import type { Drawing, DrawnCode, DrawnText, Shape } from './drawing.ts';
import { labelWords } from './label-words.ts';
import { shortened, widthOf, withPlainFigures, wrapped } from './type-setting.ts';

/** How a label is to look. Everything may be left out. */
export interface LabelOptions extends CodeMeasures {
  /** The usual label; with all information of 2023/1542 Annex VI Part A; the code alone; or the symbol alone. */
  show?: 'label' | 'general' | 'code' | 'symbol';
  widthMm?: number;
  heightMm?: number;
  errorLevel?: ErrorLevel;
  /** A code made elsewhere, e.g. a Data Matrix, instead of the QR code. */
  matrix?: CodeMatrix;
  /** What people read under the code: the id, `identifier` of the content, or nothing. */
  line?: 'id' | 'identifier' | 'none';
  /** Exact side of the separate-collection symbol; otherwise as large as fits the label well. */
  symbolMm?: number;
}

/** Smallest type in millimetres from the top of an f to the foot of a g: some four and a quarter points. */
const smallestType = 1.5;

/** Everything on a label and where it stands, or why it does not fit. */
export function labelDrawing(content: LabelContent, options: LabelOptions = {}): Drawing | Refusal {
  switch (options.show) {
    case 'symbol':
      return symbolAlone(content, options);
    case 'code':
      return codeAlone(content, options);
    default:
      return wholeLabel(content, options);
  }
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Code to the left and words to the right; on a square or upright label the words stand under the code. */
function wholeLabel(content: LabelContent, options: LabelOptions): Drawing | Refusal {
  const { widthMm: width = 100 } = options;
  const height = options.heightMm ?? width / 2;
  const pad = wholeDots(clamped(Math.min(width, height) * 0.028, 0.6, 2.5), options.dotsPerInch);
  const upright = width < 1.25 * height;
  const lineHeight = lineHeightOf(options, Math.min(width, height));
  const room = upright
    ? Math.min(width - 2 * pad, height * 0.58 - lineHeight)
    : Math.min(height - 2 * pad - lineHeight, width * 0.5, width - 3 * pad - (options.symbolMm ?? 0));
  const code = placedCode(content, options, { x: pad, y: pad, width: room, height: room });
  if ('message' in code) return code;
  const { side } = code;
  const column: Box = upright
    ? { x: pad, y: 2 * pad + side + lineHeight, width: width - 2 * pad, height: height - 3 * pad - side - lineHeight }
    : { x: 2 * pad + side, y: pad, width: width - 3 * pad - side, height: height - 2 * pad };
  const scale = upright ? Math.min(width * 0.7, column.height * 1.2) : Math.min(height, width / 2);
  const words = columnOf(content, options, column, scale);
  if (!Array.isArray(words)) return words;
  return {
    widthMm: width,
    heightMm: height,
    name: nameOf(content),
    shapes: [...code.shapes, ...lineUnder(content, options, pad, pad + side, side), ...words],
    code: code.drawn,
    ...(content.kind === 'battery' && !content.warning && { symbolMm: symbolSide(content, options, column) }),
  };
}

function codeAlone(content: LabelContent, options: LabelOptions): Drawing | Refusal {
  const { widthMm: width = 30 } = options;
  const lineHeight = lineHeightOf(options, width);
  const most = Math.min(width, options.heightMm === undefined ? width : options.heightMm - lineHeight);
  const code = placedCode(content, options, { x: 0, y: 0, width: most, height: most });
  if ('message' in code) return code;
  const height = options.heightMm ?? code.side + lineHeight;
  return {
    widthMm: width,
    heightMm: height,
    name: nameOf(content),
    shapes: [...code.shapes, ...lineUnder(content, options, 0, code.side, code.side)],
    code: code.drawn,
  };
}

/** The separate-collection symbol by itself, with the chemistry under it: where it has to be 5 × 5 cm, it is a label of its own. */
function symbolAlone({ kind, heavyMetals = [], facts = [], language }: LabelContent, options: LabelOptions) {
  if (kind !== 'battery') return tooSmall('Only batteries carry the separate-collection symbol.');
  const { widthMm, heightMm, symbolMm: wanted } = options;
  const pad = 1;
  const lines = 1 + heavyMetals.length * 0.45;
  const room = Math.min((widthMm ?? 300) - 2 * pad, ((heightMm ?? 300) - 2 * pad) / (lines + 0.14), symbolMm.largest);
  const side = wanted ?? room;
  if (side > room + 1e-9 || side < symbolMm.smallest)
    return tooSmall(`The symbol can be from ${symbolMm.smallest} to ${millimetres(room)} mm here.`);
  const width = widthMm ?? side + 2 * pad;
  const below = pad + symbolHeightMm(side, heavyMetals);
  const size = Math.max(smallestType, side * 0.1);
  const [chemistry = ''] = facts;
  return {
    widthMm: width,
    heightMm: heightMm ?? below + size * 1.8 + pad,
    name: labelWords[language].collect.join(' '),
    shapes: [
      ...collectionSymbol((width - side) / 2, pad, side, heavyMetals),
      ...line(chemistry, { x: width / 2, y: below + size * 1.4, size, centred: true, bold: true }, width - 2 * pad),
    ],
    symbolMm: side,
  };
}

interface PlacedCode {
  shapes: Shape[];
  drawn: DrawnCode;
  side: number;
}

function placedCode(content: LabelContent, options: LabelOptions, { x, y, width }: Box): PlacedCode | Refusal {
  const matrix = options.matrix ?? qrMatrix(content.qrCode, options.errorLevel);
  const fit = fitCode(matrix, width, options);
  if (!fit) {
    const needed = millimetres(smallestCodeMm(matrix, options), Math.ceil);
    return tooSmall(
      `The code needs ${needed} mm with its quiet zone; there are ${millimetres(Math.max(0, width))} mm.`,
    );
  }
  const quiet = fit.quietModules * fit.moduleMm;
  const drawn: DrawnCode = {
    moduleMm: fit.moduleMm,
    modules: matrix.size,
    quietModules: fit.quietModules,
    x: x + quiet,
    y: y + quiet,
  };
  return { shapes: [codePath(matrix, drawn)], drawn, side: fit.sideMm };
}

function lineHeightOf({ line: wanted }: LabelOptions, least: number): number {
  return wanted === 'none' ? 0 : clamped(least * 0.085, smallestType * 1.25, 7);
}

/** The line for people under the code; it may use the quiet zone's width but never its height. */
function lineUnder(content: LabelContent, options: LabelOptions, x: number, y: number, width: number): Shape[] {
  if (options.line === 'none') return [];
  const text = options.line === 'identifier' ? (content.identifier ?? formatId(content.id)) : formatId(content.id);
  const height = lineHeightOf(options, Math.min(options.widthMm ?? width, options.heightMm ?? width * 2));
  const size = clamped((width / widthOf(text, 1)) * 0.99, smallestType, height * 0.8);
  return line(text, { x: x + width / 2, y: y + size * 0.85, size, centred: true, bold: true }, width);
}

/** Kind, title and facts from above, the symbol or the warning from below; what has no room is left out, from the end. */
function columnOf(content: LabelContent, options: LabelOptions, column: Box, scale: number): Shape[] | Refusal {
  const bottom = content.warning
    ? warningBar(content.warning, column, scale)
    : separateCollection(content, options, column, scale);
  if ('message' in bottom) return bottom;
  const room = { ...column, height: column.height - bottom.height - (bottom.height > 0 ? scale * 0.02 : 0) };
  const lines = options.show === 'general' ? generalLines(content, room, scale) : usualLines(content, room, scale);
  return 'message' in lines ? lines : [...lines, ...bottom.shapes];
}

function usualLines(content: LabelContent, column: Box, scale: number): Shape[] {
  const bolt = content.highVoltage ? clamped(scale * 0.15, 3, 12) : 0;
  const type = (share: number) => Math.max(smallestType, scale * share);
  const [first = '', ...others] = wrapped(content.title, type(0.08), column.width - bolt);
  const title = others.length === 0 ? [first] : [first, others.join(' ')];
  const facts = content.facts ?? [];
  const rows = [
    {
      text: labelWords[content.language][content.kind].toUpperCase(),
      size: type(0.048),
      bold: true,
      room: bolt,
      rank: 3,
    },
    ...title.map((text, place) => ({ text, size: type(0.08), bold: true, room: bolt, rank: place === 0 ? 0 : 4 })),
    ...facts.map((text, place) => ({
      text,
      size: type(place === 0 ? 0.064 : 0.054),
      bold: place === 0,
      room: 0,
      rank: place === 0 ? 1 : 4 + place,
    })),
  ];
  const kept = fitting(rows, column.height);
  let y = column.y;
  const shapes = kept.flatMap(({ text, size, bold, room }) => {
    y += size * leading;
    return line(
      text,
      { x: column.x, y: y - size * (leading - 0.95), size, bold },
      column.width - (y - column.y < bolt * 1.4 ? room : 0),
    );
  });
  return bolt > 0 && column.height >= bolt
    ? [...shapes, ...boltShapes(column.x + column.width - bolt, column.y, bolt)]
    : shapes;
}

const leading = 1.3;

/** As many rows as the height takes: those of low rank first, always in their order. */
function fitting<Row extends { size: number; rank: number }>(rows: readonly Row[], height: number): Row[] {
  let left = height;
  const kept = new Set<Row>();
  for (const row of [...rows].sort((one, other) => one.rank - other.rank)) {
    if (row.size * leading > left + 1e-9) break;
    left -= row.size * leading;
    kept.add(row);
  }
  return rows.filter((row) => kept.has(row));
}

/** 2023/1542 Annex VI Part A: all of it or nothing, in the largest type that fits. */
function generalLines({ general = [], title }: LabelContent, column: Box, scale: number): Shape[] | Refusal {
  for (let size = Math.max(smallestType, scale * 0.06); size >= smallestType - 1e-9; size -= 0.1) {
    const rows = [
      ...wrapped(title, size * 1.3, column.width).map((text) => ({ text, size: size * 1.3, bold: true })),
      ...general.flatMap((fact) =>
        wrapped(withPlainFigures(fact), size, column.width).map((text) => ({ text, size, bold: false })),
      ),
    ];
    const tall = rows.reduce((sum, row) => sum + row.size * leading, 0);
    const wide = Math.max(...rows.map((row) => widthOf(row.text, row.size)));
    if (tall > column.height || wide > column.width) continue;
    let y = column.y;
    return rows.flatMap((row) => {
      y += row.size * leading;
      return line(row.text, { x: column.x, y: y - row.size * (leading - 0.95), ...row }, column.width);
    });
  }
  return tooSmall('All general information does not fit here in legible type; ask for a larger label.');
}

interface Block {
  shapes: Shape[];
  height: number;
}

function symbolSide({ heavyMetals = [] }: LabelContent, { symbolMm: wanted }: LabelOptions, column: Box): number {
  return (
    wanted ??
    clamped(
      (Math.min(column.height, column.width) * 0.27) / (1 + heavyMetals.length * 0.2),
      symbolMm.smallest,
      symbolMm.largest,
    )
  );
}

function separateCollection(content: LabelContent, options: LabelOptions, column: Box, scale: number): Block | Refusal {
  if (content.kind !== 'battery') return { shapes: [], height: 0 };
  const { heavyMetals = [], language } = content;
  const side = symbolSide(content, options, column);
  const height = symbolHeightMm(side, heavyMetals);
  // The chemistry has to stand beside or above it.
  if (side > column.width + 1e-9 || height + smallestType * leading > column.height)
    return tooSmall(`There is no room for a separate-collection symbol of ${millimetres(side)} mm.`);
  const top = column.y + column.height - height;
  const gap = Math.max(0.8, side * 0.15);
  const size = Math.max(smallestType, scale * 0.054);
  const words = labelWords[language].collect;
  const shown = words.every((text) => widthOf(text, size) <= column.width - side - gap) && side >= size * 2.3;
  const beside = words.flatMap((text, place) =>
    line(
      text,
      { x: column.x + side + gap, y: top + side / 2 + (place - 0.15) * size * 1.25, size },
      column.width - side - gap,
    ),
  );
  return { shapes: [...collectionSymbol(column.x, top, side, heavyMetals), ...(shown ? beside : [])], height };
}

function warningBar(warning: string, column: Box, scale: number): Block {
  const size = Math.max(smallestType, scale * 0.068);
  const inside = column.width - size;
  const [first = '', ...others] = wrapped(warning, size, inside);
  const lines = others.length === 0 ? [first] : [first, others.join(' ')];
  const height = Math.min(column.height, Math.max(scale * 0.2, (lines.length + 0.7) * size * 1.2));
  const top = column.y + column.height - height;
  const start = top + (height - (lines.length - 1) * size * 1.2) / 2 + size * 0.34;
  return {
    height,
    shapes: [
      {
        kind: 'path',
        d: `M0 0h${rounded(column.width)}v${rounded(height)}H0z`,
        x: column.x,
        y: top,
        unit: 1,
        fill: '#000',
      },
      ...lines.flatMap((text, place) =>
        line(text, { x: column.x + size / 2, y: start + place * size * 1.2, size, bold: true, fill: '#fff' }, inside),
      ),
    ],
  };
}

function boltShapes(x: number, y: number, size: number): Shape[] {
  const { triangle, bolt, strokeWidth, yellow } = boltTriangleShape;
  const at = { kind: 'path' as const, x, y, unit: size / 100 };
  return [
    { ...at, d: triangle, fill: yellow, stroke: { width: strokeWidth, color: '#000' } },
    { ...at, d: bolt, fill: '#000' },
  ];
}

function line(text: string, place: Omit<DrawnText, 'kind' | 'text'>, most: number): Shape[] {
  const shown = shortened(withPlainFigures(text), place.size, most);
  return shown === '' ? [] : [{ kind: 'text', text: shown, ...place }];
}

function nameOf({ kind, id, language }: LabelContent): string {
  return `${labelWords[language][kind]} ${formatId(id)}`;
}

function tooSmall(message: string): Refusal {
  return { code: 'LABEL_TOO_SMALL', message };
}

function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function millimetres(value: number, rounding = Math.floor): number {
  return rounding(value * 10) / 10;
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

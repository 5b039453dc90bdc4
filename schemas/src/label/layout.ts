import { formatId } from '../id.ts';
import type { Refusal } from '../refusal.ts';
import { labelTooSmall } from '../refusals/label-cases.ts';
import { codeBlock } from './code-block.ts';
import { wholeDots } from './code-matrix.ts';
import { collectionSymbol, symbolHeightMm, symbolMm } from './collection-symbol.ts';
import type { Drawing } from './drawing.ts';
import type { LabelContent } from './label.ts';
import { labelWords } from './label-words.ts';
import { type Box, clamped, type LabelOptions, line, millimetres, smallestType, tooSmall } from './measures.ts';
import { wordsColumn } from './words-column.ts';

export type { LabelOptions } from './measures.ts';

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

/** Code to the left and words to the right; on a square or upright label the words stand under the code. */
function wholeLabel(content: LabelContent, options: LabelOptions): Drawing | Refusal {
  const { widthMm: width = 100 } = options;
  const height = options.heightMm ?? width / 2;
  const pad = wholeDots(clamped(Math.min(width, height) * 0.028, 0.6, 2.5), options.dotsPerInch);
  const upright = width < 1.25 * height;
  const room = upright
    ? { width: width - 2 * pad, height: height * 0.58 }
    : { width: Math.min(width * 0.5, width - 3 * pad - (options.symbolMm ?? 0)), height: height - 2 * pad };
  const code = codeBlock(content, options, { x: pad, y: pad, ...room });
  if ('message' in code) return code;
  const column: Box = upright
    ? { x: pad, y: 2 * pad + code.height, width: width - 2 * pad, height: height - 3 * pad - code.height }
    : { x: 2 * pad + code.side, y: pad, width: width - 3 * pad - code.side, height: height - 2 * pad };
  const scale = upright ? Math.min(width * 0.7, column.height * 1.2) : Math.min(height, width / 2);
  const words = wordsColumn(content, options, column, scale);
  if ('message' in words) return words;
  return {
    widthMm: width,
    heightMm: height,
    name: nameOf(content),
    shapes: [...code.shapes, ...words.shapes],
    code: code.drawn,
    ...(words.symbolMm !== undefined && { symbolMm: words.symbolMm }),
  };
}

function codeAlone(content: LabelContent, options: LabelOptions): Drawing | Refusal {
  const { widthMm: width = 30, heightMm } = options;
  const code = codeBlock(content, options, { x: 0, y: 0, width, height: heightMm ?? Number.POSITIVE_INFINITY });
  if ('message' in code) return code;
  return {
    widthMm: width,
    heightMm: heightMm ?? code.height,
    name: nameOf(content),
    shapes: code.shapes,
    code: code.drawn,
  };
}

/** The separate-collection symbol by itself with the chemistry under it: where it has to be 5 × 5 cm it is a label of its own. */
function symbolAlone({ kind, heavyMetals = [], facts = [], language }: LabelContent, options: LabelOptions) {
  if (kind !== 'battery') return tooSmall(labelTooSmall.noSymbol);
  const { widthMm = 300, heightMm = 300, symbolMm: wanted } = options;
  const pad = 1;
  const type = (side: number) => Math.max(smallestType, side * 0.1);
  const tall = symbolHeightMm(1, heavyMetals);
  const high = heightMm - 2 * pad;
  const room = Math.min(
    widthMm - 2 * pad,
    (high - lineOf * smallestType) / tall,
    high / (tall + 0.1 * lineOf),
    symbolMm.largest,
  );
  const side = wanted ?? room;
  if (side > room + 1e-9 || side < symbolMm.smallest)
    return tooSmall(labelTooSmall.symbolBounds(symbolMm.smallest, millimetres(room)));
  const width = options.widthMm ?? side + 2 * pad;
  const below = pad + symbolHeightMm(side, heavyMetals);
  const size = type(side);
  const [chemistry = ''] = facts;
  return {
    widthMm: width,
    heightMm: options.heightMm ?? below + size * lineOf + pad,
    name: labelWords[language].collect.join(' '),
    shapes: [
      ...collectionSymbol((width - side) / 2, pad, side, heavyMetals),
      ...line(chemistry, { x: width / 2, y: below + size * 1.4, size, centred: true, bold: true }, width - 2 * pad),
    ],
    symbolMm: side,
  };
}

/** Height of the line under the symbol with the space above it, in type sizes. */
const lineOf = 1.8;

function nameOf({ kind, id, language }: LabelContent): string {
  return `${labelWords[language][kind]} ${formatId(id)}`;
}

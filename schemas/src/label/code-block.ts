import { formatId } from '../id.ts';
import type { Refusal } from '../refusal.ts';
import { labelTooSmall } from '../refusals/label-cases.ts';
import { codePath, fitCode, qrMatrix, smallestCodeMm } from './code-matrix.ts';
import type { DrawnCode, Shape } from './drawing.ts';
import type { LabelContent } from './label.ts';
import { type Box, clamped, type LabelOptions, line, millimetres, smallestType, tooSmall } from './measures.ts';
import { widthOf } from './type-setting.ts';

/** The code with what people read under it. */
export interface CodeBlock {
  shapes: Shape[];
  drawn: DrawnCode;
  /** Of the code with its quiet zone. */
  side: number;
  height: number;
}

/**
 * As large as the box allows. An identifier is never cut short – half of one is worth nothing – but broken into up to four
 * lines; what does not fit even then is refused.
 */
export function codeBlock(content: LabelContent, options: LabelOptions, box: Box): CodeBlock | Refusal {
  const matrix = options.matrix ?? qrMatrix(content.qrCode, options.errorLevel);
  const text = textUnder(content, options);
  for (const count of text === '' ? [0] : [1, 2, 3, 4]) {
    const lineHeight = count === 1 ? clamped(Math.min(box.width, box.height) * 0.085, lineOf, 7) : lineOf;
    const most = Math.min(box.width, box.height - count * lineHeight);
    const fit = fitCode(matrix, most, options);
    if (!fit) return noRoom(smallestCodeMm(matrix, options), most);
    const lines = broken(text, count);
    const { moduleMm, quietModules, sideMm: side } = fit;
    if (lines.some((each) => widthOf(each, smallestType) > side)) continue;
    const quiet = quietModules * moduleMm;
    const drawn = { moduleMm, modules: matrix.size, quietModules, x: box.x + quiet, y: box.y + quiet };
    const under = lines.flatMap((each, place) => {
      const size = clamped((side / widthOf(each, 1)) * 0.99, smallestType, lineHeight * 0.8);
      const y = box.y + side + place * lineHeight + size * 0.85;
      return line(each, { x: box.x + side / 2, y, size, centred: true, bold: true }, side);
    });
    return { shapes: [codePath(matrix, drawn), ...under], drawn, side, height: side + count * lineHeight };
  }
  return tooSmall(labelTooSmall.line);
}

const lineOf = smallestType * 1.25;

function textUnder({ id, identifier }: LabelContent, { line: wanted }: LabelOptions): string {
  if (wanted === 'none') return '';
  return wanted === 'identifier' && identifier ? identifier : formatId(id);
}

/** Parts of about the same length, broken after a hyphen or before a bracket where one is near. */
function broken(text: string, count: number): string[] {
  if (count <= 1) return text === '' ? [] : [text];
  const even = Math.ceil(text.length / count);
  const near = [...text.matchAll(/-|(?=\()/g)]
    .map((found) => found.index + found[0].length)
    .filter((place) => place > 0 && Math.abs(place - even) <= 3)
    .sort((one, other) => Math.abs(one - even) - Math.abs(other - even));
  const place = near[0] ?? even;
  return [text.slice(0, place), ...broken(text.slice(place), count - 1)];
}

function noRoom(needed: number, there: number): Refusal {
  return tooSmall(labelTooSmall.code(millimetres(needed, Math.ceil), millimetres(Math.max(0, there))));
}

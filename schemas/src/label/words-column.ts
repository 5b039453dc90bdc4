import type { Refusal } from '../refusal.ts';
import { labelTooSmall } from '../refusals/label-cases.ts';
import { collectionSymbol, symbolHeightMm, symbolMm } from './collection-symbol.ts';
import type { Shape } from './drawing.ts';
import type { LabelContent } from './label.ts';
import { labelWords } from './label-words.ts';
import {
  type Box,
  clamped,
  type LabelOptions,
  leading,
  line,
  millimetres,
  smallestType,
  tooSmall,
} from './measures.ts';
import { boltTriangleShape } from './safety-signs.ts';
import { widthOf, withPlainFigures, wrapped } from './type-setting.ts';

/** The words of a label, with the size of the symbol among them. */
export interface WordsColumn {
  shapes: Shape[];
  symbolMm?: number;
}

/** Kind, title and facts from above, the symbol or the warning from below; what has no room is left out, from the end. */
export function wordsColumn(
  content: LabelContent,
  options: LabelOptions,
  column: Box,
  scale: number,
): WordsColumn | Refusal {
  const bottom = bottomOf(content, options, column, scale);
  if ('message' in bottom) return bottom;
  const { shapes, height, symbolMm } = bottom;
  const room = { ...column, height: column.height - height - (height > 0 ? scale * 0.02 : 0) };
  const lines = options.show === 'general' ? generalLines(content, room, scale) : usualLines(content, room, scale);
  if ('message' in lines) return lines;
  return { shapes: [...lines, ...shapes], ...(symbolMm !== undefined && { symbolMm }) };
}

/**
 * A warning comes first. The battery it is about carries its maker's symbol already, so the label shows another one only
 * where name and chemistry keep their room.
 */
function bottomOf(content: LabelContent, options: LabelOptions, column: Box, scale: number): Block | Refusal {
  if (!content.warning) return separateCollection(content, options, column, scale);
  const bar = warningBar(content.warning, column, scale);
  const gap = scale * 0.03;
  const above = { ...column, height: column.height - bar.height - gap };
  const symbol = separateCollection(content, options, above, scale);
  if ('message' in symbol) return options.symbolMm === undefined ? bar : symbol;
  const isTight = above.height - symbol.height < scale * 0.42;
  if (symbol.symbolMm === undefined || (isTight && options.symbolMm === undefined)) return bar;
  return { ...symbol, shapes: [...symbol.shapes, ...bar.shapes], height: bar.height + gap + symbol.height };
}

/**
 * How much wider than estimated a bold line can be: where a device has no typeface of ours it takes its own, and DejaVu Sans
 * Bold would run under the warning triangle.
 */
const boldWidth = 1.2;

function usualLines(content: LabelContent, column: Box, scale: number): Shape[] {
  const bolt = content.highVoltage ? clamped(scale * 0.15, 3, 12) : 0;
  const type = (share: number) => Math.max(smallestType, scale * share);
  const [first = '', ...others] = wrapped(content.title, type(0.08), (column.width - bolt) / boldWidth);
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
    ...title.map((text, place) => ({ text, size: type(0.08), bold: true, room: bolt, rank: place === 0 ? 1 : 4 })),
    ...facts.map((text, place) => ({
      text,
      size: type(place === 0 ? 0.064 : 0.054),
      bold: place === 0,
      room: 0,
      rank: place === 0 ? 0 : 4 + place,
    })),
  ];
  const kept = fitting(rows, column.height);
  let y = column.y;
  const shapes = kept.flatMap(({ text, size, bold, room }) => {
    y += size * leading;
    return line(
      text,
      { x: column.x, y: y - size * (leading - 0.95), size, bold },
      (column.width - (y - column.y < bolt * 1.4 ? room : 0)) / (room > 0 ? boldWidth : 1),
    );
  });
  return bolt > 0 && column.height >= bolt
    ? [...shapes, ...boltShapes(column.x + column.width - bolt, column.y, bolt)]
    : shapes;
}

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
  return tooSmall(labelTooSmall.general);
}

interface Block {
  shapes: Shape[];
  height: number;
  symbolMm?: number;
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
    return tooSmall(labelTooSmall.symbol(millimetres(side)));
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
  return {
    shapes: [...collectionSymbol(column.x, top, side, heavyMetals), ...(shown ? beside : [])],
    height,
    symbolMm: side,
  };
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
        d: `M0 0h${column.width.toFixed(3)}v${height.toFixed(3)}H0z`,
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

import type { Shape } from './drawing.ts';
import { crossedOutBinPaths } from './safety-signs.ts';

/** Side of the symbol in millimetres. Below the smallest it goes onto the packaging instead (2023/1542 Annex VI Part B). */
export const symbolMm = { smallest: 4.7, onPackaging: 10, largest: 50 };

/** What the size of the symbol follows from. */
export type MarkedBody =
  | { form: 'cell'; diameterMm: number; heightMm: number }
  | { form: 'block'; largestSideMm: readonly [number, number] };

/**
 * How large the separate-collection symbol has to be: 3 % of the largest side of a battery, 1.5 % of the surface of a
 * cylindrical cell, never more than 5 × 5 cm (2023/1542 Annex VI Part B). For an electric vehicle battery, whose largest
 * side is above 833 cm², that is always 5 × 5 cm.
 */
export function requiredSymbolMm(body: MarkedBody): { sideMm: number; place: 'battery' | 'packaging' } {
  const area =
    body.form === 'block'
      ? 0.03 * body.largestSideMm[0] * body.largestSideMm[1]
      : 0.015 * Math.PI * body.diameterMm * (body.heightMm + body.diameterMm / 2);
  const sideMm = Math.min(Math.sqrt(area), symbolMm.largest);
  if (sideMm < symbolMm.smallest) return { sideMm: symbolMm.onPackaging, place: 'packaging' };
  return { sideMm, place: 'battery' };
}

/** Height of the symbol with what stands under it. */
export function symbolHeightMm(side: number, heavyMetals: readonly string[]): number {
  return side + heavyMetals.length * side * lineHeight;
}

/**
 * Cd and Pb have to be at least a quarter of the symbol's size (2023/1542 Art. 13(5)): at this type size their boxes of
 * 1.15 × 0.68 are 0.255 of its square. Each stands in its own line, because two side by side are wider than the bin.
 */
const metalSize = 0.57;
const lineHeight = 0.45;

/** The crossed-out bin in a square of `side` millimetres, chemical symbols under it. */
export function collectionSymbol(x: number, y: number, side: number, heavyMetals: readonly string[]): Shape[] {
  const bin = crossedOutBinPaths.map(
    ({ d, strokeWidth, filled }): Shape => ({
      kind: 'path',
      d,
      x,
      y,
      unit: side / 125,
      ...(filled && { fill: '#000' }),
      stroke: { width: strokeWidth, color: '#000' },
    }),
  );
  const metals = heavyMetals.map(
    (text, place): Shape => ({
      kind: 'text',
      text,
      x: x + side / 2,
      y: y + side * (1 + (place + 1) * lineHeight),
      size: side * metalSize,
      bold: true,
      centred: true,
    }),
  );
  return [...bin, ...metals];
}

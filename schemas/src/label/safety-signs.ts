/** One stroke of a sign, as SVG path data in the sign's own box. */
export interface SignPath {
  d: string;
  strokeWidth: number;
  filled?: boolean;
}

/**
 * The crossed-out wheeled bin of 2023/1542 Annex VI Part B in a box of 125 × 125. The cross reaches into all four corners:
 * the law measures the symbol by its box, so it has to fill it.
 */
export const crossedOutBinPaths: readonly SignPath[] = [
  { d: 'M36.5 32h52l-6 70H42.5z', strokeWidth: 5 },
  { d: 'M30.5 32c2-9 8-13 16-14h32c8 1 14 5 16 14z', strokeWidth: 5 },
  { d: 'M54.5 18v-6h16v6', strokeWidth: 5 },
  { d: 'M88.5 38h8v12h-9', strokeWidth: 5 },
  { d: 'M48.5 46h28', strokeWidth: 5 },
  { d: 'M70.5 106a9 9 0 1 0 18 0a9 9 0 1 0-18 0z', strokeWidth: 5, filled: true },
  { d: 'M44.5 102v10h10v-10', strokeWidth: 5 },
  { d: 'M3 3l119 119M122 3L3 122', strokeWidth: 6 },
];

/** The crossed-out wheeled bin, drawn into a square. */
export function crossedOutBin(x: number, y: number, size: number): string {
  const paths = crossedOutBinPaths.map(
    ({ d, strokeWidth, filled }) => `<path d="${d}" stroke-width="${strokeWidth}"${filled ? ' fill="#000"' : ''}/>`,
  );
  return `<g transform="translate(${x} ${y}) scale(${size / 125})" fill="none" stroke="#000" stroke-linejoin="round">${paths.join('')}</g>`;
}

/** The two parts of the warning of dangerous voltage, in a box of 100 × 92. */
export const boltTriangleShape = {
  triangle: 'M50 8L95 88H5z',
  bolt: 'M56 28L38 60h10l-7 22 22-31H52z',
  strokeWidth: 7,
  yellow: '#ffcc00',
};

/** Warning of dangerous voltage: black bolt on a yellow triangle, in the manner of ISO 7010 W012. */
export function boltTriangle(x: number, y: number, size: number): string {
  const { triangle, bolt, strokeWidth, yellow } = boltTriangleShape;
  return `<g transform="translate(${x} ${y}) scale(${size / 100})"><path d="${triangle}" fill="${yellow}" stroke="#000" stroke-width="${strokeWidth}" stroke-linejoin="round"/><path d="${bolt}" fill="#000"/></g>`;
}

/** One thing of a load; without a category it is not counted. */
export interface LoadLine {
  category?: number | undefined;
  /** Mass of the articles without packing, ADR 1.1.3.6.3. */
  massKg?: number | undefined;
}

export interface LoadPoints {
  points: number;
  /** Whether the load stays free of plates and of the driver's certificate; document, extinguisher and instruction stay. */
  exempt: boolean;
  why: 'withinLimit' | 'aboveLimit' | 'categoryZero' | 'massUnknown' | 'nothingCounts';
}

/** ADR 1.1.3.6.3; category 0 has no factor, because it is never exempt. */
const factors: readonly (number | undefined)[] = [undefined, 50, 3, 1, 0];
const mostPoints = 1000;

/** The points of one line; undefined where it does not count or its mass is not known. */
export function pointsOf({ category, massKg }: LoadLine): number | undefined {
  const factor = category === undefined ? undefined : factors[category];
  return factor === undefined || massKg === undefined ? undefined : rounded(factor * massKg);
}

/** What a load adds up to. A mass that is not known makes nothing exempt. */
export function loadPoints(load: readonly LoadLine[]): LoadPoints {
  const counted = load.filter(({ category }) => category !== undefined);
  const points = rounded(counted.reduce((sum, line) => sum + (pointsOf(line) ?? 0), 0));
  if (counted.length === 0) return { points, exempt: true, why: 'nothingCounts' };
  if (counted.some(({ category }) => category === 0)) return { points, exempt: false, why: 'categoryZero' };
  if (points > mostPoints) return { points, exempt: false, why: 'aboveLimit' };
  if (counted.some(({ massKg }) => massKg === undefined)) return { points, exempt: false, why: 'massUnknown' };
  return { points, exempt: true, why: 'withinLimit' };
}

/** Sums of decimals to the gram, so that 0.1 + 0.2 does not tip a limit. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

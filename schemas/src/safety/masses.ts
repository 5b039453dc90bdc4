import type { MassSource } from '../generated/types.ts';

/** A mass and where it comes from. */
export interface KnownMass {
  massKg: number;
  source: MassSource;
}

/** A question with both numbers in it; it is asked, and who says that it is so may go on. */
export interface MassQuestion {
  code: 'MASS_UNLIKELY';
  givenKg: number;
  knownKg: number;
  knownFrom: MassSource;
  /** What was probably meant: tonnes or grams written as kilograms, a digit or a point too many. */
  likelyKg?: number;
}

/**
 * Whether a mass has to be asked back: less than half of what is known, or more than twice that. Not a refusal, since what is
 * known may be the wrong one.
 */
export function massQuestion(givenKg: number, known: KnownMass | undefined): MassQuestion | undefined {
  if (!known || known.massKg <= 0) return undefined;
  const ratio = givenKg / known.massKg;
  if (isClose(ratio)) return undefined;
  const slip = slips.find((factor) => isClose(ratio * factor));
  return {
    code: 'MASS_UNLIKELY',
    givenKg,
    knownKg: known.massKg,
    knownFrom: known.source,
    ...(slip !== undefined && { likelyKg: Number((givenKg * slip).toPrecision(12)) }),
  };
}

/** The mass to go by: what was weighed before what the passport says before what was estimated; the last given of a kind. */
export function massToUse(masses: readonly (KnownMass | undefined)[]): KnownMass | undefined {
  const known = masses.filter((mass) => mass !== undefined);
  return order.map((source) => known.findLast((mass) => mass.source === source)).find((mass) => mass !== undefined);
}

const order: readonly MassSource[] = ['weighed', 'passport', 'estimated'];

/** Tonnes for kilograms and grams for kilograms first, then a digit or a decimal point. */
const slips = [1000, 0.001, 10, 0.1, 100, 0.01];

function isClose(ratio: number): boolean {
  return ratio >= 0.5 && ratio <= 2;
}

import { type Category, type DataPoint, type Duty, dataPoints, emptyAnswers, revisions } from './data-points.ts';
import type { Passport } from './passport.ts';

/** Version of the Commission's guidance "Digital Batteries Passport – data points by category". */
export type Guidance = '1.0' | '2.0';

export interface MissingPoint {
  dataPoint: number;
  title: { de: string; en: string };
  source: string;
  /** Who has to supply it. */
  supplier: { de: string; en: string };
}

export interface Completeness {
  /** The day the answer is for, YYYY-MM-DD. */
  asOf: string;
  guidance: Guidance;
  /** How many points have to be there, and how many of these are. */
  required: number;
  present: number;
  missing: MissingPoint[];
  /** Points the law names but that need not be filled yet, because an act is still to come. */
  pending: MissingPoint[];
}

/**
 * What a passport still lacks on a day. Conditional points count only when the passport itself shows that their
 * condition is met; what is measured later has to be in `performance` to count.
 */
export function completeness(
  passport: Passport,
  { category, asOf, guidance = guidanceOn(asOf) }: { category: Category; asOf: string; guidance?: Guidance },
): Completeness {
  const duties = dataPoints.map((point) => ({ point, duty: dutyOf(point, category, guidance, passport) }));
  const required = duties.filter(({ duty }) => duty === 'M').map(({ point }) => point);
  const missing = required.filter((point) => !isAnswered(point, passport));
  const pending = duties.filter(({ duty }) => duty === 'P').map(({ point }) => point);
  return {
    asOf,
    guidance,
    required: required.length,
    present: required.length - missing.length,
    missing: missing.map(described),
    pending: pending.map(described),
  };
}

/** The guidance that was current on a day: 2.0 was published on 21 August 2026. */
export function guidanceOn(day: string): Guidance {
  return day < '2026-08-21' ? '1.0' : '2.0';
}

export function isGuidance(text: string): text is Guidance {
  return Object.hasOwn(revisions, text);
}

function dutyOf(point: DataPoint, category: Category, guidance: Guidance, passport: Passport): Duty {
  const duty =
    revisions[guidance]?.get(point.number) ?? point.duty[category === 'stationary' ? 'industrial' : category];
  return duty === 'C' && isConditionMet(point.number, category, passport) ? 'M' : duty;
}

/** Conditions that can be read off the passport. The others ("where applicable") are for the operator to judge. */
function isConditionMet(number: number, category: Category, passport: Passport): boolean {
  switch (number) {
    case 32: // Annex XIII 1(j), 1(n), 1(p): with a lifetime in cycles go its test, efficiencies and C-rate.
    case 36:
    case 37:
    case 39:
      return at(passport, 'performance.expectedLifetimeCycles') !== undefined;
    case 58: // Annex XIII 4(a): a fade can be given where an efficiency is.
      return at(passport, 'performance.roundTripEfficiency') !== undefined;
    case 62: // Annex VII Part A (1) and (4) bind stationary storage unconditionally, (2), (3) and (5) "where possible".
    case 65:
      return category === 'stationary';
    default:
      return false;
  }
}

function isAnswered({ needs }: DataPoint, passport: Passport): boolean {
  return needs.every((group) => group.some((path) => isGiven(path, at(passport, path))));
}

function isGiven(path: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return !Array.isArray(value) || value.length > 0 || emptyAnswers.has(path);
}

function at(passport: Passport, path: string): unknown {
  let value: unknown = passport;
  for (const step of path.split('.')) value = (value as Record<string, unknown> | undefined | null)?.[step];
  return value;
}

function described({ number, title, source }: DataPoint): MissingPoint {
  return { dataPoint: number, title, source, supplier: supplierOf(number) };
}

/** 2023/1542 Art. 77(4): the operator keeps the passport; measured values come from whoever has the battery at hand. */
function supplierOf(number: number): MissingPoint['supplier'] {
  if (number === 2) return { de: 'verantwortlicher Wirtschaftsakteur', en: 'responsible economic operator' };
  if (number === 50) return { de: 'Hersteller mit seiner Prüfstelle', en: 'manufacturer with its test body' };
  if (number >= 61) return { de: 'wer die Batterie misst', en: 'who measures the battery' };
  return { de: 'Hersteller', en: 'manufacturer' };
}

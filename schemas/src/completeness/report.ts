import type { Passport } from '../passport.ts';
import {
  type Completeness,
  type CompletenessQuestion,
  described,
  guidanceOn,
  judge,
  type MissingPoint,
  openNeeds,
} from './completeness.ts';
import { conditionOf } from './conditions.ts';
import type { DataPoint } from './data-points.ts';
import { bindingFrom, legalDateOf, notBefore } from './legal-dates.ts';
import { type PassportScope, passportScope, passportsFrom } from './passport-scope.ts';

type Text = { de: string; en: string };

/** A point that is not there, with everything a manufacturer needs to know to close the gap. */
export interface ReportedPoint extends MissingPoint {
  /** Properties to fill: one of each inner list. */
  properties: string[][];
  /** The day from which it has to be there; missing while that depends on an act still to come. */
  since?: string;
  /** For a pending point without such a day: the first one possible, and what it depends on. */
  notBefore?: string;
  awaits?: Text;
  /** Under which condition it has to be there. */
  condition?: Text;
  /** What cannot be done without it, and by which article; missing when it holds up nothing. */
  blocks?: { what: Text; from: string; source: string };
  /** Another provision that asks for the same outside the passport, and since when if that is certain. */
  beside?: { source: string; since?: string };
}

/** `completeness` with, for each point, since when, by which article, under which condition, and what it blocks. */
export interface CompletenessReport extends Completeness {
  missing: ReportedPoint[];
  conditional: ReportedPoint[];
  pending: ReportedPoint[];
}

/** The answer for people; `completeness` is the short one for lists. */
export function completenessReport(passport: Passport, question: CompletenessQuestion): CompletenessReport {
  const { category, asOf, guidance = guidanceOn(asOf) } = question;
  const { required, missing, conditional, pending } = judge(passport, question);
  const scope = passportScope(passport, category, asOf);
  const reported = (point: DataPoint) => reportedPoint(point, passport, question, scope);
  return {
    asOf,
    guidance,
    scope,
    required,
    present: required - missing.length,
    missing: missing.map(reported),
    conditional: conditional.map(reported),
    pending: pending.map(reported),
  };
}

function reportedPoint(
  point: DataPoint,
  passport: Passport,
  { category }: CompletenessQuestion,
  scope: PassportScope,
): ReportedPoint {
  const { number, duty } = point;
  const pending = duty[category] === 'P' ? legalDateOf('pending', number, category) : undefined;
  const beside = legalDateOf('beside', number, category);
  const bound = pending ? bindingFrom(pending) : passportsFrom;
  const since = bound !== undefined && bound < passportsFrom ? passportsFrom : bound;
  const earliest = pending && notBefore(pending);
  const awaits = pending && bound === undefined ? (pending.act?.title ?? pending.awaits) : undefined;
  const known = beside && bindingFrom(beside);
  return {
    ...described(point),
    properties: openNeeds(point, passport),
    ...(since && { since }),
    ...(earliest && { notBefore: earliest }),
    ...(awaits && { awaits }),
    ...(duty[category] === 'C' && { condition: conditionOf(number).text }),
    ...(since && scope.state !== 'voluntary' && { blocks: blockedBy(number, since) }),
    ...(beside && { beside: { source: beside.source, ...(known && { since: known }) } }),
  };
}

/**
 * Art. 77(1) lets no battery without its passport onto the market, and Art. 77(4) wants that passport complete. What
 * only use can tell (Annex XIII 4(d)) cannot be there by then, but has to be kept up to date afterwards.
 */
function blockedBy(number: number, from: string): NonNullable<ReportedPoint['blocks']> {
  return number >= 68
    ? { what: upToDate, from, source: '2023/1542 Art. 77(4)' }
    : { what: placing, from, source: '2023/1542 Art. 77(1), (4)' };
}

const placing: Text = {
  de: 'Inverkehrbringen und Inbetriebnahme',
  en: 'placing on the market and putting into service',
};
const upToDate: Text = {
  de: 'die Pflicht, den Pass aktuell zu halten',
  en: 'the duty to keep the passport up to date',
};

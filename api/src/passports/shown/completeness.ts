import { type Audience, accessView } from '#schemas/access-view.ts';
import { type Guidance, isGuidance } from '#schemas/completeness/completeness.ts';
import { type CompletenessReport, completenessReport, type ReportedPoint } from '#schemas/completeness/report.ts';
import { type Passport, properties } from '#schemas/passport.ts';
import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { refusalError } from '../../access/refusal-error.ts';
import type { Context } from '../../asking/context.ts';
import { hasInterest } from '../../asking/visibility.ts';
import type { Battery } from '../state/battery.ts';
import { wholePassport } from './passport-view.ts';

/** For which day and by which guidance; today and the one current then if absent. */
export interface AskedCompleteness {
  asOf?: string | null;
  guidance?: string | null;
}

/**
 * What the passport still lacks, in the language asked for. Names points, never values. Whether a value of the single battery
 * is there says that it was measured or that something harmed it, so such points count for those alone who may read them
 * (2023/1542 Annex XIII 4).
 */
export async function completenessOf(context: Context, battery: Battery, { asOf, guidance }: AskedCompleteness) {
  const whole = await wholePassport(context, battery);
  const question = {
    category: battery.category,
    asOf: asOf ?? context.now().toISOString().slice(0, 10),
    ...(guidance && { guidance: knownGuidance(guidance) }),
  };
  const answer = hasInterest(context.viewer, battery)
    ? completenessReport(whole, question)
    : ofTheModel(completenessReport(withoutIndividual(whole), question));
  const { scope, missing, conditional, pending } = answer;
  const spoken = (point: ReportedPoint) => spokenPoint(point, context.language);
  return {
    ...answer,
    scope: { ...scope, reason: scope.reason[context.language] },
    missing: missing.map(spoken),
    conditional: conditional.map(spoken),
    pending: pending.map(spoken),
  };
}

const allButInterest: ReadonlySet<Audience> = new Set(['public', 'commission', 'authority']);

function withoutIndividual(whole: Passport): Passport {
  return accessView(whole, allButInterest).visible as Passport;
}

/** Without the points that only values of the single battery answer; of a passport without those, all of them are open. */
function ofTheModel(report: CompletenessReport): CompletenessReport {
  const missing = report.missing.filter(isOfTheModel);
  const required = report.required - (report.missing.length - missing.length);
  return { ...report, required, missing, conditional: report.conditional.filter(isOfTheModel) };
}

function isOfTheModel({ properties }: ReportedPoint): boolean {
  return properties.flat().some((path) => !mayNotRead.has(path.split('.').slice(0, 2).join('.')));
}

const mayNotRead: ReadonlySet<string> = new Set(
  properties.filter(({ access }) => access === 'pli').map(({ path }) => path),
);

/** A point in one language. */
export function spokenPoint(point: ReportedPoint, language: Context['language']) {
  const { title, supplier, awaits, condition, blocks } = point;
  return {
    ...point,
    title: title[language],
    supplier: supplier[language],
    awaits: awaits?.[language],
    condition: condition?.[language],
    blocks: blocks && { ...blocks, what: blocks.what[language] },
  };
}

/**
 * A version of the guidance that exists.
 * @throws GraphQLError INVALID_INPUT for any other.
 */
export function knownGuidance(guidance: string): Guidance {
  if (isGuidance(guidance)) return guidance;
  throw refusalError(refusal('INVALID_INPUT', inputCases.guidance));
}

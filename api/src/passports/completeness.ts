import { createGraphQLError } from 'graphql-yoga';
import { type Guidance, isGuidance } from '#schemas/completeness.ts';
import { completenessReport, type ReportedPoint } from '#schemas/completeness-report.ts';
import type { Context } from '../graphql/context.ts';
import type { Battery } from './battery.ts';
import { wholePassport } from './passport-view.ts';

/** For which day and by which guidance; today and the one current then if absent. */
export interface AskedCompleteness {
  asOf?: string | null;
  guidance?: string | null;
}

/** What the passport still lacks, in the language asked for. Names points, never values, so it is the same for everybody. */
export async function completenessOf(context: Context, battery: Battery, { asOf, guidance }: AskedCompleteness) {
  const answer = completenessReport(await wholePassport(context, battery), {
    category: battery.category,
    asOf: asOf ?? context.now().toISOString().slice(0, 10),
    ...(guidance && { guidance: knownGuidance(guidance) }),
  });
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
  throw createGraphQLError('guidance: there are versions 1.0 and 2.0.', { extensions: { code: 'INVALID_INPUT' } });
}

import { createGraphQLError } from 'graphql-yoga';
import { completeness, type Guidance, isGuidance, type MissingPoint } from '#schemas/completeness.ts';
import type { Context } from '../graphql/context.ts';
import type { Battery } from './battery.ts';
import { wholePassport } from './passport-view.ts';

interface Asked {
  asOf?: string | null;
  guidance?: string | null;
}

/** What the passport still lacks, in the language asked for. Names points, never values, so it is the same for everybody. */
export async function completenessOf(context: Context, battery: Battery, { asOf, guidance }: Asked) {
  const answer = completeness(await wholePassport(context, battery), {
    category: battery.category,
    asOf: asOf ?? context.now().toISOString().slice(0, 10),
    ...(guidance && { guidance: known(guidance) }),
  });
  const spoken = ({ dataPoint, title, source, supplier }: MissingPoint) => ({
    dataPoint,
    title: title[context.language],
    source,
    supplier: supplier[context.language],
  });
  return { ...answer, missing: answer.missing.map(spoken), pending: answer.pending.map(spoken) };
}

function known(guidance: string): Guidance {
  if (isGuidance(guidance)) return guidance;
  throw createGraphQLError('guidance: there are versions 1.0 and 2.0.', { extensions: { code: 'INVALID_INPUT' } });
}

import type { Passport } from '#schemas/passport.ts';
import { keepsPurpose } from '#schemas/second-life-rules.ts';
import { camelCase } from '#web-kit/spelling.ts';
import { usePassport } from '../data/use-passport.ts';
import { productsOf, readShare, type SecondLifeDraft } from './second-life-draft.ts';
import { countsOf, inherited } from './take-over.ts';

export interface Inherited {
  /** `different`: the batteries are of several chemistries, so one of them cannot speak for all. */
  state: 'loading' | 'unreachable' | 'different' | 'known';
  taken: Partial<Passport>;
  counts: { section: string; count: number }[];
}

/** What the new passport takes over from the first of the batteries it is made from. */
export function useInherited(draft: SecondLifeDraft): Inherited {
  const { parts, operation } = draft;
  const { passport, loading } = usePassport(parts[0]?.battery.id);
  const nothing = { taken: {}, counts: [] };
  if (new Set(parts.map(({ battery }) => battery.chemistry)).size > 1) return { state: 'different', ...nothing };
  if (!passport) return { state: loading ? 'loading' : 'unreachable', ...nothing };
  const taken = inherited({
    from: passport,
    samePurpose: operation !== undefined && keepsPurpose(camelCase(operation)),
    whole: parts.length === 1 && productsOf(draft).length <= 1 && readShare(parts[0]?.share ?? '') === 100,
  });
  return { state: 'known', taken, counts: countsOf(taken) };
}

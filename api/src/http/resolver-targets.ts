import type { Request } from 'express';
import type { LinkTarget } from './linkset.ts';

/**
 * Of the targets of one relation those that suit the request best: by language if some are in it, then by the media type
 * liked most. Several left means that the request does not decide between them.
 */
export function chosenTargets(request: Request, targets: readonly LinkTarget[], language: 'de' | 'en'): LinkTarget[] {
  const spoken = targets.filter(({ hreflang }) => hreflang?.some((each) => each.slice(0, 2) === language));
  const unspoken = targets.filter(({ hreflang }) => hreflang === undefined);
  const suited = spoken.length > 0 ? [...spoken, ...unspoken] : targets;
  const types = [...new Set(suited.flatMap(({ type }) => type ?? []))];
  const type = types.length > 0 ? request.accepts(types) : false;
  const typed = type ? suited.filter((target) => target.type === type) : [];
  if (typed.length > 0) return typed;
  // A document whose type nobody has stated may be anything, also what is wanted. Failing that a link of the type asked for
  // is given all the same (§2.6.2): whoever follows it may still refuse what is there.
  const open = suited.filter((target) => target.type === undefined);
  return open.length > 0 ? open : [...suited];
}

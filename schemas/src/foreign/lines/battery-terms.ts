import type { Passport } from '../../passport.ts';
import type { Place } from './foreign-document.ts';

/** Our word for the category by the foreign term. */
export function categoryOf(term: string): Passport['general']['category'] | undefined {
  const plain = term
    .toLowerCase()
    .replaceAll('ä', 'a')
    .replace(/[^a-z]/g, '');
  if (/starting|starter|portable|gerate/.test(plain)) return undefined;
  if (/^(lmt|lv)(batter(y|ies?|ien))?$|lightmeansoftransport|leichte[rn]?verkehrsmittel/.test(plain)) return 'lmt';
  if (/^(p?h?b?ev)(batter(y|ies?|ien))?$|electricvehicle|elektrofahrzeug|traction|traktion/.test(plain)) return 'ev';
  if (/(?<!non|nicht)stationa/.test(plain)) return 'stationary';
  return /industri(al|e)/.test(plain) ? 'industrial' : undefined;
}

/** The GTIN the identifier carries; a `gtin` of its own that differs stays with what was left over. */
export function gtinOfLink({ value }: Place): string | undefined {
  return typeof value === 'string' ? /\/01\/(\d{14})(?:[/?#]|$)/.exec(value)?.[1] : undefined;
}

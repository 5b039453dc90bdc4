import { prefixesOf, standardPrefixes } from './words.ts';

/** Prefix of our own words in EPCIS documents. */
export const terms = 'kreispass';

/** What the names in a document of ours mean: GS1's context, and where our own words belong. */
export const epcisContext = [
  'https://ref.gs1.org/standards/epcis/epcis-context.jsonld',
  { [terms]: 'https://kreispass.example/terms/' },
];

/** The prefixes a document of ours uses. */
export const prefixes = prefixesOf(epcisContext, standardPrefixes);

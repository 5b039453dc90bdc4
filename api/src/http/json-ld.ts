import type { Shown } from './shown-battery.ts';

/** The visible passport as linked data. The context stands in the document, so nothing has to be fetched to read it. */
export function jsonLdOf({ id, uniqueIdentifier, link, passport, withheld, asOf }: Shown, publicUrl: string): object {
  return {
    '@context': {
      '@version': 1.1,
      '@vocab': `${publicUrl}/vocabulary#`,
      gs1: 'https://ref.gs1.org/voc/',
      schema: 'https://schema.org/',
      url: { '@id': 'schema:url', '@type': '@id' },
    },
    '@id': uniqueIdentifier,
    '@type': ['gs1:Product', id ? 'Battery' : 'BatteryModel'],
    url: link,
    ...(asOf && { asOf }),
    ...passport,
    withheld,
  };
}

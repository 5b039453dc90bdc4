import type { DocumentLink } from '#schemas/generated/types.ts';
import type { ShownBattery } from './shown-battery.ts';

/** One target of a link set (RFC 9264 §4.2). */
export interface LinkTarget {
  href: string;
  title?: string;
  type?: string;
  hreflang?: string[];
}

const vocabulary = 'https://gs1.org/voc/';

/**
 * Everything a battery's identifier leads to, by relation, as `application/linkset+json`: this page in both languages, the
 * passport for programs, and the public documents the passport names.
 * @param query carried through from the request, with `?` in front or empty
 */
export function linksetOf(battery: ShownBattery, query: string): { linkset: object[] } {
  return { linkset: [{ anchor: battery.link, ...linksOf(battery, query) }] };
}

export function linksOf(battery: ShownBattery, query = ''): Record<string, LinkTarget[]> {
  const at = (added: string) => battery.link + joined(query, added);
  const page = (language: 'de' | 'en', title: string): LinkTarget => ({
    href: at(`lang=${language}`),
    title,
    type: 'text/html',
    hreflang: [language],
  });
  const pages = [page('de', 'Batteriepass'), page('en', 'Battery passport')];
  const data = [
    { href: at(''), title: 'Battery passport as JSON', type: 'application/json' },
    { href: at(''), title: 'Battery passport as JSON-LD', type: 'application/ld+json' },
  ];
  const { symbols, circularity, performance: _, ...rest } = battery.passport;
  const documents: Record<string, LinkTarget[]> = {
    instructions: targets(symbols?.instructionsForUse),
    certificationInfo: targets([symbols?.declarationOfConformity?.document, rest.carbonFootprint?.declaration]),
    recyclingInfo: targets([
      ...(circularity?.separateCollection ?? []),
      ...(circularity?.collectionAndTreatment ?? []),
    ]),
    safetyInfo: targets(circularity?.safeHandling),
    disassemblyInfo: targets([...(circularity?.removalManuals ?? []), ...(circularity?.disassemblyManuals ?? [])]),
    sustainabilityInfo: targets([rest.carbonFootprint?.study, rest.dueDiligence?.report]),
  };
  const all = {
    defaultLink: pages.slice(0, 1),
    pip: pages,
    dpp: [...pages, ...data],
    productPassport: [...pages, ...data],
    ...documents,
  };
  const filled = Object.entries(all).filter(([, list]) => list.length > 0);
  return Object.fromEntries(filled.map(([relation, list]) => [vocabulary + relation, list]));
}

function targets(documents: readonly (DocumentLink | undefined | null)[] = []): LinkTarget[] {
  return documents
    .filter((document): document is DocumentLink => Boolean(document && /^https?:\/\//i.test(document.url)))
    .map(({ url, title, mediaType, language }) => ({
      href: url,
      ...(title && { title }),
      ...(mediaType && /^\w+\/[-+.\w]+$/.test(mediaType) && { type: mediaType }),
      ...(language && /^\w{2}(-\w{2})?$/.test(language) && { hreflang: [language] }),
    }));
}

function joined(query: string, added: string): string {
  if (added === '') return query;
  return query === '' ? `?${added}` : `${query}&${added}`;
}

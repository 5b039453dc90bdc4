import type { DocumentLink } from '#schemas/generated/types.ts';
import { linkTypes } from './resolver-description.ts';
import { withQuery } from './resolver-request.ts';
import type { Shown } from './shown-battery.ts';

/** One target of a link set (RFC 9264 §4.2). GS1 wants a title on each. */
export interface LinkTarget {
  href: string;
  title: string;
  type?: string;
  hreflang?: string[];
}

const vocabulary = 'https://gs1.org/voc/';

interface LinksetOptions {
  /** Carried through from the request, with `?` in front or empty. */
  query: string;
  /** Only what RFC 9264 itself knows: without GS1's description of the thing. */
  bare?: boolean;
}

/**
 * Everything an identifier leads to, by relation, as `application/linkset+json`: the page in both languages, the passport
 * for programs, signed, and the public documents the passport names. A battery whose code names an article has the links
 * of its model as well, as each level up to the key belongs to the answer.
 */
export function linksetOf(shown: Shown, { query, bare = false }: LinksetOptions): { linkset: object[] } {
  const levels = shown.model ? [shown, shown.model] : [shown];
  return {
    linkset: levels.map((each) => ({
      anchor: each.link,
      ...(!bare && { itemDescription: describe(each) }),
      ...linksOf(each, query),
    })),
  };
}

/** The targets of each relation, under its full name. */
export function linksOf(shown: Shown, query = ''): Record<string, LinkTarget[]> {
  const filled = Object.entries(relationsOf(shown, query)).filter(([, list]) => list.length > 0);
  return Object.fromEntries(filled.map(([relation, list]) => [vocabulary + relation, list]));
}

/** The targets of one relation; empty when there are none. */
export function targetsOf(shown: Shown, relation: string, query: string): LinkTarget[] {
  const relations = relationsOf(shown, query);
  const own = Object.hasOwn(relations, relation) ? (relations[relation] ?? []) : [];
  return own.length > 0 || !shown.model ? own : targetsOf(shown.model, relation, query);
}

function relationsOf(shown: Shown, query: string): Record<string, LinkTarget[]> {
  const { id, link, asOf, passport } = shown;
  const at = (added: Record<string, string> = {}) => withQuery(link, query, { ...added, at: asOf });
  const page = (language: 'de' | 'en', title: string): LinkTarget => ({
    href: at({ lang: language }),
    title,
    type: 'text/html',
    hreflang: [language],
  });
  const pages = [page('de', 'Batteriepass'), page('en', 'Battery passport')];
  const data = [
    { href: at({ format: 'json' }), title: 'Battery passport as JSON', type: 'application/json' },
    { href: at({ format: 'jsonld' }), title: 'Battery passport as JSON-LD', type: 'application/ld+json' },
  ];
  const signed = id && !asOf ? signedPassport(new URL(link).origin, id) : [];
  const { symbols, circularity, carbonFootprint, dueDiligence } = passport;
  return {
    // GS1-Conformant resolver §2.5.8: the default carries a title and nothing else.
    defaultLink: [{ href: at(), title: 'Battery passport' }],
    pip: pages,
    dpp: [...pages, ...data],
    productPassport: [...pages, ...data],
    jws: signed,
    instructions: documents('instructions', symbols?.instructionsForUse),
    certificationInfo: documents('certificationInfo', [
      symbols?.declarationOfConformity?.document,
      carbonFootprint?.declaration,
    ]),
    recyclingInfo: documents('recyclingInfo', [
      ...(circularity?.separateCollection ?? []),
      ...(circularity?.collectionAndTreatment ?? []),
    ]),
    safetyInfo: documents('safetyInfo', circularity?.safeHandling),
    disassemblyInfo: documents('disassemblyInfo', [
      ...(circularity?.removalManuals ?? []),
      ...(circularity?.disassemblyManuals ?? []),
    ]),
    sustainabilityInfo: documents('sustainabilityInfo', [carbonFootprint?.study, dueDiligence?.report]),
  };
}

function signedPassport(origin: string, id: string): LinkTarget[] {
  const at = (ending: string) => `${origin}/signed/${id}/passport.${ending}`;
  return [
    { href: at('jws'), title: 'Battery passport, signed', type: 'application/jose' },
    { href: at('jwt'), title: 'Battery passport as a verifiable credential', type: 'application/vc+jwt' },
  ];
}

function documents(relation: string, list: readonly (DocumentLink | undefined | null)[] = []): LinkTarget[] {
  return list
    .filter((document): document is DocumentLink => Boolean(document && /^https?:\/\//i.test(document.url)))
    .map(({ url, title, mediaType, language }) => ({
      href: url,
      title: title ?? linkTypes[relation]?.[language === 'de' ? 'de' : 'en'] ?? relation,
      ...(mediaType && /^\w+\/[-+.\w]+$/.test(mediaType) && { type: mediaType }),
      ...(language && /^\w{2}(-\w{2})?$/.test(language) && { hreflang: [language] }),
    }));
}

function describe({ passport: { general }, id }: Shown): string {
  const name = general?.modelName ?? general?.modelIdentifier ?? 'Battery';
  const serial = id && general?.serialNumber;
  return serial ? `${name}, serial number ${serial}` : name;
}

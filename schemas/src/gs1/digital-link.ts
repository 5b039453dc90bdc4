import { type Refusal, refusal } from '../refusal.ts';
import { gs1Attribute, gs1Uri } from '../refusals/code-cases.ts';
import type { Sentence } from '../refusals/told.ts';
import { isGtin } from './check-digit.ts';
import { identifierLength, lookUp } from './dictionary.ts';
import { checkElement, type Element, generalSpecifications as source } from './element.ts';

/** A GS1 Digital Link URI, taken apart. */
export interface DigitalLink {
  /** Scheme, host and whatever stands before the key, e.g. `https://id.example.eu/p`. */
  stem: string;
  /** Primary key first, then its qualifiers: which thing is meant. */
  path: Element[];
  /** What the query says about it, e.g. an expiry date. */
  attributes: Element[];
  /** Query parameters that are not GS1's, e.g. `linkType`; decoded. */
  parameters: [name: string, value: string][];
}

export interface DigitalLinkOptions {
  /** Read GTINs of 8, 12 and 13 digits as the 14 digits they stand for. */
  shortGtins?: boolean;
  /** Read words in place of numbers, e.g. `/gtin/…/ser/…` (standard 1.1, since withdrawn). */
  words?: boolean;
  /** Take attributes that GS1 has not given out as they are. */
  unknownAttributes?: boolean;
}

/**
 * Reads a GS1 Digital Link URI (uncompressed) on any host and behind any path: the rightmost primary key counts.
 * @returns the parts, or a refusal that says which Application Identifier is wrong and how
 */
export function parseDigitalLink(uri: string, options: DigitalLinkOptions = {}): DigitalLink | Refusal {
  const parts = splitUri(uri);
  if ('code' in parts) return parts;
  const segments = parts.path.split('/');
  const at = keyPlace(segments, options);
  if (at < 0) return noDigitalLink(gs1Uri.noKeyInPath);
  const path = readPath(segments.slice(at), options);
  if (!Array.isArray(path)) return path;
  const query = readQuery(parts.query, path, options);
  if ('code' in query) return query;
  return { stem: parts.origin + segments.slice(0, at).join('/'), path, ...query };
}

/**
 * The Digital Link URI of these elements: the first key among them with as many of its qualifiers as one order allows
 * makes the path, all others the query, those of predefined length first.
 * @param stem e.g. `https://id.example.eu`; GS1's own resolver if absent
 */
export function digitalLink(
  elements: readonly Element[],
  stem = 'https://id.gs1.org',
  options: Pick<DigitalLinkOptions, 'unknownAttributes'> = {},
): string | Refusal {
  const unique = new Map(elements.map(({ ai, value }) => [ai, value]));
  const key = elements.find(({ ai }) => lookUp(ai)?.qualifierOrders)?.ai;
  if (key === undefined) return noDigitalLink(gs1Uri.noKeyAmongElements);
  const path = longestPath(key, unique);
  const attributes = [...unique.keys()].filter((ai) => !path.includes(ai));
  const wrong =
    elements.map((element) => checkUnlessUnknown(element, options)).find((refusal) => refusal) ??
    attributes.map((ai) => checkAttribute(ai, path, options)).find((refusal) => refusal);
  if (wrong) return wrong;
  const value = (ai: string) => encodeURIComponentStrictly(unique.get(ai) as string);
  const query = [...attributes].sort((a, b) => separated(a) - separated(b)).map((ai) => `${ai}=${value(ai)}`);
  const pathText = path.map((ai) => `/${ai}/${value(ai)}`).join('');
  return stem.replace(/\/$/, '') + pathText + (query.length > 0 ? `?${query.join('&')}` : '');
}

/** Percent-encodes all but the unreserved characters of RFC 3986 §2.3. */
export function encodeURIComponentStrictly(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function splitUri(uri: string): { origin: string; path: string; query: string } | Refusal {
  if (/[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/.test(uri)) return noDigitalLink(gs1Uri.characters);
  const match = /^((?:https?|HTTPS?):\/\/[A-Za-z0-9\-.:[\]]+)(\/[^?#]*)(?:\?([^#]*))?/.exec(uri);
  if (!match) return noDigitalLink(gs1Uri.beginning);
  return { origin: match[1] as string, path: match[2] as string, query: match[3] ?? '' };
}

/** Index of the rightmost segment that is a primary key with a value behind it. */
function keyPlace(segments: readonly string[], options: DigitalLinkOptions): number {
  for (let place = segments.length - 2; place > 0; place -= 2) {
    if (lookUp(identifier(segments[place] as string, options))?.qualifierOrders) return place;
  }
  return -1;
}

function identifier(segment: string, options: DigitalLinkOptions): string {
  return (options.words && words.get(segment)) || segment;
}

function readPath(segments: readonly string[], options: DigitalLinkOptions): Element[] | Refusal {
  const path: Element[] = [];
  for (let place = 0; place < segments.length; place += 2) {
    const ai = identifier(segments[place] as string, options);
    const element = readElement(ai, decoded(segments[place + 1] as string), options);
    if ('code' in element) return element;
    path.push(element);
  }
  const identifiers = path.map(({ ai }) => ai);
  if (isPath(identifiers)) return path;
  const [key = '', ...qualifiers] = identifiers;
  return refusal('GS1_QUALIFIER_ORDER', { qualifiers: qualifiers.join(', '), key, source });
}

function readElement(ai: string, value: string | undefined, options: DigitalLinkOptions): Element | Refusal {
  if (value === undefined)
    return refusal('GS1_VALUE_CHARACTERS', {
      ai,
      title: lookUp(ai)?.title ?? '',
      says: 'has a control character',
      source,
    });
  const full =
    options.shortGtins && ai === '01' && value.length < 14 && isGtin(value) ? value.padStart(14, '0') : value;
  const element = { ai, value: full };
  return checkUnlessUnknown(element, options) ?? element;
}

function checkUnlessUnknown(element: Element, options: DigitalLinkOptions): Refusal | undefined {
  if (options.unknownAttributes && !lookUp(element.ai) && mayBeGivenOut(element.ai)) return undefined;
  return checkElement(element);
}

function mayBeGivenOut(ai: string): boolean {
  return /^\d{2,4}$/.test(ai) && [0, ai.length].includes(identifierLength(ai.slice(0, 2)));
}

type Query = Pick<DigitalLink, 'attributes' | 'parameters'>;

function readQuery(query: string, path: readonly Element[], options: DigitalLinkOptions): Query | Refusal {
  const attributes: Element[] = [];
  const parameters: [string, string][] = [];
  const keys = path.map(({ ai }) => ai);
  for (const parameter of query.split(/[&;]/).filter((text) => text !== '')) {
    const [name = '', value = ''] = splitAtEquals(parameter);
    if (!/^\d+$/.test(name)) {
      parameters.push([decoded(name) ?? name, decoded(value.replaceAll('+', ' ')) ?? value]);
      continue;
    }
    const element = readElement(name, decoded(value.replaceAll('+', ' ')), options);
    if ('code' in element) return element;
    const wrong = checkAttribute(name, keys, options) ?? checkRepeated(element, [...path, ...attributes]);
    if (wrong) return wrong;
    attributes.push(element);
  }
  return { attributes, parameters };
}

function splitAtEquals(parameter: string): [string, string] {
  const place = parameter.indexOf('=');
  return place < 0 ? [parameter, ''] : [parameter.slice(0, place), parameter.slice(place + 1)];
}

function checkAttribute(ai: string, path: readonly string[], options: DigitalLinkOptions): Refusal | undefined {
  const known = lookUp(ai);
  if (!known && options.unknownAttributes) return undefined;
  if (!known?.attribute) return refusal('GS1_ATTRIBUTE', { ...gs1Attribute.none(ai), source });
  // What could stand in the path says which thing is meant, so it may not hide among the attributes.
  const belongsInPath = path.some((_, place) => isPath([...path.slice(0, place + 1), ai, ...path.slice(place + 1)]));
  if (!belongsInPath) return undefined;
  return refusal('GS1_ATTRIBUTE', { ...gs1Attribute.ofPath(ai, path[0] ?? ''), source });
}

function checkRepeated({ ai }: Element, earlier: readonly Element[]): Refusal | undefined {
  const first = earlier.find((element) => element.ai === ai);
  if (!first) return undefined;
  return refusal('GS1_DUPLICATE', { ai, source });
}

/** A key and qualifiers in one of the orders GS1 allows; qualifiers may be left out. */
function isPath(identifiers: readonly string[]): boolean {
  const [key = '', ...qualifiers] = identifiers;
  return (lookUp(key)?.qualifierOrders ?? []).some((order) => isSubsequence(qualifiers, order));
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const entry of whole) if (entry === part[at]) at++;
  return at === part.length;
}

function longestPath(key: string, elements: ReadonlyMap<string, string>): string[] {
  const paths = (lookUp(key)?.qualifierOrders ?? []).map((order) => [key, ...order.filter((ai) => elements.has(ai))]);
  return paths.reduce((longest, path) => (path.length > longest.length ? path : longest));
}

function separated(ai: string): number {
  return lookUp(ai)?.predefinedLength ? 0 : 1;
}

/** Undefined when a character below the blank would come out. A percent sign without two hexadecimal digits is itself. */
function decoded(text: string): string | undefined {
  const plain = text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return /[\u0000-\u001f]/.test(plain) ? undefined : plain;
}

function noDigitalLink(why: Sentence): Refusal {
  return refusal('GS1_URI', { ...why, source: 'GS1 Digital Link URI Syntax 1.4' });
}

const words = new Map([
  ['gtin', '01'],
  ['itip', '8006'],
  ['gmn', '8013'],
  ['cpid', '8010'],
  ['gln', '414'],
  ['party', '417'],
  ['payTo', '415'],
  ['payto', '415'],
  ['gsrnp', '8017'],
  ['gsrn', '8018'],
  ['gcn', '255'],
  ['sscc', '00'],
  ['gdti', '253'],
  ['ginc', '401'],
  ['gsin', '402'],
  ['grai', '8003'],
  ['giai', '8004'],
  ['cpv', '22'],
  ['lot', '10'],
  ['ser', '21'],
  ['tpx', '235'],
  ['glnx', '254'],
  ['cpsn', '8011'],
  ['srin', '8019'],
  ['refno', '8020'],
]);

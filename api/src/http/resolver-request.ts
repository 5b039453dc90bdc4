import type { Request } from 'express';
import { readCompressedLink } from '#schemas/gs1/compression.ts';
import { digitalLink, parseDigitalLink } from '#schemas/gs1/digital-link.ts';
import type { Element } from '#schemas/gs1/element.ts';
import { gs1Keys } from '#schemas/gs1/keys.ts';
import { readId } from '#schemas/id.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { languageOf } from '../asking/create-context.ts';
import { readMoment } from '../passports/shown/moment.ts';
import type { Article } from './shown-model.ts';

export const formats = ['text/html', 'application/json', 'application/ld+json', 'application/linkset+json'] as const;
export type Format = (typeof formats)[number];

/** Everything a request to the resolver says besides which thing it means. */
export interface Asked {
  /** Undefined when nothing we offer is wanted. */
  format: Format | undefined;
  language: 'de' | 'en';
  /** A single relation that is asked for, e.g. `pip`; `linkset` and `all` are formats, not relations. */
  linkType?: string;
  /** As of when, RFC 3339 in UTC; absent for now. */
  at?: string;
  /** Whether a link set is to keep to RFC 9264 alone, without what GS1 adds to it. */
  bare: boolean;
  /** Parameters that are not ours, to go on with every link; with `?` in front or empty. */
  query: string;
}

/** What a request says about the answer it wants, or why that cannot be. */
export function readAsked(request: Request, now: Date): Asked | (Refusal & { asked: Asked }) {
  const { linkType, at } = request.query;
  const asked: Asked = {
    format: formatOf(request),
    language: askedLanguage(request),
    bare: linkType === 'all',
    query: carriedThrough(request),
  };
  if (typeof linkType === 'string' && linkType !== 'linkset' && linkType !== 'all') asked.linkType = relation(linkType);
  if (at === undefined) return asked;
  const moment = readMoment(at, now);
  return typeof moment === 'string' ? { ...asked, at: moment } : { ...moment, asked };
}

/** Which thing a path means. */
export interface Code {
  /** What a battery may be kept under, narrowest first. */
  keys: string[];
  /** The article its Digital Link names, with or without a serial number. */
  article?: Article;
  /** Whether it goes down to a single unit; otherwise the article itself is meant. */
  isUnit: boolean;
  /** The Digital Link a compressed one stands for. */
  uncompressed?: string;
}

/** What the path can be kept under, or why it is no code. The query says how to answer, never which thing is meant. */
export function codeOf(request: Request, publicUrl: string): Code | Refusal {
  const { pathname } = new URL(request.originalUrl, 'https://host');
  if (request.originalUrl.length > 2048) return refusal('CODE_TOO_LONG', { most: 2048 });
  const [, id] = /^\/b\/([^/]*)\/?$/.exec(pathname) ?? [];
  if (pathname.startsWith('/b/')) return idCode(id);
  const link = parseDigitalLink(`https://host${pathname.replace(/\/$/, '')}`, { shortGtins: true });
  if (!('code' in link)) return gs1Code(link.path);
  const elements = readCompressedLink(`https://host${pathname}`);
  if (!elements) return link;
  const uncompressed = digitalLink(elements, publicUrl, { unknownAttributes: true });
  return { ...gs1Code(elements), ...(typeof uncompressed === 'string' && { uncompressed }) };
}

function gs1Code(elements: readonly Element[]): Code {
  const values = new Map(elements.map(({ ai, value }) => [ai, value]));
  const [gtin, batch] = [values.get('01'), values.get('10')];
  return {
    keys: gs1Keys(elements),
    isUnit: gtin === undefined || values.has('21') || values.has('235'),
    ...(gtin && { article: { gtin, ...(batch !== undefined && { batch }) } }),
  };
}

function idCode(segment: string | undefined): Code | Refusal {
  const id = readId(segment ?? '');
  if (id) return { keys: [`id:${id}`], isUnit: true };
  return refusal('ID_CHECK_CHARACTER');
}

/**
 * `?linkType=linkset` or `all` asks for every link, a `linkType` of one relation for that one; what it leads to then
 * depends on what is accepted. `?format=` is for people who follow a link.
 */
function formatOf(request: Request): Format | undefined {
  const { linkType, format } = request.query;
  if (linkType === 'linkset' || linkType === 'all') return 'application/linkset+json';
  if (format === 'json') return 'application/json';
  if (format === 'jsonld') return 'application/ld+json';
  return (request.accepts([...formats]) || undefined) as Format | undefined;
}

function askedLanguage(request: Request): 'de' | 'en' {
  const { lang } = request.query;
  return lang === 'de' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
}

/** `gs1:pip`, `https://gs1.org/voc/pip`, `https://ref.gs1.org/voc/pip` and `pip` are one relation. */
function relation(linkType: string): string {
  return linkType.replace(/^(gs1:|https?:\/\/(www\.|ref\.)?gs1\.org\/voc\/)/i, '');
}

/** GS1-Conformant resolver §2.12: the query goes on as it came, but for what steers the resolver itself. */
function carriedThrough(request: Request): string {
  const { search } = new URL(request.originalUrl, 'https://host');
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !ours.has(nameOf(part)));
  return kept.length === 0 ? '' : `?${kept.join('&')}`;
}

const ours = new Set(['lang', 'linkType', 'format', 'at']);

function nameOf(parameter: string): string {
  return [...new URLSearchParams(parameter).keys()][0] ?? '';
}

/** An address of ours with the query that came and parameters of ours behind it. */
export function withQuery(address: string, query: string, added: Record<string, string | undefined>): string {
  const parts = Object.entries(added).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}=${encodeURIComponent(value)}`,
  );
  const all = [...(query === '' ? [] : [query.slice(1)]), ...parts].join('&');
  return all === '' ? address : `${address}?${all}`;
}

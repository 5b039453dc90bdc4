import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Request, type Response, Router } from 'express';
import { parseDigitalLink } from '#schemas/digital-link.ts';
import { readCompressedLink } from '#schemas/gs1/compression.ts';
import { gs1Keys } from '#schemas/gs1/keys.ts';
import { readId } from '#schemas/id.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { refusalText } from '#schemas/refusal-texts.ts';
import type { Viewer } from '../access/viewer.ts';
import { languageOf } from '../graphql/create-context.ts';
import type { Service } from '../open.ts';
import { answerError } from './answer.ts';
import { jsonLdOf } from './json-ld.ts';
import { linksetOf, linksOf } from './linkset.ts';
import { emptyPage } from './public-page/layout.ts';
import { publicPage } from './public-page/page.ts';
import { resolverDescription, supportedKeys } from './resolver-description.ts';
import { type ShownBattery, showBattery } from './shown-battery.ts';

type ResolverSources = Pick<Service, 'viewers' | 'config' | 'context'>;

const formats = ['text/html', 'application/json', 'application/ld+json', 'application/linkset+json'] as const;
type Format = (typeof formats)[number];

const stylesheet = readFileSync(new URL('./public-page/page.css', import.meta.url), 'utf8');
const stylesheetPath = `/public-page/${hashOf(stylesheet).slice(0, 16)}.css`;

/**
 * Where QR codes lead: GS1 Digital Link paths and `/b/{id}`. One address, four formats by content negotiation or
 * `?linkType=`; the public part for everybody, more for who shows a token.
 */
export function createResolver(sources: ResolverSources): Router {
  const router = Router({ caseSensitive: true });
  router.get(stylesheetPath, (_, response) => {
    response.set('cache-control', 'public, max-age=31536000, immutable').type('text/css').send(stylesheet);
  });
  router.all('/.well-known/gs1resolver', openToAll, (_, response) => {
    response.set('cache-control', 'public, max-age=3600').json(resolverDescription(sources.config.publicUrl));
  });
  const codes = new RegExp(`^/(?:${supportedKeys.join('|')}|b)/`);
  router.all(codes, openToAll, (request, response) => answerCode(request, response, sources));
  // A compressed Digital Link is a single segment; whatever else is one goes on to who knows it.
  router.get(/^\/[A-Za-z0-9_-]{10,400}$/, (request, response, next) => {
    if (!readCompressedLink(`https://host${request.path}`)) return next();
    return openToAll(request, response, () => answerCode(request, response, sources));
  });
  return router;
}

/** Anybody's page may read what anybody may read (EN 18219: open access); no cookies are involved. */
function openToAll(request: Request, response: Response, next: () => void): void {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
    'access-control-allow-headers': 'Accept, Accept-Language, Authorization',
    'access-control-expose-headers': 'ETag, Link',
    'access-control-max-age': '86400',
    vary: 'Accept, Accept-Language, Authorization',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else if (request.method === 'GET' || request.method === 'HEAD') next();
  else {
    response.set('allow', 'GET, HEAD, OPTIONS');
    answerError(response, 405, 'METHOD_NOT_ALLOWED', 'This address is only read: use GET, HEAD or OPTIONS.');
  }
}

async function answerCode(request: Request, response: Response, sources: ResolverSources): Promise<void> {
  const asked = { format: formatOf(request), language: askedLanguage(request) };
  const keys = keysOf(request);
  if (!Array.isArray(keys)) return refuseCode(response, asked, keys);
  if (!asked.format) return refuseFormat(response);
  const { viewers, context, config } = sources;
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const battery = await showBattery(context(viewer, asked.language), keys);
  if (!battery) return answerUnknown(response, asked);
  const query = carriedThrough(request);
  response.set(
    'link',
    `<${battery.link}${query}${query ? '&' : '?'}linkType=linkset>; rel="linkset"; type="application/linkset+json"`,
  );
  send(response, asked.format, bodyOf(battery, asked.format, asked.language, query, config.publicUrl), viewer);
}

interface Asked {
  format: Format | undefined;
  language: 'de' | 'en';
}

/** What the path can be kept under, or why it is no code. The query says how to answer, never which thing is meant. */
function keysOf(request: Request): string[] | Refusal {
  const { pathname } = new URL(request.originalUrl, 'https://host');
  if (request.originalUrl.length > 2048)
    return { code: 'CODE_TOO_LONG', message: 'A code has at most 2048 characters.' };
  const [, id] = /^\/b\/([^/]*)\/?$/.exec(pathname) ?? [];
  if (pathname.startsWith('/b/')) return idKeys(id);
  const link = parseDigitalLink(`https://host${pathname.replace(/\/$/, '')}`, { shortGtins: true });
  if (!('code' in link)) return gs1Keys(link.path);
  const compressed = readCompressedLink(`https://host${pathname}`);
  return compressed ? gs1Keys(compressed) : link;
}

function idKeys(segment: string | undefined): string[] | Refusal {
  const id = readId(segment ?? '');
  if (id) return [`id:${id}`];
  return { code: 'ID_CHECK_CHARACTER', message: 'One character of this id is wrong; compare it with the label.' };
}

/**
 * `?linkType=linkset` or `all` asks for every link; any other link type gets the default, as GS1 wants it. `?format=json` is
 * for people who follow a link.
 */
function formatOf(request: Request): Format | undefined {
  const { linkType, format } = request.query;
  if (linkType === 'linkset' || linkType === 'all') return 'application/linkset+json';
  if (format === 'json') return 'application/json';
  return (request.accepts([...formats]) || undefined) as Format | undefined;
}

function askedLanguage(request: Request): 'de' | 'en' {
  const { lang } = request.query;
  return lang === 'de' || lang === 'en' ? lang : languageOf(request.headers['accept-language']);
}

/** Parameters that are not ours go on with every link, as GS1 asks of resolvers. */
function carriedThrough(request: Request): string {
  const parameters = new URL(request.originalUrl, 'https://host').searchParams;
  for (const ours of ['lang', 'linkType', 'format']) parameters.delete(ours);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function bodyOf(
  battery: ShownBattery,
  format: Format,
  language: 'de' | 'en',
  query: string,
  publicUrl: string,
): string {
  switch (format) {
    case 'text/html':
      return publicPage(battery, language, pageLinks(battery, language, query, publicUrl));
    case 'application/json':
      return JSON.stringify(jsonOf(battery, query));
    case 'application/ld+json':
      return JSON.stringify(jsonLdOf(battery, publicUrl));
    case 'application/linkset+json':
      return JSON.stringify(linksetOf(battery, query));
  }
}

function jsonOf(battery: ShownBattery, query: string): object {
  const { id, uniqueIdentifier, passport, withheld } = battery;
  return { id, uniqueIdentifier, passport, withheld, links: linksOf(battery, query) };
}

function pageLinks({ id, link }: ShownBattery, language: 'de' | 'en', query: string, publicUrl: string) {
  const here = link.slice(publicUrl.length);
  const added = query === '' ? '?' : `${query}&`;
  return {
    otherLanguage: `${here}${added}lang=${language === 'de' ? 'en' : 'de'}`,
    json: `${here}${added}format=json`,
    linkset: `${here}${added}linkType=linkset`,
    label: `/labels/${id}.svg?lang=${language}`,
    stylesheet: stylesheetPath,
  };
}

/** Public answers may be kept for a moment by anybody; what was shown to one viewer is for nobody else. */
function send(response: Response, format: Format, body: string, viewer: Viewer | undefined): void {
  const etag = `"${hashOf(body).slice(0, 27)}"`;
  response.set({ etag, 'cache-control': viewer ? 'private, no-store' : 'public, max-age=60' });
  response.type(format === 'text/html' ? 'html' : format);
  if (response.req.headers['if-none-match']?.includes(etag)) response.status(304).end();
  else response.send(body);
}

/** Always the same bytes: whether a code was never given out, belongs to something else or was taken away is not told. */
function answerUnknown(response: Response, { format, language }: Asked): void {
  response.status(404).set('cache-control', 'no-store');
  if (format === 'text/html') response.type('html').send(emptyPage('notFound', language, stylesheetPath));
  else
    response.json({
      error: { code: 'NOT_FOUND', message: 'There is no public battery passport under this identifier here.' },
    });
}

function refuseCode(response: Response, { format, language }: Asked, refusal: Refusal): void {
  response.status(400).set('cache-control', 'no-store');
  if (format !== 'text/html') response.json({ error: refusal });
  else
    response.type('html').send(emptyPage('notReadable', language, stylesheetPath, refusalText(refusal.code, language)));
}

function refuseFormat(response: Response): void {
  const message = `This address answers in ${formats.join(', ')}.`;
  response.status(406).json({ error: { code: 'FORMAT_NOT_OFFERED', message } });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

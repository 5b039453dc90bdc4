import { type Request, type Response, Router } from 'express';
import { readCompressedLink } from '#schemas/gs1/compression.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { refusal } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import type { Service } from '../open.ts';
import { answerError } from './answer.ts';
import { jsonLdOf } from './json-ld.ts';
import { linksetOf, linksOf, targetsOf } from './linkset.ts';
import { publicPage } from './public-page/page.ts';
import {
  answerNoLink,
  answerUnknown,
  refuseCode,
  refuseFormat,
  send,
  sendChoices,
  sendStylesheet,
  stylesheetPath,
} from './resolver-answers.ts';
import { linksetContext, resolverDescription, supportedKeys } from './resolver-description.ts';
import { type Asked, type Code, codeOf, type Format, readAsked, withQuery } from './resolver-request.ts';
import { chosenTargets } from './resolver-targets.ts';
import { type Shown, showBattery, showBatteryAsOf } from './shown-battery.ts';
import { showModel } from './shown-model.ts';

type ResolverSources = Pick<Service, 'viewers' | 'config' | 'context' | 'now'>;

/**
 * Where QR codes lead: GS1 Digital Link paths and `/b/{id}`. One address, four formats by content negotiation or
 * `?linkType=`; the public part for everybody, more for who shows a token; `?at=` as it was on a day.
 */
export function createResolver(sources: ResolverSources): Router {
  const router = Router({ caseSensitive: true });
  router.get(stylesheetPath, sendStylesheet);
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
    'access-control-expose-headers': 'ETag, Link, Location',
    'access-control-max-age': '86400',
    vary: 'Accept, Accept-Language, Authorization',
  });
  if (request.method === 'OPTIONS') response.set('allow', 'GET, HEAD, OPTIONS').status(204).end();
  else if (request.method === 'GET' || request.method === 'HEAD') next();
  else {
    const methods = 'GET, HEAD, OPTIONS';
    answerError(response.set('allow', methods), 405, refusal('METHOD_NOT_ALLOWED', { methods }));
  }
}

async function answerCode(request: Request, response: Response, sources: ResolverSources): Promise<void> {
  const { viewers, context, config, now } = sources;
  const asked = readAsked(request, now());
  const code = codeOf(request, config.publicUrl);
  if ('code' in code) return refuseCode(response, 'asked' in asked ? asked.asked : asked, code);
  if ('asked' in asked) return refuseCode(response, asked.asked, withoutAsked(asked));
  // A link may lead to formats that are none of ours, so what is accepted is no matter here.
  if (!asked.format && !asked.linkType) return refuseFormat(response);
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const shown = await find(context(viewer, asked.language), code, asked);
  if (!shown) return answerUnknown(response, asked);
  if ('code' in shown) return refuseCode(response, asked, shown);
  response.set('link', linkHeader(shown, code, asked));
  const { format = 'application/json', language, linkType } = asked;
  if (linkType) return follow(request, response, shown, { ...asked, linkType });
  return send(response, { format, language }, bodyOf(shown, format, asked, config.publicUrl), viewer);
}

/** What a code leads to: one battery, or what all batteries of an article or batch have in common. */
async function find(context: Context, code: Code, asked: Asked): Promise<Shown | Refusal | undefined> {
  const { at, linkType, format } = asked;
  const { keys, article, isUnit } = code;
  if (!isUnit) return article && !at ? showModel(context, article) : undefined;
  const battery = at ? await showBatteryAsOf(context, keys, at) : await showBattery(context, keys);
  const wantsLinks = linkType !== undefined || format === 'application/linkset+json';
  if (!battery || 'code' in battery || !article || !wantsLinks) return battery;
  const model = await showModel(context, { gtin: article.gtin }, battery.modelId);
  return model ? { ...battery, model } : battery;
}

/**
 * GS1-Conformant resolver §2.6: leads on to the link of that type that suits language and media type best; to all that are
 * left when there is more than one, and nowhere when there is none.
 */
function follow(request: Request, response: Response, shown: Shown, asked: Asked & { linkType: string }): void {
  const targets = chosenTargets(request, targetsOf(shown, asked.linkType, asked.query), asked.language);
  const [target] = targets;
  if (!target) answerNoLink(response);
  else if (targets.length > 1) sendChoices(response, shown, asked.linkType, targets);
  else response.set('cache-control', 'no-store').redirect(307, leadingOn(target.href, shown, asked.query));
}

/** Links of ours carry the query already; others get it behind what they have. */
function leadingOn(href: string, { link }: Shown, query: string): string {
  const url = new URL(href);
  if (query === '' || url.origin === new URL(link).origin) return href;
  url.search += url.search === '' ? query : `&${query.slice(1)}`;
  return url.href;
}

function linkHeader(shown: Shown, { uncompressed }: Code, { query, at, format }: Asked): string {
  const linkset = withQuery(shown.link, query, { linkType: 'linkset', at });
  return [
    `<${linkset}>; rel="linkset"; type="application/linkset+json"`,
    // GS1-Conformant resolver §2.3: who scanned a compressed link learns what it stands for.
    ...(uncompressed ? [`<${uncompressed}>; rel="owl:sameAs"`] : []),
    ...(format === 'application/linkset+json'
      ? [`<${linksetContext}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`]
      : []),
  ].join(', ');
}

function bodyOf(shown: Shown, format: Format, { language, query, bare }: Asked, publicUrl: string): string {
  switch (format) {
    case 'text/html':
      return publicPage(shown, language, pageLinks(shown, language, query, publicUrl));
    case 'application/json':
      return JSON.stringify(jsonOf(shown, query));
    case 'application/ld+json':
      return JSON.stringify(jsonLdOf(shown, publicUrl));
    case 'application/linkset+json':
      return JSON.stringify(linksetOf(shown, { query, bare }));
  }
}

function jsonOf(shown: Shown, query: string): object {
  const { id, uniqueIdentifier, passport, withheld, asOf } = shown;
  return { id, uniqueIdentifier, ...(asOf && { asOf }), passport, withheld, links: linksOf(shown, query) };
}

function pageLinks({ id, link, asOf }: Shown, language: 'de' | 'en', query: string, publicUrl: string) {
  const here = link.slice(publicUrl.length);
  const at = (added: Record<string, string>) => withQuery(here, query, { ...added, at: asOf });
  return {
    otherLanguage: at({ lang: language === 'de' ? 'en' : 'de' }),
    json: at({ format: 'json' }),
    linkset: at({ linkType: 'linkset' }),
    ...(asOf && { today: withQuery(here, query, { lang: language }) }),
    ...(id && { label: `/labels/${id}.svg?lang=${language}`, signed: `/signed/${id}/passport.jwt` }),
    stylesheet: stylesheetPath,
  };
}

function withoutAsked({ asked: _, ...refusal }: Refusal & { asked: Asked }): Refusal {
  return refusal;
}

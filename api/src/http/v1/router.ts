import { type NextFunction, type Request, type Response, Router } from 'express';
import { refusal } from '#schemas/refusal.ts';
import { languageOf } from '../../asking/create-context.ts';
import type { Service } from '../../open.ts';
import { openApiDocument } from './open-api.ts';
import { createRegistryClient } from './registry-client.ts';
import { answerRefusal, denialOf } from './result.ts';
import { type Route, routesOf } from './routes.ts';

type DppSources = Pick<Service, 'viewers' | 'config' | 'context' | 'now'>;

/**
 * The interface of EN 18222 to battery passports, under `/v1`: reading for everybody by what they may see, writing by
 * bearer token through the same commands as everywhere else. What it answers is described in `/v1/openapi.json`.
 */
export function createDppRouter(sources: DppSources): Router {
  const router = Router({ caseSensitive: true });
  const routes = routesOf(createRegistryClient(sources.config));
  for (const [path, atPath] of byPath(routes)) {
    const methods = atPath.map(({ verb }) => verb);
    router.all(path, openTo(methods));
    for (const { verb, handler } of atPath)
      router[verb](path, (request, response) => answer(handler, request, response));
    router.all(path, (_, response) => {
      answerRefusal(
        response,
        405,
        refusal('METHOD_NOT_ALLOWED', { methods: methods.join(', ').toUpperCase() }),
        sources.now(),
      );
    });
  }
  let document: object | undefined;
  router.get('/v1/openapi.json', openTo(['get']), (_, response) => {
    document ??= openApiDocument(sources.config.publicUrl, routes);
    response.set('cache-control', 'public, max-age=3600').json(document);
  });
  return router;

  async function answer(handler: Route['handler'], request: Request, response: Response): Promise<void> {
    try {
      const viewer = await sources.viewers.viewerOf(request.headers.authorization);
      await handler(sources.context(viewer, languageOf(request.headers['accept-language'])), request, response);
    } catch (error) {
      const denial = denialOf(error);
      if (!denial) throw error;
      if (denial.retryAfter !== undefined) response.set('retry-after', String(denial.retryAfter));
      if (denial.status === 401) response.set('www-authenticate', 'Bearer');
      answerRefusal(response, denial.status, denial.refusal, sources.now());
    }
  }
}

/** Routes under the path they share, in the spelling of Express. */
function byPath(routes: readonly Route[]): Map<string, Route[]> {
  return Map.groupBy(routes, ({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1'));
}

/** Tokens are sent by hand and no cookies are involved, so pages of others may ask (EN 18219: open access). */
function openTo(methods: readonly Route['verb'][]) {
  const allowed = [
    ...methods.map((method) => method.toUpperCase()),
    ...(methods.includes('get') ? ['HEAD'] : []),
    'OPTIONS',
  ].join(', ');
  return (request: Request, response: Response, next: NextFunction) => {
    response.set({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': allowed,
      'access-control-allow-headers': 'Accept, Accept-Language, Authorization, Content-Type, Idempotency-Key, If-Match',
      'access-control-expose-headers': 'ETag, Location',
      'access-control-max-age': '86400',
      allow: allowed,
      vary: 'Accept-Language, Authorization',
    });
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}

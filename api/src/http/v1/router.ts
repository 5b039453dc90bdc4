import { type NextFunction, type Request, type Response, Router } from 'express';
import { refusal } from '#schemas/refusal.ts';
import type { Context } from '../../asking/context.ts';
import { languageOf } from '../../asking/create-context.ts';
import type { Service } from '../../open.ts';
import { openApiDocument } from './open-api.ts';
import { readDpp, readDppIds, readDppVersion, readElement, readRegistryEntry } from './read-dpp.ts';
import { createRegisterDpp } from './register-dpp.ts';
import { createRegistryClient } from './registry-client.ts';
import { answerRefusal, denialOf } from './result.ts';
import { archiveDpp, createDpp, updateDpp, updateElement } from './write-dpp.ts';

type DppSources = Pick<Service, 'viewers' | 'config' | 'context' | 'now'>;
type Verb = (context: Context, request: Request, response: Response) => Promise<void>;
type Method = 'get' | 'post' | 'patch' | 'delete';

/**
 * The interface of EN 18222 to battery passports, under `/v1`: reading for everybody by what they may see, writing by
 * bearer token through the same commands as everywhere else. What it answers is described in `/v1/openapi.json`.
 */
export function createDppRouter(sources: DppSources): Router {
  const router = Router({ caseSensitive: true });
  const registering = { '/v1/registerDPP': { post: createRegisterDpp(createRegistryClient(sources.config)) } };
  for (const [path, verbs] of Object.entries<Partial<Record<Method, Verb>>>({ ...paths, ...registering })) {
    const methods = Object.keys(verbs) as Method[];
    router.all(path, openTo(methods));
    for (const method of methods)
      router[method](path, (request, response) => answer(verbs[method] as Verb, request, response));
    router.all(path, (_, response) => {
      answerRefusal(
        response,
        405,
        refusal('METHOD_NOT_ALLOWED', { methods: methods.join(', ').toUpperCase() }),
        sources.now(),
      );
    });
  }
  router.get('/v1/openapi.json', openTo(['get']), (_, response) => {
    response.set('cache-control', 'public, max-age=3600').json(openApiDocument(sources.config.publicUrl));
  });
  return router;

  async function answer(verb: Verb, request: Request, response: Response): Promise<void> {
    try {
      const viewer = await sources.viewers.viewerOf(request.headers.authorization);
      await verb(sources.context(viewer, languageOf(request.headers['accept-language'])), request, response);
    } catch (error) {
      const denial = denialOf(error);
      if (!denial) throw error;
      if (denial.retryAfter !== undefined) response.set('retry-after', String(denial.retryAfter));
      if (denial.status === 401) response.set('www-authenticate', 'Bearer');
      answerRefusal(response, denial.status, denial.refusal, sources.now());
    }
  }
}

const paths: Readonly<Record<string, Partial<Record<Method, Verb>>>> = {
  '/v1/dpps': { post: createDpp },
  '/v1/dpps/:dppId': { get: readDpp, patch: updateDpp, delete: archiveDpp },
  '/v1/dpps/:dppId/elements/:path': { get: readElement, patch: updateElement },
  '/v1/dpps/:dppId/registryEntry': { get: readRegistryEntry },
  '/v1/dppsByProductId/:dppId': { get: readDpp },
  '/v1/dppsByIdAndDate/:dppId': { get: readDppVersion },
  '/v1/dppsByProductIds': { post: readDppIds },
};

/** Tokens are sent by hand and no cookies are involved, so pages of others may ask (EN 18219: open access). */
function openTo(methods: readonly Method[]) {
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

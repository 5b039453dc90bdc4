import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Metrics } from './health.ts';
import { answerTooMany, type PublicLimit } from './public-limit.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The HTTP server: `/graphql` goes straight to its handler, everything else to Express, which would cost GraphQL half of
 * its throughput. Requests are counted and logged by a fixed route word, so no id, name or token gets into either.
 */
export function createHttpServer(
  graphql: Handler,
  rest: Handler,
  limit: PublicLimit,
  metrics: Metrics,
  logger: Logger,
): Server {
  const logged = logger.isLevelEnabled('info');
  let count = 0;
  const start = Date.now().toString(36);

  const server = createServer((request, response) => {
    const startedAt = performance.now();
    const { url = '/' } = request;
    const isGraphQL = url.startsWith('/graphql') && (url.length === 8 || url[8] === '?' || url === '/graphql/');
    const id = `${start}-${(++count).toString(36)}`;
    response.setHeader('x-request-id', id);
    response.once('close', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const route = isGraphQL ? 'graphql' : routeOf(url);
      metrics.observe(route, response.statusCode, seconds);
      if (logged) logger.info({ id, method: request.method, route, status: response.statusCode, seconds }, 'request');
    });
    const wait = isGraphQL || !unlimited.test(url) ? limit(request) : undefined;
    if (wait !== undefined) answerTooMany(response, wait, isGraphQL);
    else (isGraphQL ? graphql : rest)(request, response);
  });
  // Longer than the usual idle time of proxies, so that it is never us who closes a connection they are about to use.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  return server;
}

/** The clients' own files, signing in, which has limits of its own, and what machines ask to see whether we are alive. */
const unlimited = /^\/(station|workshop|auth|health|ready|metrics)([/?]|$)/;

const routes = [
  '01',
  'auth',
  'b',
  'documents',
  'export.ndjson',
  'labels',
  'log',
  'measurements',
  'proofs',
  'signed',
  'vocabulary',
  'station',
  'workshop',
  'v1',
  '.well-known',
  'health',
  'ready',
  'metrics',
];

function routeOf(url: string): string {
  const [, first = ''] = /^\/([^/?]*)/.exec(url) ?? [];
  return routes.includes(first) ? first : 'other';
}

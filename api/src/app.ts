import type { Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { AccessDenied } from './access/access-denied.ts';
import { buildSchema } from './graphql/build-schema.ts';
import { faultSentence, maskError } from './graphql/errors.ts';
import { readKnownOperations } from './graphql/known-operations.ts';
import { createOperations } from './graphql/operations.ts';
import { createGraphQLServer } from './graphql/yoga.ts';
import { answerError } from './http/answer.ts';
import { createAuthRouter } from './http/auth.ts';
import { createDocumentRouter } from './http/documents.ts';
import { createExport } from './http/export.ts';
import { createGraphQLHandler } from './http/graphql-handler.ts';
import { createHealthRouter, createMetrics } from './http/health.ts';
import { createLabels } from './http/labels/router.ts';
import { createLogRouter } from './http/log-routes.ts';
import { createMeasurements } from './http/measurements.ts';
import { createPublicLimit } from './http/public-limit.ts';
import { createResolver } from './http/resolver.ts';
import { securityHeaders } from './http/security-headers.ts';
import { createHttpServer } from './http/server.ts';
import { createSignedRouter } from './http/signed.ts';
import { createStaticRouter } from './http/static-clients.ts';
import { denialOf } from './http/v1/result.ts';
import { createDppRouter } from './http/v1/router.ts';
import { createVocabularyRouter } from './http/vocabulary.ts';
import type { Service } from './open.ts';
import { StorageFault } from './storage/storage.ts';

export interface App {
  server: Server;
  /** Lets requests under way finish, ends streams, and closes ledger and database. */
  close(): Promise<void>;
}

/** The whole application around an opened service; listening is the caller's. */
export function buildApp(service: Service): App {
  const { config, logger } = service;
  const metrics = createMetrics();
  const mask = maskError((fault, id) => logger.error({ err: fault, id }, 'A request failed'));
  const { production } = config;
  const onlyKnown = config.graphqlOperations === 'known';
  const operations = readKnownOperations();
  const graphql = { ...service, schema: buildSchema(), production, operations, onlyKnown, mask };
  const handleGraphQL = createGraphQLHandler(createGraphQLServer(graphql), createOperations(graphql));
  const { publicRequestsPerMinute: requestsPerMinute, trustedProxies } = config;
  const { viewers, now } = service;
  const isKnown = (authorization: string) => viewers.isKnown(authorization);
  const limit = createPublicLimit({ requestsPerMinute, trustedProxies, isKnown, now });
  const server = createHttpServer(handleGraphQL, restOf(service, metrics), limit, metrics, logger);
  return {
    server,
    async close() {
      await closeServer(server);
      await service.close();
    },
  };
}

function restOf(service: Service, metrics: ReturnType<typeof createMetrics>): Express {
  const { config, logger } = service;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.use(securityHeaders(config.publicUrl));
  app.use(createHealthRouter(service, metrics));
  app.use('/auth', createAuthRouter(service));
  app.use(createLogRouter(service));
  app.use(createResolver(service));
  app.use(createDppRouter(service));
  app.use(createSignedRouter(service));
  app.use(createVocabularyRouter(config.publicUrl));
  app.use(createLabels(service));
  app.use(createDocumentRouter(service));
  app.use(createExport(service));
  app.use(createMeasurements(service));
  app.use(createStaticRouter());
  app.get('/', (_, response) => response.redirect(302, '/workshop/'));
  app.use((_, response) => answerError(response, 404, refusal('NOT_FOUND', notFound.address)));
  app.use(answerFault(logger));
  return app;
}

/** Express calls this with whatever was thrown: a denial, something wrong with the request, or a fault of ours. */
function answerFault(logger: Service['logger']): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, refusal } = describe(error);
    if (error instanceof AccessDenied && error.retryAfterSeconds)
      response.setHeader('retry-after', error.retryAfterSeconds);
    if (status === 401) response.setHeader('www-authenticate', 'Bearer');
    if (status >= 500) logger.error({ err: error }, 'A request failed');
    return answerError(response, status, refusal);
  };
}

function describe(error: unknown): { status: number; refusal: Refusal } {
  const denial = denialOf(error);
  if (denial) return denial;
  const { type, status } = error as { type?: string; status?: number };
  const wrong = (status: number, said: Sentence) => ({ status, refusal: refusal('INVALID_INPUT', said) });
  if (type === 'entity.parse.failed') return wrong(400, inputCases.bodyNoJson);
  if (type === 'entity.too.large') return wrong(413, inputCases.bodyTooLarge);
  if (status !== undefined && status >= 400 && status < 500) return wrong(status, inputCases.notReadable);
  return { status: error instanceof StorageFault ? 503 : 500, refusal: refusal('INTERNAL', faultSentence(error)) };
}

/**
 * Whoever is being answered gets the answer, and is told that it is the last one of this connection: a busy client would bring
 * the next request over it until it is cut off in the middle. Streams stay open for ever by themselves, so after a moment for
 * ordinary requests the connections are cut.
 */
function closeServer(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.prependListener('request', (_, response) => response.setHeader('connection', 'close'));
    const idle = setInterval(() => server.closeIdleConnections(), 200);
    const cut = setTimeout(() => server.closeAllConnections(), 1000);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

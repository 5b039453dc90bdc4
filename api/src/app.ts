import type { Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { GraphQLError } from 'graphql';
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
  app.use((_, response) => answerError(response, 404, 'NOT_FOUND', 'There is nothing at this address.'));
  app.use(answerFault(logger));
  return app;
}

/** Express calls this with whatever was thrown: a denial, something wrong with the request, or a fault of ours. */
function answerFault(logger: Service['logger']): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status, code, message } = describe(error);
    if (error instanceof AccessDenied && error.retryAfterSeconds)
      response.setHeader('retry-after', error.retryAfterSeconds);
    if (status === 401) response.setHeader('www-authenticate', 'Bearer');
    if (status >= 500) logger.error({ err: error }, 'A request failed');
    return answerError(response, status, code, message);
  };
}

function describe(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof AccessDenied)
    return { status: accessStatus[error.code], code: error.code, message: error.message };
  if (error instanceof GraphQLError) {
    const code = String(error.extensions.code);
    const status = accessStatus[code as keyof typeof accessStatus];
    if (status) return { status, code, message: error.message };
  }
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.parse.failed') return { status: 400, code: 'INVALID_INPUT', message: 'The body is not JSON.' };
  if (type === 'entity.too.large') return { status: 413, code: 'INVALID_INPUT', message: 'The body is too large.' };
  if (status !== undefined && status >= 400 && status < 500) {
    return { status, code: 'INVALID_INPUT', message: 'The request cannot be read.' };
  }
  return { status: error instanceof StorageFault ? 503 : 500, code: 'INTERNAL', message: faultSentence(error) };
}

const accessStatus = {
  UNAUTHENTICATED: 401,
  DEVICE_CLOCK: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  INVALID_INPUT: 400,
} as const;

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

import { timingSafeEqual } from 'node:crypto';
import { type Request, Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { refusal } from '#schemas/refusal.ts';
import { forbidden } from '#schemas/refusals/access-cases.ts';
import { hashSecret } from '../access/passwords.ts';
import type { Service } from '../open.ts';
import { answerError } from './answer.ts';

export interface Metrics {
  registry: Registry;
  /** One answered request. `route` is a fixed word, never a path with an id in it. */
  observe(route: string, status: number, seconds: number): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'kreispass_' });
  const requests = new Counter({
    name: 'kreispass_http_requests_total',
    help: 'Answered requests.',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'kreispass_http_request_seconds',
    help: 'Time until the answer was complete.',
    labelNames: ['route'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return {
    registry,
    observe(route, status, seconds) {
      requests.inc({ route, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ route }, seconds);
    },
  };
}

/** `/health`: the process answers. `/ready`: the database does too. `/metrics`: numbers for a monitoring system. */
export function createHealthRouter({ ledger, storage, config }: Service, { registry }: Metrics): Router {
  new Gauge({
    name: 'kreispass_ledger_commits',
    help: 'Number of the last commit.',
    registers: [registry],
    async collect() {
      this.set((await ledger.head()).commit);
    },
  });
  const router = Router();
  router.get('/health', (_, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/ready', async (_, response) => {
    try {
      // The head may be known without asking. A change that finds nothing to change needs the database to be there and whole.
      await storage.private.delete('readiness', 'probe');
      const { commit } = await ledger.head();
      response.json({ status: 'ready', commit });
    } catch {
      answerError(response, 503, refusal('NOT_READY'));
    }
  });
  router.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, config.metricsToken)) {
      answerError(response, 403, refusal('FORBIDDEN', forbidden.metrics));
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

function mayReadMetrics(request: Request, token: string | undefined): boolean {
  const given = request.headers.authorization?.replace(/^Bearer /i, '');
  if (token)
    return given !== undefined && timingSafeEqual(Buffer.from(hashSecret(given)), Buffer.from(hashSecret(token)));
  // Behind a proxy on the same machine every request looks local, so what a proxy has added counts too.
  const direct = request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined;
  const { remoteAddress = '' } = request.socket;
  return direct && /^(127\.|::1$|::ffff:127\.)/.test(remoteAddress);
}

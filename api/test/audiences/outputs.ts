import { exportFormats } from '#api/exports/lines.ts';
import { properties } from '#schemas/passport.ts';

/**
 * Every way a passport can leave the service. A new query, subscription or route has to be put into one of these tables, or
 * the test of them fails: into the first kind when it shows anything of a battery, into the second when it never does.
 */

/** A moment after the passport was issued and before something else happened to the battery; set by the test. */
export const past = { moment: '' };

/** Queries that lead to batteries: the arguments to ask them with. */
export const queriesWithBatteries: Record<string, (battery: { id: string; serial: string }) => string> = {
  battery: ({ id }) => `(id: "${id}")`,
  batteries: ({ serial }) => `(first: 5, filter: { text: "${serial}" })`,
  scan: ({ id }) => `(code: "${id}")`,
  node: ({ id }) => `(id: "${id}")`,
};

/** Fields that want arguments, and which. */
export const argumentsOfFields: Record<string, () => string> = {
  'Battery.conditionTrend': () => '(metric: STATE_OF_HEALTH_PERCENT)',
  'Battery.signed': () => '(statement: PASSPORT)',
  'Battery.passportAt': () => `(moment: "${past.moment}")`,
};

/** Queries that show nothing of a passport, and why. */
export const queriesWithout: Record<string, string> = {
  batteryReads: 'firms and purposes, for who answers for the passport',
  vehicle: 'batteries in it are the same type, by the same resolvers',
  vehicles: 'as vehicle',
  ownCompleteness: 'what one’s own passports lack, and their models',
  uploadedDocuments: 'one’s own documents',
  component: 'no battery is a component',
  components: 'as component',
  handoff: 'items are batteries of the same type, by the same resolvers',
  handoffs: 'as handoff',
  organisation: 'firms',
  organisations: 'firms',
  waitingInterests: 'firms and their interests',
  me: 'who is asking',
  ledger: 'hashes',
  entry: 'an entry as the history of its subject shows it',
  correction: 'what firms say to each other of a step',
  corrections: 'as correction',
  proof: 'asked for every entry of the battery by /proofs',
};

export const subscriptionsWithBatteries = ['batteryChanged', 'stationFeed'];
export const subscriptionsWithout = ['handoffChanged', 'ledgerMoved'];

/** A route as it stands in the source, and what is asked of it. */
export interface RouteOutput {
  ask(battery: { id: string; link: string; positions: readonly number[] }): Request[];
}
interface Request {
  path: string;
  accept?: string;
  /** The answer holds the whole passport of its reader, not only a part of it. */
  whole?: boolean;
}

const byCode = (path: string): Request[] => [
  { path },
  { path: `${path}?lang=en` },
  { path, accept: 'application/json', whole: true },
  { path: `${path}?format=json` },
  { path, accept: 'application/ld+json', whole: true },
  { path, accept: 'application/linkset+json' },
  { path: `${path}?linkType=all` },
  { path: `${path}?at=${past.moment}`, accept: 'application/json' },
];

const byDpp = (path: string): Request[] => [{ path, whole: true }, { path: `${path}?representation=full` }];

/** Routes that show something of a battery. */
export const routesWithBatteries: Record<string, RouteOutput> = {
  'resolver.ts codes': { ask: ({ id, link }) => [...byCode(`/b/${id}`), ...byCode(link)] },
  'labels/router.ts /labels/:file': {
    ask: ({ id }) => [{ path: `/labels/${id}.svg` }, { path: `/labels/${id}.svg?lang=en` }],
  },
  'labels/router.ts /labels/sheet.pdf': { ask: ({ id }) => [{ path: `/labels/sheet.pdf?ids=${id}` }] },
  'v1/routes.ts /v1/dpps/{dppId}': { ask: ({ id }) => byDpp(`/v1/dpps/${id}`) },
  'v1/routes.ts /v1/dppsByProductId/{productId}': { ask: ({ id }) => byDpp(`/v1/dppsByProductId/${id}`) },
  'v1/routes.ts /v1/dppsByIdAndDate/{dppId}': {
    ask: ({ id }) => [{ path: `/v1/dppsByIdAndDate/${id}?date=${past.moment}` }],
  },
  'v1/routes.ts /v1/dpps/{dppId}/elements/{path}': {
    ask: ({ id }) => properties.map(({ path }) => ({ path: `/v1/dpps/${id}/elements/${path}` })),
  },
  'v1/routes.ts /v1/dpps/{dppId}/registryEntry': { ask: ({ id }) => [{ path: `/v1/dpps/${id}/registryEntry` }] },
  'signed.ts /signed/:id/:file': {
    ask: ({ id }) =>
      ['passport', 'history', 'completeness'].flatMap((kind) => [
        { path: `/signed/${id}/${kind}.jws` },
        { path: `/signed/${id}/${kind}.jwt` },
      ]),
  },
  // Firms get what concerns them, authorities everything.
  'export.ts /export.ndjson': {
    ask: () => exportFormats.map((format) => ({ path: `/export.ndjson?format=${format}` })),
  },
  'log-routes.ts /proofs/:position.json': {
    ask: ({ positions }) => positions.map((position) => ({ path: `/proofs/${position}.json` })),
  },
};

/** Routes that show nothing of a passport, and why. */
export const routesWithout: Record<string, string> = {
  'v1/router.ts path': 'the table in v1/routes.ts',
  'resolver.ts stylesheetPath': 'the style sheet',
  'resolver.ts /.well-known/gs1resolver': 'what the resolver can do',
  'resolver.ts /^\\/[A-Za-z0-9_-]{10,400}$/': 'compressed links go the way of codes',
  'labels/router.ts /labels/stocks.json': 'sizes of label sheets',
  'log-routes.ts /log/checkpoint': 'hashes',
  'log-routes.ts /log/keys': 'public keys',
  'log-routes.ts /log/tile/:level/*index': 'hashes',
  'log-routes.ts /.well-known/jwks.json': 'public keys',
  'health.ts /health': 'whether it runs',
  'health.ts /ready': 'whether it runs',
  'health.ts /metrics': 'numbers of requests',
  'auth.ts /sign-in': 'tokens',
  'auth.ts /accept-invitation': 'tokens',
  'auth.ts /refresh': 'tokens',
  'auth.ts /sign-out': 'tokens',
  'auth.ts /enrol': 'tokens',
  'auth.ts /device': 'tokens',
  'signed.ts /.well-known/jwt-vc-issuer': 'where the public keys are',
  'vocabulary.ts /vocabulary': 'what the names of properties mean',
  'v1/routes.ts /v1/dpps': 'takes passports in; what it answers is an identifier',
  'v1/routes.ts /v1/dppsByProductIds': 'identifiers',
  'v1/routes.ts /v1/registerDPP': 'a number of the registry, or why there is none',
  'v1/router.ts /v1/openapi.json': 'the description of the interface',
  'measurements.ts /measurements': 'takes measurements in',
  'documents.ts /documents': 'takes documents in',
  'documents.ts /documents/:sha256': 'documents, by audience in api/test/http/documents.test.ts',
  'static-clients.ts /{*page}': 'the clients themselves',
};

import { envelopeSchemas } from './open-api-envelope.ts';
import { passportSchemas } from './open-api-schemas.ts';
import type { Route } from './routes.ts';

type Json = Record<string, unknown>;

/** What `/v1` offers and answers, as OpenAPI 3.1, made from its routes and the JSON Schemas of the passport. */
export function openApiDocument(publicUrl: string, routes: readonly Route[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kreispass – battery passports by EN 18222',
      version: '1.0.0',
      description:
        'Reading is open to everybody and shows what 2023/1542 Annex XIII opens to the reader; what is withheld is named. ' +
        'Writing needs a bearer token and runs through the same commands as GraphQL. The elements of a passport have the ' +
        'names of its seven sections.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    tags: [
      { name: 'Life cycle', description: 'Whole passports, EN 18222 §4.' },
      { name: 'Elements', description: 'Single data elements, EN 18222 §6.' },
      { name: 'Registry', description: 'What the registry of product passports is told, EN 18222 §5.' },
    ],
    security: [{}, { bearer: [] }],
    paths: pathsOf(routes),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...passportSchemas(), ...envelopeSchemas },
    },
  };
}

function pathsOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.verb]: operation(route) };
  return paths;
}

function operation({ tag, operationId, summary, parameters, body, answers, signedIn }: Route): Json {
  return {
    tags: [tag],
    operationId,
    summary,
    ...(parameters && { parameters }),
    ...(body && { requestBody: body }),
    responses: answers,
    ...(signedIn && { security: [{ bearer: [] }] }),
  };
}

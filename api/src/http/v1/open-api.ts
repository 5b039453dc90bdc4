import { envelopeSchemas } from './open-api-envelope.ts';
import { passportSchemas, reference } from './open-api-schemas.ts';

type Json = Record<string, unknown>;

let made: { publicUrl: string; document: object } | undefined;

/** What `/v1` offers and answers, as OpenAPI 3.1, made from the JSON Schemas of the passport. Made once. */
export function openApiDocument(publicUrl: string): object {
  if (made?.publicUrl !== publicUrl) made = { publicUrl, document: documentFor(publicUrl) };
  return made.document;
}

function documentFor(publicUrl: string): object {
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
    paths: paths(),
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { ...passportSchemas(), ...envelopeSchemas },
    },
  };
}

const dppId = parameter(
  'path',
  'dppId',
  'Identifier of the passport or of the battery, percent-encoded, or its 14-character id.',
);
const productId = parameter(
  'path',
  'productId',
  'Unique identifier of the battery, e.g. its Digital Link, percent-encoded.',
);
const elementPath = parameter('path', 'path', 'RFC 9535 path to one element, percent-encoded, e.g. $.general.massKg.');
const representation = {
  name: 'representation',
  in: 'query',
  description: 'EN 18222 §8.1: elements by name, or each with its kind.',
  schema: { type: 'string', enum: ['compressed', 'full'], default: 'compressed' },
};
const date = { ...parameter('query', 'date', 'A day (its end, UTC) or an RFC 3339 time.'), required: true };
const reason = parameter('query', 'reason', 'Why the passport is changed; kept in its history.');
const onBehalfOf = parameter(
  'query',
  'onBehalfOf',
  'Id of the firm that places the battery on the market, if it has authorised yours in writing; it answers for the passport.',
);
const recycledAt = parameter('query', 'recycledAt', 'When the battery was recycled; only its recycler may say so.');
const ifMatch = parameter(
  'header',
  'If-Match',
  'ETag of the passport as it was read; refused when it was changed since.',
);
const idempotencyKey = parameter('header', 'Idempotency-Key', 'The same key gets the first answer again.');

function paths(): Json {
  return {
    '/v1/dpps': {
      post: operation('Life cycle', 'createDPP', 'Creates a passport (CreateDPP).', {
        parameters: [onBehalfOf, idempotencyKey],
        requestBody: content(reference('NewPassport'), ['application/json', 'application/ld+json']),
        responses: {
          201: answer('The passport was created.', reference('Created')),
          ...refused(400, 401, 403, 409, 413, 415),
        },
        security: [{ bearer: [] }],
      }),
    },
    '/v1/dpps/{dppId}': {
      get: operation('Life cycle', 'readDPPById', 'Reads a passport (ReadDPPById).', {
        parameters: [dppId, representation],
        responses: { 200: passportAnswer(), ...refused(400, 401, 404) },
      }),
      patch: operation(
        'Life cycle',
        'updateDPPById',
        'Corrects or completes a passport (UpdateDPPById); JSON Merge Patch.',
        {
          parameters: [dppId, representation, reason, idempotencyKey, ifMatch],
          requestBody: content(reference('PassportPatch'), ['application/json', 'application/merge-patch+json']),
          responses: { 200: passportAnswer(), ...refused(400, 401, 403, 404, 409, 412, 413, 415) },
          security: [{ bearer: [] }],
        },
      ),
      delete: operation('Life cycle', 'deleteDPPById', 'Ends a passport after recycling (DeleteDPPById).', {
        parameters: [dppId, recycledAt, idempotencyKey],
        responses: { 204: { description: 'The passport has ended.' }, ...refused(400, 401, 403, 404, 409) },
        security: [{ bearer: [] }],
      }),
    },
    '/v1/dppsByProductId/{productId}': {
      get: operation('Life cycle', 'readDPPByProductId', 'Reads the passport of a battery (ReadDPPByProductId).', {
        parameters: [productId, representation],
        responses: { 200: passportAnswer(), ...refused(400, 401, 404) },
      }),
    },
    '/v1/dppsByIdAndDate/{dppId}': {
      get: operation(
        'Life cycle',
        'readDPPVersionByIdAndDate',
        'Reads a passport as it was (ReadDPPVersionByIdAndDate).',
        {
          parameters: [dppId, date, representation],
          responses: { 200: passportAnswer(), ...refused(400, 401, 404) },
        },
      ),
    },
    '/v1/dppsByProductIds': {
      post: operation(
        'Life cycle',
        'readDPPIdsByProductIds',
        'Which of these batteries have passports (ReadDPPIdsByProductIds).',
        {
          parameters: [
            {
              ...parameter('query', 'limit', 'How many identifiers are looked at for one page.'),
              schema: { type: 'integer', minimum: 1, maximum: 200, default: 100 },
            },
            parameter('query', 'cursor', 'nextCursor of the page before.'),
          ],
          requestBody: content(reference('ProductIds'), ['application/json']),
          responses: { 200: answer('Identifiers of passports.', reference('DppIds')), ...refused(400, 401, 413, 415) },
        },
      ),
    },
    '/v1/dpps/{dppId}/elements/{path}': {
      get: operation('Elements', 'readDataElement', 'Reads one data element (ReadDataElement).', {
        parameters: [dppId, elementPath, representation],
        responses: { 200: answer('The element.', reference('DataElement')), ...refused(400, 401, 403, 404) },
      }),
      patch: operation(
        'Elements',
        'updateDataElement',
        'Changes, adds or removes one data element (UpdateDataElement).',
        {
          parameters: [dppId, elementPath, representation, reason, idempotencyKey, ifMatch],
          requestBody: content(reference('DataElement'), ['application/json']),
          responses: {
            200: answer('The element as it is now.', reference('DataElement')),
            ...refused(400, 401, 403, 404, 409, 412, 413, 415),
          },
          security: [{ bearer: [] }],
        },
      ),
    },
    '/v1/dpps/{dppId}/registryEntry': {
      get: operation(
        'Registry',
        'readRegistryEntry',
        'What the registry of (EU) 2026/1778 has to be told about this passport.',
        {
          parameters: [dppId],
          responses: { 200: answer('The entry.', reference('DppRegistryEntry')), ...refused(401, 404, 409) },
        },
      ),
    },
    '/v1/registerDPP': {
      post: operation(
        'Registry',
        'registerProductDPP',
        'Brings a passport into the registry this installation is set to (RegisterProductDPP), and keeps the number.',
        {
          requestBody: content(reference('RegistrationRequest'), ['application/json']),
          responses: {
            200: answer('It is registered already.', reference('RegisterResult')),
            201: answer('The registry has taken it in.', reference('RegisterResult')),
            ...refused(400, 401, 403, 404, 409, 413, 415, 501, 502),
          },
          security: [{ bearer: [] }],
        },
      ),
    },
  };
}

function operation(tag: string, operationId: string, summary: string, rest: Json): Json {
  return { tags: [tag], operationId, summary, ...rest };
}

function parameter(place: 'path' | 'query' | 'header', name: string, description: string): Json {
  return { name, in: place, description, required: place === 'path', schema: { type: 'string', minLength: 1 } };
}

function content(schema: Json, types: string[]): Json {
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

function answer(description: string, schema: Json): Json {
  return { description, content: { 'application/json': { schema } } };
}

function passportAnswer(): Json {
  return answer('The passport.', reference('DigitalProductPassport'));
}

function refused(...statuses: number[]): Json {
  return Object.fromEntries(
    statuses.map((status) => [status, answer(words[status] ?? 'Refused.', reference('Result'))]),
  );
}

const words: Record<number, string> = {
  400: 'Something in the request is wrong; the answer points to it.',
  401: 'Sign in first.',
  403: 'Not for this reader or firm.',
  404: 'There is no such passport or element here.',
  409: 'It stands against what is recorded.',
  412: 'The passport was changed since it was read.',
  413: 'The body is too large.',
  415: 'Only JSON is read.',
  501: 'Not offered here.',
  502: 'The registry could not be reached, or its answer says neither yes nor no.',
};

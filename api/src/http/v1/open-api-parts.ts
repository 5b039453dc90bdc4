import { reference } from './open-api-schemas.ts';

type Json = Record<string, unknown>;

/** The parameters of the routes, each described once. */
export const parameters = {
  dppId: parameter(
    'path',
    'dppId',
    'Identifier of the passport or of the battery, percent-encoded, or its 14-character id.',
  ),
  productId: parameter(
    'path',
    'productId',
    'Unique identifier of the battery, e.g. its Digital Link, percent-encoded.',
  ),
  elementPath: parameter('path', 'path', 'RFC 9535 path to one element, percent-encoded, e.g. $.general.massKg.'),
  representation: {
    name: 'representation',
    in: 'query',
    description: 'EN 18222 §8.1: elements by name, or each with its kind.',
    schema: { type: 'string', enum: ['compressed', 'full'], default: 'compressed' },
  },
  date: { ...parameter('query', 'date', 'A day (its end, UTC) or an RFC 3339 time.'), required: true },
  reason: parameter('query', 'reason', 'Why the passport is changed; kept in its history.'),
  onBehalfOf: parameter(
    'query',
    'onBehalfOf',
    'Id of the firm that places the battery on the market, if it has authorised yours in writing; it answers for the passport.',
  ),
  recycledAt: parameter('query', 'recycledAt', 'When the battery was recycled; only its recycler may say so.'),
  ifMatch: parameter('header', 'If-Match', 'ETag of the passport as it was read; refused when it was changed since.'),
  idempotencyKey: parameter('header', 'Idempotency-Key', 'The same key gets the first answer again.'),
  limit: {
    ...parameter('query', 'limit', 'How many identifiers are looked at for one page.'),
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 100 },
  },
  cursor: parameter('query', 'cursor', 'nextCursor of the page before.'),
};

/** A body that has to be sent: its schema and how it may be written. */
export function content(name: string, types: string[] = ['application/json']): Json {
  return { required: true, content: Object.fromEntries(types.map((type) => [type, { schema: reference(name) }])) };
}

/** What is answered when it worked. */
export function answer(description: string, name: string): Json {
  return { description, content: { 'application/json': { schema: reference(name) } } };
}

/** With which statuses a route says no. */
export function refused(...statuses: (keyof typeof words)[]): Record<number, Json> {
  return Object.fromEntries(statuses.map((status) => [status, answer(words[status], 'Result')]));
}

const words = {
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

function parameter(place: 'path' | 'query' | 'header', name: string, description: string): Json {
  return { name, in: place, description, required: place === 'path', schema: { type: 'string', minLength: 1 } };
}

import { isUtf8 } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { refusalLanguageOf } from '../asking/create-context.ts';
import { limits } from '../graphql/limits.ts';
import type { Operations, Params } from '../graphql/operations.ts';
import type { GraphQLServer } from '../graphql/yoga.ts';
import { readBody } from './read-body.ts';

/**
 * `/graphql`. What nearly every request is – JSON in, JSON out, one query or mutation – is executed at once: wrapping
 * Node's request and response into those of the Fetch standard costs more than the query. Yoga answers everything else.
 */
export function createGraphQLHandler(
  yoga: GraphQLServer,
  operations: Operations,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (request.method !== 'POST') return askYoga(request, response);
    if (!isJson(request)) return refuse(response, 415, inputCases.sendJson);
    readBody(request, limits.bodyBytes, (body) => {
      if (body === undefined) return refuse(response, 413, inputCases.bodyBytes(limits.bodyBytes));
      // RFC 8259 §8.1. Decoding it anyway would write question marks where there were umlauts.
      if (!isUtf8(body)) return refuse(response, 400, inputCases.bodyNotUtf8);
      const params = isPlainJson(request) ? parseParams(body) : undefined;
      const result = params && operations.run(params, request.headers);
      if (result) {
        // A result that cannot be written is a fault like a lost connection: the client asks again.
        result.then((answer) => send(response, answer)).catch(() => response.destroy());
        return;
      }
      // Yoga reads the body from here; the request itself has been read already.
      return askYoga(Object.assign(request, { body: Readable.from([body]) }), response);
    });
  };

  function askYoga(request: IncomingMessage, response: ServerResponse): void {
    // Yoga makes a URL of it, and answers with a stack trace when that fails.
    if (!URL.canParse(`http://${request.headers.host}`)) {
      refuse(response, 400, inputCases.noHost);
      return;
    }
    response.setHeader('x-content-type-options', 'nosniff');
    void yoga(request, response);
  }
}

function send(response: ServerResponse, result: ExecutionResult): void {
  const { errors } = result;
  const status = errors ? statusOf(result) : 200;
  if (errors) for (const [name, value] of headersOf(errors)) response.setHeader(name, value);
  const body = errors ? JSON.stringify({ ...result, errors: errors.map(withoutInternals) }) : JSON.stringify(result);
  const length = Buffer.byteLength(body);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': length,
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  // Text without umlauts is the same in both encodings, and cheaper to write in the narrow one.
  const encoding = length === body.length ? 'latin1' : 'utf8';
  writeTogether(response, () => response.writeHead(status, headers).end(body, encoding));
}

const waiting: (() => void)[] = [];

/**
 * Answers of one turn of the event loop are written one right after the other. Each write wakes up whoever reads it; spread
 * over the turn, all that waking costs a third of the whole request.
 */
function writeTogether(response: ServerResponse, write: () => void): void {
  waiting.push(() => {
    try {
      write();
    } catch {
      // Whatever is wrong with one answer, the others of this turn are to arrive.
      response.destroy();
    }
  });
  if (waiting.length === 1) {
    setImmediate(() => {
      for (const next of waiting.splice(0)) next();
    });
  }
}

/** Nothing but JSON: forms and plain text are what other sites can send without asking. */
function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json *(;|$)/i.test(headers['content-type'] ?? '') && !headers['content-encoding'];
}

/** JSON sent and JSON wanted, so that nothing has to be negotiated. */
function isPlainJson({ headers }: IncomingMessage): boolean {
  const { accept } = headers;
  if (!headers['content-type']?.startsWith('application/json')) return false;
  return (
    accept === undefined || accept === '*/*' || accept === 'application/json' || accept === 'application/json, */*'
  );
}

/** Undefined for whatever is not one well-formed request; yoga says what is wrong with it. */
function parseParams(body: Buffer): Params | undefined {
  try {
    const params: unknown = JSON.parse(body.toString('utf8'));
    return isObject(params) && isWellFormed(params) ? params : undefined;
  } catch {
    return undefined;
  }
}

function isWellFormed(params: object): params is Params {
  const { query, documentId, operationName, variables, extensions, ...others } = params as Record<string, unknown>;
  const document = documentId === undefined ? query : query === undefined && documentId;
  if (typeof document !== 'string' || document === '' || Object.keys(others).length > 0) return false;
  if (operationName !== undefined && typeof operationName !== 'string') return false;
  return (variables === undefined || isObject(variables)) && (extensions === undefined || isObject(extensions));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface HttpExtension {
  status?: number;
  spec?: boolean;
  headers?: Record<string, string>;
}

/** GraphQL over HTTP §6.4.1: with `application/json` an answer that could be made is a 200 unless somebody meant otherwise. */
function statusOf({ errors = [], data }: ExecutionResult): number {
  let status = 200;
  for (const error of errors) {
    const http = error.extensions.http as HttpExtension | undefined;
    if (http?.status && !http.spec) status = Math.max(status, http.status);
    if (error.extensions.code === 'INTERNAL' && data === undefined) status = Math.max(status, 500);
  }
  return status;
}

function headersOf(errors: NonNullable<ExecutionResult['errors']>): [string, string][] {
  return errors.flatMap(({ extensions }) =>
    Object.entries((extensions.http as HttpExtension | undefined)?.headers ?? {}),
  );
}

function withoutInternals(error: { toJSON(): GraphQLFormattedError }): GraphQLFormattedError {
  const { extensions = {}, ...rest } = error.toJSON();
  const { http: _, unexpected: __, ...shown } = extensions;
  return { ...rest, extensions: shown };
}

function refuse(response: ServerResponse, status: number, said: Sentence): void {
  const message = said[refusalLanguageOf(response.req.headers['accept-language'])];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'INVALID_INPUT' } }] });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  });
  response.end(body);
}

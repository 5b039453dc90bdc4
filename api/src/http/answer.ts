import type { ServerResponse } from 'node:http';
import { type Refusal, worded } from '#schemas/refusal.ts';
import { refusalLanguageOf } from '../asking/create-context.ts';

/** A refusal outside GraphQL: `{ error: { code, message, … } }` in the language of the request, never cached. */
export function answerError(response: ServerResponse, status: number, refusal: Refusal): void {
  const error = worded(refusal, refusalLanguageOf(response.req.headers['accept-language']));
  const body = JSON.stringify({ error });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

import type { ServerResponse } from 'node:http';

/** A refusal outside GraphQL: `{ error: { code, message } }`, never cached. */
export function answerError(response: ServerResponse, status: number, code: string, message: string): void {
  const body = JSON.stringify({ error: { code, message } });
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

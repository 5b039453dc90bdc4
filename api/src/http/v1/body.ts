import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import type { Language } from '#schemas/checks/explain-words.ts';
import { parseStrictly } from '#schemas/checks/strict-json.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { languageOf } from '../../asking/create-context.ts';
import { limits } from '../../graphql/limits.ts';
import { readBody } from '../read-body.ts';
import type { ErrorStatus } from './result.ts';

/** A JSON object somebody has sent, or why it cannot be read, with the HTTP status for that. */
export type Body = { object: Record<string, unknown> } | { status: ErrorStatus; refusal: Refusal };

const mediaTypes = /^application\/(json|ld\+json|merge-patch\+json)\s*(;|$)/i;

/**
 * Reads the body of a request as one JSON object; never more than `limits.bodyBytes`, and nothing that would be changed by
 * reading it: what is written here becomes a passport.
 */
export function readObject(request: Request): Promise<Body> {
  const { headers } = request;
  if (!mediaTypes.test(headers['content-type'] ?? '') || headers['content-encoding'])
    return Promise.resolve(refused(415, 'Send JSON, with content-type application/json.'));
  return new Promise((resolve) => {
    // Whoever leaves in the middle gets no answer anyway; what waits here must not wait for ever.
    request.once('close', () => resolve(refused(400, 'The body did not arrive as a whole.')));
    readBody(request, limits.bodyBytes, (bytes) => {
      if (!bytes) resolve(refused(413, `A request may have ${limits.bodyBytes} bytes at most.`));
      // RFC 8259 §8.1.
      else if (!isUtf8(bytes)) resolve(refused(400, 'The body is not UTF-8, the only encoding of JSON.'));
      else resolve(parsed(bytes.toString('utf8'), languageOf(headers['accept-language'])));
    });
  });
}

function parsed(text: string, language: Language): Body {
  const read = parseStrictly(text, language);
  if ('fault' in read) {
    const { code, message, path } = read.fault;
    return { status: 400, refusal: { code, message, path: path ?? '' } };
  }
  const { value } = read;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { object: value as Record<string, unknown> };
  return refused(400, 'Send one JSON object.');
}

function refused(status: ErrorStatus, message: string): Body {
  return { status, refusal: { code: 'INVALID_INPUT', message, path: '' } };
}

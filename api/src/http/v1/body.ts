import { isUtf8 } from 'node:buffer';
import type { Request } from 'express';
import { parseStrictly } from '#schemas/checks/strict-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
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
    return Promise.resolve(refused(415, inputCases.sendJson));
  return new Promise((resolve) => {
    // Whoever leaves in the middle gets no answer anyway; what waits here must not wait for ever.
    request.once('close', () => resolve(refused(400, inputCases.bodyNotWhole)));
    readBody(request, limits.bodyBytes, (bytes) => {
      if (!bytes) resolve(refused(413, inputCases.bodyBytes(limits.bodyBytes)));
      // RFC 8259 §8.1.
      else if (!isUtf8(bytes)) resolve(refused(400, inputCases.bodyNotUtf8));
      else resolve(parsed(bytes.toString('utf8')));
    });
  });
}

function parsed(text: string): Body {
  const read = parseStrictly(text);
  if ('fault' in read) {
    const { offset: _, ...refusal } = read.fault;
    return { status: 400, refusal };
  }
  const { value } = read;
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { object: value as Record<string, unknown> };
  return refused(400, inputCases.oneObject);
}

function refused(status: ErrorStatus, said: Sentence): Body {
  return { status, refusal: refusal('INVALID_INPUT', { ...said, path: '' }) };
}

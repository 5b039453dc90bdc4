import { isUtf8 } from 'node:buffer';
import { type Request, type Response, Router } from 'express';
import { refusal, worded } from '#schemas/refusal.ts';
import { rateLimited } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { refusalLanguageOf } from '../asking/create-context.ts';
import type { Service } from '../open.ts';
import { requireCommand } from '../record/record.ts';
import { recordLines } from '../record/upload.ts';
import { readBody } from './read-body.ts';

/** How much one request may bring; a fleet sends its night in several. */
const mostBytes = 8_000_000;
const mostLines = 5_000;

/**
 * `POST /measurements` – what the batteries of a fleet sent home, one line of JSON each (NDJSON). Answers with what became of
 * them and which lines were refused, with a JSON Pointer. Sending the same body again writes nothing twice.
 */
export function createMeasurements({ viewers, context }: Pick<Service, 'viewers' | 'context'>): Router {
  const router = Router();
  const running = new Set<string>();

  router.post('/measurements', async (request, response) => {
    const viewer = requireCommand(await viewers.viewerOf(request.headers.authorization), 'recordMeasurements');
    if (!/^application\/x-ndjson *(;|$)/i.test(request.headers['content-type'] ?? ''))
      throw wrong(inputCases.sendLines);
    const firm = viewer.organisation;
    // One at a time leaves the service to everybody else, however large the fleet is.
    if (running.has(firm))
      throw new AccessDenied(refusal('RATE_LIMITED', rateLimited.sending), { retryAfterSeconds: 5 });
    running.add(firm);
    try {
      const { lines, numbers } = linesOf(await bodyOf(request));
      answer(response, await recordLines(context(viewer), lines), numbers);
    } finally {
      running.delete(firm);
    }
  });

  return router;
}

function bodyOf(request: Request): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request.once('close', () => reject(wrong(inputCases.bodyNotWhole)));
    readBody(request, mostBytes, (body) => {
      if (body === undefined) reject(wrong(inputCases.bodyBytesInParts(mostBytes)));
      else if (!isUtf8(body)) reject(wrong(inputCases.bodyNotUtf8));
      else resolve(body);
    });
  });
}

/** Empty lines are none, but count for the numbers of the others. */
function linesOf(body: Buffer): { lines: string[]; numbers: number[] } {
  const all = body.toString('utf8').split('\n');
  const numbers = all.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]));
  if (numbers.length === 0) throw wrong(inputCases.noLine);
  if (numbers.length > mostLines) throw wrong(inputCases.tooManyLines(mostLines));
  return { lines: numbers.map((number) => all[number - 1] as string), numbers };
}

function answer(response: Response, results: Awaited<ReturnType<typeof recordLines>>, numbers: number[]): void {
  const language = refusalLanguageOf(response.req.headers['accept-language']);
  const refused = results.flatMap((result, index) =>
    'code' in result ? [{ line: numbers[index], ...worded(result, language) }] : [],
  );
  const repeated = results.filter((result) => 'repeated' in result && result.repeated).length;
  const recorded = results.length - refused.length - repeated;
  response.set('cache-control', 'no-store').json({ recorded, repeated, refused });
}

function wrong(said: Sentence): AccessDenied {
  return new AccessDenied(refusal('INVALID_INPUT', said));
}

import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { type Response, Router } from 'express';
import { refusal } from '#schemas/refusal.ts';
import { rateLimited, unauthenticated } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { AccessDenied } from '../access/access-denied.ts';
import type { Viewer } from '../access/viewer.ts';
import { type ExportedLine, exportedPages, exportFormats } from '../exports/lines.ts';
import { readerFor } from '../exports/readers.ts';
import type { Service } from '../open.ts';

type ExportSources = Pick<Service, 'viewers' | 'context' | 'logger'>;

/**
 * `GET /export.ndjson` – every passport a firm may see, one per line, for firms that have no shell on this machine. With
 * `?format=` as lines of another format. Streamed at the reader's pace; a connection that breaks off was not complete.
 */
export function createExport({ viewers, context, logger }: ExportSources): Router {
  const router = Router();
  const running = new Set<string>();

  router.get('/export.ndjson', async (request, response) => {
    const { authorization } = request.headers;
    const viewer = await asking();
    const format = formatFrom(request.query.format);
    const firm = viewer.organisation;
    if (running.has(firm)) throw alreadyRunning();
    running.add(firm);
    try {
      await send(response, exportedPages(reader, format));
    } catch (fault) {
      // Nothing can be said any more once lines have gone out; cutting the connection tells that they are not all.
      if (!response.headersSent) throw fault;
      if (!response.destroyed) logger.error({ err: fault }, 'An export broke off');
      response.destroy();
    } finally {
      running.delete(firm);
    }

    async function asking(): Promise<Viewer> {
      const found = await viewers.viewerOf(authorization);
      if (found) return found;
      throw new AccessDenied(refusal('UNAUTHENTICATED', unauthenticated.export));
    }

    async function reader() {
      const current = await asking();
      return readerFor(context(current), current, format);
    }
  });

  return router;
}

function formatFrom(asked: unknown): string {
  if (asked === undefined) return 'ndjson';
  if (typeof asked === 'string' && exportFormats.includes(asked)) return asked;
  throw new AccessDenied(refusal('INVALID_INPUT', inputCases.notOneOf('format', exportFormats.join(', '))));
}

function alreadyRunning(): AccessDenied {
  return new AccessDenied(refusal('RATE_LIMITED', rateLimited.exporting), { retryAfterSeconds: 30 });
}

/** How long somebody may leave what was sent unread. */
const patienceMs = 60_000;

async function send(response: Response, pages: AsyncGenerator<ExportedLine[]>): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for await (const page of pages) {
    if (gone.signal.aborted) return;
    if (!response.headersSent) begin(response);
    if (!response.write(page.map(textOf).join(''))) await drained(response, gone.signal);
    // Others are answered between two pages.
    await setImmediate();
  }
  if (!response.headersSent) begin(response);
  response.end();
}

async function drained(response: Response, gone: AbortSignal): Promise<void> {
  await once(response, 'drain', { signal: AbortSignal.any([AbortSignal.timeout(patienceMs), gone]) });
}

function begin(response: Response): void {
  response
    .status(200)
    .set('cache-control', 'no-store')
    .set('content-disposition', 'attachment; filename="kreispass-export.ndjson"')
    .type('application/x-ndjson; charset=utf-8');
}

/** What a format cannot say is named, never silently left out. */
function textOf(line: ExportedLine): string {
  return 'text' in line ? `${line.text}\n` : `${JSON.stringify({ id: line.id, refusal: line.refusal })}\n`;
}

import { type Request, type Response, Router } from 'express';
import { readId } from '#schemas/id.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { mayRecord, requireViewer } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import { createDocumentStore, type DocumentStore, type KeptDocument } from '../documents/document-store.ts';
import { isPublicUse, mayReadByBattery } from '../documents/may-read.ts';
import { endingOf, mediaTypeOf, takenMediaTypes } from '../documents/media-types.ts';
import { documentPrefix } from '../documents/named-documents.ts';
import { readUse } from '../documents/read-use.ts';
import type { Service } from '../open.ts';
import { answerError } from './answer.ts';
import { readBody } from './read-body.ts';

/** So large may a document be; a manual with pictures has some megabytes. */
export const mostDocumentBytes = 20_000_000;
/** So many may one firm have. */
const mostDocuments = 2000;
/** Each is in memory as a whole while it is taken in or given out. */
const mostAtOnce = 4;

type Sources = Pick<Service, 'storage' | 'viewers' | 'context' | 'config' | 'now'>;

/**
 * `/documents`: manuals, declarations and test reports that a firm wants kept beside its passports. `POST` takes one in and
 * answers with the link to put into the passport; `GET /documents/SHA256` gives it to whom its property is for.
 */
export function createDocumentRouter(sources: Sources): Router {
  const store = createDocumentStore(sources.storage.private);
  const router = Router({ caseSensitive: true });
  let underWay = 0;

  /** Turns away, with a time to come back, who would make the fifth document in memory. */
  const oneOfFew =
    (work: (request: Request, response: Response) => Promise<void>) => async (request: Request, response: Response) => {
      if (underWay >= mostAtOnce) {
        response.setHeader('retry-after', 2);
        return answerError(response, 429, 'RATE_LIMITED', 'Several documents are under way. Try again in a moment.');
      }
      underWay += 1;
      await work(request, response).finally(() => {
        underWay -= 1;
      });
    };

  router.post(
    '/documents',
    oneOfFew((request, response) => take(request, response, store, sources)),
  );
  router.get(
    '/documents/:sha256',
    oneOfFew((request, response) => give(request, response, store, sources)),
  );
  router.delete('/documents/:sha256', (request, response) => erase(request, response, store, sources));
  return router;
}

async function take(request: Request, response: Response, store: DocumentStore, sources: Sources): Promise<void> {
  const viewer = requireViewer(await sources.viewers.viewerOf(request.headers.authorization));
  if (!mayRecord(viewer, 'revisePassport')) return refuse(response, 403, forbidden);
  const use = readUse(request.query);
  if ('code' in use) return refuse(response, 400, use);
  if (request.headers['content-encoding']) return refuse(response, 415, encoded);
  const kept = await store.usesBy(viewer.organisation, mostDocuments);
  if (kept.length >= mostDocuments) return refuse(response, 409, full);
  const bytes = await bodyOf(request);
  if (!bytes) {
    response.setHeader('connection', 'close');
    return refuse(response, 413, tooLarge);
  }
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return refuse(response, 415, wrongType);
  const uploadedAt = sources.now().toISOString();
  const taken = await store.keep(bytes, mediaType, { ...use, organisation: viewer.organisation, uploadedAt });
  const { title, language } = use;
  response
    .status(taken.isNew ? 201 : 200)
    .set('cache-control', 'no-store')
    .json({
      url: `${sources.config.publicUrl}/documents/${taken.sha256}`,
      ...(title && { title }),
      mediaType,
      ...(language && { language }),
      sha256: taken.sha256,
    });
}

async function give(request: Request, response: Response, store: DocumentStore, sources: Sources): Promise<void> {
  const sha256 = hashOf(request);
  const viewer = await sources.viewers.viewerOf(request.headers.authorization);
  const document = sha256 ? await store.find(sha256) : undefined;
  if (!sha256 || !document) return answerUnknown(response);
  const uses = await store.usesOf(sha256);
  const open = uses.some(isPublicUse);
  const own = uses.some(({ organisation }) => organisation === viewer?.organisation);
  const battery = readId(String(request.query.battery ?? ''));
  const named = !open && !own && battery !== undefined;
  const allowed = open || own || (named && (await mayReadByBattery(sources.context(viewer), battery, sha256, uses)));
  if (!allowed) return answerUnknown(response);
  const etag = `"${sha256}"`;
  headersFor(response, document, { title: uses.find(({ title }) => title)?.title ?? sha256.slice(0, 12), open });
  response.set({ etag, 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` });
  if (request.headers['if-none-match']?.includes(etag)) {
    response.status(304).end();
    return;
  }
  response.end(await store.read(sha256, document));
}

/** Nobody's passport may lose what it names: it has to be complete and stay available. */
async function erase(request: Request, response: Response, store: DocumentStore, sources: Sources): Promise<void> {
  const viewer = requireViewer(await sources.viewers.viewerOf(request.headers.authorization));
  const sha256 = hashOf(request);
  const uses = sha256 ? await store.usesOf(sha256) : [];
  if (!sha256 || !mayErase(viewer, uses)) return answerUnknown(response);
  const naming = await sources.storage.keysStartingWith(documentPrefix(sha256), 1);
  if (naming.length > 0) return refuse(response, 409, inUse);
  const firms = viewer.operator ? uses.map(({ organisation }) => organisation) : [viewer.organisation];
  for (const firm of new Set(firms)) await store.forget(sha256, firm);
  response.status(204).end();
}

function mayErase(viewer: Viewer, uses: readonly { organisation: string }[]): boolean {
  return uses.some(({ organisation }) => viewer.operator || organisation === viewer.organisation);
}

/** Whatever a document holds: no browser runs it, guesses what it is, or shows it as a page of ours. */
function headersFor(response: Response, document: KeptDocument, shown: { title: string; open: boolean }): void {
  const name = `${shown.title.replace(/[^\p{L}\p{N} ._-]/gu, '_').slice(0, 100)}.${endingOf(document.mediaType)}`;
  const ascii = name.replace(/[^ -~]/g, '_');
  response.set({
    'content-type': document.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : document.mediaType,
    'content-length': String(document.byteLength),
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': shown.open ? 'public, max-age=86400' : 'private, no-store',
    ...(shown.open && { 'access-control-allow-origin': '*' }),
  });
}

function hashOf(request: Request): string | undefined {
  const text = String(request.params.sha256);
  return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

function bodyOf(request: Request): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    // Whoever leaves in the middle gets no answer anyway; what waits here must not wait for ever.
    request.once('close', () => resolve(undefined));
    readBody(request, mostDocumentBytes, resolve);
  });
}

function refuse(response: Response, status: number, { code, message }: Refusal): void {
  answerError(response, status, code, message);
}

/** The same for what is not there and what is not for the asker, so that a hash tells nobody anything. */
function answerUnknown(response: Response): void {
  const message =
    'There is no such document for you. One that is not public is read with ?battery=ID of a battery whose passport names it.';
  answerError(response, 404, 'NOT_FOUND', message);
}

const forbidden: Refusal = { code: 'FORBIDDEN', message: 'Documents are kept for firms that keep passports.' };
const encoded: Refusal = { code: 'DOCUMENT_TYPE', message: 'Send the document as it is, without content-encoding.' };
const full: Refusal = {
  code: 'DOCUMENTS_FULL',
  message: `A firm can keep ${mostDocuments} documents; erase some first.`,
};
const tooLarge: Refusal = {
  code: 'DOCUMENT_TOO_LARGE',
  message: `A document may have ${mostDocumentBytes} bytes at most.`,
};
const wrongType: Refusal = {
  code: 'DOCUMENT_TYPE',
  message: `This is none of ${takenMediaTypes.join(', ')}, whatever its name says.`,
};
const inUse: Refusal = {
  code: 'DOCUMENT_IN_USE',
  message: 'A passport names this document; it has to stay complete and available (2023/1542 Art. 77(4), Art. 78(e)).',
};

import { once } from 'node:events';
import { type Request, type Response, Router } from 'express';
import { readId } from '#schemas/id.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { forbidden, notFound, rateLimited } from '#schemas/refusals/access-cases.ts';
import { documentType } from '#schemas/refusals/interface-cases.ts';
import { requireViewer } from '../access/permissions.ts';
import { throttleKeyOf } from '../access/throttle.ts';
import type { Viewer } from '../access/viewer.ts';
import { createDocumentStore, type DocumentStore, type KeptDocument } from '../documents/document-store.ts';
import { isPublicUse, mayReadByBattery } from '../documents/may-read.ts';
import { endingOf, mediaTypeOf, takenMediaTypes } from '../documents/media-types.ts';
import { readUse } from '../documents/read-use.ts';
import { documentPrefix } from '../models/state/named-documents.ts';
import type { Service } from '../open.ts';
import { mayCommand } from '../record/record.ts';
import { answerError } from './answer.ts';
import { createPlaces, type Places } from './places.ts';
import { addressOf, isThisMachine } from './public-limit.ts';
import { readBody } from './read-body.ts';

/** So large may a document be; a manual with pictures has some megabytes. */
const mostDocumentBytes = 20_000_000;
/** So many may one firm have, and so many bytes together: one firm is not to fill the disk all others write to. */
const mostDocuments = 2000;
const mostBytesOfFirm = 5_000_000_000;
/** Each is in memory as a whole while it is taken in, for as long as its sender likes to take. */
const mostTakenAtOnce = 6;
const mostOfFirm = 2;
/** Of each the part is in memory that is being sent. Readers have their own places: no sender can turn them away. */
const mostGivenAtOnce = 64;
const mostOfAddress = 8;
/** How long a reader may leave a piece unread; slow ones get through, who does not read at all gives up the place. */
const patienceMs = 30_000;
const pieceBytes = 65_536;

type Sources = Pick<Service, 'storage' | 'viewers' | 'context' | 'config' | 'now'>;

interface Room extends Sources {
  store: DocumentStore;
  taking: Places;
  giving: Places;
}

/**
 * `/documents`: manuals, declarations and test reports that a firm wants kept beside its passports. `POST` takes one in and
 * answers with the link to put into the passport; `GET /documents/SHA256` gives it to whom its property is for.
 */
export function createDocumentRouter(sources: Sources): Router {
  const room: Room = {
    ...sources,
    store: createDocumentStore(sources.storage.private),
    taking: createPlaces(mostTakenAtOnce, mostOfFirm),
    giving: createPlaces(mostGivenAtOnce, mostOfAddress),
  };
  const router = Router({ caseSensitive: true });
  router.post('/documents', (request, response) => take(request, response, room));
  router.get('/documents/:sha256', (request, response) => give(request, response, room));
  router.delete('/documents/:sha256', (request, response) => erase(request, response, room));
  return router;
}

async function take(request: Request, response: Response, room: Room): Promise<void> {
  const viewer = requireViewer(await room.viewers.viewerOf(request.headers.authorization));
  if (!mayCommand(viewer, 'revisePassport')) return refuse(response, 403, noKeeper);
  const use = readUse(request.query);
  if ('code' in use) return refuse(response, 400, use);
  if (request.headers['content-encoding']) return refuse(response, 415, encoded);
  const leave = room.taking.enter(viewer.organisation);
  if (!leave) return askLater(response);
  try {
    await keep(request, response, room, { use, viewer });
  } finally {
    leave();
  }
}

type Use = Exclude<ReturnType<typeof readUse>, Refusal>;

async function keep(
  request: Request,
  response: Response,
  { store, config, now }: Room,
  { use, viewer }: { use: Use; viewer: Viewer },
): Promise<void> {
  const kept = await store.usesBy(viewer.organisation, mostDocuments);
  const known = await store.findAll([...new Set(kept.map(({ record }) => record.sha256))]);
  const taken = [...known.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (kept.length >= mostDocuments || taken + mostDocumentBytes > mostBytesOfFirm) return refuse(response, 409, full);
  const bytes = await bodyOf(request);
  if (!bytes) {
    response.setHeader('connection', 'close');
    return refuse(response, 413, tooLarge);
  }
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) return refuse(response, 415, wrongType);
  const uploadedAt = now().toISOString();
  const document = await store.keep(bytes, mediaType, { ...use, organisation: viewer.organisation, uploadedAt });
  const { title, language } = use;
  response
    .status(document.isNew ? 201 : 200)
    .set('cache-control', 'no-store')
    .json({
      url: `${config.publicUrl}/documents/${document.sha256}`,
      ...(title && { title }),
      mediaType,
      ...(language && { language }),
      sha256: document.sha256,
    });
}

async function give(request: Request, response: Response, room: Room): Promise<void> {
  const { store, viewers, context } = room;
  const sha256 = hashOf(request);
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const document = sha256 ? await store.find(sha256) : undefined;
  if (!sha256 || !document) return answerUnknown(response);
  const uses = await store.usesOf(sha256);
  const open = uses.some(isPublicUse);
  const own = uses.some(({ organisation }) => organisation === viewer?.organisation);
  const battery = readId(String(request.query.battery ?? ''));
  const named = !open && !own && battery !== undefined;
  const allowed = open || own || (named && (await mayReadByBattery(context(viewer), battery, sha256, uses)));
  if (!allowed) return answerUnknown(response);
  const etag = `"${sha256}"`;
  const isUnchanged = request.headers['if-none-match']?.includes(etag);
  const leave = isUnchanged || request.method === 'HEAD' ? nothing : room.giving.enter(readerOf(request, room));
  if (!leave) return askLater(response);
  headersFor(response, document, { title: uses.find(({ title }) => title)?.title ?? sha256.slice(0, 12), open });
  response.set({ etag, 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` });
  if (leave === nothing) {
    response.status(isUnchanged ? 304 : 200).end();
    return;
  }
  try {
    await send(response, store.read(sha256, document));
  } finally {
    leave();
  }
}

const nothing = () => {};

/** At the reader's pace; who stops reading is cut off, and learns by that that it was not all. */
async function send(response: Response, parts: AsyncGenerator<Buffer>): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    for await (const part of parts) {
      for (let sent = 0; sent < part.length; sent += pieceBytes) {
        if (response.destroyed) return;
        if (!response.write(part.subarray(sent, sent + pieceBytes)))
          await once(response, 'drain', { signal: AbortSignal.any([AbortSignal.timeout(patienceMs), gone.signal]) });
      }
    }
    response.end();
  } catch (fault) {
    if (!response.headersSent) throw fault;
    response.destroy();
  }
}

/** Behind a proxy that is not set as trusted everybody looks like this machine, so nobody is told apart there. */
function readerOf(request: Request, { config }: Room): string | undefined {
  const address = addressOf(request, config.trustedProxies);
  return isThisMachine(address) ? undefined : throttleKeyOf(address);
}

/** Nobody's passport may lose what it names: it has to be complete and stay available. */
async function erase(request: Request, response: Response, room: Room): Promise<void> {
  const { store, storage, viewers } = room;
  const viewer = requireViewer(await viewers.viewerOf(request.headers.authorization));
  const sha256 = hashOf(request);
  const uses = sha256 ? await store.usesOf(sha256) : [];
  if (!sha256 || !mayErase(viewer, uses)) return answerUnknown(response);
  const naming = await storage.keysStartingWith(documentPrefix(sha256), 1);
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

function refuse(response: Response, status: number, refusal: Refusal): void {
  answerError(response, status, refusal);
}

function askLater(response: Response): void {
  response.setHeader('retry-after', 2);
  answerError(response, 429, refusal('RATE_LIMITED', rateLimited.documents));
}

/** The same for what is not there and what is not for the asker, so that a hash tells nobody anything. */
function answerUnknown(response: Response): void {
  answerError(response, 404, refusal('NOT_FOUND', notFound.document));
}

const noKeeper = refusal('FORBIDDEN', forbidden.documents);
const encoded = refusal('DOCUMENT_TYPE', documentType.encoded);
const full = refusal('DOCUMENTS_FULL', { most: mostDocuments, mostGigabytes: mostBytesOfFirm / 1e9 });
const tooLarge = refusal('DOCUMENT_TOO_LARGE', { mostMegabytes: mostDocumentBytes / 1e6 });
const wrongType = refusal('DOCUMENT_TYPE', documentType.kind(takenMediaTypes.join(', ')));
const inUse = refusal('DOCUMENT_IN_USE', { source: '2023/1542 Art. 77(4), Art. 78(e)' });

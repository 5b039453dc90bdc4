import { createHash } from 'node:crypto';
import type { PrivateStore } from '../storage/storage.ts';

/** A document as it was taken in. The same bytes are kept once, whoever has sent them. */
export interface KeptDocument {
  mediaType: string;
  byteLength: number;
  parts: number;
  uploadedAt: string;
}

/** What one firm uses a document for. The property decides who may read it. */
export interface DocumentUse {
  sha256: string;
  organisation: string;
  /** Property of the passport it belongs to, e.g. `symbols.testReports`. */
  property: string;
  title?: string;
  language?: string;
  uploadedAt: string;
}

/**
 * Where uploaded documents are. They lie in the database, in parts, so that every database this program knows has a place
 * for them, a backup holds them, and several services share them. Not in the ledger: they may have to be erased.
 */
export interface DocumentStore {
  find(sha256: string): Promise<KeptDocument | undefined>;
  /** All bytes, part by part. @throws Error before the last part when they are not those that were taken in. */
  read(sha256: string, document: KeptDocument): AsyncGenerator<Buffer>;
  /** Sending the same again changes nothing but what it is used for. */
  keep(bytes: Buffer, mediaType: string, use: Omit<DocumentUse, 'sha256'>): Promise<{ sha256: string; isNew: boolean }>;
  usesOf(sha256: string): Promise<DocumentUse[]>;
  /** What one firm uses documents for, at most `limit`, from behind the id `after` on. */
  usesBy(organisation: string, limit: number, after?: string): Promise<{ id: string; record: DocumentUse }[]>;
  /** Those that exist, by hash. */
  findAll(hashes: readonly string[]): Promise<Map<string, KeptDocument>>;
  /** Takes away what a firm uses it for; the bytes go with the last use. */
  forget(sha256: string, organisation: string): Promise<void>;
}

/** MongoDB takes 16 MB a record at most, and SQLite stands still while it writes one. */
const partBytes = 1_000_000;
const mostUses = 1000;

export function createDocumentStore(store: PrivateStore): DocumentStore {
  // Keeping and forgetting the same bytes at once would leave a document without its parts.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  }

  const usesOf = async (sha256: string) =>
    (await store.find<DocumentUse>('documentUses', 'document', sha256, mostUses)).map(({ record }) => record);

  return {
    usesOf,
    find: (sha256) => store.get<KeptDocument>('documents', sha256),
    async *read(sha256, { parts }) {
      const hash = createHash('sha256');
      for (let part = 0; part < parts; part += 1) {
        const kept = await store.get<{ bytes: string }>('documentParts', partName(sha256, part));
        const bytes = Buffer.from(kept?.bytes ?? '', 'base64');
        hash.update(bytes);
        // Who gets all but the end has no document, and knows it by the length.
        if (part === parts - 1 && hash.digest('hex') !== sha256)
          throw new Error(`The document ${sha256} is not as it was taken in.`);
        yield bytes;
      }
    },
    keep: (bytes, mediaType, use) => inTurn(() => keep(bytes, mediaType, use)),
    forget: (sha256, organisation) => inTurn(() => forget(sha256, organisation)),
    usesBy: (organisation, limit, after) =>
      store.find<DocumentUse>('documentUses', 'organisation', organisation, limit, after),
    findAll: (hashes) => store.getAll<KeptDocument>('documents', hashes),
  };

  async function keep(bytes: Buffer, mediaType: string, use: Omit<DocumentUse, 'sha256'>) {
    const sha256 = hashOf(bytes);
    const earlier = await store.get<KeptDocument>('documents', sha256);
    if (!earlier) await write(sha256, bytes, { mediaType, uploadedAt: use.uploadedAt });
    const { organisation, property } = use;
    const finders = { document: sha256, organisation };
    await store.put('documentUses', `${sha256}.${organisation}.${property}`, { sha256, ...use }, finders);
    return { sha256, isNew: !earlier };
  }

  async function forget(sha256: string, organisation: string): Promise<void> {
    const uses = await usesOf(sha256);
    const own = uses.filter((use) => use.organisation === organisation);
    for (const { property } of own) await store.delete('documentUses', `${sha256}.${organisation}.${property}`);
    const kept = own.length === uses.length && (await store.get<KeptDocument>('documents', sha256));
    if (!kept) return;
    await store.delete('documents', sha256);
    for (let part = 0; part < kept.parts; part += 1) await store.delete('documentParts', partName(sha256, part));
  }

  /** The record comes last: a document whose parts are not all there does not exist. */
  async function write(
    sha256: string,
    bytes: Buffer,
    about: Pick<KeptDocument, 'mediaType' | 'uploadedAt'>,
  ): Promise<void> {
    const parts = Math.ceil(bytes.length / partBytes);
    for (let part = 0; part < parts; part += 1) {
      const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes);
      await store.put('documentParts', partName(sha256, part), { bytes: piece.toString('base64') });
      // Others are answered between one part and the next.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const document: KeptDocument = { ...about, byteLength: bytes.length, parts };
    await store.put('documents', sha256, document);
  }
}

function partName(sha256: string, part: number): string {
  return `${sha256}.${part}`;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

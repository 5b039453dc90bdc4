import { propertyAt } from '#schemas/passport.ts';
import { requireViewer } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';
import { noCursor, type PageArguments, pageOf, pageSize } from '../asking/lists.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { documentsIn, keptHash, type NamedDocument } from '../models/state/named-documents.ts';
import { fromPassport } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';
import { createDocumentStore } from './document-store.ts';

export const documentResolvers = {
  Query: {
    uploadedDocuments: (_: unknown, page: PageArguments, context: Context) => uploadedDocuments(context, page),
  },
  Battery: {
    documents: (battery: SubjectView<Battery>, _: unknown, context: Context) =>
      fromPassport(context, battery, (visible) =>
        documentsIn(visible).map((document) => shown(document, battery.id, context)),
      ),
  },
};

/** One page of what a firm has sent in; the documents of a page are read together. */
async function uploadedDocuments(context: Context, { first, after }: PageArguments) {
  const { organisation } = requireViewer(context.viewer);
  const store = createDocumentStore(context.storage.private);
  const size = pageSize(first);
  const found = await store.usesBy(organisation, size + 1, after ? placeOf(after) : undefined);
  const { edges, pageInfo } = pageOf(found, size, ({ id }) => Buffer.from(`d${id}`).toString('base64url'));
  const kept = await store.findAll(edges.map(({ node }) => node.record.sha256));
  const named = edges.map(({ cursor, node: { record } }) => {
    const { mediaType, byteLength } = kept.get(record.sha256) ?? {};
    const url = `${context.publicUrl}/documents/${record.sha256}`;
    return { cursor, node: { ...record, url, mediaType, byteLength } };
  });
  return { edges: named, pageInfo };
}

function placeOf(cursor: string): string {
  const [, place] = /^d([\w.]{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place !== undefined) return place;
  throw noCursor();
}

function shown({ property, link }: NamedDocument, battery: string, { publicUrl, language }: Context) {
  const keptHere = link.url.startsWith(`${publicUrl}/documents/`) && keptHash(link.url) !== undefined;
  const annotation = propertyAt(property);
  // Who may read it is decided by the passport it stands in, so the address says which.
  const asked = keptHere && annotation?.access !== 'pub' ? `?battery=${battery}` : '';
  return {
    ...link,
    property,
    propertyTitle: annotation?.title[language] ?? property,
    url: `${link.url}${asked}`,
    keptHere,
  };
}

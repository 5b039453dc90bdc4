import { createGraphQLError } from 'graphql-yoga';
import { propertyAt } from '#schemas/passport.ts';
import { requireViewer } from '../access/permissions.ts';
import type { Context } from '../asking/context.ts';
import { type PageArguments, pageSize } from '../asking/lists.ts';
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
  const page = found.slice(0, size);
  const kept = await store.findAll(page.map(({ record }) => record.sha256));
  const edges = page.map(({ id, record }) => {
    const { mediaType, byteLength } = kept.get(record.sha256) ?? {};
    const url = `${context.publicUrl}/documents/${record.sha256}`;
    return { cursor: Buffer.from(`d${id}`).toString('base64url'), node: { ...record, url, mediaType, byteLength } };
  });
  return { edges, pageInfo: { hasNextPage: found.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

function placeOf(cursor: string): string {
  const [, place] = /^d([\w.]{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (place !== undefined) return place;
  throw createGraphQLError('after: this is no cursor of this list.', { extensions: { code: 'INVALID_INPUT' } });
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

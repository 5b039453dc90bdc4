import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';
export const passportDocumentsDocument = asks(/* GraphQL */ `
  query WorkshopPassportDocuments($id: ID!) { battery(id: $id) { documents { property propertyTitle title url } } }
`);

export const uploadedDocumentsDocument = asks(/* GraphQL */ `
  query WorkshopUploadedDocuments($after: String) {
    uploadedDocuments(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { sha256 url property title mediaType byteLength uploadedAt } }
    }
  }
`);

/** A document a passport names. */
export type PassportDocument = NonNullable<AnswerTo<typeof passportDocumentsDocument>['battery']>['documents'][number];
/** A document this firm has sent in. */
export type UploadedDocument = AnswerTo<typeof uploadedDocumentsDocument>['uploadedDocuments']['edges'][number]['node'];

/** A document a passport names. */
export interface PassportDocument {
  property: string;
  propertyTitle: string;
  title: string | null;
  url: string;
}
export const passportDocumentsDocument = /* GraphQL */ `
  query WorkshopPassportDocuments($id: ID!) { battery(id: $id) { documents { property propertyTitle title url } } }
`;

/** A document this firm has sent in. */
export interface UploadedDocument {
  sha256: string;
  url: string;
  property: string;
  title: string | null;
  mediaType: string | null;
  byteLength: number | null;
  uploadedAt: string;
}
export const uploadedDocumentsDocument = /* GraphQL */ `
  query WorkshopUploadedDocuments($after: String) {
    uploadedDocuments(first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { sha256 url property title mediaType byteLength uploadedAt } }
    }
  }
`;

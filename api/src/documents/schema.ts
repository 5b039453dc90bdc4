import { connectionTypes, paging } from '../asking/page-sdl.ts';

/** Documents a passport names, in one list. */
export const documentTypeDefs = /* GraphQL */ `
  "A document that a passport names: a manual, a declaration, a test report."
  type PassportDocument {
    "Property of the passport it stands in, e.g. symbols.testReports."
    property: String!
    "What that property is called."
    propertyTitle: String!
    "What the document is called."
    title: String
    "Where it can be fetched; what is not public is fetched there with your token."
    url: String!
    "For example application/pdf."
    mediaType: String
    "BCP 47 tag, for example de."
    language: String
    "Lower-case hexadecimal SHA-256 of its bytes."
    sha256: String
    "Whether it is kept here; otherwise somebody else keeps it."
    keptHere: Boolean!
  }

  "A document your firm has sent in, and what for."
  type UploadedDocument {
    "Lower-case hexadecimal SHA-256 of its bytes."
    sha256: String!
    "Where it can be fetched, and what the passport names it by."
    url: String!
    "Property of the passport it was sent in for; it decides who may read it."
    property: String!
    "What the document is called."
    title: String
    "BCP 47 tag, for example de."
    language: String
    "What its bytes are, for example application/pdf."
    mediaType: String
    "How many bytes it has."
    byteLength: Int
    "When it was sent in."
    uploadedAt: DateTime!
  }
  ${connectionTypes('UploadedDocument')}

  extend type Query {
    "Documents your firm has sent in."
    uploadedDocuments(${paging({ first: 25 })}): UploadedDocumentConnection!
  }

  extend type Battery {
    "Documents the passport names, as far as you may see them."
    documents: [PassportDocument!]!
  }
`;

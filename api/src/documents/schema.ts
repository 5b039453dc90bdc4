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

  extend type Battery {
    "Documents the passport names, as far as you may see them."
    documents: [PassportDocument!]!
  }
`;

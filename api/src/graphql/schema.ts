/** What every subject's SDL builds on. Subjects add `extend type Query`, `Mutation`, `Subscription`. */
export const commonTypeDefs = /* GraphQL */ `
  "An RFC 3339 date and time in UTC, e.g. 2026-11-20T10:00:00.000Z."
  scalar DateTime
  "A calendar date, e.g. 2026-11-20."
  scalar Date
  "Any JSON value."
  scalar JSON

  "An expected no: nothing was written, and this says why."
  type Refusal {
    "Stable code in upper snake case, for programs and translations."
    code: String!
    "One sentence for a person, in the language of the request (Accept-Language): German or, where none is named, English."
    message: String!
    "JSON Pointer to the part of the input that is meant."
    path: String
    "The rule behind it, e.g. 2023/1542 Art. 77(8)."
    source: String
    "What the sentence names, by name, so that a client can word the refusal itself; absent when it names nothing."
    values: JSON
  }

  "The proof that a command was written: its number in the ledger and when."
  type Commit {
    number: Int!
    recordedAt: DateTime!
    "True when this command had been recorded before; nothing was written again."
    repeated: Boolean!
  }

  "Where a page of a list ends."
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }

  "One thing that happened, with who, when and a proof."
  type HistoryEntry {
    "Position in the ledger; proof(entry:) takes it."
    position: Int!
    "Past tense, e.g. BatteryRemoved."
    type: String!
    recordedAt: DateTime!
    occurredAt: DateTime!
    "The firm that acted."
    organisation: Organisation
    "What was said, reduced to what you may see."
    data: JSON!
    "Names of parts of data you may not see."
    withheld: [String!]!
  }

  "A file that proves offline that an entry is in the ledger and was not changed."
  type Proof {
    "The whole entry; null when you may not read all of it. Its hash is proven all the same."
    entry: JSON
    "Position of the entry and size of the tree it is proven against."
    position: Int!
    treeSize: Int!
    leafHash: String!
    rootHash: String!
    "RFC 6962 inclusion path, base64, leaf side first."
    path: [String!]!
    "Signed C2SP checkpoint over that tree."
    checkpoint: String!
    "The whole proof as one JSON file, as npm run verify reads it."
    file: JSON!
  }

  type LedgerState {
    "Number of the last commit."
    head: Int!
    "Number of entries."
    size: Int!
    "Signed C2SP checkpoint."
    checkpoint: String!
    "Public key of the checkpoint, as a C2SP verifier key."
    verifierKey: String!
  }

  "Something a code can lead to."
  union Scanned = Battery | Vehicle | Component | Handoff | UnknownCode

  "A code that could be read or not, but leads to nothing here."
  type UnknownCode {
    "The text as it was scanned."
    text: String!
    "What kind of code it is: digital-link, element-string, identification-link, urn, catena-x, vin, id, none."
    kind: String!
    "Why it leads nowhere, in one sentence."
    reason: Refusal!
  }

  type Query {
    "What a scanned or typed text stands for: QR code, Data Matrix, VIN, label or id."
    scan(code: String!): Scanned!
    "The state of the ledger that all history is proven against."
    ledger: LedgerState!
    "Proof for one entry of a history."
    proof(entry: Int!): Proof!
  }

  type Mutation {
    "Does nothing but answer; tells a client that it may write."
    ping: Boolean!
  }

  type Subscription {
    "The head of the ledger whenever something was recorded."
    ledgerMoved: LedgerState!
  }
`;

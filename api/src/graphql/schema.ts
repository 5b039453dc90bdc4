import { connectionTypes, paging } from '../asking/page-sdl.ts';

/** What every subject's SDL builds on. Subjects add `extend type Query`, `Mutation`, `Subscription`. */
export const commonTypeDefs = /* GraphQL */ `
  "An RFC 3339 date and time in UTC, e.g. 2026-11-20T10:00:00.000Z."
  scalar DateTime
  "A calendar date, e.g. 2026-11-20."
  scalar Date
  "Any JSON value; each field of this type says its shape."
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
    "What the sentence names, a text or number by name, so that a client can word the refusal itself; absent when it names nothing."
    values: JSON
  }

  "The proof that a command was written: its number in the ledger and when."
  type Commit {
    "Its number in the ledger."
    number: Int!
    "When it was written."
    recordedAt: DateTime!
    "True when this command had been recorded before; nothing was written again."
    repeated: Boolean!
  }

  "Where a page of a list ends."
  type PageInfo {
    "Whether there is more; a page may hold less than was asked for although there is."
    hasNextPage: Boolean!
    "Give it as after: to get the next page; null when the page is empty."
    endCursor: String
  }

  "One thing that happened, with who, when and a proof."
  type HistoryEntry {
    "Position in the ledger; proof(entry:) takes it."
    position: Int!
    "Past tense, e.g. BatteryRemoved."
    type: String!
    "When it was written to the ledger."
    recordedAt: DateTime!
    "When it happened, by who recorded it."
    occurredAt: DateTime!
    "The firm that acted."
    organisation: Organisation
    "What was said, reduced to what you may see: an object as schemas/events says for its type, every field optional."
    data: JSON!
    "Names of parts of data you may not see."
    withheld: [String!]!
  }

  "A file that proves offline that an entry is in the ledger and was not changed."
  type Proof {
    "The whole entry as it is hashed: position, kind, id, version, type, data, times and actor, in the shape of api/src/ledger/entry.ts. Null when you may not read all of it. Its hash is proven all the same."
    entry: JSON
    "Position of the entry in the ledger, counted from 0."
    position: Int!
    "How many entries the tree has that it is proven against."
    treeSize: Int!
    "RFC 6962 hash of the entry, base64."
    leafHash: String!
    "RFC 6962 hash of that tree, base64."
    rootHash: String!
    "RFC 6962 inclusion path, base64, leaf side first."
    path: [String!]!
    "Signed C2SP checkpoint over that tree."
    checkpoint: String!
    "The fields above as one JSON object, as npm run verify reads it: schemas/src/proof-file.ts."
    file: JSON!
  }

  "How far the ledger has come."
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

  "What has an id of its own: node(id:) leads to it."
  interface Node {
    "14 characters, the last one checks the others."
    id: ID!
  }

  "What has a history here."
  interface Recorded implements Node {
    "14 characters, the last one checks the others."
    id: ID!
    "What happened and you may know of, oldest first."
    historyPage(${paging({ first: 50, most: 200 })}): HistoryConnection!
  }

  "What carries a code, lies in somebody's hands and can be handed over."
  interface Goods implements Node & Recorded {
    "Stands on its label."
    id: ID!
    "What the QR code carries."
    qrCode: String!
    "Weight in kilograms."
    massKg: Float
    "Who has it in hands; null when you may not see it."
    custodian: Organisation
    "The handoff it is part of now; null when you may not see it."
    openHandoff: Handoff
    "Steps you could record now."
    nextSteps: [CommandName!]!
    "What happened and you may know of, oldest first."
    historyPage(${paging({ first: 50, most: 200 })}): HistoryConnection!
  }

  ${connectionTypes('History', { node: 'HistoryEntry' })}

  "Everything that can be asked."
  type Query {
    "What has this id: a battery, vehicle, component, handoff or firm; null when there is none or you may not see it."
    node(
      "Its id."
      id: ID!
    ): Node
    "What a scanned or typed text stands for: QR code, Data Matrix, VIN, label or id."
    scan(
      "The text as it was read or typed."
      code: String!
    ): Scanned!
    "The state of the ledger that all history is proven against."
    ledger: LedgerState!
    "Proof for one entry of a history."
    proof(
      "Position of the entry, as its history names it."
      entry: Int!
    ): Proof!
  }

  "Everything that can be recorded. What is an expected no is answered as a Refusal."
  type Mutation {
    "Does nothing but answer; tells a client that it may write."
    ping: Boolean!
  }

  "What can be followed live, as server-sent events."
  type Subscription {
    "The head of the ledger whenever something was recorded."
    ledgerMoved: LedgerState!
  }
`;

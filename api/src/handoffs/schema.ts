export const typeDefs = /* GraphQL */ `
  enum HandoffStatus {
    OFFERED
    ACCEPTED
    REFUSED
    WITHDRAWN
    DISPATCHED
    RECEIVED
  }
  "What the receiver will do with it."
  enum HandoffPurpose {
    RECYCLING
    PREPARATION_FOR_RE_USE
    PREPARATION_FOR_REPURPOSING
    REPURPOSING
    REMANUFACTURING
    STORAGE
    RE_USE
  }
  enum HandoffStep {
    OFFER
    ACCEPT
    REFUSE
    WITHDRAW
    DISPATCH
    RECEIVE
  }
  union HandoffItem = Battery | Component

  "A signature of one party: from then on its fields can no longer change."
  type HandoffSignature {
    step: HandoffStep!
    organisation: Organisation
    signedAt: DateTime!
    "Fields this signature sealed."
    sealedFields: [String!]!
    "Position of the signed entry in the ledger."
    position: Int!
  }
  "A field somebody still has to give, by the step that needs it."
  type RequiredField {
    field: String!
    step: HandoffStep!
    "The party that has to give it: sender or receiver."
    party: String!
    title: String!
  }

  "Custody passing between two organisations: offered, accepted or refused, dispatched, received."
  type Handoff {
    id: ID!
    "Short number for people, also on the slip."
    number: String!
    status: HandoffStatus!
    purpose: HandoffPurpose!
    sender: Organisation!
    receiver: Organisation!
    carrier: String
    items: [HandoffItem!]!
    "Whether the items are handed over as waste."
    waste: Boolean!
    note: String
    offeredAt: DateTime!
    answeredAt: DateTime
    dispatchedAt: DateTime
    receivedAt: DateTime
    "Weight when it left and when it arrived."
    dispatchedMassKg: Float
    receivedMassKg: Float
    "Reason given by who refused or withdrew."
    reason: String
    "What the receiver found on arrival."
    receiptNote: String
    transportDocument: String
    signatures: [HandoffSignature!]!
    "Fields that can no longer change."
    sealedFields: [String!]!
    "Fields still to be given."
    stillRequired: [RequiredField!]!
    "Steps you could take now."
    allowedSteps: [HandoffStep!]!
    history(first: Int = 50, after: Int): [HistoryEntry!]!
  }
  type HandoffConnection {
    edges: [HandoffEdge!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type HandoffEdge {
    cursor: String!
    node: Handoff!
  }
  enum HandoffDirection {
    INCOMING
    OUTGOING
  }
  input HandoffFilter {
    status: [HandoffStatus!]
    direction: HandoffDirection
  }

  input OfferHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    id: ID
    receiver: ID!
    "Ids of batteries and components."
    items: [ID!]!
    purpose: HandoffPurpose!
    waste: Boolean
    note: String
  }
  type OfferHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union OfferHandoffResult = OfferHandoffSuccess | Refusal

  input AcceptHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    handoff: ID!
    note: String
  }
  type AcceptHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union AcceptHandoffResult = AcceptHandoffSuccess | Refusal

  input RefuseHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    handoff: ID!
    reason: String!
  }
  type RefuseHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union RefuseHandoffResult = RefuseHandoffSuccess | Refusal

  input WithdrawHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    handoff: ID!
    reason: String!
  }
  type WithdrawHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union WithdrawHandoffResult = WithdrawHandoffSuccess | Refusal

  input DispatchHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    handoff: ID!
    massKg: Float!
    carrier: String!
    "Number of the transport document or consignment note."
    transportDocument: String
    "Terminals protected, packed as advised."
    packedAsAdvised: Boolean!
  }
  type DispatchHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union DispatchHandoffResult = DispatchHandoffSuccess | Refusal

  input ReceiveHandoffInput {
    commandId: ID!
    occurredAt: DateTime
    handoff: ID!
    massKg: Float!
    note: String
  }
  type ReceiveHandoffSuccess {
    commit: Commit!
    handoff: Handoff!
  }
  union ReceiveHandoffResult = ReceiveHandoffSuccess | Refusal

  extend type Query {
    handoff(id: ID!): Handoff
    handoffs(filter: HandoffFilter, first: Int = 25, after: String): HandoffConnection!
  }
  extend type Mutation {
    "Offers batteries or components to another firm. A thing is in one open handoff at most."
    offerHandoff(input: OfferHandoffInput!): OfferHandoffResult!
    acceptHandoff(input: AcceptHandoffInput!): AcceptHandoffResult!
    refuseHandoff(input: RefuseHandoffInput!): RefuseHandoffResult!
    "Takes an offer back before dispatch."
    withdrawHandoff(input: WithdrawHandoffInput!): WithdrawHandoffResult!
    "Records that the goods left, with weight and carrier."
    dispatchHandoff(input: DispatchHandoffInput!): DispatchHandoffResult!
    "Records that the goods arrived, with weight; custody passes."
    receiveHandoff(input: ReceiveHandoffInput!): ReceiveHandoffResult!
  }
  extend type Subscription {
    "Whenever a handoff you are a party of changes."
    handoffChanged: Handoff!
  }
`;

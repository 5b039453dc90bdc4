export const typeDefs = /* GraphQL */ `
  "How far a handoff has come."
  enum HandoffStatus {
    "Waits for the answer."
    OFFERED
    "May leave."
    ACCEPTED
    "The receiver said no."
    REFUSED
    "The sender took it back."
    WITHDRAWN
    "Is on its way."
    DISPATCHED
    "Has arrived; custody has passed."
    RECEIVED
  }
  "What one of the two parties does."
  enum HandoffStep {
    "The sender offers."
    OFFER
    "The receiver says yes."
    ACCEPT
    "The receiver says no."
    REFUSE
    "The sender takes it back."
    WITHDRAW
    "The goods leave."
    DISPATCH
    "The goods arrive."
    RECEIVE
  }
  "What can change hands."
  union HandoffItem = Battery | Component

  "A signature of one party: from then on its fields can no longer change."
  type HandoffSignature {
    "Which step was signed."
    step: HandoffStep!
    "The firm that signed."
    organisation: Organisation
    "When it was signed."
    signedAt: DateTime!
    "Fields this signature sealed."
    sealedFields: [String!]!
    "Position of the signed entry in the ledger."
    position: Int!
  }
  "A field somebody still has to give, by the step that needs it."
  type RequiredField {
    "Name of the field."
    field: String!
    "The step that needs it."
    step: HandoffStep!
    "The party that has to give it: sender or receiver."
    party: String!
    "What it is called, in the language asked for."
    title: String!
  }

  "Custody passing between two organisations: offered, accepted or refused, dispatched, received."
  type Handoff {
    "14 characters, the last one checks the others."
    id: ID!
    "Short number for people, also on the slip."
    number: String!
    "How far it has come."
    status: HandoffStatus!
    "What the receiver will do with the goods."
    purpose: HandoffPurpose!
    "The firm that hands over."
    sender: Organisation!
    "The firm that takes over."
    receiver: Organisation!
    "Who drives."
    carrier: String
    "The batteries and components."
    items: [HandoffItem!]!
    "Whether the items are handed over as waste."
    waste: Boolean!
    "What the sender wrote with the offer."
    note: String
    "When it was offered."
    offeredAt: DateTime!
    "When it was accepted or refused."
    answeredAt: DateTime
    "When the goods left."
    dispatchedAt: DateTime
    "When the goods arrived."
    receivedAt: DateTime
    "Weight when it left and when it arrived."
    dispatchedMassKg: Float
    "Weight on arrival in kilograms."
    receivedMassKg: Float
    "Reason given by who refused or withdrew."
    reason: String
    "What the receiver found on arrival."
    receiptNote: String
    "Number of the transport document or consignment note."
    transportDocument: String
    "Who has signed what so far, in order."
    signatures: [HandoffSignature!]!
    "Fields that can no longer change."
    sealedFields: [String!]!
    "Fields still to be given."
    stillRequired: [RequiredField!]!
    "Steps you could take now."
    allowedSteps: [HandoffStep!]!
    "What happened, oldest first; after: takes the position of the last entry you have."
    history(first: Int = 50, after: Int): [HistoryEntry!]!
  }
  "One page of a list."
  type HandoffConnection {
    "What is on this page, newest first."
    edges: [HandoffEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
    "How many there are in all; counted up to 10 000."
    totalCount: Int!
  }
  "One line of a list."
  type HandoffEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The thing itself."
    node: Handoff!
  }
  "As seen from your firm."
  enum HandoffDirection {
    "To your firm."
    INCOMING
    "From your firm."
    OUTGOING
  }
  "What to look for; everything given must fit."
  input HandoffFilter {
    "Only those that have come this far."
    status: [HandoffStatus!]
    "To your firm or from it."
    direction: HandoffDirection
  }

  extend type Query {
    "One handoff; null when there is none or you are no party of it."
    handoff(id: ID!): Handoff
    "Handoffs your firm is a party of."
    handoffs(filter: HandoffFilter, first: Int = 25, after: String): HandoffConnection!
  }
  extend type Subscription {
    "Whenever a handoff you are a party of changes."
    handoffChanged: Handoff!
  }
`;

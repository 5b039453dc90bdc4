import { connectionTypes, historyFields, paging } from '../asking/page-sdl.ts';

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
  "A field of the slip that two parties fill in and sign."
  enum HandoffField {
    "What changes hands."
    ITEMS
    "The firm that takes over."
    RECEIVER
    "What the receiver will do with the goods."
    PURPOSE
    "Whether the goods are handed over as waste."
    WASTE
    "What the sender wrote with the offer."
    NOTE
    "Yes or no of the receiver."
    ANSWER
    "Why it was refused or withdrawn."
    REASON
    "Weight when it leaves, in kilograms."
    DISPATCHED_MASS_KG
    "Who drives."
    CARRIER
    "Number of the transport document."
    TRANSPORT_DOCUMENT
    "That it is packed as advised."
    PACKED_AS_ADVISED
    "Weight on arrival, in kilograms."
    RECEIVED_MASS_KG
    "What the receiver found on arrival."
    RECEIPT_NOTE
  }
  "The two parties of a handoff."
  enum HandoffParty {
    "Who hands over."
    SENDER
    "Who takes over."
    RECEIVER
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
    sealedFields: [String!]! @deprecated(reason: "Use sealed, whose values are listed.")
    "Fields this signature sealed."
    sealed: [HandoffField!]!
    "Position of the signed entry in the ledger."
    position: Int!
  }
  "A field somebody still has to give, by the step that needs it."
  type RequiredField {
    "Name of the field."
    field: String! @deprecated(reason: "Use what, whose values are listed.")
    "Which field it is."
    what: HandoffField!
    "The step that needs it."
    step: HandoffStep!
    "The party that has to give it: sender or receiver."
    party: String! @deprecated(reason: "Use by, whose values are listed.")
    "The party that has to give it."
    by: HandoffParty!
    "What it is called, in the language asked for."
    title: String!
  }

  "Custody passing between two organisations: offered, accepted or refused, dispatched, received."
  type Handoff implements Node & Recorded {
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
    sealedFields: [String!]! @deprecated(reason: "Use sealed, whose values are listed.")
    "Fields that can no longer change."
    sealed: [HandoffField!]!
    "Fields still to be given."
    stillRequired: [RequiredField!]!
    "Steps you could take now."
    allowedSteps: [HandoffStep!]!
    "The same steps by the names of their mutations."
    nextSteps: [CommandName!]!
    ${historyFields}
  }
  ${connectionTypes('Handoff', { counted: true })}
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
    handoff(
      "Its id."
      id: ID!
    ): Handoff
    "Handoffs your firm is a party of."
    handoffs(
      "What to look for."
      filter: HandoffFilter
      ${paging({ first: 25 })}
    ): HandoffConnection!
  }
  extend type Subscription {
    "Whenever a handoff you are a party of changes."
    handoffChanged: Handoff!
  }
`;

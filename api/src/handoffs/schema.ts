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
  "What the receiver will do with it."
  enum HandoffPurpose {
    "Recover the materials; as waste."
    RECYCLING
    "Make waste fit for the same purpose again."
    PREPARATION_FOR_RE_USE
    "Make waste fit for another purpose, 2023/1542 Art. 3(1)(30)."
    PREPARATION_FOR_REPURPOSING
    "Use what is not waste for another purpose, 2023/1542 Art. 3(1)(31)."
    REPURPOSING
    "Restore its capacity for the same purpose, 2023/1542 Art. 3(1)(32)."
    REMANUFACTURING
    "Keep it."
    STORAGE
    "Use it again as it is."
    RE_USE
    "Keep a damaged or critical battery apart and under observation."
    QUARANTINE
  }
  "Where a mass comes from."
  enum MassSource {
    "It stood on a scale."
    WEIGHED
    "It was copied from the passport."
    PASSPORT
    "Somebody has guessed it."
    ESTIMATED
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

  "What to give in order to offer handoff."
  input OfferHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Chosen by the device, so that the handoff can be named without a network."
    id: ID
    "Id of the firm it is offered to; it must fit the purpose."
    receiver: ID!
    "Ids of batteries and components."
    items: [ID!]!
    "What the receiver is to do with the goods."
    purpose: HandoffPurpose!
    "Whether the goods are handed over as waste; follows from purpose and goods if absent."
    waste: Boolean
    "Packing instruction that was followed, e.g. P911, or authorised where the competent authority has authorised other conditions."
    packing: String
    "Number of the approval or determination of the competent authority a critical battery travels by."
    approvalNumber: String
    "Anything else worth saying."
    note: String
  }
  "It was recorded."
  type OfferHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union OfferHandoffResult = OfferHandoffSuccess | Refusal

  "What to give in order to accept handoff."
  input AcceptHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the handoff."
    handoff: ID!
    "Anything else worth saying."
    note: String
  }
  "It was recorded."
  type AcceptHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union AcceptHandoffResult = AcceptHandoffSuccess | Refusal

  "What to give in order to refuse handoff."
  input RefuseHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the handoff."
    handoff: ID!
    "Why; the sender reads it."
    reason: String!
  }
  "It was recorded."
  type RefuseHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union RefuseHandoffResult = RefuseHandoffSuccess | Refusal

  "What to give in order to withdraw handoff."
  input WithdrawHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the handoff."
    handoff: ID!
    "Why; the receiver reads it."
    reason: String!
  }
  "It was recorded."
  type WithdrawHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union WithdrawHandoffResult = WithdrawHandoffSuccess | Refusal

  "What to give in order to dispatch handoff."
  input DispatchHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the handoff."
    handoff: ID!
    "Weight of the goods when they leave, in kilograms."
    massKg: Float!
    "Where the weight comes from; what was copied from the passport was not weighed."
    massSource: MassSource
    "That an unlikely weight was asked back and is right."
    massConfirmed: Boolean
    "Who drives."
    carrier: String!
    "Number of the transport document or consignment note."
    transportDocument: String
    "Terminals protected, packed as advised."
    packedAsAdvised: Boolean!
    "Packing instruction that was followed, e.g. P911, or authorised where the competent authority has authorised other conditions."
    packing: String
    "Number of the approval or determination of the competent authority a critical battery travels by."
    approvalNumber: String
  }
  "It was recorded."
  type DispatchHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union DispatchHandoffResult = DispatchHandoffSuccess | Refusal

  "What to give in order to receive handoff."
  input ReceiveHandoffInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the handoff."
    handoff: ID!
    "Weight of the goods on arrival, in kilograms."
    massKg: Float!
    "Where the weight comes from; what was copied from the passport was not weighed."
    massSource: MassSource
    "That an unlikely weight was asked back and is right."
    massConfirmed: Boolean
    "What you found; needed when the weight differs by more than five per cent."
    note: String
  }
  "It was recorded."
  type ReceiveHandoffSuccess {
    "Where it was written."
    commit: Commit!
    "The handoff as it is now."
    handoff: Handoff!
  }
  "It was recorded, or refused with a reason."
  union ReceiveHandoffResult = ReceiveHandoffSuccess | Refusal

  extend type Query {
    "One handoff; null when there is none or you are no party of it."
    handoff(id: ID!): Handoff
    "Handoffs your firm is a party of."
    handoffs(filter: HandoffFilter, first: Int = 25, after: String): HandoffConnection!
  }
  extend type Mutation {
    "Offers batteries or components to another firm. A thing is in one open handoff at most."
    offerHandoff(input: OfferHandoffInput!): OfferHandoffResult!
    "Says yes to an offer."
    acceptHandoff(input: AcceptHandoffInput!): AcceptHandoffResult!
    "Says no to an offer, with a reason; the goods are free again."
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

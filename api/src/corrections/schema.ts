const wish = /* GraphQL */ `
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When the mistake was put right, if not just now; not in the future."
    occurredAt: DateTime
    "Position in the ledger of the entry that is wrong, from the history."
    entry: Int!
    "What was wrong."
    reason: CorrectionReason!
    "Why, in words."
    note: String
    "True: it did not happen at all; the whole step is struck out."
    didNotHappen: Boolean
    "What should have stood there: the whole data of that entry, with what is right in it."
    data: JSON
    "When it really happened."
    happenedAt: DateTime
    "Id of the battery the step really belongs to: it is struck out here and recorded there."
    belongsTo: ID
    "True: take the correction that stands back; the step counts as it was first recorded."
    withdraw: Boolean
    "Position of the correction that stands and is to be replaced or taken back."
    insteadOf: Int
`;

export const typeDefs = /* GraphQL */ `
  "What was wrong with a step."
  enum CorrectionReason {
    "It was another battery."
    WRONG_BATTERY
    "It was another vehicle."
    WRONG_VEHICLE
    "The weight was wrong."
    WRONG_WEIGHT
    "The time was wrong."
    WRONG_TIME
    "Something else that was told was wrong."
    WRONG_VALUE
    "It did not happen."
    DID_NOT_HAPPEN
    "What was measured was wrong."
    MEASUREMENT_WRONG
    "Anything else; say what in the note."
    OTHER
  }
  "How far a proposed correction has come."
  enum CorrectionStatus {
    "Somebody still has to answer."
    OPEN
    "All have agreed; it was put right."
    AGREED
    "Somebody has said no; all stays as it was."
    REFUSED
    "Who proposed it has taken it back."
    WITHDRAWN
  }
  "What your firm could do now to put an entry right."
  type Correctable {
    "True: your firm corrects it alone. False: it proposes the correction to others."
    alone: Boolean!
    "Firms that would have to agree."
    needs: [Organisation!]!
    "Fields of its data that may be told anew."
    fields: [String!]!
    "Whether it can be struck out; not where a later step rests on it."
    mayStrike: Boolean!
    "Give it as insteadOf: when something was corrected before."
    insteadOf: Int
  }
  "A proposal to put right what several firms have signed or built on."
  type Correction {
    "Names the proposal."
    id: ID!
    "How far it has come."
    status: CorrectionStatus!
    "The entry that is wrong, as it counts now; null when you may not see it."
    entry: HistoryEntry
    "What was wrong."
    reason: CorrectionReason!
    "Why, in words."
    note: String
    "True: it did not happen at all."
    didNotHappen: Boolean!
    "What should have stood there."
    data: JSON
    "When it really happened."
    happenedAt: DateTime
    "Id of the battery the step really belongs to."
    belongsTo: ID
    "True: an earlier correction is to be taken back."
    withdraw: Boolean!
    "Who proposed it."
    proposer: Organisation
    "Who has to answer now; null once it is settled."
    awaiting: Organisation
    "When it was proposed."
    proposedAt: DateTime!
    "When somebody last answered."
    answeredAt: DateTime
    "What was said with the last answer."
    answerNote: String
    "Whether your firm is the one to answer now."
    mayAnswer: Boolean!
  }
  "One page of a list."
  type CorrectionConnection {
    "What is on this page, newest first."
    edges: [CorrectionEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
    "How many there are in all; counted up to 10 000."
    totalCount: Int!
  }
  "One line of a list."
  type CorrectionEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The proposal itself."
    node: Correction!
  }
  "What to look for; everything given must fit."
  input CorrectionFilter {
    "True: only those your firm has to answer now."
    awaitingMe: Boolean
    "Id of the battery, vehicle, component or handoff the entry is about."
    about: ID
  }
  "What to give in order to correct a step of your own firm: one of didNotHappen, data and happenedAt, belongsTo, withdraw."
  input CorrectStepInput {${wish}}
  "It was put right."
  type CorrectStepSuccess {
    "Where it was written."
    commit: Commit!
    "The entry as it counts now."
    entry: HistoryEntry
    "True: a battery stays as grave as it was known to be; only an inspection says otherwise."
    inspectionNeeded: Boolean!
  }
  "It was put right, or refused with a reason."
  union CorrectStepResult = CorrectStepSuccess | Refusal
  "What to give in order to propose a correction: one of didNotHappen, data and happenedAt, belongsTo, withdraw."
  input ProposeCorrectionInput {
    "Chosen by the device for the proposal."
    id: ID${wish}}
  "It was proposed."
  type ProposeCorrectionSuccess {
    "Where it was written."
    commit: Commit!
    "The proposal as it is now."
    correction: Correction!
  }
  "It was proposed, or refused with a reason."
  union ProposeCorrectionResult = ProposeCorrectionSuccess | Refusal
  "What to give in order to answer a proposed correction."
  input AnswerCorrectionInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it was answered, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the proposal."
    correction: ID!
    "True: put it right. False: leave it; who proposed it takes it back so."
    accepted: Boolean!
    "Why, in words."
    note: String
  }
  "It was recorded."
  type AnswerCorrectionSuccess {
    "Where it was written."
    commit: Commit!
    "The proposal as it is now."
    correction: Correction!
    "True: a battery stays as grave as it was known to be; only an inspection says otherwise."
    inspectionNeeded: Boolean!
  }
  "It was recorded, or refused with a reason."
  union AnswerCorrectionResult = AnswerCorrectionSuccess | Refusal

  extend type HistoryEntry {
    "Position of the correction that stands; null while it counts as it was recorded."
    correctedBy: Int
    "Of a correction: the position of the entry it puts right."
    corrects: Int
    "True: it did not happen; data is what was recorded, to be shown struck through."
    struck: Boolean!
    "What was first recorded, where data is what counts now."
    originalData: JSON
    "When it was first said to have happened, where occurredAt is what counts now."
    originallyOccurredAt: DateTime
    "What your firm could do to put it right; null when nothing."
    correctable: Correctable
  }
  extend type Query {
    "One entry of the ledger as you may see it, also of a record that was struck out; null when you may not."
    entry(position: Int!): HistoryEntry
    "One proposed correction; null when there is none or your firm has no part in it."
    correction(id: ID!): Correction
    "Proposed corrections your firm has a part in."
    corrections(filter: CorrectionFilter, first: Int = 25, after: String): CorrectionConnection!
  }
  extend type Mutation {
    "Puts right what your firm has recorded wrongly, as long as nobody else has signed it or built on it. Both stay in the ledger."
    correctStep(input: CorrectStepInput!): CorrectStepResult!
    "Asks the other firms to agree to putting right what was sealed between you."
    proposeCorrection(input: ProposeCorrectionInput!): ProposeCorrectionResult!
    "Says yes or no to a proposed correction. With the last yes it is put right."
    answerCorrection(input: AnswerCorrectionInput!): AnswerCorrectionResult!
  }
`;

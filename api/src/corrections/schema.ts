import { connectionTypes, paging } from '../asking/page-sdl.ts';

export const typeDefs = /* GraphQL */ `
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
  type Correction implements Node {
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
  ${connectionTypes('Correction', { counted: true })}
  "What to look for; everything given must fit."
  input CorrectionFilter {
    "True: only those your firm has to answer now."
    awaitingMe: Boolean
    "Id of the battery, vehicle, component or handoff the entry is about."
    about: ID
  }
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
    entry(
      "Its position in the ledger."
      position: Int!
    ): HistoryEntry
    "One proposed correction; null when there is none or your firm has no part in it."
    correction(
      "Id of the proposal."
      id: ID!
    ): Correction
    "Proposed corrections your firm has a part in, newest first."
    corrections(
      "What to look for."
      filter: CorrectionFilter
      ${paging({ first: 25 })}
    ): CorrectionConnection!
  }
`;

/** Why firms may read what not everybody may, 2023/1542 Art. 77(2) subpara 3. */
export const typeDefs = /* GraphQL */ `
  "What data for a legitimate interest are needed for, as the law names it."
  enum InterestPurpose {
    "Taking apart, with the safety that needs; 2023/1542 Art. 77(2) subpara 3 (a)."
    DISMANTLING
    "Repairing; 2023/1542 Art. 77(2) subpara 3 (a)."
    REPAIR
    "Remanufacturing; 2023/1542 Art. 77(2) subpara 3 (a)."
    REMANUFACTURING
    "Preparing for a second life; 2023/1542 Art. 77(2) subpara 3 (a)."
    SECOND_LIFE
    "Recycling; 2023/1542 Art. 77(2) subpara 3 (a)."
    RECYCLING
    "Answering for waste batteries; 2023/1542 Art. 77(7) subpara 2."
    WASTE_MANAGEMENT
    "Offering a battery one has bought, or acts for, to the energy market; 2023/1542 Art. 77(2) subpara 3 (b)."
    ENERGY_MARKET
  }
  "What sort of document proves an interest."
  enum InterestProofKind {
    "A permit or approval by an authority."
    PERMIT
    "A certificate by somebody who is allowed to issue it."
    CERTIFICATE
    "An entry in a public register."
    REGISTRATION
    "A contract."
    CONTRACT
    "The purchase of the battery."
    PURCHASE
    "Something else; the reference says what."
    OTHER
  }
  "Whether an interest opens data today."
  enum InterestState {
    "Stated; nobody has confirmed it yet."
    WAITING
    "Confirmed, and today lies within its validity."
    IN_FORCE
    "Confirmed for days that are still to come."
    NOT_YET
    "Its last day is over."
    EXPIRED
    "Given up, taken away or turned down."
    ENDED
  }
  "What shows that an interest is real; the document itself stays with the firm."
  type InterestProof {
    "What sort of document it is."
    kind: InterestProofKind!
    "Its number or address."
    reference: String!
    "Who issued it."
    issuer: String
  }
  "Why a firm may read what is for a legitimate interest only, on record with its proof."
  type Interest {
    "Id of the interest."
    id: ID!
    "What the data are needed for."
    purpose: InterestPurpose!
    "What proves it."
    proof: InterestProof!
    "First day it holds."
    from: Date!
    "Last day it holds; without end if absent."
    until: Date
    "Only for these batteries; for all if absent."
    batteries: [ID!]
    "Whether it opens data today."
    state: InterestState!
    "When it was stated."
    statedAt: DateTime!
    "Who confirmed it; absent when that is who runs the installation."
    confirmedBy: Organisation
    "When it was confirmed."
    confirmedAt: DateTime
    "When it ended before its last day."
    endedAt: DateTime
    "Why it ended."
    endedBecause: String
  }
  "An interest that somebody has to confirm or turn down."
  type WaitingInterest {
    "The firm that stated it."
    organisation: Organisation!
    "What it stated."
    interest: Interest!
  }

  extend type Organisation {
    "Why it may read what not everybody may, oldest first; for itself, authorities and who runs the installation."
    interests: [Interest!]!
  }
  extend type Query {
    "Interests nobody has confirmed yet, of at most a hundred firms; for authorities and who runs the installation."
    waitingInterests: [WaitingInterest!]!
  }

  "What shows that an interest is real."
  input InterestProofInput {
    "What sort of document it is."
    kind: InterestProofKind!
    "Its number or address."
    reference: String!
    "Who issued it."
    issuer: String
  }
  "What to give in order to put an interest on record."
  input StateInterestInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the new interest; made here if absent."
    id: ID
    "What the data are needed for."
    purpose: InterestPurpose!
    "What proves it."
    proof: InterestProofInput!
    "First day it holds."
    from: Date!
    "Last day it holds; without end if absent."
    until: Date
    "Only for these batteries, a hundred at most; for all if absent."
    batteries: [ID!]
  }
  "It was recorded."
  type StateInterestSuccess {
    "Where it was written."
    commit: Commit!
    "Your firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union StateInterestResult = StateInterestSuccess | Refusal

  "What to give in order to confirm an interest."
  input ConfirmInterestInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "The firm that stated it."
    organisation: ID!
    "Id of the interest."
    interest: ID!
  }
  "It was recorded."
  type ConfirmInterestSuccess {
    "Where it was written."
    commit: Commit!
    "The firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union ConfirmInterestResult = ConfirmInterestSuccess | Refusal

  "What to give in order to end an interest or turn it down."
  input EndInterestInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "The firm that stated it."
    organisation: ID!
    "Id of the interest."
    interest: ID!
    "Why it ends."
    reason: String!
  }
  "It was recorded."
  type EndInterestSuccess {
    "Where it was written."
    commit: Commit!
    "The firm as it is now."
    organisation: Organisation!
  }
  "It was recorded, or refused with a reason."
  union EndInterestResult = EndInterestSuccess | Refusal

  extend type Mutation {
    "Puts on record why your firm needs what not everybody may read, and what proves it. It counts once it is confirmed."
    stateInterest(input: StateInterestInput!): StateInterestResult!
    "Confirms an interest; for authorities and who runs the installation, never for their own."
    confirmInterest(input: ConfirmInterestInput!): ConfirmInterestResult!
    "Gives up an interest of your firm; authorities and who runs the installation take it away or turn it down."
    endInterest(input: EndInterestInput!): EndInterestResult!
  }
`;

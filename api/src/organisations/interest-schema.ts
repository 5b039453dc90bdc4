/** Why firms may read what not everybody may, 2023/1542 Art. 77(2) subpara 3. */
export const typeDefs = /* GraphQL */ `
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
`;

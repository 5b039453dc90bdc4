import { paging } from '../../asking/page-sdl.ts';

/** For which day, and by which version of the guidance. */
export const completenessArguments = /* GraphQL */ `
  "The day to judge for; today if absent."
  asOf: Date
  "Version of the Commission's guidance, 1.0 or 2.0; the one of that day if absent."
  guidance: String
`;

/** What a passport still lacks, since when and by which article. */
export const completenessTypeDefs = /* GraphQL */ `
  "One of the Commission's 71 data points that is not there."
  type MissingPoint {
    "Number in the Commission's list of 71."
    dataPoint: Int!
    "What it is, in the language asked for."
    title: String!
    "The rule it comes from."
    source: String!
    "Who has to supply it."
    supplier: String!
    "Properties that would answer it, as section.name: one of each inner list. Empty when it is there already."
    properties: [[String!]!]!
    "The day from which it has to be there; null while that depends on an act still to come."
    since: Date
    "Where that day is open: the first one possible."
    notBefore: Date
    "Where that day is open: what it depends on."
    awaits: String
    "Under which condition it has to be there; null when there is none."
    condition: String
    "What cannot be done without it; null when it holds up nothing."
    blocks: BlockedStep
    "Another provision that asks for the same thing outside the passport."
    beside: OtherProvision
  }

  "What cannot be done while a point is missing."
  type BlockedStep {
    "What it is, in the language asked for."
    what: String!
    "From which day."
    from: Date!
    "The rule that says so."
    source: String!
  }

  "A provision that asks for the same thing outside the passport."
  type OtherProvision {
    "The rule."
    source: String!
    "Since when; null while that depends on an act still to come."
    since: Date
  }

  "Whether the law asks for a passport of a battery."
  enum PassportNeed {
    "It does."
    REQUIRED
    "It will, from the day named."
    NOT_YET
    "It does not; a passport is allowed all the same."
    VOLUNTARY
    "The passport does not say how much energy the battery holds, which decides it."
    UNKNOWN
  }

  "The test of 2023/1542 Art. 77(1): category, energy and the day of placing on the market."
  type PassportScope {
    "Whether a passport is asked for."
    state: PassportNeed!
    "The first day on which it is asked for at all."
    from: Date!
    "Why, in the language asked for."
    reason: String!
    "The rule."
    source: String!
  }

  "How complete a passport is on a day. Values of the single battery count for those alone who may read them."
  type Completeness {
    "The day the answer is for."
    asOf: Date!
    "Version of the Commission's guidance, 1.0 or 2.0."
    guidance: String!
    "How many points have to be there."
    required: Int!
    "How many of them are."
    present: Int!
    "Those that are not."
    missing: [MissingPoint!]!
    "Points that will be asked for once an act is there."
    pending: [MissingPoint!]!
    "Points that are asked for under a condition the passport cannot tell; for the responsible operator to judge."
    conditional: [MissingPoint!]!
    "Whether the law asks for a passport of this battery at all."
    scope: PassportScope!
  }

  "A point that batteries of one model lack."
  type CommonGap {
    "Which point it is, as of the first battery that lacks it."
    point: MissingPoint!
    "How many of the batteries looked at lack it."
    batteries: Int!
  }

  "What the batteries of one model lack."
  type ModelCompleteness {
    "Identifier of the model."
    modelIdentifier: String!
    "Name of the model."
    name: String
    "Which kind of battery it is by law."
    category: BatteryCategory!
    "How many of its batteries were looked at."
    batteries: Int!
    "How many of these lack nothing."
    complete: Int!
    "What is missing, what most of them lack first."
    missing: [CommonGap!]!
    "One of them: the one that lacks most."
    example: Battery!
  }

  "What the passports your firm answers for still lack."
  type OwnCompleteness {
    "The day the answer is for."
    asOf: Date!
    "Version of the Commission's guidance, 1.0 or 2.0."
    guidance: String!
    "How many passports were looked at on this page."
    batteries: Int!
    "How many of them lack nothing."
    complete: Int!
    "Their models, the newest battery's first."
    models: [ModelCompleteness!]!
    "Whether there are more passports to look at."
    pageInfo: PageInfo!
  }

  extend type Query {
    "What the living passports your firm answers for still lack on a day, by battery model; 500 passports at once."
    ownCompleteness(
      ${completenessArguments}
      ${paging({ first: 500, most: 500 })}
    ): OwnCompleteness!
  }
`;

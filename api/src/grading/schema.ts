/** How fit a used battery is for a second life, by the rules of this installation. */
export const typeDefs = /* GraphQL */ `
  "What may be done about a second life."
  enum SecondLifeVerdict {
    "Its grade allows one."
    POSSIBLE
    "Nobody may decide before somebody has inspected it, whatever its grade."
    INSPECT_FIRST
    "By its grade it is for recycling."
    NOT_ADVISED
    "Nobody has measured its state of health."
    UNKNOWN
  }
  "How fit a battery is for a second life. An aid, no legal classification."
  type Grading {
    "Step of the scale; null when nobody has measured. A battery that may be unsafe always has the lowest."
    grade: String
    "What may be done."
    verdict: SecondLifeVerdict!
    "What batteries of this grade are good for."
    use: String
    "Every reason, the gravest first."
    reasons: [GradingReason!]!
    "The scale, best grade first."
    scale: [GradingStep!]!
    "From when on this scale holds."
    validFrom: Date!
    "What the scale is."
    note: String!
    "Where it comes from."
    sources: [String!]!
  }
  "Why a battery has its grade."
  type GradingReason {
    "For programs, e.g. NOT_SAFE, HEALTH, RESISTANCE."
    code: String!
    "For people, in the language asked for."
    text: String!
    "The rule behind it, if it is one of law or standard."
    source: String
  }
  "One step of a scale."
  type GradingStep {
    "Its name."
    grade: String!
    "Lowest state of health in percent; null for none."
    healthAtLeast: Float
    "Highest increase of the internal resistance in percent; null for any."
    resistanceIncreaseAtMost: Float
    "What batteries of this grade are good for."
    use: String!
  }

  extend type Battery {
    "How fit it is for a second life; null when you may not see its condition, and when nothing of it is left."
    grading: Grading
  }
`;

/** A battery's passport as it once was. */
export const asOfTypeDefs = /* GraphQL */ `
  "A passport as it stood at a moment. Who may see what of it is decided as of today."
  type PassportVersion {
    "The moment it is shown as of."
    at: DateTime!
    "Status of the battery then; null when you may not see it."
    status: BatteryStatus
    "Whether the record was alive then."
    recordStatus: RecordStatus!
    "Identifiers and product data."
    general: General
    "Symbols, labels and conformity."
    symbols: Symbols
    "Carbon footprint."
    carbonFootprint: CarbonFootprint
    "Due diligence in the supply chain."
    dueDiligence: DueDiligence
    "Materials and composition."
    materials: Materials
    "Circularity and safety."
    circularity: Circularity
    "Performance and durability."
    performance: Performance
    "What was there but you may not see, by name."
    withheld: [Withheld!]!
  }

  extend type Battery {
    "Its passport as it stood on a day (at its end, UTC) or at a time; null when it had none yet. At most 25 in one request."
    passportAt(
      "A day, e.g. 2027-03-01, or a time in RFC 3339."
      moment: String!
    ): PassportVersion
  }
`;

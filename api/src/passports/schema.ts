import { connectionTypes, historyFields, paging } from '../asking/page-sdl.ts';
import { completenessArguments, completenessTypeDefs } from './completeness/schema.ts';
import { asOfTypeDefs } from './shown/as-of-schema.ts';
import { measuredFields } from './shown/measured-fields.ts';

/** A battery and its passport, as it can be asked for. */
const batteryTypeDefs = /* GraphQL */ `
  "Status of a battery, 2023/1542 Annex XIII 4(c). Spelled original, repurposed, re-used, remanufactured, waste outside GraphQL."
  enum BatteryStatus {
    "As it was first placed on the market."
    ORIGINAL
    "Placed on the market again for another purpose."
    REPURPOSED
    "Prepared for re-use and placed on the market again for the same purpose."
    RE_USED
    "Restored to at least 90 % of its rated capacity, 2023/1542 Art. 3(1)(32)."
    REMANUFACTURED
    "Waste; somebody else answers for the passport now."
    WASTE
  }
  "Whether the record is alive; ceased only after recycling (2023/1542 Art. 77(8))."
  enum RecordStatus {
    "Alive; steps can be recorded."
    ACTIVE
    "Ended after recycling."
    CEASED
  }
  "Kinds of batteries by law, 2023/1542 Art. 3(1)."
  enum BatteryCategory {
    "Electric vehicle battery."
    EV
    "Battery for light means of transport, 25 kg at most."
    LMT
    "Industrial battery."
    INDUSTRIAL
    "Stationary battery energy storage system."
    STATIONARY
  }

  "What keeps people alive, before anything else."
  type BatterySafety {
    "As found last; UNKNOWN also when you may not see it."
    condition: SafetyCondition!
    "Whether condition, signs of damage and isolation are kept from you. Then nothing is known to you, which is no good news: expect damage."
    conditionWithheld: Boolean!
    "Signs of damage since the last inspection; empty also when you may not see them."
    flags: [DamageFlag!]!
    "As measured last; UNKNOWN also when you may not see it."
    isolation: IsolationState!
    "When somebody last looked."
    assessedAt: DateTime
    "Chemistry, e.g. Li-NMC."
    chemistry: String
    "Nominal voltage in volt."
    nominalVoltageV: Float
    "Highest voltage in volt."
    maximumVoltageV: Float
    "Above 60 V direct current: only with high-voltage qualification."
    highVoltage: Boolean!
    "What a fire may be fought with."
    extinguishingAgents: [String!]!
    "How it comes out, in short steps; empty when withheld or unknown."
    removalSteps: [String!]!
    "Tools for taking it out."
    tools: [String!]!
    "What to watch out for."
    warnings: [String!]!
    "Link to the removal manual."
    removalManual: String
    "What to know before touching it, the most urgent first; made of nothing but what you may see."
    sentences: [SafetySentence!]!
    "How it has to be packed and marked for the road; dashes when you may not see the condition."
    transport: TransportAdvice!
  }

  "How soon a sentence has to be read."
  enum SafetyUrgency {
    "Before anything else."
    NOW
    "Before touching it."
    FIRST
    "While working with it."
    ALSO
  }
  "One thing to know before touching a battery."
  type SafetySentence {
    "Stable code, e.g. CONDITION_WITHHELD."
    code: String!
    "How soon it has to be read."
    urgency: SafetyUrgency!
    "The sentence, in the language asked for."
    text: String!
    "Where it comes from, e.g. ADR SP 376."
    source: String!
  }

  "Packing and marking for the road by condition (ADR 2025)."
  type TransportAdvice {
    "UN number, e.g. UN 3480; a dash where ADR does not apply."
    unNumber: String!
    "Special provisions of ADR that apply, e.g. SP 376."
    specialProvisions: [String!]!
    "Packing instruction, e.g. P908; a dash where none applies."
    packingInstruction: String!
    "Text on the package, in the language asked for."
    marking: String!
    "Waste code on the day asked, if the battery is waste; with an asterisk when hazardous."
    wasteCode: String
    "Why this applies, one sentence."
    reason: String!
  }

  "A dated measurement or observation."
  type ConditionRecord {
    "When it was written to the ledger."
    recordedAt: DateTime!
    "When it was measured."
    measuredAt: DateTime!
    "State of health or of certified energy in percent."
    stateOfHealthPercent: Float
    "Which of the two the value is: SOH or SOCE."
    stateOfHealthKind: String
    "Capacity left, in ampere-hours."
    remainingCapacityAh: Float
    "Charge in percent."
    stateOfChargePercent: Float
    "Internal resistance in ohm."
    internalResistanceOhm: Float
    "Isolation resistance in kiloohm."
    isolationResistanceKohm: Float
    "Full charging and discharging cycles so far."
    fullCycles: Int
    ${measuredFields}
    "How it was measured."
    method: String
    "What it was measured with."
    instrument: String
    "Uncertainty in percent of the value."
    uncertaintyPercent: Float
    "The firm that measured."
    organisation: Organisation
  }

  "A property that is not for you. Values of the single battery are all named, whether there or not."
  type Withheld {
    "Path of the property, e.g. performance.stateOfCertifiedEnergy."
    path: String!
    "What the property is called, in the language asked for."
    title: String!
    "Who could see it: pli, pli-com, auth."
    access: String!
    "The rule, e.g. 2023/1542 Annex XIII 4(b)."
    source: String!
  }

  "How a battery came out of a vehicle or plant."
  type RemovalRecord {
    "When it came out."
    removedAt: DateTime!
    "The firm that took it out; null when you may not see it."
    organisation: Organisation
    "VIN or name of the plant it came out of."
    from: String
    "The vehicle it came out of; null when unknown or not yours to see."
    vehicle: Vehicle
    "Weight in kilograms, as weighed then."
    massKg: Float
    "Where it was put."
    storagePlace: String
    "Anything else worth saying."
    note: String
  }

  "That a battery, or a part of it, went into another one with a passport of its own."
  type LineageLink {
    "The battery at the other end."
    battery: Battery!
    "Which operation it was."
    operation: SecondLifeOperation!
    "How much of the older battery went into the newer one, in percent."
    sharePercent: Float!
    "Which of its modules or cells; empty when none are named."
    modules: [String!]!
  }

  "A repair; it changes no status."
  type RepairRecord {
    "When it was repaired."
    repairedAt: DateTime!
    "The firm that repaired it."
    organisation: Organisation
    "What was done."
    description: String!
    "Parts that were replaced."
    parts: [String!]!
    "Number or link of the report."
    report: String
  }

  "That a registry of product passports has taken a passport in, 2023/1542 Art. 77(10)."
  type Registration {
    "Address or name of the registry."
    registry: String!
    "Number the registry gave."
    registrationId: String!
    "When it was registered."
    registeredAt: DateTime!
    "The firm that registered it."
    organisation: Organisation
  }

  "A battery and its passport."
  type Battery implements Node & Recorded & Goods {
    "14 characters, the last one checks the others."
    id: ID!
    "Unique identifier of the unit (2023/1542 Art. 77(3)), a URI."
    uniqueIdentifier: String!
    "What the QR code carries."
    qrCode: String!
    "Identifier of the passport; that of the unit when it has none of its own."
    passportId: String!
    "Null when you may not see it."
    status: BatteryStatus
    "Whether the passport is alive."
    recordStatus: RecordStatus!
    "Which kind of battery it is by law."
    category: BatteryCategory!
    "Name of the manufacturer."
    manufacturer: String
    "Name of the model."
    model: String
    "Serial number."
    serialNumber: String
    "Short name of the chemistry, e.g. Li-NMC."
    chemistry: String
    "Weight in kilograms, by its passport."
    massKg: Float
    "Nominal energy in kilowatt-hours."
    nominalEnergyKwh: Float
    "What keeps people alive; look here first."
    safety: BatterySafety!
    "Who has it in hands; null when you may not see it."
    custodian: Organisation
    "Who answers for the passport; null when you may not see its status, which this would tell."
    operator: Organisation
    "The vehicle it is built into, if that was taken in; null when you may not see it."
    installedIn: Vehicle
    "VIN of the vehicle it was built into, if known and you may see it."
    installedInVin: String
    "How it came out; null before, and when you may not see it."
    removal: RemovalRecord
    "The handoff it is part of now; null when you are no party of it."
    openHandoff: Handoff
    "Handoffs it was part of and you may see, newest first."
    handoffs: [Handoff!]! @deprecated(reason: "Use handoffPage, which comes in pages like every other list.")
    "Handoffs it was part of and you may see, newest first."
    handoffPage(${paging({ first: 25 })}): HandoffConnection!
    "Measurements, newest first; the last 50 are kept at hand. Empty when you may not see them."
    condition(
      "How many: 20 if absent, 50 at most. Asking for more is refused as INVALID_INPUT."
      first: Int = 20
    ): [ConditionRecord!]! @deprecated(reason: "Use conditionPage, which comes in pages like every other list.")
    ${historyFields}
    "What the passport still lacks on a day."
    completeness(${completenessArguments}): Completeness!
    "Batteries it was made from; empty when you may not see its status."
    predecessors: [Battery!]!
    "Batteries that were made from it; empty when you may not see its status."
    successors: [Battery!]!
    "Batteries it was made from, with how much of each."
    madeFrom: [LineageLink!]!
    "Batteries that were made from it, with how much of it went into each."
    madeInto: [LineageLink!]!
    "Repairs, oldest first; empty when you may not see them."
    repairs: [RepairRecord!]!
    "In which registries of product passports it stands, oldest first; empty when you may not see them."
    registrations: [Registration!]!
    "How many entries its record has, to be given as expectedVersion; only for who answers for the passport."
    version: Int
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
    "What you may not see, by name; of the values of the single battery all that there could be."
    withheld: [Withheld!]!
    "Steps you could record now, e.g. registerRemoval, offerHandoff."
    allowedSteps: [String!]! @deprecated(reason: "Use nextSteps, whose values are listed.")
    "Steps you could record now; empty when you may not know what was done before."
    nextSteps: [CommandName!]!
    "When its passport was issued."
    createdAt: DateTime!
    "When something you may know of was last recorded."
    updatedAt: DateTime!
  }

  ${connectionTypes('Battery', { counted: true })}
  "Filters only search among batteries you may see, and never by a value you may not see."
  input BatteryFilter {
    "Part of a serial number, identifier, model or manufacturer."
    text: String
    "Only for who may see the status."
    status: BatteryStatus
    "Which kind of battery it is by law."
    category: BatteryCategory
    "True: batteries in your hands; false: all you may see."
    inMyCustody: Boolean
    "Id of the vehicle it is or was built into."
    vehicle: ID
    "True: taken out; false: still built in."
    removed: Boolean
  }

  extend type Query {
    "One battery by its id; null when there is none."
    battery(
      "Its id."
      id: ID!
    ): Battery
    "Batteries your firm has or had to do with."
    batteries(
      "What to look for."
      filter: BatteryFilter
      ${paging({ first: 25 })}
    ): BatteryConnection!
  }

  extend type Subscription {
    "Whenever something is recorded about this battery."
    batteryChanged(
      "Id of the battery."
      id: ID!
    ): Battery!
    "Whenever something is recorded about anything in your organisation's hands."
    stationFeed: HistoryEntry!
  }
`;

export const typeDefs = [batteryTypeDefs, completenessTypeDefs, asOfTypeDefs].join('\n');

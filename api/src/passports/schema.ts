export const typeDefs = /* GraphQL */ `
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
  "Transport condition of a battery (ADR special provisions 376 and 377)."
  enum SafetyCondition {
    "No sign of damage was found."
    INTACT
    "Damaged or defective: ADR SP 376, packing instruction P908 or LP904."
    DAMAGED
    "Liable to react dangerously: ADR SP 376, P911 or LP906. Keep away."
    CRITICAL
    "Nobody has looked yet. Treat as damaged."
    UNKNOWN
  }
  "Isolation between high voltage and housing."
  enum IsolationState {
    "Isolation resistance measured and good."
    OK
    "Isolation fault: housing may carry voltage."
    FAULT
    "Not measured."
    UNKNOWN
  }
  "A sign of damage. It counts until an inspection says otherwise."
  enum DamageFlag {
    "Liquid comes out."
    LEAKAGE
    "The housing is bent."
    DEFORMATION
    "Housing or cells are swollen."
    SWELLING
    "It is hot: critical."
    HEAT
    "Smoke or gas comes out: critical."
    SMOKE_OR_GAS
    "It burns or has burnt: critical."
    FIRE
    "It was under water."
    FLOOD
    "It was in a crash."
    CRASH
    "The housing is open."
    HOUSING_OPEN
    "Isolation fault: the housing may carry voltage."
    ISOLATION_FAULT
    "A warning lamp was on."
    WARNING_LAMP
  }

  "What keeps people alive, before anything else."
  type BatterySafety {
    "As found last; UNKNOWN also when you may not see it."
    condition: SafetyCondition!
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
    "How it has to be packed and marked for the road."
    transport: TransportAdvice!
  }

  "Packing and marking for the road by condition (ADR 2025)."
  type TransportAdvice {
    "UN number, e.g. UN 3480."
    unNumber: String!
    "Special provisions of ADR that apply, e.g. SP 376."
    specialProvisions: [String!]!
    "Packing instruction, e.g. P908."
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
    "Voltage at the terminals in volt."
    packVoltageV: Float
    "Difference between highest and lowest cell in millivolt."
    cellVoltageSpreadMv: Float
    "Temperature in degrees Celsius."
    temperatureC: Float
    "How it was measured."
    method: String
    "What it was measured with."
    instrument: String
    "Uncertainty in percent of the value."
    uncertaintyPercent: Float
    "The firm that measured."
    organisation: Organisation
  }

  "A property that is there but not for you."
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

  "How complete a passport is on a day."
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

  "A battery and its passport."
  type Battery {
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
    "Who answers for the passport."
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
    handoffs: [Handoff!]!
    "Measurements, newest first; empty when you may not see them."
    condition(first: Int = 20): [ConditionRecord!]!
    "What happened, oldest first; after: takes the position of the last entry you have."
    history(first: Int = 50, after: Int): [HistoryEntry!]!
    "What the passport still lacks on a day."
    completeness(asOf: Date, guidance: String): Completeness!
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
    "What exists but you may not see, by name."
    withheld: [Withheld!]!
    "Steps you could record now, e.g. registerRemoval, offerHandoff."
    allowedSteps: [String!]!
    "When its passport was issued."
    createdAt: DateTime!
    "When something you may know of was last recorded."
    updatedAt: DateTime!
  }

  "One page of a list."
  type BatteryConnection {
    "What is on this page, newest first."
    edges: [BatteryEdge!]!
    "Whether there is more."
    pageInfo: PageInfo!
    "How many there are in all; counted up to 10 000."
    totalCount: Int!
  }
  "One line of a list."
  type BatteryEdge {
    "Give it as after: to get what follows."
    cursor: String!
    "The thing itself."
    node: Battery!
  }
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

  "A dated measurement or observation; give what you have."
  input ConditionInput {
    "When it was measured."
    measuredAt: DateTime
    "Intact, damaged or critical, as you found it; only an inspection may call it better than before."
    condition: SafetyCondition
    "Signs of damage; some make it damaged or critical whatever was ticked."
    flags: [DamageFlag!]
    "Isolation between high voltage and housing."
    isolation: IsolationState
    "State of health in percent."
    stateOfHealthPercent: Float
    "SOCE (certified energy) or SOH."
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
    "Voltage at the terminals in volt."
    packVoltageV: Float
    "Difference between highest and lowest cell in millivolt."
    cellVoltageSpreadMv: Float
    "Temperature in degrees Celsius."
    temperatureC: Float
    "How it was measured."
    method: String
    "What it was measured with."
    instrument: String
    "Uncertainty in percent of the value."
    uncertaintyPercent: Float
    "Anything else worth saying."
    note: String
  }

  "What to give in order to issue passport."
  input IssuePassportInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Chosen by the sender; made by the service if absent."
    id: ID
    "The seven sections as in the passport schema; checked as a whole."
    passport: JSON!
    "VIN of the vehicle it is built into."
    installedInVin: String
    "The firm whose passport it is, when it has authorised yours in writing."
    onBehalfOf: ID
    "What an imported passport said beyond our sections: { format, kept }, kept by JSON Pointer."
    foreign: JSON
  }
  "It was recorded."
  type IssuePassportSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union IssuePassportResult = IssuePassportSuccess | Refusal

  "What to give in order to revise passport."
  input RevisePassportInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "JSON Merge Patch (RFC 7396) on the seven sections."
    patch: JSON!
    "Why it is changed; stays in the history."
    reason: String!
  }
  "It was recorded."
  type RevisePassportSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RevisePassportResult = RevisePassportSuccess | Refusal

  "What to give in order to record condition."
  input RecordConditionInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "What was measured or seen."
    condition: ConditionInput!
  }
  "It was recorded."
  type RecordConditionSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RecordConditionResult = RecordConditionSuccess | Refusal

  "What to give in order to register removal."
  input RegisterRemovalInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "Vehicle it came out of, if that was taken in here."
    vehicle: ID
    "VIN or name of the plant otherwise."
    from: String
    "What was measured or seen when it came out."
    condition: ConditionInput!
    "Weight in kilograms."
    massKg: Float
    "Where it is kept, e.g. shelf or yard place."
    storagePlace: String
    "Anything else worth saying."
    note: String
  }
  "It was recorded."
  type RegisterRemovalSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RegisterRemovalResult = RegisterRemovalSuccess | Refusal

  "Who takes over responsibility when a battery becomes waste, 2023/1542 Art. 77(7)."
  enum WasteRecipient {
    "The producer."
    PRODUCER
    "An appointed producer responsibility organisation."
    PRODUCER_RESPONSIBILITY_ORGANISATION
    "A waste operator selected under 2023/1542 Art. 57(8)."
    SELECTED_WASTE_OPERATOR
  }
  "What to give in order to declare waste."
  input DeclareWasteInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "As which of the three it takes over."
    recipientKind: WasteRecipient!
    "The organisation that takes over responsibility."
    recipient: ID!
    "Why it is waste."
    reason: String
  }
  "It was recorded."
  type DeclareWasteSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union DeclareWasteResult = DeclareWasteSuccess | Refusal

  "What to give in order to record inspection."
  input RecordInspectionInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "What was looked at and found, in words."
    findings: String!
    "What was found; replaces what was known before."
    condition: ConditionInput!
    "Name or number of the procedure."
    procedure: String
  }
  "It was recorded."
  type RecordInspectionSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RecordInspectionResult = RecordInspectionSuccess | Refusal

  "The four operations after which a battery gets a new passport, 2023/1542 Art. 77(7)."
  enum SecondLifeOperation {
    "Waste that is made fit to be used again for the same purpose."
    PREPARATION_FOR_RE_USE
    "Waste that is made fit for another purpose."
    PREPARATION_FOR_REPURPOSING
    "A battery that is no waste gets another purpose."
    REPURPOSING
    "Brought back to at least 90 % of its capacity for the same purpose."
    REMANUFACTURING
  }
  "What documents that a battery will be used further, 2023/1542 Art. 73(1)(b)."
  enum TransferDocument {
    "An invoice."
    INVOICE
    "A contract of sale."
    CONTRACT_OF_SALE
    "A transfer of ownership."
    TRANSFER_OF_OWNERSHIP
  }
  "A battery the new one is made from."
  input PredecessorInput {
    "Id of the used battery, in your hands."
    battery: ID!
    "How much of it goes in, in percent; the whole if absent."
    sharePercent: Float
    "Which of its modules or cells go in."
    modules: [String!]
  }
  "The test of what is placed on the market."
  input SecondLifeTestInput {
    "Where the report is found: number or link."
    report: String!
    "When it was tested."
    testedAt: DateTime
    "How it was tested."
    method: String
    "Capacity left, in percent of the rated capacity; 90 at least for remanufacturing."
    remainingCapacityPercent: Float!
    "Difference in state of health between the best and the worst cell, in percentage points; 3 at most for remanufacturing."
    cellSpreadPercent: Float
  }
  "What documents the further use."
  input TransferDocumentInput {
    "Which kind of document it is."
    kind: TransferDocument!
    "Number or link of the document."
    reference: String!
  }
  "What proves that the operation may be called so."
  input SecondLifeEvidenceInput {
    "The test, 2023/1542 Art. 73(1)(a)."
    test: SecondLifeTestInput!
    "Quality control and safety instructions that were followed, 2023/1542 Art. 45; needed."
    qualityAndSafety: String
    "Needed when a predecessor is waste, 2023/1542 Art. 73(1)(b)."
    transfer: TransferDocumentInput
    "How it is protected on its way; needed when a predecessor is waste, 2023/1542 Art. 73(1)(c)."
    transportProtection: String
  }

  "What to give in order to issue the passport of a battery made from used ones."
  input IssueSecondLifePassportInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Chosen by the sender; made by the service if absent."
    id: ID
    "Which of the four operations it went through."
    operation: SecondLifeOperation!
    "Batteries it was made from, whole or in part."
    predecessors: [PredecessorInput!]!
    "The seven sections of the new passport, with an identifier of its own."
    passport: JSON!
    "What proves that the operation may be called so."
    evidence: SecondLifeEvidenceInput!
  }
  "It was recorded."
  type IssueSecondLifePassportSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union IssueSecondLifePassportResult = IssueSecondLifePassportSuccess | Refusal

  "What to give in order to record a repair."
  input RecordRepairInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "What was done."
    description: String!
    "Parts that were replaced."
    parts: [String!]
    "Number or link of the report."
    report: String
  }
  "It was recorded."
  type RecordRepairSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RecordRepairResult = RecordRepairSuccess | Refusal

  "What to give in order to record that a battery was recycled."
  input RecordRecyclingInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "Weight that went into the process, in kilograms."
    massKg: Float
    "Name or number of the process or run."
    process: String
    "Anything else worth saying."
    note: String
  }
  "It was recorded."
  type RecordRecyclingSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RecordRecyclingResult = RecordRecyclingSuccess | Refusal

  "What to give in order to pass the responsibility for a passport on."
  input TransferResponsibilityInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "The firm that answers for the passport from now on."
    to: ID!
    "Number or link of the agreement in writing."
    agreement: String!
    "Why it is passed on."
    reason: String
  }
  "It was recorded."
  type TransferResponsibilitySuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union TransferResponsibilityResult = TransferResponsibilitySuccess | Refusal

  extend type Query {
    "One battery by its id; null when there is none."
    battery(id: ID!): Battery
    "Batteries your firm has or had to do with."
    batteries(filter: BatteryFilter, first: Int = 25, after: String): BatteryConnection!
  }

  extend type Mutation {
    "Creates the passport of a battery, for who places it on the market."
    issuePassport(input: IssuePassportInput!): IssuePassportResult!
    "Corrects or completes a passport; the old values stay in the history."
    revisePassport(input: RevisePassportInput!): RevisePassportResult!
    "Adds a dated measurement."
    recordCondition(input: RecordConditionInput!): RecordConditionResult!
    "Records that a battery was taken out of a vehicle or plant."
    registerRemoval(input: RegisterRemovalInput!): RegisterRemovalResult!
    "Declares a battery waste and moves responsibility to one of the three recipients the law names."
    declareWaste(input: DeclareWasteInput!): DeclareWasteResult!
    "Records what an inspection found."
    recordInspection(input: RecordInspectionInput!): RecordInspectionResult!
    "Issues the passport of a battery that was prepared for re-use or repurposing, repurposed or remanufactured."
    issueSecondLifePassport(input: IssueSecondLifePassportInput!): IssueSecondLifePassportResult!
    "Adds a repair to the log; the status stays."
    recordRepair(input: RecordRepairInput!): RecordRepairResult!
    "Ends the record of a battery that was recycled; its history stays."
    recordRecycling(input: RecordRecyclingInput!): RecordRecyclingResult!
    "Passes the responsibility for a passport on to another firm, by agreement."
    transferResponsibility(input: TransferResponsibilityInput!): TransferResponsibilityResult!
  }

  extend type Subscription {
    "Whenever something is recorded about this battery."
    batteryChanged(id: ID!): Battery!
    "Whenever something is recorded about anything in your organisation's hands."
    stationFeed: HistoryEntry!
  }
`;

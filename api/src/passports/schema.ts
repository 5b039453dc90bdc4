export const typeDefs = /* GraphQL */ `
  "Status of a battery, 2023/1542 Annex XIII 4(c). Spelled original, repurposed, re-used, remanufactured, waste outside GraphQL."
  enum BatteryStatus {
    ORIGINAL
    REPURPOSED
    RE_USED
    REMANUFACTURED
    WASTE
  }
  "Whether the record is alive; ceased only after recycling (2023/1542 Art. 77(8))."
  enum RecordStatus {
    ACTIVE
    CEASED
  }
  enum BatteryCategory {
    EV
    LMT
    INDUSTRIAL
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
  enum IsolationState {
    "Isolation resistance measured and good."
    OK
    "Isolation fault: housing may carry voltage."
    FAULT
    "Not measured."
    UNKNOWN
  }
  enum DamageFlag {
    LEAKAGE
    DEFORMATION
    SWELLING
    HEAT
    SMOKE_OR_GAS
    FIRE
    FLOOD
    CRASH
    HOUSING_OPEN
    ISOLATION_FAULT
    WARNING_LAMP
  }

  "What keeps people alive, before anything else."
  type BatterySafety {
    condition: SafetyCondition!
    flags: [DamageFlag!]!
    isolation: IsolationState!
    "When somebody last looked."
    assessedAt: DateTime
    "Chemistry, e.g. Li-NMC."
    chemistry: String
    nominalVoltageV: Float
    maximumVoltageV: Float
    "Above 60 V direct current: only with high-voltage qualification."
    highVoltage: Boolean!
    "What a fire may be fought with."
    extinguishingAgents: [String!]!
    "How it comes out, in short steps; empty when withheld or unknown."
    removalSteps: [String!]!
    tools: [String!]!
    warnings: [String!]!
    "Link to the removal manual."
    removalManual: String
    "How it has to be packed and marked for the road."
    transport: TransportAdvice!
  }

  "Packing and marking for the road by condition (ADR 2025)."
  type TransportAdvice {
    unNumber: String!
    specialProvisions: [String!]!
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
    recordedAt: DateTime!
    measuredAt: DateTime!
    "State of health or of certified energy in percent."
    stateOfHealthPercent: Float
    "Which of the two the value is: SOH or SOCE."
    stateOfHealthKind: String
    remainingCapacityAh: Float
    stateOfChargePercent: Float
    internalResistanceOhm: Float
    isolationResistanceKohm: Float
    fullCycles: Int
    packVoltageV: Float
    cellVoltageSpreadMv: Float
    temperatureC: Float
    method: String
    instrument: String
    uncertaintyPercent: Float
    organisation: Organisation
  }

  type Withheld {
    "Path of the property, e.g. performance.stateOfCertifiedEnergy."
    path: String!
    title: String!
    "Who could see it: pli, pli-com, auth."
    access: String!
    "The rule, e.g. 2023/1542 Annex XIII 4(b)."
    source: String!
  }

  type RemovalRecord {
    removedAt: DateTime!
    organisation: Organisation
    "VIN or name of the plant it came out of."
    from: String
    vehicle: Vehicle
    massKg: Float
    storagePlace: String
    note: String
  }

  type MissingPoint {
    dataPoint: Int!
    title: String!
    source: String!
    "Who has to supply it."
    supplier: String!
  }
  type Completeness {
    asOf: Date!
    guidance: String!
    required: Int!
    present: Int!
    missing: [MissingPoint!]!
    pending: [MissingPoint!]!
  }

  "A battery and its passport."
  type Battery {
    id: ID!
    "Unique identifier of the unit (2023/1542 Art. 77(3)), a URI."
    uniqueIdentifier: String!
    "What the QR code carries."
    qrCode: String!
    passportId: String!
    "Null when you may not see it."
    status: BatteryStatus
    recordStatus: RecordStatus!
    category: BatteryCategory!
    manufacturer: String
    model: String
    serialNumber: String
    chemistry: String
    massKg: Float
    nominalEnergyKwh: Float
    safety: BatterySafety!
    "Who has it in hands; null when you may not see it."
    custodian: Organisation
    "Who answers for the passport."
    operator: Organisation
    installedIn: Vehicle
    "VIN of the vehicle it was built into, if known and you may see it."
    installedInVin: String
    removal: RemovalRecord
    openHandoff: Handoff
    handoffs: [Handoff!]!
    condition(first: Int = 20): [ConditionRecord!]!
    history(first: Int = 50, after: Int): [HistoryEntry!]!
    completeness(asOf: Date, guidance: String): Completeness!
    predecessors: [Battery!]!
    successors: [Battery!]!
    general: General
    symbols: Symbols
    carbonFootprint: CarbonFootprint
    dueDiligence: DueDiligence
    materials: Materials
    circularity: Circularity
    performance: Performance
    "What exists but you may not see, by name."
    withheld: [Withheld!]!
    "Steps you could record now, e.g. registerRemoval, offerHandoff."
    allowedSteps: [String!]!
    createdAt: DateTime!
    updatedAt: DateTime!
  }

  type BatteryConnection {
    edges: [BatteryEdge!]!
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type BatteryEdge {
    cursor: String!
    node: Battery!
  }
  "Filters only search among batteries you may see, and never by a value you may not see."
  input BatteryFilter {
    "Part of a serial number, identifier, model or manufacturer."
    text: String
    status: BatteryStatus
    category: BatteryCategory
    "True: batteries in your hands; false: all you may see."
    inMyCustody: Boolean
    vehicle: ID
    removed: Boolean
  }

  input ConditionInput {
    measuredAt: DateTime
    condition: SafetyCondition
    flags: [DamageFlag!]
    isolation: IsolationState
    stateOfHealthPercent: Float
    stateOfHealthKind: String
    remainingCapacityAh: Float
    stateOfChargePercent: Float
    internalResistanceOhm: Float
    isolationResistanceKohm: Float
    fullCycles: Int
    packVoltageV: Float
    cellVoltageSpreadMv: Float
    temperatureC: Float
    method: String
    instrument: String
    uncertaintyPercent: Float
    note: String
  }

  input IssuePassportInput {
    commandId: ID!
    occurredAt: DateTime
    id: ID
    "The seven sections as in the passport schema; checked as a whole."
    passport: JSON!
    "VIN of the vehicle it is built into."
    installedInVin: String
    "What an imported passport said beyond our sections: { format, kept }, kept by JSON Pointer."
    foreign: JSON
  }
  type IssuePassportSuccess {
    commit: Commit!
    battery: Battery!
  }
  union IssuePassportResult = IssuePassportSuccess | Refusal

  input RevisePassportInput {
    commandId: ID!
    occurredAt: DateTime
    battery: ID!
    "JSON Merge Patch (RFC 7396) on the seven sections."
    patch: JSON!
    reason: String!
  }
  type RevisePassportSuccess {
    commit: Commit!
    battery: Battery!
  }
  union RevisePassportResult = RevisePassportSuccess | Refusal

  input RecordConditionInput {
    commandId: ID!
    occurredAt: DateTime
    battery: ID!
    condition: ConditionInput!
  }
  type RecordConditionSuccess {
    commit: Commit!
    battery: Battery!
  }
  union RecordConditionResult = RecordConditionSuccess | Refusal

  input RegisterRemovalInput {
    commandId: ID!
    occurredAt: DateTime
    battery: ID!
    "Vehicle it came out of, if that was taken in here."
    vehicle: ID
    "VIN or name of the plant otherwise."
    from: String
    condition: ConditionInput!
    massKg: Float
    storagePlace: String
    note: String
  }
  type RegisterRemovalSuccess {
    commit: Commit!
    battery: Battery!
  }
  union RegisterRemovalResult = RegisterRemovalSuccess | Refusal

  "Who takes over responsibility when a battery becomes waste, 2023/1542 Art. 77(7)."
  enum WasteRecipient {
    PRODUCER
    PRODUCER_RESPONSIBILITY_ORGANISATION
    SELECTED_WASTE_OPERATOR
  }
  input DeclareWasteInput {
    commandId: ID!
    occurredAt: DateTime
    battery: ID!
    recipientKind: WasteRecipient!
    "The organisation that takes over responsibility."
    recipient: ID!
    reason: String
  }
  type DeclareWasteSuccess {
    commit: Commit!
    battery: Battery!
  }
  union DeclareWasteResult = DeclareWasteSuccess | Refusal

  input RecordInspectionInput {
    commandId: ID!
    occurredAt: DateTime
    battery: ID!
    "What was looked at and found, in words."
    findings: String!
    condition: ConditionInput!
    "Name or number of the procedure."
    procedure: String
  }
  type RecordInspectionSuccess {
    commit: Commit!
    battery: Battery!
  }
  union RecordInspectionResult = RecordInspectionSuccess | Refusal

  extend type Query {
    battery(id: ID!): Battery
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
  }

  extend type Subscription {
    "Whenever something is recorded about this battery."
    batteryChanged(id: ID!): Battery!
    "Whenever something is recorded about anything in your organisation's hands."
    stationFeed: HistoryEntry!
  }
`;

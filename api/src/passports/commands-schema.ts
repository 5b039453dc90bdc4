import { measuredFields } from './shown/measured-fields.ts';

/** Every step that may be recorded about a battery, with its input and answers. */
export const commandTypeDefs = /* GraphQL */ `
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
    ${measuredFields}
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
    "Battery.version as you read it; refused as CHANGED_SINCE when something was recorded since."
    expectedVersion: Int
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

  "What to give in order to record a registration."
  input RecordRegistrationInput {
    "Made by the sender, 8 to 64 characters; sending the command again with the same one writes nothing twice."
    commandId: ID!
    "When it happened, if not just now; not in the future."
    occurredAt: DateTime
    "Id of the battery."
    battery: ID!
    "Address or name of the registry."
    registry: String!
    "Number the registry gave, as it wrote it."
    registrationId: String!
  }
  "It was recorded."
  type RecordRegistrationSuccess {
    "Where it was written."
    commit: Commit!
    "The battery as it is now."
    battery: Battery!
  }
  "It was recorded, or refused with a reason."
  union RecordRegistrationResult = RecordRegistrationSuccess | Refusal

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
    "Where the weight comes from; what was copied from the passport was not weighed."
    massSource: MassSource
    "That an unlikely weight was asked back and is right."
    massConfirmed: Boolean
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
    "Where the weight comes from; what was copied from the passport was not weighed."
    massSource: MassSource
    "That an unlikely weight was asked back and is right."
    massConfirmed: Boolean
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

  extend type Mutation {
    "Creates the passport of a battery, for who places it on the market."
    issuePassport(input: IssuePassportInput!): IssuePassportResult!
    "Corrects or completes a passport; the old values stay in the history."
    revisePassport(input: RevisePassportInput!): RevisePassportResult!
    "Keeps under which number a passport stands in a registry of product passports, (EU) 2026/1778; for who answers for it."
    recordRegistration(input: RecordRegistrationInput!): RecordRegistrationResult!
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
`;

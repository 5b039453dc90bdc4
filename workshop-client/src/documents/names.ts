/** Words of the GraphQL schema this client switches on; `test/documents.test.ts` compares them with the schema. */
export const organisationRoles = [
  'MANUFACTURER',
  'WORKSHOP',
  'DISMANTLER',
  'SECOND_LIFE_OPERATOR',
  'RECYCLER',
  'PRODUCER_RESPONSIBILITY_ORGANISATION',
  'SELECTED_WASTE_OPERATOR',
  'CARRIER',
  'MARKET_SURVEILLANCE',
  'NOTIFIED_BODY',
  'COMMISSION',
] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export const batteryStatuses = ['ORIGINAL', 'REPURPOSED', 'RE_USED', 'REMANUFACTURED', 'WASTE'] as const;
export const batteryCategories = ['EV', 'LMT', 'INDUSTRIAL', 'STATIONARY'] as const;

export const safetyConditions = ['INTACT', 'DAMAGED', 'CRITICAL', 'UNKNOWN'] as const;
export type SafetyCondition = (typeof safetyConditions)[number];

export const isolationStates = ['OK', 'FAULT', 'UNKNOWN'] as const;
export type IsolationState = (typeof isolationStates)[number];

/** In the order they are offered: what endangers people first. */
export const damageFlags = [
  'SMOKE_OR_GAS',
  'HEAT',
  'FIRE',
  'SWELLING',
  'LEAKAGE',
  'ISOLATION_FAULT',
  'DEFORMATION',
  'HOUSING_OPEN',
  'CRASH',
  'FLOOD',
  'WARNING_LAMP',
] as const;
export type DamageFlag = (typeof damageFlags)[number];

/** The three that may take over a battery that has become waste (2023/1542 Art. 77(7) subpara 2). */
export const wasteRecipients = ['PRODUCER_RESPONSIBILITY_ORGANISATION', 'SELECTED_WASTE_OPERATOR', 'PRODUCER'] as const;
export type WasteRecipient = (typeof wasteRecipients)[number];

export const handoffStatuses = ['OFFERED', 'ACCEPTED', 'DISPATCHED', 'RECEIVED', 'REFUSED', 'WITHDRAWN'] as const;
export type HandoffStatus = (typeof handoffStatuses)[number];

export const handoffSteps = ['OFFER', 'ACCEPT', 'REFUSE', 'WITHDRAW', 'DISPATCH', 'RECEIVE'] as const;
export type HandoffStep = (typeof handoffSteps)[number];

/** In the order they are offered; the first three are the everyday ones. */
export const handoffPurposes = [
  'RECYCLING',
  'PREPARATION_FOR_REPURPOSING',
  'STORAGE',
  'PREPARATION_FOR_RE_USE',
  'REPURPOSING',
  'REMANUFACTURING',
  'RE_USE',
  'QUARANTINE',
] as const;
export type HandoffPurpose = (typeof handoffPurposes)[number];

/** The four operations of 2023/1542 Art. 77(7), as they are offered: those with waste first. */
export const secondLifeOperations = [
  'PREPARATION_FOR_RE_USE',
  'PREPARATION_FOR_REPURPOSING',
  'REPURPOSING',
  'REMANUFACTURING',
] as const;
export type SecondLifeOperation = (typeof secondLifeOperations)[number];

export const transferDocuments = ['CONTRACT_OF_SALE', 'INVOICE', 'TRANSFER_OF_OWNERSHIP'] as const;
export type TransferDocument = (typeof transferDocuments)[number];

/** What harms a battery: what people see first, then what a battery management reports. */
export const negativeEventKinds = [
  'ACCIDENT',
  'FALL',
  'FIRE',
  'FLOOD',
  'LEAKAGE',
  'SWELLING',
  'ISOLATION_FAULT',
  'SHORT_CIRCUIT',
  'DEEP_DISCHARGE',
  'OVERCHARGE',
  'OVERTEMPERATURE',
  'UNDERTEMPERATURE',
  'OVERCURRENT',
  'SYSTEM_FAULT',
  'OTHER',
] as const;
export type NegativeEventKind = (typeof negativeEventKinds)[number];

export const secondLifeVerdicts = ['POSSIBLE', 'INSPECT_FIRST', 'NOT_ADVISED', 'UNKNOWN'] as const;
export type SecondLifeVerdict = (typeof secondLifeVerdicts)[number];

export const histogramValues = ['TEMPERATURE', 'STATE_OF_CHARGE'] as const;
export type HistogramValue = (typeof histogramValues)[number];

export const mandateScopes = ['ISSUE', 'REVISE'] as const;
export type MandateScope = (typeof mandateScopes)[number];

/** What data for a legitimate interest may be needed for (2023/1542 Art. 77(2) subpara 3, (7)). */
export const interestPurposes = [
  'DISMANTLING',
  'REPAIR',
  'SECOND_LIFE',
  'REMANUFACTURING',
  'RECYCLING',
  'WASTE_MANAGEMENT',
  'ENERGY_MARKET',
] as const;
export type InterestPurpose = (typeof interestPurposes)[number];

export const interestProofKinds = ['PERMIT', 'CERTIFICATE', 'REGISTRATION', 'CONTRACT', 'PURCHASE', 'OTHER'] as const;
export type InterestProofKind = (typeof interestProofKinds)[number];

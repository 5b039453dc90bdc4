import type {
  BatteryCategory,
  BatteryStatus,
  DamageFlag,
  HandoffPurpose,
  InterestProofKind,
  InterestPurpose,
  IsolationState,
  MandateScope,
  NegativeEventKind,
  OrganisationRole,
  SafetyCondition,
  SecondLifeOperation,
  TransferDocument,
  WasteRecipient,
} from '#web-kit/generated/graphql.ts';

/** Words of the GraphQL schema this client offers, in the order it offers them; `test/documents.test.ts` sees to it that none is missing. */
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
] as const satisfies readonly OrganisationRole[];

export const batteryStatuses = [
  'ORIGINAL',
  'REPURPOSED',
  'RE_USED',
  'REMANUFACTURED',
  'WASTE',
] as const satisfies readonly BatteryStatus[];
export const batteryCategories = [
  'EV',
  'LMT',
  'INDUSTRIAL',
  'STATIONARY',
] as const satisfies readonly BatteryCategory[];

export const safetyConditions = [
  'INTACT',
  'DAMAGED',
  'CRITICAL',
  'UNKNOWN',
] as const satisfies readonly SafetyCondition[];

export const isolationStates = ['OK', 'FAULT', 'UNKNOWN'] as const satisfies readonly IsolationState[];

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
] as const satisfies readonly DamageFlag[];

/** The three that may take over a battery that has become waste (2023/1542 Art. 77(7) subpara 2). */
export const wasteRecipients = [
  'PRODUCER_RESPONSIBILITY_ORGANISATION',
  'SELECTED_WASTE_OPERATOR',
  'PRODUCER',
] as const satisfies readonly WasteRecipient[];

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
] as const satisfies readonly HandoffPurpose[];

/** The four operations of 2023/1542 Art. 77(7), as they are offered: those with waste first. */
export const secondLifeOperations = [
  'PREPARATION_FOR_RE_USE',
  'PREPARATION_FOR_REPURPOSING',
  'REPURPOSING',
  'REMANUFACTURING',
] as const satisfies readonly SecondLifeOperation[];

export const transferDocuments = [
  'CONTRACT_OF_SALE',
  'INVOICE',
  'TRANSFER_OF_OWNERSHIP',
] as const satisfies readonly TransferDocument[];

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
] as const satisfies readonly NegativeEventKind[];

export const mandateScopes = ['ISSUE', 'REVISE'] as const satisfies readonly MandateScope[];

/** What data for a legitimate interest may be needed for (2023/1542 Art. 77(2) subpara 3, (7)). */
export const interestPurposes = [
  'DISMANTLING',
  'REPAIR',
  'SECOND_LIFE',
  'REMANUFACTURING',
  'RECYCLING',
  'WASTE_MANAGEMENT',
  'ENERGY_MARKET',
] as const satisfies readonly InterestPurpose[];

export const interestProofKinds = [
  'PERMIT',
  'CERTIFICATE',
  'REGISTRATION',
  'CONTRACT',
  'PURCHASE',
  'OTHER',
] as const satisfies readonly InterestProofKind[];

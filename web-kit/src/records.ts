/**
 * What the clients ask for and what they get. One place for both, so that a field that disappears from the schema is
 * found by one test (`test/documents.test.ts` checks every document against the real SDL).
 */

export interface OrganisationRecord {
  id: string;
  name: string;
  roles: string[];
  address?: { street: string; postalCode: string; city: string; country: string } | null;
  demo?: boolean;
}

export interface TransportRecord {
  unNumber: string;
  specialProvisions: string[];
  packingInstruction: string;
  marking: string;
  wasteCode: string | null;
  reason: string;
}

export type SafetyConditionName = 'INTACT' | 'DAMAGED' | 'CRITICAL' | 'UNKNOWN';

export interface SafetyRecord {
  condition: SafetyConditionName;
  /** Absent in what a device remembers from before there was this field. */
  conditionWithheld?: boolean;
  flags: string[];
  isolation: 'OK' | 'FAULT' | 'UNKNOWN';
  assessedAt: string | null;
  chemistry: string | null;
  nominalVoltageV: number | null;
  maximumVoltageV: number | null;
  highVoltage: boolean;
  extinguishingAgents: string[];
  removalSteps: string[];
  tools: string[];
  warnings: string[];
  removalManual: string | null;
  transport: TransportRecord;
}

export interface BatteryRecord {
  __typename: 'Battery';
  id: string;
  uniqueIdentifier: string;
  qrCode: string;
  status: string | null;
  recordStatus: 'ACTIVE' | 'CEASED';
  category: string;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  chemistry: string | null;
  massKg: number | null;
  nominalEnergyKwh: number | null;
  safety: SafetyRecord;
  custodian: OrganisationRecord | null;
  installedInVin: string | null;
  installedIn: { id: string; vin: string | null; make: string | null; model: string | null } | null;
  removal: { removedAt: string; from: string | null; massKg: number | null } | null;
  openHandoff: { id: string; number: string; status: string; receiver: OrganisationRecord } | null;
  allowedSteps: string[];
  updatedAt: string;
}

export interface VehicleRecord {
  __typename: 'Vehicle';
  id: string;
  vin: string | null;
  vinWarnings: string[];
  make: string | null;
  model: string | null;
  firstRegisteredOn: string | null;
  receivedAt: string | null;
  receivedBy: OrganisationRecord | null;
  damages: string[];
  storagePlace: string | null;
  note: string | null;
  batteries: BatteryRecord[];
  components: ComponentRecord[];
}

export interface ComponentRecord {
  __typename: 'Component';
  id: string;
  qrCode: string;
  kind: string;
  title: string;
  partNumber: string | null;
  serialNumber: string | null;
  massKg: number | null;
  condition: string | null;
  storagePlace: string | null;
  custodian: OrganisationRecord | null;
  openHandoff: { id: string; number: string; status: string; receiver: OrganisationRecord } | null;
  allowedSteps: string[];
  registeredAt: string;
}

export interface HistoryRecord {
  position: number;
  type: string;
  recordedAt: string;
  occurredAt: string;
  organisation: OrganisationRecord | null;
  data: Record<string, unknown>;
  withheld: string[];
}

export interface HandoffRecord {
  __typename: 'Handoff';
  id: string;
  number: string;
  /** Named unlike in the schema, because one scan asks for batteries too and GraphQL wants one type per name. */
  handoffStatus: string;
  purpose: string;
  sender: OrganisationRecord;
  receiver: OrganisationRecord;
  waste: boolean;
  note: string | null;
  reason: string | null;
  offeredAt: string;
  /** What this firm may do with it now; named unlike in the schema for the same reason. */
  handoffSteps: HandoffStepName[];
  carrier: string | null;
  transportDocument: string | null;
  dispatchedMassKg: number | null;
  items: HandoffItemRecord[];
}

export type HandoffStepName = 'OFFER' | 'ACCEPT' | 'REFUSE' | 'WITHDRAW' | 'DISPATCH' | 'RECEIVE';

export type HandoffItemRecord =
  | {
      __typename: 'Battery';
      id: string;
      model: string | null;
      serialNumber: string | null;
      massKg: number | null;
      safety: Pick<SafetyRecord, 'condition' | 'transport'>;
    }
  | { __typename: 'Component'; id: string; title: string; massKg: number | null };

export interface UnknownCodeRecord {
  __typename: 'UnknownCode';
  text: string;
  codeKind: string;
  refusal: { code: string; message: string; path?: string | null; source?: string | null };
}

export type ScannedRecord = BatteryRecord | VehicleRecord | ComponentRecord | HandoffRecord | UnknownCodeRecord;

const organisationFields = `fragment OrganisationFields on Organisation { id name roles }`;

/** Everything the safety panel and the head of a battery's page show; one request, so one scan is one answer. */
const batteryFields = `fragment BatteryFields on Battery {
  __typename id uniqueIdentifier qrCode status recordStatus category manufacturer model serialNumber chemistry massKg nominalEnergyKwh
  safety {
    condition conditionWithheld flags isolation assessedAt chemistry nominalVoltageV maximumVoltageV highVoltage extinguishingAgents
    removalSteps tools warnings removalManual
    transport { unNumber specialProvisions packingInstruction marking wasteCode reason }
  }
  custodian { ...OrganisationFields } installedInVin installedIn { id vin make model }
  removal { removedAt from massKg }
  openHandoff { id number status receiver { ...OrganisationFields } }
  allowedSteps updatedAt
}`;

const componentFields = `fragment ComponentFields on Component {
  __typename id qrCode kind title partNumber serialNumber massKg condition storagePlace
  custodian { ...OrganisationFields }
  openHandoff { id number status receiver { ...OrganisationFields } }
  allowedSteps registeredAt
}`;

const vehicleFields = `fragment VehicleFields on Vehicle {
  __typename id vin vinWarnings make model firstRegisteredOn receivedAt receivedBy { ...OrganisationFields }
  damages storagePlace note batteries { ...BatteryFields } components { ...ComponentFields }
}`;

const handoffFields = `fragment HandoffFields on Handoff {
  __typename id number handoffStatus: status purpose sender { ...OrganisationFields } receiver { ...OrganisationFields }
  waste note reason offeredAt handoffSteps: allowedSteps carrier transportDocument dispatchedMassKg
  items {
    ... on Battery {
      __typename id model serialNumber massKg
      safety { condition transport { unNumber specialProvisions packingInstruction marking wasteCode reason } }
    }
    ... on Component { __typename id title massKg }
  }
}`;

/** The fragments, by name, for documents of a client's own. */
export const fragments = {
  organisation: organisationFields,
  battery: `${batteryFields}\n${organisationFields}`,
  component: `${componentFields}\n${organisationFields}`,
  vehicle: `${vehicleFields}\n${batteryFields}\n${componentFields}\n${organisationFields}`,
  handoff: `${handoffFields}\n${organisationFields}`,
} as const;

/** What both clients send. A new one is made known to the service by `npm run generate`. */
export const documents = {
  whoAmI: `query WhoAmI { me { audiences organisation { id name roles } member { id name admin } device { id name } } }`,
  scan: `query Scan($code: String!) { scan(code: $code) { __typename
    ...BatteryFields ...VehicleFields ...ComponentFields ...HandoffFields
    ... on UnknownCode { text codeKind: kind refusal: reason { code message path source values } } } }
    ${batteryFields} ${vehicleFields} ${componentFields} ${handoffFields} ${organisationFields}`,
  battery: `query Battery($id: ID!) { battery(id: $id) { ...BatteryFields } } ${batteryFields} ${organisationFields}`,
  batteryChanged: `subscription BatteryChanged($id: ID!) { batteryChanged(id: $id) { ...BatteryFields } } ${batteryFields} ${organisationFields}`,
  inMyHands: `query InMyHands($first: Int = 50) {
    batteries(filter: { inMyCustody: true }, first: $first) { edges { node { ...BatteryFields } } }
    vehicles(first: $first) { edges { node { ...VehicleFields } } }
    components(filter: { inMyCustody: true }, first: $first) { edges { node { ...ComponentFields } } } }
    ${batteryFields} ${vehicleFields} ${componentFields} ${organisationFields}`,
  openHandoffs: `query OpenHandoffs { handoffs(filter: { status: [OFFERED, ACCEPTED, DISPATCHED] }, first: 50) {
    edges { node { ...HandoffFields } } } } ${handoffFields} ${organisationFields}`,
  handoffChanged: `subscription HandoffChanged { handoffChanged { id } }`,
  organisations: `query Organisations($after: String) { organisations(first: 100, after: $after) {
    edges { node { id name roles demo address { street postalCode city country } } } pageInfo { hasNextPage endCursor } } }`,
  history: `query History($id: ID!) { battery(id: $id) { history { position type recordedAt occurredAt data withheld
    organisation { ...OrganisationFields } } } } ${organisationFields}`,
  proof: `query Proof($entry: Int!) { proof(entry: $entry) { file } ledger { verifierKey } }`,
  stationFeed: `subscription StationFeed { stationFeed { position type recordedAt occurredAt data withheld
    organisation { ...OrganisationFields } } } ${organisationFields}`,
} as const;

/** `Renault Zoe R135 · SN 0042`; the maker's name or the id when no model is known. */
export function nameOf(thing: {
  id: string;
  manufacturer?: string | null;
  model?: string | null;
  serialNumber?: string | null;
}): string {
  return [thing.model || thing.manufacturer || thing.id, thing.serialNumber && `SN ${thing.serialNumber}`]
    .filter(Boolean)
    .join(' · ');
}

import { type AnswerTo, documentsOf } from './document.ts';
import type { BatteryFields, HandoffFields, Operations } from './generated/operations.ts';

export type {
  BatteryFields as BatteryRecord,
  ComponentFields as ComponentRecord,
  HandoffFields as HandoffRecord,
  OrganisationFields as OrganisationRecord,
  VehicleFields as VehicleRecord,
} from './generated/operations.ts';

/** What one must know to stay alive beside a battery. */
export type SafetyRecord = BatteryFields['safety'];
export type TransportRecord = SafetyRecord['transport'];
export type HandoffItemRecord = HandoffFields['items'][number];
export type HistoryRecord = AnswerTo<typeof documents.stationFeed>['stationFeed'];
/** A firm with where it is. */
export type FirmRecord = AnswerTo<typeof documents.organisations>['organisations']['edges'][number]['node'];
export type ScannedRecord = AnswerTo<typeof documents.scan>['scan'];

const organisationFields = `fragment OrganisationFields on Organisation { id name roles }`;

/** Everything the safety panel and the head of a battery's page show; one request, so one scan is one answer. */
const batteryFields = `fragment BatteryFields on Battery {
  __typename id uniqueIdentifier qrCode status recordStatus category manufacturer model serialNumber chemistry massKg nominalEnergyKwh
  general { manufacturer { tradeName } } symbols { heavyMetals }
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

const asks = documentsOf<Operations>();

/** What both clients send. A new one is made known to the service by `npm run generate`. */
export const documents = {
  whoAmI: asks(
    `query WhoAmI { me { audiences organisation { id name roles } member { id name admin } device { id name } } }`,
  ),
  scan: asks(`query Scan($code: String!) { scan(code: $code) { __typename
    ...BatteryFields ...VehicleFields ...ComponentFields ...HandoffFields
    ... on UnknownCode { text codeKind: kind refusal: reason { code message path source values } } } }
    ${batteryFields} ${vehicleFields} ${componentFields} ${handoffFields} ${organisationFields}`),
  battery: asks(
    `query Battery($id: ID!) { battery(id: $id) { ...BatteryFields } } ${batteryFields} ${organisationFields}`,
  ),
  batteryChanged: asks(
    `subscription BatteryChanged($id: ID!) { batteryChanged(id: $id) { ...BatteryFields } } ${batteryFields} ${organisationFields}`,
  ),
  inMyHands: asks(`query InMyHands($first: Int = 50) {
    batteries(filter: { inMyCustody: true }, first: $first) { edges { node { ...BatteryFields } } }
    vehicles(first: $first) { edges { node { ...VehicleFields } } }
    components(filter: { inMyCustody: true }, first: $first) { edges { node { ...ComponentFields } } } }
    ${batteryFields} ${vehicleFields} ${componentFields} ${organisationFields}`),
  openHandoffs: asks(`query OpenHandoffs { handoffs(filter: { status: [OFFERED, ACCEPTED, DISPATCHED] }, first: 50) {
    edges { node { ...HandoffFields } } } } ${handoffFields} ${organisationFields}`),
  handoffChanged: asks(`subscription HandoffChanged { handoffChanged { id } }`),
  organisations: asks(`query Organisations($after: String) { organisations(first: 100, after: $after) {
    edges { node { id name roles demo address { street postalCode city country } } } pageInfo { hasNextPage endCursor } } }`),
  history:
    asks(`query History($id: ID!) { battery(id: $id) { history { position type recordedAt occurredAt data withheld
    organisation { ...OrganisationFields } } } } ${organisationFields}`),
  proof: asks(`query Proof($entry: Int!) { proof(entry: $entry) { file } ledger { verifierKey } }`),
  stationFeed: asks(`subscription StationFeed { stationFeed { position type recordedAt occurredAt data withheld
    organisation { ...OrganisationFields } } } ${organisationFields}`),
};

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

import type { HistoryRecord, TransportRecord } from '#web-kit/records.ts';
import {
  type BatteryLine,
  batteryLineFields,
  type ComponentLine,
  type Connection,
  componentLineFields,
  type Firm,
  firmFields,
  historyFields,
} from './fragments.ts';
import type { HandoffPurpose, HandoffStatus, HandoffStep } from './names.ts';

/** A handoff as one card of a list. */
export interface HandoffLine {
  id: string;
  number: string;
  status: HandoffStatus;
  purpose: HandoffPurpose;
  waste: boolean;
  sender: { id: string; name: string };
  receiver: { id: string; name: string };
  items: (BatteryLine | ComponentLine)[];
  offeredAt: string;
  dispatchedAt: string | null;
  receivedAt: string | null;
  allowedSteps: HandoffStep[];
}
const handoffLineFields = /* GraphQL */ `
  fragment HandoffLineFields on Handoff {
    id number status purpose waste
    sender { id name } receiver { id name }
    items { ...BatteryLineFields ...ComponentLineFields }
    offeredAt dispatchedAt receivedAt allowedSteps
  }
  ${batteryLineFields} ${componentLineFields}
`;

export const handoffsDocument = /* GraphQL */ `
  query WorkshopHandoffs($filter: HandoffFilter, $after: String) {
    handoffs(filter: $filter, first: 25, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...HandoffLineFields } }
    }
  }
  ${handoffLineFields}
`;

/** Under which id the first page of such a list is kept on the device. */
export const keptHandoffs = ({ direction, status }: { direction: string; status: readonly string[] }): string =>
  `handoffs/${direction}/${status.join('+')}`;

/** A battery with how it has to be packed for the road. */
export interface PackedBattery extends Omit<BatteryLine, 'safety'> {
  safety: BatteryLine['safety'] & { transport: TransportRecord };
}

/** A handoff as its own page shows it. */
export interface HandoffPage extends Omit<HandoffLine, 'items' | 'sender' | 'receiver'> {
  sender: Firm;
  receiver: Firm;
  items: (PackedBattery | ComponentLine)[];
  carrier: string | null;
  note: string | null;
  answeredAt: string | null;
  dispatchedMassKg: number | null;
  receivedMassKg: number | null;
  reason: string | null;
  receiptNote: string | null;
  transportDocument: string | null;
  signatures: {
    step: HandoffStep;
    organisation: { name: string } | null;
    signedAt: string;
    sealedFields: string[];
    position: number;
  }[];
  sealedFields: string[];
  stillRequired: { field: string; step: HandoffStep; party: string; title: string }[];
  history: HistoryRecord[];
}

const handoffPageFields = /* GraphQL */ `
  fragment HandoffPageFields on Handoff {
    id number status purpose waste note carrier reason receiptNote transportDocument
    sender { ...FirmFields } receiver { ...FirmFields }
    items {
      ...BatteryLineFields ...ComponentLineFields
      ... on Battery {
        safety { transport { unNumber specialProvisions packingInstruction marking wasteCode reason } }
      }
    }
    offeredAt answeredAt dispatchedAt receivedAt dispatchedMassKg receivedMassKg
    signatures { step organisation { name } signedAt sealedFields position }
    sealedFields stillRequired { field step party title } allowedSteps
    history(first: 50) { ...HistoryFields }
  }
  ${batteryLineFields} ${componentLineFields} ${firmFields} ${historyFields}
`;

export const handoffDocument = /* GraphQL */ `
  query WorkshopHandoff($id: ID!) { handoff(id: $id) { ...HandoffPageFields } }
  ${handoffPageFields}
`;

/** Pages of handoffs that are not finished, to be at hand without a network. */
export const openHandoffPagesDocument = /* GraphQL */ `
  query WorkshopOpenHandoffPages($filter: HandoffFilter) {
    handoffs(filter: $filter, first: 10) { edges { node { ...HandoffPageFields } } }
  }
  ${handoffPageFields}
`;

export const handoffChangedDocument = /* GraphQL */ `
  subscription WorkshopHandoffChanged {
    handoffChanged { id number status sender { id name } receiver { id name } }
  }
`;
/** What the live line says about a handoff. */
export interface HandoffChange {
  id: string;
  number: string;
  status: HandoffStatus;
  sender: { id: string; name: string };
  receiver: { id: string; name: string };
}

export interface Receivers {
  organisations: Omit<Connection<Firm>, 'totalCount'>;
}
export const receiversDocument = /* GraphQL */ `
  query WorkshopReceivers($filter: OrganisationFilter) {
    organisations(filter: $filter, first: 100) { pageInfo { hasNextPage endCursor } edges { node { ...FirmFields } } }
  }
  ${firmFields}
`;

export interface Offerable {
  batteries: Pick<Connection<BatteryLine>, 'edges'>;
  components: Pick<Connection<ComponentLine>, 'edges'>;
}
export const offerableDocument = /* GraphQL */ `
  query WorkshopOfferable {
    batteries(filter: { inMyCustody: true, removed: true }, first: 100) { edges { node { ...BatteryLineFields } } }
    components(filter: { inMyCustody: true }, first: 100) { edges { node { ...ComponentLineFields } } }
  }
  ${batteryLineFields} ${componentLineFields}
`;

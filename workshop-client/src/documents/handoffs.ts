import type { AnswerTo } from '#web-kit/document.ts';
import type { HandoffFilter } from '#web-kit/generated/graphql.ts';
import type { HandoffPageFields } from '../generated/operations.ts';
import { asks } from './asks.ts';
import { batteryLineFields, componentLineFields, firmFields, historyFields } from './fragments.ts';

const handoffLineFields = /* GraphQL */ `
  fragment HandoffLineFields on Handoff {
    id number status purpose waste
    sender { id name } receiver { id name }
    items { ...BatteryLineFields ...ComponentLineFields }
    offeredAt dispatchedAt receivedAt allowedSteps
  }
  ${batteryLineFields} ${componentLineFields}
`;

export const handoffsDocument = asks(/* GraphQL */ `
  query WorkshopHandoffs($filter: HandoffFilter, $after: String) {
    handoffs(filter: $filter, first: 25, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...HandoffLineFields } }
    }
  }
  ${handoffLineFields}
`);

/** Under which id the first page of such a list is kept on the device. */
export const keptHandoffs = ({ direction, status }: Pick<HandoffFilter, 'direction' | 'status'>): string =>
  `handoffs/${direction}/${status?.join('+')}`;

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

export const handoffDocument = asks(/* GraphQL */ `
  query WorkshopHandoff($id: ID!) { handoff(id: $id) { ...HandoffPageFields } }
  ${handoffPageFields}
`);

/** Pages of handoffs that are not finished, to be at hand without a network. */
export const openHandoffPagesDocument = asks(/* GraphQL */ `
  query WorkshopOpenHandoffPages($filter: HandoffFilter) {
    handoffs(filter: $filter, first: 10) { edges { node { ...HandoffPageFields } } }
  }
  ${handoffPageFields}
`);

export const handoffChangedDocument = asks(/* GraphQL */ `
  subscription WorkshopHandoffChanged {
    handoffChanged { id number status sender { id name } receiver { id name } }
  }
`);
export const receiversDocument = asks(/* GraphQL */ `
  query WorkshopReceivers($filter: OrganisationFilter) {
    organisations(filter: $filter, first: 100) { pageInfo { hasNextPage endCursor } edges { node { ...FirmFields } } }
  }
  ${firmFields}
`);

export const offerableDocument = asks(/* GraphQL */ `
  query WorkshopOfferable {
    batteries(filter: { inMyCustody: true, removed: true }, first: 100) { edges { node { ...BatteryLineFields } } }
    components(filter: { inMyCustody: true }, first: 100) { edges { node { ...ComponentLineFields } } }
  }
  ${batteryLineFields} ${componentLineFields}
`);

export type {
  /** A handoff as one card of a list. */
  HandoffLineFields as HandoffLine,
  /** A handoff as its own page shows it. */
  HandoffPageFields as HandoffPage,
} from '../generated/operations.ts';
export type PackedBattery = Extract<HandoffPageFields['items'][number], { __typename: 'Battery' }>;
/** What the live line says about a handoff. */
export type HandoffChange = AnswerTo<typeof handoffChangedDocument>['handoffChanged'];
export type Offerable = AnswerTo<typeof offerableDocument>;
export type Receivers = AnswerTo<typeof receiversDocument>;

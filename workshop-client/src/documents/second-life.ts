import { asks } from './asks.ts';
import { batteryLineFields } from './fragments.ts';

const usableFields = /* GraphQL */ `
  fragment UsableFields on Battery {
    ...BatteryLineFields qrCode recordStatus allowedSteps madeInto { sharePercent modules }
  }
  ${batteryLineFields}
`;

/** What this firm has in its hands, to choose from. */
export const usableBatteriesDocument = asks(/* GraphQL */ `
  query WorkshopUsableBatteries($text: String) {
    batteries(filter: { inMyCustody: true, text: $text }, first: 50) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...UsableFields } }
    }
  }
  ${usableFields}
`);

export const usableBatteryDocument = asks(/* GraphQL */ `
  query WorkshopUsableBattery($id: ID!) { battery(id: $id) { ...UsableFields } }
  ${usableFields}
`);

export const usableScanDocument = asks(/* GraphQL */ `
  query WorkshopUsableScan($code: String!) { scan(code: $code) { __typename ... on Battery { ...UsableFields } } }
  ${usableFields}
`);

/** A battery that something could be made from, with what has already become of it. */
export type { UsableFields as UsableBattery } from '../generated/operations.ts';

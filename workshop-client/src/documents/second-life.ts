import { type BatteryLine, batteryLineFields, type Connection } from './fragments.ts';

/** A battery that something could be made from, with what has already become of it. */
export interface UsableBattery extends BatteryLine {
  /** Its link; tells where links of this installation lead. */
  qrCode: string;
  recordStatus: 'ACTIVE' | 'CEASED';
  allowedSteps: string[];
  madeInto: { sharePercent: number; modules: string[] }[];
}

const usableFields = /* GraphQL */ `
  fragment UsableFields on Battery {
    ...BatteryLineFields qrCode recordStatus allowedSteps madeInto { sharePercent modules }
  }
  ${batteryLineFields}
`;

export type UsableList = { batteries: Connection<UsableBattery> };

/** What this firm has in its hands, to choose from. */
export const usableBatteriesDocument = /* GraphQL */ `
  query WorkshopUsableBatteries($text: String) {
    batteries(filter: { inMyCustody: true, text: $text }, first: 50) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...UsableFields } }
    }
  }
  ${usableFields}
`;

export const usableBatteryDocument = /* GraphQL */ `
  query WorkshopUsableBattery($id: ID!) { battery(id: $id) { ...UsableFields } }
  ${usableFields}
`;

export const usableScanDocument = /* GraphQL */ `
  query WorkshopUsableScan($code: String!) { scan(code: $code) { __typename ... on Battery { ...UsableFields } } }
  ${usableFields}
`;

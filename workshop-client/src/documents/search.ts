import { type BatteryLine, batteryLineFields, type ComponentLine, componentLineFields } from './fragments.ts';

export type Found =
  | BatteryLine
  | ComponentLine
  | {
      __typename: 'Vehicle';
      id: string;
      vin: string | null;
      make: string | null;
      vehicleModel: string | null;
      batteries: BatteryLine[];
    }
  | { __typename: 'Handoff'; id: string; number: string; handoffStatus: string }
  | { __typename: 'UnknownCode'; text: string; kind: string; reason: { code: string; message: string } };

export const scanDocument = /* GraphQL */ `
  query WorkshopScan($code: String!) {
    scan(code: $code) {
      __typename
      ... on Battery { ...BatteryLineFields }
      ... on Component { ...ComponentLineFields }
      ... on Vehicle { id vin make vehicleModel: model batteries { ...BatteryLineFields } }
      ... on Handoff { id number handoffStatus: status }
      ... on UnknownCode { text kind reason { code message values } }
    }
  }
  ${batteryLineFields} ${componentLineFields}
`;

export const batteriesDocument = /* GraphQL */ `
  query WorkshopBatteries($filter: BatteryFilter, $after: String) {
    batteries(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...BatteryLineFields } }
    }
  }
  ${batteryLineFields}
`;

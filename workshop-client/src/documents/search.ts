import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';
import { batteryLineFields, componentLineFields } from './fragments.ts';

export const scanDocument = asks(/* GraphQL */ `
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
`);

export const batteriesDocument = asks(/* GraphQL */ `
  query WorkshopBatteries($filter: BatteryFilter, $after: String) {
    batteries(filter: $filter, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...BatteryLineFields } }
    }
  }
  ${batteryLineFields}
`);

export type Found = AnswerTo<typeof scanDocument>['scan'];

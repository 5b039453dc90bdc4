import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';

export const batteryReadsDocument = asks(/* GraphQL */ `
  query WorkshopBatteryReads($id: ID!, $after: String) {
    batteryReads(battery: $id, first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { from to purpose organisation { id name } } }
    }
  }
`);

/** That a firm has read what not everybody may read of a battery. */
export type BatteryRead = AnswerTo<typeof batteryReadsDocument>['batteryReads']['edges'][number]['node'];

import type { Connection } from './fragments.ts';

/** That a firm has read what not everybody may read of a battery. */
export interface BatteryRead {
  from: string;
  to: string;
  purpose: string;
  organisation: { id: string; name: string } | null;
}

export type BatteryReads = { batteryReads: Omit<Connection<BatteryRead>, 'totalCount'> };

export const batteryReadsDocument = /* GraphQL */ `
  query WorkshopBatteryReads($id: ID!, $after: String) {
    batteryReads(battery: $id, first: 50, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { from to purpose organisation { id name } } }
    }
  }
`;

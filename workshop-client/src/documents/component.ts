import type { ComponentRecord, HistoryRecord } from '#web-kit/records.ts';
import { fragments } from '#web-kit/records.ts';
import { type ComponentLine, type Connection, componentLineFields, historyFields } from './fragments.ts';

/** A component as its own page shows it. */
export interface ComponentPage extends ComponentRecord {
  vehicle: { id: string; vin: string | null; make: string | null; model: string | null } | null;
  history: HistoryRecord[];
}

export const componentDocument = /* GraphQL */ `
  query WorkshopComponent($id: ID!) {
    component(id: $id) {
      ...ComponentFields
      vehicle { id vin make model }
      history(first: 50) { ...HistoryFields }
    }
  }
  ${fragments.component} ${historyFields}
`;

export interface Components {
  components: Connection<ComponentLine>;
}
export const componentsDocument = /* GraphQL */ `
  query WorkshopComponents($filter: ComponentFilter) {
    components(filter: $filter, first: 50) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ComponentLineFields } }
    }
  }
  ${componentLineFields}
`;

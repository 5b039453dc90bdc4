import type { AnswerTo } from '#web-kit/document.ts';
import { fragments } from '#web-kit/records.ts';
import { asks } from './asks.ts';
import { componentLineFields, historyFields } from './fragments.ts';

export const componentDocument = asks(/* GraphQL */ `
  query WorkshopComponent($id: ID!) {
    component(id: $id) {
      ...ComponentFields
      vehicle { id vin make model }
      history(first: 50) { ...HistoryFields }
    }
  }
  ${fragments.component} ${historyFields}
`);

export const componentsDocument = asks(/* GraphQL */ `
  query WorkshopComponents($filter: ComponentFilter) {
    components(filter: $filter, first: 50) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...ComponentLineFields } }
    }
  }
  ${componentLineFields}
`);

/** A component as its own page shows it. */
export type ComponentPage = NonNullable<AnswerTo<typeof componentDocument>['component']>;

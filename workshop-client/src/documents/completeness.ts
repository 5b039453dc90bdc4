import type { AnswerTo } from '#web-kit/document.ts';
import { asks } from './asks.ts';

const gapFields = /* GraphQL */ `
  fragment GapFields on MissingPoint {
    dataPoint title source supplier properties since notBefore awaits condition
    blocks { what from source } beside { source since }
  }
`;

export const completenessReportDocument = asks(/* GraphQL */ `
  query WorkshopCompletenessReport($id: ID!, $asOf: Date!, $guidance: String) {
    battery(id: $id) {
      id manufacturer model serialNumber allowedSteps
      completeness(asOf: $asOf, guidance: $guidance) {
        asOf guidance required present
        scope { state from reason source }
        missing { ...GapFields } conditional { ...GapFields } pending { ...GapFields }
      }
    }
  }
  ${gapFields}
`);

export const ownCompletenessDocument = asks(/* GraphQL */ `
  query WorkshopOwnCompleteness($asOf: Date!, $guidance: String, $after: String) {
    ownCompleteness(asOf: $asOf, guidance: $guidance, after: $after) {
      asOf guidance batteries complete
      models {
        modelIdentifier name category batteries complete
        missing { batteries point { ...GapFields } }
        example { id serialNumber }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
  ${gapFields}
`);

/** A point of the Commission's list that is not there, with everything one needs to know to close the gap. */
export type { GapFields as GapPoint } from '../generated/operations.ts';
export type ReportedBattery = NonNullable<AnswerTo<typeof completenessReportDocument>['battery']>;
export type CompletenessReport = ReportedBattery['completeness'];
export type OwnCompleteness = AnswerTo<typeof ownCompletenessDocument>['ownCompleteness'];
/** What the batteries of one model lack. */
export type ModelGaps = OwnCompleteness['models'][number];

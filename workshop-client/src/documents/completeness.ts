/** A point of the Commission's list that is not there, with everything one needs to know to close the gap. */
export interface GapPoint {
  dataPoint: number;
  title: string;
  source: string;
  supplier: string;
  /** Paths of properties; one of each inner list answers it. */
  properties: string[][];
  since: string | null;
  notBefore: string | null;
  awaits: string | null;
  condition: string | null;
  blocks: { what: string; from: string; source: string } | null;
  beside: { source: string; since: string | null } | null;
}

export interface CompletenessReport {
  asOf: string;
  guidance: string;
  required: number;
  present: number;
  scope: { state: string; from: string; reason: string; source: string };
  missing: GapPoint[];
  conditional: GapPoint[];
  pending: GapPoint[];
}

const gapFields = /* GraphQL */ `
  fragment GapFields on MissingPoint {
    dataPoint title source supplier properties since notBefore awaits condition
    blocks { what from source } beside { source since }
  }
`;

export interface ReportedBattery {
  id: string;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  allowedSteps: string[];
  completeness: CompletenessReport;
}

export const completenessReportDocument = /* GraphQL */ `
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
`;

/** What the batteries of one model lack. */
export interface ModelGaps {
  modelIdentifier: string;
  name: string | null;
  category: string;
  batteries: number;
  complete: number;
  missing: { batteries: number; point: GapPoint }[];
  example: { id: string; serialNumber: string | null };
}

export interface OwnCompleteness {
  asOf: string;
  guidance: string;
  batteries: number;
  complete: number;
  models: ModelGaps[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export const ownCompletenessDocument = /* GraphQL */ `
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
`;

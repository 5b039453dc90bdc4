export const batteryLineFields = /* GraphQL */ `
  fragment BatteryLineFields on Battery {
    __typename id manufacturer model serialNumber chemistry status category massKg
    safety { condition highVoltage } openHandoff { id }
  }
`;

export const componentLineFields = /* GraphQL */ `
  fragment ComponentLineFields on Component {
    __typename id title partNumber componentMassKg: massKg openHandoff { id }
  }
`;

export const firmFields = /* GraphQL */ `
  fragment FirmFields on Organisation { id name roles demo address { street postalCode city country } }
`;

export const historyFields = /* GraphQL */ `
  fragment HistoryFields on HistoryEntry {
    position type recordedAt occurredAt data withheld organisation { id name roles }
  }
`;

/** A page of a list. */
export interface Connection<T> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: T }[];
}

export type {
  /** A battery as one line of a list; leaner than the scan's answer, because a phone loads twenty of them. */
  BatteryLineFields as BatteryLine,
  ComponentLineFields as ComponentLine,
  /** A firm with where it is, to choose it by. */
  FirmFields as Firm,
} from '../generated/operations.ts';

import type { OrganisationRecord, SafetyConditionName } from '#web-kit/records.ts';

/** A battery as one line of a list; leaner than the scan's answer, because a phone loads twenty of them. */
export interface BatteryLine {
  __typename: 'Battery';
  id: string;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  chemistry: string | null;
  status: string | null;
  category: string;
  massKg: number | null;
  safety: { condition: SafetyConditionName; highVoltage: boolean };
  openHandoff: { id: string } | null;
}
export const batteryLineFields = /* GraphQL */ `
  fragment BatteryLineFields on Battery {
    __typename id manufacturer model serialNumber chemistry status category massKg
    safety { condition highVoltage } openHandoff { id }
  }
`;

/** A component as one line of a list. */
export interface ComponentLine {
  __typename: 'Component';
  id: string;
  title: string;
  partNumber: string | null;
  componentMassKg: number | null;
  openHandoff: { id: string } | null;
}
export const componentLineFields = /* GraphQL */ `
  fragment ComponentLineFields on Component {
    __typename id title partNumber componentMassKg: massKg openHandoff { id }
  }
`;

/** A firm with where it is, to choose it by. */
export interface Firm extends OrganisationRecord {
  demo: boolean;
}
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

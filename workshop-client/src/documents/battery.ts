import { type BatteryRecord, fragments, type HistoryRecord } from '#web-kit/records.ts';
import { historyFields } from './fragments.ts';
import type { SecondLifeOperation } from './names.ts';

/** One dated measurement. */
export interface ConditionLine {
  measuredAt: string;
  stateOfHealthPercent: number | null;
  stateOfHealthKind: string | null;
  remainingCapacityAh: number | null;
  stateOfChargePercent: number | null;
  internalResistanceOhm: number | null;
  isolationResistanceKohm: number | null;
  fullCycles: number | null;
  packVoltageV: number | null;
  cellVoltageSpreadMv: number | null;
  temperatureC: number | null;
  method: string | null;
  instrument: string | null;
  uncertaintyPercent: number | null;
  organisation: { name: string } | null;
}

/** That a battery, or a part of it, went into another one; with the battery at the other end. */
export interface LineageLink {
  battery: Relative;
  operation: SecondLifeOperation;
  sharePercent: number;
  modules: string[];
}
export interface Relative {
  id: string;
  manufacturer: string | null;
  model: string | null;
  serialNumber: string | null;
  status: string | null;
  recordStatus: 'ACTIVE' | 'CEASED';
}

export interface RepairLine {
  repairedAt: string;
  description: string;
  parts: string[];
  report: string | null;
  organisation: { name: string } | null;
}

/** A battery as its own page shows it. */
export interface BatteryPage extends BatteryRecord {
  passportId: string;
  operator: { id: string; name: string } | null;
  condition: ConditionLine[];
  history: HistoryRecord[];
  madeFrom: LineageLink[];
  madeInto: LineageLink[];
  repairs: RepairLine[];
  withheld: WithheldPoint[];
}

export interface WithheldPoint {
  path: string;
  title: string;
  access: string;
  source: string;
}

const lineageFields = /* GraphQL */ `
  fragment LineageFields on LineageLink {
    operation sharePercent modules battery { id manufacturer model serialNumber status recordStatus }
  }
`;

export const batteryDocument = /* GraphQL */ `
  query WorkshopBattery($id: ID!) {
    battery(id: $id) {
      ...BatteryFields
      passportId
      operator { id name }
      condition(first: 10) {
        measuredAt stateOfHealthPercent stateOfHealthKind remainingCapacityAh stateOfChargePercent internalResistanceOhm
        isolationResistanceKohm fullCycles packVoltageV cellVoltageSpreadMv temperatureC method instrument uncertaintyPercent
        organisation { name }
      }
      history(first: 50) { ...HistoryFields }
      madeFrom { ...LineageFields }
      madeInto { ...LineageFields }
      repairs { repairedAt description parts report organisation { name } }
      withheld { path title access source }
    }
  }
  ${fragments.battery} ${historyFields} ${lineageFields}
`;

export interface MissingPoint {
  dataPoint: number;
  title: string;
  source: string;
  supplier: string;
}
export interface Completeness {
  asOf: string;
  guidance: string;
  required: number;
  present: number;
  missing: MissingPoint[];
  pending: MissingPoint[];
}
export const completenessDocument = /* GraphQL */ `
  query WorkshopCompleteness($id: ID!) {
    battery(id: $id) {
      completeness {
        asOf guidance required present
        missing { dataPoint title source supplier }
        pending { dataPoint title source supplier }
      }
    }
  }
`;

/** Only that something changed; the page then asks for what it shows. */
export const batteryChangedDocument = /* GraphQL */ `
  subscription WorkshopBatteryChanged($id: ID!) { batteryChanged(id: $id) { id updatedAt } }
`;

import type { AnswerTo } from '#web-kit/document.ts';
import { fragments } from '#web-kit/records.ts';
import { asks } from './asks.ts';
import { historyFields } from './fragments.ts';

const lineageFields = /* GraphQL */ `
  fragment LineageFields on LineageLink {
    operation sharePercent modules battery { id manufacturer model serialNumber status recordStatus }
  }
`;

export const batteryDocument = asks(/* GraphQL */ `
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
`);

export const completenessDocument = asks(/* GraphQL */ `
  query WorkshopCompleteness($id: ID!) {
    battery(id: $id) {
      completeness {
        asOf guidance required present
        missing { dataPoint title source supplier }
        pending { dataPoint title source supplier }
      }
    }
  }
`);

/** Only that something changed; the page then asks for what it shows. */
export const batteryChangedDocument = asks(/* GraphQL */ `
  subscription WorkshopBatteryChanged($id: ID!) { batteryChanged(id: $id) { id updatedAt } }
`);

/** A battery as its own page shows it. */
export type BatteryPage = NonNullable<AnswerTo<typeof batteryDocument>['battery']>;
/** One dated measurement. */
export type ConditionLine = BatteryPage['condition'][number];
export type RepairLine = BatteryPage['repairs'][number];
export type WithheldPoint = BatteryPage['withheld'][number];
/** That a battery, or a part of it, went into another one; with the battery at the other end. */
export type { LineageFields as LineageLink } from '../generated/operations.ts';

export type Completeness = NonNullable<AnswerTo<typeof completenessDocument>['battery']>['completeness'];
export type MissingPoint = Completeness['missing'][number];

import type { Condition } from '../../generated/types.ts';

/** What of a condition is a number with a unit. */
export type Measured = Exclude<keyof Condition, 'condition' | 'flags' | 'isolation'>;

/** A measured value of ours in words of GS1 and of the United Nations. */
export interface SensorLine {
  property: Measured;
  /** `gs1:MeasurementType`. */
  type: string;
  /** UN/ECE Recommendation 20. */
  uom: string;
  /** What other vocabularies call it, without "has". */
  names?: readonly string[];
  /** A battery has one of this type, so a report without a further name means it. */
  plain?: true;
}

/** Our measured values ↔ measurement type and unit of a sensor report. */
export const sensorLines: readonly SensorLine[] = [
  { property: 'stateOfHealthPercent', type: 'Dimensionless', uom: 'P1', names: ['stateOfHealth'] },
  { property: 'stateOfChargePercent', type: 'Dimensionless', uom: 'P1', names: ['stateOfCharge'] },
  { property: 'uncertaintyPercent', type: 'Dimensionless', uom: 'P1' },
  { property: 'remainingCapacityAh', type: 'ElectricCharge', uom: 'AMH', names: ['remainingCapacity'] },
  { property: 'internalResistanceOhm', type: 'Resistance', uom: 'OHM', names: ['internalResistance'] },
  { property: 'isolationResistanceKohm', type: 'Resistance', uom: 'B49' },
  { property: 'packVoltageV', type: 'Voltage', uom: 'VLT', plain: true },
  { property: 'cellVoltageSpreadMv', type: 'Voltage', uom: '2Z' },
  { property: 'temperatureC', type: 'Temperature', uom: 'CEL', plain: true },
  { property: 'fullCycles', type: 'Count', uom: 'C62', names: ['numberOfFullCycles'] },
];

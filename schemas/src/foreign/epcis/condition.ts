import { formats } from '../../checks/formats.ts';
import type { Condition, DatedValue, MeasurementsRecorded } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import { number } from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { type Measured, type SensorLine, sensorLines } from '../lines/sensor-lines.ts';
import { terms } from './terms.ts';
import { measurementTypes, wordOf } from './words.ts';

/** Further metrics of a series, which our conditions do not have. */
const seriesLines: readonly (Omit<SensorLine, 'property'> & { property: keyof MeasurementsRecorded['latest'] })[] = [
  { property: 'remainingEnergyKwh', type: 'Energy', uom: 'KWH' },
  { property: 'remainingPowerW', type: 'Power', uom: 'WTT' },
  { property: 'roundTripEfficiencyPercent', type: 'Dimensionless', uom: 'P1' },
  // Per month; UN/ECE Recommendation 20 has no unit for that.
  { property: 'selfDischargePercentPerMonth', type: 'Dimensionless', uom: 'P1' },
  { property: 'ohmicResistanceOhm', type: 'Resistance', uom: 'OHM' },
  { property: 'energyThroughputKwh', type: 'Energy', uom: 'KWH' },
  { property: 'capacityThroughputAh', type: 'ElectricCharge', uom: 'AMH' },
  { property: 'deepDischarges', type: 'Count', uom: 'C62' },
  { property: 'overcharges', type: 'Count', uom: 'C62' },
  { property: 'extremeHeatMinutes', type: 'Time', uom: 'MIN' },
  { property: 'extremeColdMinutes', type: 'Time', uom: 'MIN' },
  { property: 'chargingInHeatMinutes', type: 'Time', uom: 'MIN' },
  { property: 'chargingInColdMinutes', type: 'Time', uom: 'MIN' },
];

/** The newest values of a series as sensor elements, one for each time something was measured. */
export function sensorElementsOf(latest: MeasurementsRecorded['latest']): object[] {
  const byTime = new Map<string, object[]>();
  for (const { property, type, uom } of [...sensorLines, ...seriesLines]) {
    const found = (latest as Record<string, DatedValue | undefined>)[property];
    if (!found) continue;
    const report = { type, value: found.value, uom, [`${terms}:property`]: property };
    byTime.set(found.measuredAt, [...(byTime.get(found.measuredAt) ?? []), report]);
  }
  return [...byTime].map(([time, sensorReport]) => ({ sensorMetadata: { time }, sensorReport }));
}

/** The measured values of a condition as a sensor element; nothing when nothing was measured. */
export function sensorElementOf(condition: Condition, occurredAt: string): object | undefined {
  const reports = sensorLines.flatMap(({ property, type, uom }) => {
    const value = condition[property];
    return typeof value === 'number' ? [{ type, value, uom, [`${terms}:property`]: property }] : [];
  });
  if (reports.length === 0) return undefined;
  const { method, instrument, stateOfHealthKind } = condition;
  return {
    sensorMetadata: {
      time: condition.measuredAt ?? occurredAt,
      [`${terms}:method`]: method,
      [`${terms}:instrument`]: instrument,
      [`${terms}:stateOfHealthKind`]: stateOfHealthKind,
    },
    sensorReport: reports,
  };
}

/** Reads sensor reports and our own words of an event as a condition; what is measured in other units is left where it is. */
export function readCondition(event: Place, used: Used): Condition | undefined {
  const element = placeAt(event, 'sensorElementList');
  const found: Record<string, unknown> = {};
  for (const each of element ? elementsOf(element) : []) readElement(each, found, used);
  for (const name of ['condition', 'isolation', 'flags', 'note']) readOwn(event, name, found, used);
  return Object.keys(found).length > 0 ? (found as Condition) : undefined;
}

function readElement(element: Place, found: Record<string, unknown>, used: Used): void {
  const reports = placeAt(element, 'sensorReport');
  let hasValue = false;
  for (const report of reports ? elementsOf(reports) : []) {
    const property = propertyOf(report.value as Record<string, unknown>);
    const at = placeAt(report, 'value');
    const value = property && found[property] === undefined && at ? number(at, used) : undefined;
    if (property === undefined || value === undefined) continue;
    found[property] = value;
    hasValue = true;
    for (const name of ['type', 'uom', `${terms}:property`]) used.add(`${report.pointer}/${name}`);
  }
  const metadata = hasValue && placeAt(element, 'sensorMetadata');
  if (!metadata) return;
  const time = placeAt(metadata, 'time');
  if (found.measuredAt === undefined && typeof time?.value === 'string' && formats.timestamp?.(time.value)) {
    found.measuredAt = time.value;
    used.add(time.pointer);
  }
  for (const name of ['method', 'instrument', 'stateOfHealthKind']) readOwn(metadata, name, found, used);
}

function propertyOf(report: Record<string, unknown>): Measured | undefined {
  const { type, uom, [`${terms}:property`]: own } = report;
  const bare = wordOf(measurementTypes, plainText(type));
  const name = plainText(type).replace(/^.*[:/#](?:has)?/, '');
  const plain = name.charAt(0).toLowerCase() + name.slice(1);
  return sensorLines.find((line) => {
    if (line.uom !== uom) return false;
    if (own !== undefined) return line.property === own;
    return bare === undefined ? line.names?.includes(plain) : line.plain && line.type === bare;
  })?.property;
}

function readOwn(place: Place, name: string, found: Record<string, unknown>, used: Used): void {
  const own = `${terms}:${name}`;
  const value = (place.value as Record<string, unknown>)[own];
  if (value === undefined) return;
  found[name] = value;
  used.add(`${place.pointer}/${own}`);
}

import type { Measurement as DynamicValue, NegativeEvent, Performance } from '#schemas/generated/types.ts';
import { measuredValue, metrics, type SeriesMetric } from '#schemas/metrics.ts';
import type { Battery, Measurement } from '../state/battery.ts';
import type { LatestValue } from '../state/in-use.ts';
import { derivedProperties } from './derived-properties.ts';

/** Whether anything was measured or happened that a passport shows. */
export function hasMeasured({ measurements, series, harms }: Battery): boolean {
  return measurements.length > 0 || series !== undefined || harms !== undefined;
}

/**
 * What was measured and what happened, as the dynamic properties of a passport: of each metric its newest value, whether it
 * was measured by hand or sent by the battery itself, and what follows from those.
 */
export function measuredProperties(
  battery: Battery,
  stated: Performance | undefined,
  withRecorders: boolean,
): Partial<Performance> {
  const found: Record<string, unknown> = {};
  for (const [metric, property, unit] of shown) {
    const value = newest(battery, metric, unit);
    if (value) found[property] = withRecorders ? value : withoutRecorder(value);
  }
  if (battery.harms) {
    const recorded = battery.harms.newest.map((harm) => eventOf(harm, withRecorders));
    found.negativeEvents = [...(stated?.negativeEvents ?? []), ...recorded].slice(-mostEvents);
  }
  return { ...found, ...derivedProperties(found, stated, battery.harms) };
}

/** As many as the schema of the section takes. */
const mostEvents = 500;

/** Metrics a passport shows. Of states of health that is the certified energy of electric vehicle batteries alone. */
const shown = (Object.keys(metrics) as SeriesMetric[]).flatMap((metric) => {
  const { property, unit } = metrics[metric];
  return property ? [[metric, property, unit] as const] : [];
});

/** The newest value of a metric, measured by hand or sent by the battery itself. */
export function newest(
  { category, measurements, series }: Battery,
  metric: SeriesMetric,
  unit: string = metrics[metric].unit,
): DynamicValue | undefined {
  const sent = series?.latest[metric];
  for (const measurement of measurements) {
    const value = measuredValue(category, measurement, metric);
    if (value === undefined) continue;
    return sent && sent.measuredAt > measurement.measuredAt
      ? fromSeries(sent, unit)
      : fromSingle(measurement, value, unit);
  }
  return sent && fromSeries(sent, unit);
}

function fromSingle(measurement: Measurement, value: number, unit: string): DynamicValue {
  const { measuredAt, method, instrument, uncertaintyPercent, organisation } = measurement;
  return dynamic({ value, measuredAt, organisation }, unit, { method, instrument, uncertaintyPercent });
}

function fromSeries(latest: LatestValue, unit: string): DynamicValue {
  return dynamic(latest, unit, latest);
}

function dynamic(
  { value, measuredAt, organisation }: { value: number; measuredAt: string; organisation: string },
  unit: string,
  { method, instrument, uncertaintyPercent }: Pick<Measurement, 'method' | 'instrument' | 'uncertaintyPercent'>,
): DynamicValue {
  return {
    value,
    unit,
    measuredAt,
    ...(method && { method }),
    ...(instrument && { instrument }),
    ...(uncertaintyPercent !== undefined && { uncertaintyPercent }),
    recordedBy: organisation,
  };
}

function withoutRecorder({ recordedBy: _, ...value }: DynamicValue): DynamicValue {
  return value;
}

function eventOf(
  { kind, occurredAt, description, organisation }: NonNullable<Battery['harms']>['newest'][number],
  withRecorders: boolean,
): NegativeEvent {
  return {
    occurredOn: occurredAt.slice(0, 10),
    kind,
    ...(description && { description }),
    ...(withRecorders && { recordedBy: organisation }),
  };
}

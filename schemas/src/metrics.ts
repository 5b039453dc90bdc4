import type { General, MetricName, Performance } from './generated/types.ts';

/** Which of the two a state of health is: the share of certified energy left, or another measure of the manufacturer's. */
export type HealthKind = 'SOH' | 'SOCE';
type Category = General['category'];

/** What a series is drawn of: a metric, where the state of certified energy is one of its own. */
export type SeriesMetric = MetricName | 'stateOfCertifiedEnergyPercent';

/** One thing that can be measured again and again. */
export interface Metric {
  title: { de: string; en: string };
  unit: string;
  /** The property of the performance section its newest value is shown as. */
  property?: keyof Performance & string;
  /** The rule that asks for it; absent where only practice does. */
  source?: string;
}

/**
 * 2023/1542 Annex VII Part A: the state of health of an electric vehicle battery is its state of certified energy; of
 * other batteries it is told by capacity, power, efficiency, self-discharge and resistance, so a share in percent is
 * plain SOH. An electric vehicle battery may have both: a workshop's device knows nothing of certificates.
 */
export function healthKindOf(category: Category, stated: HealthKind | null | undefined): HealthKind {
  return stated ?? (category === 'ev' ? 'SOCE' : 'SOH');
}

/** Whether a state of certified energy is said of a battery that by law has none (2023/1542 Annex VII Part A). */
export function hasNoCertifiedEnergy(category: Category, stated: HealthKind | null | undefined): boolean {
  return stated === 'SOCE' && category !== 'ev';
}

/** Under which name a value is drawn: a state of certified energy is not the same as another state of health. */
export function seriesMetricOf(name: MetricName, kind: HealthKind | undefined): SeriesMetric {
  return name === 'stateOfHealthPercent' && kind === 'SOCE' ? 'stateOfCertifiedEnergyPercent' : name;
}

/** The value of a metric in a measurement, where the law decides which state of health an unnamed one is. */
export function measuredValue(
  category: Category,
  measurement: { [Name in MetricName]?: number } & { stateOfHealthKind?: HealthKind },
  metric: SeriesMetric,
): number | undefined {
  if (metric !== 'stateOfHealthPercent' && metric !== 'stateOfCertifiedEnergyPercent') return measurement[metric];
  const kind = healthKindOf(category, measurement.stateOfHealthKind);
  return seriesMetricOf('stateOfHealthPercent', kind) === metric ? measurement.stateOfHealthPercent : undefined;
}

/** The metric by which the law judges how far a battery of this category has aged. */
export function healthMetricOf(category: Category): SeriesMetric {
  return category === 'ev' ? 'stateOfCertifiedEnergyPercent' : 'stateOfHealthPercent';
}

/** All metrics by name; units as in `schemas/shapes.json`, whose fields have the same names. */
export const metrics: Readonly<Record<SeriesMetric, Metric>> = {
  stateOfHealthPercent: metric('Gesundheitszustand (SOH)', 'State of health (SOH)', '%', '2023/1542 Art. 14(1)'),
  stateOfCertifiedEnergyPercent: metric(
    'Zertifizierte Energie (SOCE)',
    'Certified energy (SOCE)',
    '%',
    '2023/1542 Annex VII Part A',
    'stateOfCertifiedEnergy',
  ),
  remainingCapacityAh: metric(
    'Verbleibende Kapazität',
    'Remaining capacity',
    'Ah',
    '2023/1542 Annex VII Part A (1)',
    'remainingCapacity',
  ),
  remainingEnergyKwh: metric(
    'Verbleibende Energie',
    'Remaining energy',
    'kWh',
    'DIN DKE SPEC 99100 6.7.2.6',
    'remainingUsableEnergy',
  ),
  remainingPowerW: metric(
    'Verbleibende Leistung',
    'Remaining power',
    'W',
    '2023/1542 Annex VII Part A (2)',
    'remainingPower',
  ),
  roundTripEfficiencyPercent: metric(
    'Energieeffizienz',
    'Round-trip efficiency',
    '%',
    '2023/1542 Annex VII Part A (3)',
    'remainingEfficiency',
  ),
  selfDischargePercentPerMonth: metric(
    'Selbstentladung',
    'Self-discharge',
    '%/month',
    '2023/1542 Annex VII Part A (4)',
    'currentSelfDischarge',
  ),
  ohmicResistanceOhm: metric(
    'Ohmscher Widerstand',
    'Ohmic resistance',
    'Ω',
    '2023/1542 Annex VII Part A (5)',
    'ohmicResistance',
  ),
  internalResistanceOhm: metric(
    'Innenwiderstand',
    'Internal resistance',
    'Ω',
    '2023/1542 Annex XIII 4(a)',
    'internalResistance',
  ),
  fullCycles: metric('Vollzyklen', 'Full cycles', 'cycles', '2023/1542 Annex XIII 4(d)', 'cycles'),
  energyThroughputKwh: metric(
    'Energiedurchsatz',
    'Energy throughput',
    'kWh',
    '2023/1542 Annex VII Part B (2)',
    'energyThroughput',
  ),
  capacityThroughputAh: metric(
    'Ladungsdurchsatz',
    'Capacity throughput',
    'Ah',
    '2023/1542 Annex VII Part B (3)',
    'capacityThroughput',
  ),
  stateOfChargePercent: metric('Ladezustand', 'State of charge', '%', '2023/1542 Annex XIII 4(d)', 'stateOfCharge'),
  temperatureC: metric('Temperatur', 'Temperature', '°C', '2023/1542 Annex XIII 4(d)', 'operatingTemperature'),
  deepDischarges: metric(
    'Tiefentladungen',
    'Deep discharges',
    'events',
    '2023/1542 Annex VII Part B (4)',
    'deepDischarges',
  ),
  overcharges: metric('Überladungen', 'Overcharges', 'events', 'DIN DKE SPEC 99100 6.7.8.3', 'overcharges'),
  extremeHeatMinutes: metric(
    'Zeit über der Temperaturgrenze',
    'Time above the temperature limit',
    'min',
    '2023/1542 Annex VII Part B (4)',
    'extremeHeat',
  ),
  extremeColdMinutes: metric(
    'Zeit unter der Temperaturgrenze',
    'Time below the temperature limit',
    'min',
    '2023/1542 Annex VII Part B (4)',
    'extremeCold',
  ),
  chargingInHeatMinutes: metric(
    'Ladezeit über der Temperaturgrenze',
    'Charging time above the temperature limit',
    'min',
    '2023/1542 Annex VII Part B (4)',
    'chargingInHeat',
  ),
  chargingInColdMinutes: metric(
    'Ladezeit unter der Temperaturgrenze',
    'Charging time below the temperature limit',
    'min',
    '2023/1542 Annex VII Part B (4)',
    'chargingInCold',
  ),
  isolationResistanceKohm: metric('Isolationswiderstand', 'Isolation resistance', 'kΩ', 'UN Regulation No. 100'),
  packVoltageV: metric('Spannung', 'Voltage', 'V'),
  cellVoltageSpreadMv: metric('Spannungsspreizung der Zellen', 'Cell voltage spread', 'mV'),
};

/** The names of all metrics a measurement may have. */
export const metricNames = Object.keys(metrics).filter(
  (name): name is MetricName => name !== 'stateOfCertifiedEnergyPercent',
);

function metric(de: string, en: string, unit: string, source?: string, property?: keyof Performance & string): Metric {
  return { title: { de, en }, unit, ...(source && { source }), ...(property && { property }) };
}

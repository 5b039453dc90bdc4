/** The five kinds of battery BatteryPass-Ready has a schema for; the last is an industrial one without management system. */
export const readyKinds = ['ev', 'lmt', 'industrial', 'stationary', 'withoutBms'] as const;
export type ReadyKind = (typeof readyKinds)[number];

export const readyCategories: Record<ReadyKind, string> = {
  ev: 'electric vehicle battery',
  lmt: 'LMT battery',
  industrial: 'industrial/non-stationary battery',
  stationary: 'industrial/stationary battery',
  // The published name for these is refused by the publisher's own service, which takes this one.
  withoutBms: 'industrial/non-stationary battery',
};

export const readyChemistries: readonly string[] = [
  'Li-ion LCO',
  'Li-ion LFP',
  'Li-ion LMO',
  'Li-ion NCA',
  'Li-ion NMC',
  'Li-metal',
  'Na-ion',
  'Ni-Cd',
  'Ni-MH',
  'Pb',
];

const percent = (value: number) => ({ percent: '%', percentageValue: value });
const perMonth = (value: number) => ({ percentMonth: '%/month', percentMonthValue: value });
const volt = (value: number) => ({ voltValue: value, volt: 'V' });
const celsius = (value: number) => ({ degreeCelsius: '°C', celsiusValue: Math.round(value) });
const bare = (value: number) => value;
const whole = (value: number) => Math.round(value);
const ampereHour = (value: number) => ({
  amperehourMiliamperehourValue: Math.round(value),
  ampereHourMiliamperehour: 'Ah',
});
/** Whole numbers only, but in either unit. */
const eitherAmpereHour = (value: number) =>
  Number.isInteger(value)
    ? ampereHour(value)
    : { amperehourMiliamperehourValue: Math.round(value * 1000), ampereHourMiliamperehour: 'mAh' };
/** The same unit is spelt differently where decimals are allowed. */
const decimalAmpereHour = (value: number) => ({ amperehourMiliamperehourValue: value, amperehourMiliamperehour: 'Ah' });
const wholeKwh = (value: number) => ({ kilowattHourValue: Math.round(value), kilowattHour: 'kWh' });
const kwh = (value: number) => ({ kilowattHourValue: value, kilowattHour: 'kWh' });
const ratio = (value: number) => ({ wattPerWattHourValue: Math.round(value), wattPerWattHour: 'W/Wh' });
const watt = (value: number) => ({ wattValue: Math.round(value), watt: 'W' });
const ohm = (value: number) => ({ ohmValue: Math.round(value), ohm: 'Ohm' });
const cRate = (value: number) => ({ amperePerAmpereHourValue: value, amperePerAmpereHour: 'A/Ah' });

/**
 * Foreign name, our property, how it is written, and for each kind in the order above: R mandatory, o optional, - not
 * listed. Where the format asks for whole numbers, ours are rounded.
 */
export const readyPerformance: readonly (readonly [string, string, (value: number) => unknown, string])[] = [
  ['RatedCapacity', 'ratedCapacityAh', eitherAmpereHour, 'RRRRR'],
  ['RemainingCapacity', 'remainingCapacity.value', ampereHour, 'oRoR-'],
  ['CapacityFade', 'capacityFade.value', percent, 'RRRRR'],
  ['CertifiedUsableBatteryEnergy', 'nominalEnergyKwh', wholeKwh, 'o----'],
  ['RemainingUsableBatteryEnergy', 'remainingUsableEnergy.value', wholeKwh, 'o----'],
  ['StateOfCertifiedEnergySOCE', 'stateOfCertifiedEnergy.value', percent, 'R----'],
  ['StateOfChargeSoC', 'stateOfCharge.value', percent, 'RRRRR'],
  ['MinimumVoltage', 'minimumVoltageV', volt, 'RRRRR'],
  ['MaximumVoltage', 'maximumVoltageV', volt, 'RRRRR'],
  ['NominalVoltage', 'nominalVoltageV', volt, 'RRRRR'],
  ['PowerFade', 'powerFade.value', percent, 'RRRRR'],
  ['MaximumPermittedBatteryPower', 'maximumPowerW', watt, 'RRRRR'],
  ['RatioBetweenNominalBatteryPowerAndBatteryEnergy', 'powerEnergyRatioWPerWh', ratio, 'ooooo'],
  ['InitialRoundTripEnergyEfficiency', 'initialEfficiencyPercent', percent, 'RRRRR'],
  ['RoundTripEnergyEfficiencyAt50OfCycleLife', 'halfLifeEfficiencyPercent', percent, 'RRRRR'],
  ['RemainingRoundTripEnergyEfficiency', 'remainingEfficiency.value', percent, '-R-R-'],
  ['EnergyRoundTripEfficiencyFade', 'efficiencyFade.value', percent, 'RRRRR'],
  ['InitialInternalResistanceOfBatteryCellAndPackModuleRecommended', 'initialResistance.packOhm', ohm, 'RRRR-'],
  ['InternalResistanceIncreaseOfPackCellAndModuleRecommended', 'resistanceIncrease.value', percent, 'RRRR-'],
  ['InitialSelf-dischargeRate', 'initialSelfDischargePercentPerMonth', perMonth, '-o-o-'],
  ['CurrentSelf-dischargeRate', 'currentSelfDischarge.value', perMonth, '-o-o-'],
  ['EvolutionOfSelf-dischargeRates', 'selfDischarge.value', percent, '-R-R-'],
  ['ExpectedLifetimeInCalendarYears', 'expectedYears.value', bare, 'RRRRR'],
  ['ExpectedLifetime-NumberOfCharge-dischargeCycles', 'expectedLifetimeCycles', whole, 'RRRRR'],
  ['NumberOfFullChargingAndDischargingCycles', 'cycles.value', whole, 'RRRR-'],
  ['C-rateOfRelevantCycle-lifeTest', 'cRate', cRate, 'RRRRR'],
  ['CapacityThresholdForExhaustion', 'exhaustionThresholdPercent', percent, 'R----'],
  ['EnergyThroughput', 'energyThroughput.value', kwh, '-R-R-'],
  ['CapacityThroughput', 'capacityThroughput.value', decimalAmpereHour, '-R-R-'],
  ['TemperatureInformation', 'operatingTemperature.value', celsius, 'RRRRR'],
  ['TemperatureRangeIdleStateLowerBoundary', 'idleTemperatureRange.minimumC', celsius, 'RRRRR'],
  ['TemperatureRangeIdleStateUpperBoundary', 'idleTemperatureRange.maximumC', celsius, 'RRRRR'],
  ['TimeSpentInExtremeTemperaturesAboveBoundary', 'extremeHeat.value', whole, '-R-R-'],
  ['TimeSpentInExtremeTemperaturesBelowBoundary', 'extremeCold.value', whole, '-R-R-'],
  ['TimeSpentChargingDuringExtremeTemperaturesAboveBoundary', 'chargingInHeat.value', whole, '-R-R-'],
  ['TimeSpentChargingDuringExtremeTemperaturesBelowBoundary', 'chargingInCold.value', whole, '-R-R-'],
  ['NumberOfDeepDischargeEvents', 'deepDischarges.value', whole, 'oRoR-'],
  ['NumberOfOverchargeEvents', 'overcharges.value', whole, 'oooo-'],
];

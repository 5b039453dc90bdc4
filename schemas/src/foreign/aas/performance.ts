import type { Measurement, NegativeEvent, PowerAtCharge, TemperatureRange } from '../../generated/types.ts';
import type { Place, Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { both, type TwoWayLine, type Writing } from '../lines/two-way.ts';

const areas = (name: string) => `TechnicalData.TechnicalPropertyAreas.${name}`;
const ours = (name: string) => `performance.${name}`;

/** Part 4: values of the new battery, and the fades that stand beside them there. */
export const technicalLines: readonly TwoWayLine[] = [
  number('nominalVoltageV', 'CapacityEnergyVoltage.NominalVoltage'),
  number('minimumVoltageV', 'CapacityEnergyVoltage.MinVoltage'),
  number('maximumVoltageV', 'CapacityEnergyVoltage.MaxVoltage'),
  number('ratedCapacityAh', 'CapacityEnergyVoltage.RatedCapacity'),
  number('nominalEnergyKwh', 'CapacityEnergyVoltage.CertifiedUsableBatteryEnergy'),
  measured('capacityFade', 'CapacityEnergyVoltage.CapacityFade', '%'),
  number('initialEfficiencyPercent', 'RoundTripEnergyEfficiency.InitialRoundTripEnergyEfficiency'),
  number('halfLifeEfficiencyPercent', 'RoundTripEnergyEfficiency.RoundTripEnergyEfficiencyAt50PercentOfCycleLife'),
  measured('efficiencyFade', 'RoundTripEnergyEfficiency.EnergyRoundTripEfficiencyFade', '%'),
  number('initialSelfDischargePercentPerMonth', 'RoundTripEnergyEfficiency.InitialSelfDischargingRate'),
  number(
    'initialResistance.cellOhm',
    'Resistance.InitialInternalResistanceOnBatteryCellLevel|InitialInternalResistanceAtBatteryCellLevel',
  ),
  number(
    'initialResistance.packOhm',
    'Resistance.InitialInternalResistanceOnBatteryPackLevel|InitialInternalResistanceAtBatteryPackLevel',
  ),
  number(
    'initialResistance.moduleOhm',
    'Resistance.InitialInternalResistanceOnBatteryModuleLevel|InitialInternalResistanceAtBatteryModuleLevel',
  ),
  measured(
    'cellResistanceIncrease',
    'Resistance.InternalResistanceIncreaseOfBatteryCellLevel|InternalResistanceIncreaseAtBatteryCellLevel',
    '%',
  ),
  measured(
    'resistanceIncrease',
    'Resistance.InternalResistanceIncreaseOfBatteryPackLevel|InternalResistanceIncreaseAtBatteryPackLevel',
    '%',
  ),
  measured(
    'moduleResistanceIncrease',
    'Resistance.InternalResistanceIncreaseOfBatteryModuleLevel|InternalResistanceIncreaseAtBatteryModuleLevel',
    '%',
  ),
  number('maximumPowerW', 'PowerCapability.MaximumPermittedBatteryPower'),
  measured('powerFade', 'PowerCapability.PowerFade', '%'),
  number(
    'powerEnergyRatioWPerWh',
    'PowerCapability.RatioNorminalBatteryPowerAndBatteryEnergy|RatioNominalBatteryPowerAndBatteryEnergy',
  ),
  both(
    ours('originalPowerByCharge'),
    areas('PowerCapability.OriginalPowerCapability'),
    read.list(powerAt),
    (list: PowerAtCharge[]) =>
      list.map(({ stateOfChargePercent, powerW }) => ({ atSoc: stateOfChargePercent, powerCapabilityAt: powerW })),
  ),
  both(
    ours('idleTemperatureRange'),
    areas('Temperature'),
    temperatures,
    ({ minimumC, maximumC }: TemperatureRange) => ({
      TemperatureRangeIdleState_LowerBoundary: minimumC,
      TemperatureRangeIdleState_UpperBoundary: maximumC,
    }),
  ),
  measured('expectedYears', 'Lifetime.ExpectedLifetimeInCalendarYears', 'years'),
  number('expectedLifetimeCycles', 'Lifetime.ExpectedNumberOfCycles'),
  number('exhaustionThresholdPercent', 'Lifetime.CapacityThresholdExhaustion'),
  number('cRate', 'Lifetime.CRateOfRelevantCycleLifeTest'),
  both(
    ours('cycleLifeTest'),
    areas('Lifetime.CycleLifeReferenceTest'),
    (place, used) => read.text(place, used),
    (test: string) => [test],
  ),
];

/** Part 5: values of the use phase, each with the time it was brought up to date. */
export const conditionLines: readonly TwoWayLine[] = [
  dated('energyThroughput', 'EnergyThroughput', 'kWh'),
  dated('capacityThroughput', 'CapacityThroughput', 'Ah'),
  dated('cycles', 'NumberOfFullCycles', 'cycles'),
  dated('stateOfCertifiedEnergy', 'StateOfCertifiedEnergy', '%'),
  dated('remainingUsableEnergy', 'RemainingEnergy', 'kWh'),
  dated('remainingCapacity', 'RemainingCapacity', 'Ah'),
  dated('selfDischarge', 'EvolutionOfSelfDischarge', '%'),
  dated('currentSelfDischarge', 'CurrentSelfDischargingRate', '%/month'),
  dated('remainingEfficiency', 'RemainingRoundTripEnergyEfficiency', '%'),
  dated('stateOfCharge', 'StateOfCharge', '%'),
  both(
    ours('negativeEvents'),
    'ProductCondition.NegativeEvents',
    read.list(negativeEvent),
    (list: NegativeEvent[], { context }) =>
      list.flatMap(({ description, kind, occurredOn }) => {
        const told = description ?? kind;
        const LastUpdate = occurredOn ? `${occurredOn}T00:00:00Z` : context.updatedAt;
        return told === undefined ? [] : [{ NegativeEventValue: told, LastUpdate }];
      }),
  ),
  both(
    ours('negativeEvents'),
    'ProductCondition.InformationOnAccidents',
    () => undefined,
    (list: NegativeEvent[]) => list.flatMap(({ document }) => (document ? [document.url] : [])),
  ),
  temperature('operatingTemperature', 'MeasuredTemp', '°C'),
  temperature('extremeHeat', 'TimeExtremeHighTemp', 'min'),
  temperature('extremeCold', 'TimeExtremeLowTemp', 'min'),
  temperature('chargingInHeat', 'TimeExtremeHighTempCharging', 'min'),
  temperature('chargingInCold', 'TimeExtremeLowTempCharging', 'min'),
  both(ours('remainingPower'), 'ProductCondition.RemainingPowerCapability', remainingPower, asRemainingPower),
];

function number(property: string, name: string): TwoWayLine {
  return both(ours(property), areas(name), read.number);
}

function measured(property: string, name: string, unit: string): TwoWayLine {
  return both(ours(property), areas(name), read.measurement(unit), ({ value }: Measurement) => value);
}

function dated(property: string, group: string, unit: string): TwoWayLine {
  return both(
    ours(property),
    `ProductCondition.${group}`,
    (place, used) => measurementIn(place, `${group}Value`, unit, used),
    ({ value, measuredAt }: Measurement, { context }) => ({
      [`${group}Value`]: value,
      LastUpdate: measuredAt ?? context.updatedAt,
    }),
  );
}

/** One time for all of them; the first line's counts. */
function temperature(property: string, name: string, unit: string): TwoWayLine {
  return both(
    ours(property),
    'ProductCondition.TemperatureInformation',
    (place, used) => measurementIn(place, name, unit, used),
    ({ value, measuredAt }: Measurement, { context }) => ({
      [name]: value,
      LastUpdate: measuredAt ?? context.updatedAt,
    }),
  );
}

function measurementIn(place: Place, name: string, unit: string, used: Used): Measurement | undefined {
  const value = read.fieldOf(place, name, read.number, used);
  if (value === undefined) return undefined;
  return read.compact({ value, unit, measuredAt: read.fieldOf(place, 'LastUpdate', read.moment, used) });
}

function powerAt(place: Place, used: Used): PowerAtCharge | undefined {
  const stateOfChargePercent = read.fieldOf(place, 'atSoc|atSoC', read.number, used);
  const powerW = read.fieldOf(place, 'powerCapabilityAt', read.number, used);
  return stateOfChargePercent === undefined || powerW === undefined ? undefined : { stateOfChargePercent, powerW };
}

function temperatures(place: Place, used: Used): TemperatureRange | undefined {
  const minimumC = read.fieldOf(place, 'TemperatureRangeIdleState_LowerBoundary', read.number, used);
  const maximumC = read.fieldOf(place, 'TemperatureRangeIdleState_UpperBoundary', read.number, used);
  return minimumC === undefined || maximumC === undefined ? undefined : { minimumC, maximumC };
}

function negativeEvent(place: Place, used: Used): NegativeEvent | undefined {
  const description = read.fieldOf(place, 'NegativeEventValue', read.text, used);
  if (!description) return undefined;
  return read.compact({ description, occurredOn: read.fieldOf(place, 'LastUpdate', read.calendarDate, used) });
}

function remainingPower(place: Place, used: Used): Measurement | undefined {
  const at = 'RemainingPowerCapabilityDynamicAt|RemainingPowerCapabilityValue';
  const value = read.fieldOf(place, `${at}.PowerCapabilityAt`, read.number, used);
  if (value === undefined) return undefined;
  return read.compact({ value, unit: 'W', measuredAt: read.fieldOf(place, 'LastUpdate', read.moment, used) });
}

/** Ours names no state of charge; theirs is the first for which the new battery's power is given, so both compare. */
function asRemainingPower({ value, measuredAt }: Measurement, { may, context }: Writing): object {
  const LastUpdate = measuredAt ?? context.updatedAt;
  const AtSoC = may<number>('performance.originalPowerByCharge.0.stateOfChargePercent');
  return {
    RemainingPowerCapabilityDynamicAt: { RPCLastUpdated: LastUpdate, AtSoC, PowerCapabilityAt: value },
    LastUpdate,
  };
}

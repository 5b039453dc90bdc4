import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { type Line, line } from '../lines/mapping.ts';

const percent = read.measurement('%');

/** Lines of the aspect PerformanceAndDurability, 1.2.0 and 1.2.1, and of the names 1.0.0 has for the same. */
export function performanceLines(): Line[] {
  const technical = (name: string) => `batteryTechicalProperties.${name}`;
  const condition = (name: string) => `batteryCondition.${name}`;
  const numbers: Record<string, string> = {
    nominalEnergyKwh: 'ratedEnergy',
    expectedLifetimeCycles: 'expectedNumberOfCycles',
    initialSelfDischargePercentPerMonth: 'initialSelfDischarge',
    initialEfficiencyPercent: 'roundtripEfficiency',
    ratedCapacityAh: 'ratedCapacity',
    nominalVoltageV: 'nominalVoltage',
    minimumVoltageV: 'minimumVoltage',
    maximumVoltageV: 'maximumVoltage',
    exhaustionThresholdPercent: 'capacityThresholdForExhaustion',
    cRate: 'cRateLifeCycleTest',
    halfLifeEfficiencyPercent: 'roundTripEfficiencyat50PerCentCycleLife',
  };
  const extremes = {
    extremeHeat: 'timeExtremeHighTemp',
    extremeCold: 'timeExtremeLowTemp',
    chargingInHeat: 'timeExtremeHighTempCharging',
    chargingInCold: 'timeExtremeLowTempCharging',
  };
  const increases = { pack: 'resistanceIncrease', module: 'moduleResistanceIncrease', cell: 'cellResistanceIncrease' };
  const component = (name: string) => (each: Place) => placeAt(each, 'batteryComponent')?.value === name;
  return [
    ...Object.entries(numbers).map(([ours, theirs]) => line(`performance.${ours}`, technical(theirs), read.number)),
    line('performance.powerEnergyRatioWPerWh', technical('powerCapabilityRatio'), times(0.01)),
    line('performance.maximumPowerW', technical('ratedMaximumPower'), times(1000)),
    line('performance.originalPowerByCharge', technical('originalPowerCapability'), read.list(powerAt)),
    line('performance.cycleLifeTest', technical('lifetimeReferenceTest'), testName),
    line('performance.idleTemperatureRange', technical('temperatureRangeIdleState'), temperatures),
    line('performance.expectedYears', technical('expectedLifetime'), plain('years')),
    line('performance.efficiencyFade', technical('roundTripEfficiencyFade'), percent),
    line('performance.powerFade', technical('powerFade'), percent),
    ...['pack', 'module', 'cell'].map((name) =>
      line(
        `performance.initialResistance.${name}Ohm`,
        technical('initialInternalResistance'),
        fieldWhere(component(name), 'ohmicResistance', read.number),
      ),
    ),
    ...Object.entries({
      energyThroughput: ['energyThroughput', 'energyThroughputValue', 'kWh'],
      capacityThroughput: ['capacityThroughput', 'capacityThroughputValue', 'Ah'],
      cycles: ['numberOfFullCycles', 'numberOfFullCyclesValue', 'cycles'],
      stateOfCertifiedEnergy: ['stateOfCertifiedEnergy', 'stateOfCertifiedEnergyValue', '%'],
      capacityFade: ['capacityFade', 'capacityFadeValue', '%'],
      remainingUsableEnergy: ['remainingEnergy', 'remainingEnergyValue|remainingEnergyalue', 'kWh'],
      remainingCapacity: ['remainingCapacity', 'remainingCapacityValue', 'Ah'],
      selfDischarge: [
        'evolutionOfSelfDischarge',
        'evolutionOfSelfDischargeValue|evolutionOfSelfDischargeEntityValue',
        '%',
      ],
      currentSelfDischarge: [
        'currentSelfDischargingRate',
        'currentSelfDischargingRateValue|currentSelfDischargingRateEntity',
        '%/month',
      ],
      remainingEfficiency: ['remainingRoundTripEnergyEfficiency', 'remainingRoundTripEnergyEfficiencyValue', '%'],
      stateOfCharge: ['stateOfCharge', 'stateOfChargeValue', '%'],
    }).map(([ours, [theirs = '', value = '', unit = '']]) =>
      line(`performance.${ours}`, condition(theirs), dated(value, unit)),
    ),
    line('performance.remainingPower', condition('remainingPowerCapability'), remainingPower),
    ...Object.entries(extremes).map(([ours, theirs]) =>
      line(`performance.${ours}`, condition('temperatureInformation'), dated(theirs, 'min')),
    ),
    ...Object.entries(increases).map(([name, ours]) =>
      line(`performance.${ours}`, condition('internalResistanceIncrease'), (place, used) => {
        const found = elementsOf(place).find(component(name));
        if (found) used.add(`${found.pointer}/batteryComponent`);
        return found && dated('internalResistanceIncreaseValue', '%')(found, used);
      }),
    ),
    line('performance.negativeEvents', condition('negativeEvents'), read.list(negativeEvent)),
    ...performanceOf100(),
  ];
}

/** The names of 1.0.0, as far as they say the same. */
function performanceOf100(): Line[] {
  const numbers: Record<string, string> = {
    nominalEnergyKwh: 'technicalSpecification.ubeCertified',
    minimumVoltageV: 'technicalSpecification.minimumVoltage',
    nominalVoltageV: 'technicalSpecification.nominalVoltage',
    maximumVoltageV: 'technicalSpecification.maximumVoltage',
    initialSelfDischargePercentPerMonth: 'roundtripEfficiency.initialSelfDischargingRate',
    maximumPowerW: 'powerCapability.maximumPermittedBatteryPower',
    powerEnergyRatioWPerWh: 'powerCapability.powerCapabilityRatio',
    'initialResistance.packOhm': 'internalResistance.initialInternalResistancePack',
    ratedCapacityAh: 'batteryLifetime.ratedCapacity',
    exhaustionThresholdPercent: 'batteryLifetime.capacityThresholdExhaustion',
    expectedLifetimeCycles: 'batteryLifetime.expectedNumberOfCycles',
    cRate: 'batteryLifetime.cRate',
  };
  const values: Record<string, [path: string, value: string, unit: string]> = {
    remainingUsableEnergy: ['technicalSpecification.ubeRemaining', 'uBERemainingValue', 'kWh'],
    stateOfCertifiedEnergy: ['technicalSpecification.stateOfCertifiedEnergy', 'stateOfCertifiedEnergyValue', '%'],
    capacityFade: ['technicalSpecification.capacityFade', 'capacityFadeValue', '%'],
    remainingCapacity: ['technicalSpecification.remainingCapacity', 'remainingCapacityValue', 'Ah'],
    stateOfCharge: ['technicalSpecification.stateOfCharge', 'stateOfChargeValue', '%'],
    powerFade: ['powerCapability.powerCapabilityFade', 'powerCapabilityFadeValue', '%'],
    currentSelfDischarge: [
      'roundtripEfficiency.currentSelfDischargingRate',
      'currentSelfDischargingRateEntity',
      '%/month',
    ],
    internalResistance: ['internalResistance.currentInternalResistancePack', 'currentInternalResistanceValue', 'Ω'],
    energyThroughput: ['batteryLifetime.energyThroughput', 'energyThroughputValue', 'kWh'],
    capacityThroughput: ['batteryLifetime.capacityThroughput', 'capacityThroughputValue', 'Ah'],
    cycles: ['batteryLifetime.numberOfFullCycles', 'numberOfFullCyclesValue', 'cycles'],
    extremeHeat: ['temperatureConditions.timeExtremeHighTemp', 'timeExtremeHighTempValue', 'min'],
    extremeCold: ['temperatureConditions.timeExtremeLowTemp', 'timeExtremeLowTempValue', 'min'],
  };
  return [
    ...Object.entries(numbers).map(([ours, theirs]) => line(`performance.${ours}`, theirs, read.number)),
    ...Object.entries(values).map(([ours, [path, value, unit]]) =>
      line(`performance.${ours}`, path, dated(value, unit)),
    ),
    line('performance.originalPowerByCharge', 'powerCapability.originalPowerCapability', read.list(powerAt)),
    line('performance.remainingPower', 'powerCapability.remainingPowerCapability', remainingPower),
    line('performance.cycleLifeTest', 'batteryLifetime.lifetimeReferenceTest', testName),
    line('performance.negativeEvents', 'negativeEvents', read.list(negativeEvent)),
  ];
}

/** A field of the one element of a list that fits; what it was found by counts as used too. */
export function fieldWhere<Value>(
  fits: (each: Place) => boolean,
  field: string,
  how: read.Read<Value>,
  by = 'batteryComponent',
) {
  return (place: Place, used: Used): Value | undefined => {
    const found = elementsOf(place).find(fits);
    if (found) used.add(`${found.pointer}/${by}`);
    return found && read.fieldOf(found, field, how, used);
  };
}

function powerAt(at: Place, used: Used): object | undefined {
  const stateOfChargePercent = read.fieldOf(at, 'atSoC', read.number, used);
  const powerW = read.fieldOf(at, 'powerCapabilityAt', read.number, used);
  return stateOfChargePercent === undefined || powerW === undefined ? undefined : { stateOfChargePercent, powerW };
}

function times(factor: number) {
  return (at: Place, used: Used): number | undefined => {
    const value = read.number(at, used);
    return value === undefined ? undefined : Number((value * factor).toPrecision(12));
  };
}

function testName(at: Place, used: Used): string | undefined {
  const uri = read.text(at, used);
  const own = uri === undefined ? undefined : /^urn:kreispass:test:((?:[^%]|%[0-9A-F]{2})+)$/.exec(uri)?.[1];
  try {
    return own ? decodeURIComponent(own) : uri;
  } catch {
    return uri;
  }
}

function temperatures(at: Place, used: Used): object | undefined {
  const minimumC = read.fieldOf(at, 'minimum', read.number, used);
  const maximumC = read.fieldOf(at, 'maximum', read.number, used);
  return minimumC === undefined || maximumC === undefined ? undefined : { minimumC, maximumC };
}

function plain(unit: string) {
  return (at: Place, used: Used): object | undefined => {
    const value = read.number(at, used);
    return value === undefined ? undefined : { value, unit };
  };
}

/** `{ …Value, lastUpdate }`; 1.2.0 has some of them as bare numbers. */
function dated(field: string, unit: string) {
  return (at: Place, used: Used): object | undefined => {
    if (typeof at.value === 'number') return plain(unit)(at, used);
    const value = read.fieldOf(at, field, read.number, used);
    if (value === undefined) return undefined;
    return read.compact({ value, unit, measuredAt: read.fieldOf(at, 'lastUpdate', read.moment, used) });
  };
}

function remainingPower(place: Place, used: Used): object | undefined {
  // A list in 1.2.0, one object in 1.2.1; the state of charge is kept aside, as ours names none.
  const at = elementsOf(place)[0];
  const value = at && read.fieldOf(at, 'remainingPowerCapabilityValue.powerCapabilityAt', read.number, used);
  if (value === undefined) return undefined;
  const measuredAt = read.fieldOf(at as Place, 'lastUpdate', read.moment, used);
  if (placeAt(at as Place, 'remainingPowerCapabilityValue.rPCLastUpdated')?.value === measuredAt)
    used.add(`${(at as Place).pointer}/remainingPowerCapabilityValue/rPCLastUpdated`);
  return read.compact({ value, unit: 'W', measuredAt });
}

function negativeEvent(at: Place, used: Used): object | undefined {
  const description = read.fieldOf(at, 'negativeEvent', read.text, used);
  if (!description) return undefined;
  return { description, occurredOn: read.fieldOf(at, 'lastUpdate', read.calendarDate, used) };
}

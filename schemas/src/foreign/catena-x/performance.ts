import type { Measurement, NegativeEvent, PowerAtCharge } from '../../generated/types.ts';
import type { Place, Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { both, type FixedLine, fixed, must, type TwoWayLine, type Writing } from '../lines/two-way.ts';
import {
  count,
  type ForeignDocument,
  negativeEvent,
  record,
  sentence,
  sentenceUnder,
  writeCount,
  writeNegativeEvent,
  writeRecord,
} from './values.ts';

const testHeader = 'Reference test';

/** Rated and measured performance, the same in battery_pass 4.0.0 to 6.1.0 but for how a document is written. */
export function performanceLines(at: string, asDocument: (document: ForeignDocument) => object): TwoWayLine[] {
  return [...rated(`${at}.rated`, asDocument), ...measured(`${at}.dynamic`, asDocument)];
}

/** What the format asks for twice, from what is there. */
export function performanceFixed(at: string): FixedLine[] {
  const remaining = (part: string) => `${at}.dynamic.resistance.remaining.${part}`;
  return [
    fixed(`${at}.rated.lifetime.report`, () => []),
    fixed(remaining('pack'), resistanceOf('pack', 'resistanceIncrease')),
    fixed(remaining('module'), resistanceOf('module', 'moduleResistanceIncrease')),
    fixed(remaining('cell'), resistanceOf('cell', 'cellResistanceIncrease')),
  ];
}

function rated(at: string, asDocument: (document: ForeignDocument) => object): TwoWayLine[] {
  const ours = (name: string) => `performance.${name}`;
  const number = (name: string, theirs: string) => must(ours(name), `${at}.${theirs}`, read.number);
  const maybe = (name: string, theirs: string) => both(ours(name), `${at}.${theirs}`, read.number);
  return [
    number('minimumVoltageV', 'voltage.min'),
    number('nominalVoltageV', 'voltage.nominal'),
    number('maximumVoltageV', 'voltage.max'),
    maybe('nominalEnergyKwh', 'energy.value'),
    number('ratedCapacityAh', 'capacity.value'),
    number('exhaustionThresholdPercent', 'capacity.thresholdExhaustion'),
    number('originalPowerW', 'power.value'),
    must(ours('originalPowerByCharge'), `${at}.power.at20SoC`, () => undefined, powerAt(20)),
    must(ours('originalPowerByCharge'), `${at}.power.at80SoC`, () => undefined, powerAt(80)),
    both(ours('originalPowerByCharge'), `${at}.power`, powerByCharge, () => undefined),
    number('initialResistance.cellOhm', 'resistance.cell'),
    number('initialResistance.packOhm', 'resistance.pack'),
    maybe('initialResistance.moduleOhm', 'resistance.module'),
    number('initialEfficiencyPercent', 'roundTripEfficiency.initial'),
    number('halfLifeEfficiencyPercent', 'roundTripEfficiency.50PercentLife'),
    number('efficiencyTestConditions.depthOfDischargePercent', 'roundTripEfficiency.depthOfDischarge'),
    maybe('efficiencyTestConditions.temperatureC', 'roundTripEfficiency.temperature'),
    number('idleTemperatureRange.minimumC', 'temperature.lower'),
    number('idleTemperatureRange.maximumC', 'temperature.upper'),
    number('initialSelfDischargePercentPerMonth', 'selfDischargingRate'),
    must(ours('expectedYears'), `${at}.lifetime.expectedYears`, count('years'), writeCount),
    both(ours('cycleLifeTest'), `${at}.lifetime.report`, sentenceUnder(testHeader), (name: string) => [
      asDocument(sentence(testHeader, name)),
    ]),
    must(ours('expectedLifetimeCycles'), `${at}.lifetime.cycleLifeTesting.cycles`, read.whole),
    number('cycleLifeTestConditions.temperatureC', 'lifetime.cycleLifeTesting.temperature'),
    number('cycleLifeTestConditions.depthOfDischargePercent', 'lifetime.cycleLifeTesting.depthOfDischarge'),
    number('cycleLifeTestConditions.chargeRate', 'lifetime.cycleLifeTesting.appliedChargeRate'),
    {
      ...number('cycleLifeTestConditions.dischargeRate', 'lifetime.cycleLifeTesting.appliedDischargeRate'),
      otherwise: ({ may }) => may(ours('cRate')),
    },
  ];
}

function measured(at: string, asDocument: (document: ForeignDocument) => object): TwoWayLine[] {
  const dated = (name: string, theirs: string, unit: string) =>
    must<Measurement>(`performance.${name}`, `${at}.${theirs}`, record(unit), writeRecord);
  const optional = (name: string, theirs: string, unit: string) => ({ ...dated(name, theirs, unit), must: false });
  return [
    dated('stateOfCharge', 'stateOfCharge', '%'),
    dated('cycles', 'fullCycles', 'cycles'),
    must('performance.currentSelfDischarge', `${at}.selfDischargingRate`, count('%/month'), writeCount),
    dated('powerFade', 'power.fade', '%'),
    dated('remainingPower', 'power.remaining', 'W'),
    dated('capacityFade', 'capacity.fade', '%'),
    dated('capacityThroughput', 'capacity.throughput', 'Ah'),
    dated('remainingCapacity', 'capacity.capacity', 'Ah'),
    dated('efficiencyFade', 'roundTripEfficiency.fade', '%'),
    dated('remainingEfficiency', 'roundTripEfficiency.remaining', '%'),
    dated('resistanceIncrease', 'resistance.increase.pack', '%'),
    optional('moduleResistanceIncrease', 'resistance.increase.module', '%'),
    dated('cellResistanceIncrease', 'resistance.increase.cell', '%'),
    optional('internalResistance', 'resistance.remaining.pack', 'Ω'),
    dated('stateOfCertifiedEnergy', 'energy.soce', '%'),
    dated('remainingUsableEnergy', 'energy.remaining', 'kWh'),
    optional('energyThroughput', 'energy.throughput', 'kWh'),
    both<NegativeEvent[]>('performance.negativeEvents', `${at}.negativeEvents`, read.list(negativeEvent), (events) =>
      events.map((event) => writeNegativeEvent(event)).map(asDocument),
    ),
  ];
}

function powerAt(charge: number) {
  return (steps: readonly PowerAtCharge[]): number | undefined =>
    steps.find(({ stateOfChargePercent }) => stateOfChargePercent === charge)?.powerW;
}

function powerByCharge(at: Place, used: Used): PowerAtCharge[] | undefined {
  const steps = [80, 20].flatMap((stateOfChargePercent) => {
    const powerW = read.fieldOf(at, `at${stateOfChargePercent}SoC`, read.number, used);
    return powerW === undefined ? [] : [{ stateOfChargePercent, powerW }];
  });
  return steps.length > 0 ? steps : undefined;
}

/** What a resistance has grown to: the value of the new battery and its measured increase. */
function resistanceOf(part: 'pack' | 'module' | 'cell', increase: string) {
  return ({ may, context }: Writing): object | undefined => {
    const initial = may<number>(`performance.initialResistance.${part}Ohm`);
    const grown = may<Measurement>(`performance.${increase}`);
    if (initial === undefined || grown === undefined) return undefined;
    const value = Number((initial * (1 + grown.value / 100)).toPrecision(12));
    return { value, time: grown.measuredAt ?? context.updatedAt };
  };
}

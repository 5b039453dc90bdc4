import type { DocumentLink } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, readOnly, type TwoWayLine, type Writing } from '../lines/two-way.ts';

const list = 'CarbonFootprint.ProductCarbonFootprints';

/** Stages of the life cycle as part 3 words them, after DIN DKE SPEC 99100 6.3. */
const stages = {
  rawMaterialsKgCo2ePerKwh: 'A1 - raw material supply (and upstream production)',
  productionKgCo2ePerKwh: 'A3 - production',
  distributionKgCo2ePerKwh: 'A4 - transport to final destination',
  endOfLifeKgCo2ePerKwh: 'C3 - recycling, waste treatment',
} as const;

/** Part 3: one footprint of all stages, one for each stage, one per piece; each has the class and the study again. */
export const footprintLines: readonly TwoWayLine[] = [
  both(
    'carbonFootprint.perFunctionalUnitKgCo2ePerKwh',
    list,
    footprint('kwH', (phases) => phases.length !== 1),
    // 2023/1542 Annex II point 4: the footprint covers these four stages.
    (value: number, writing) => [entry(value, 'kwH', Object.values(stages), writing)],
  ),
  ...Object.entries(stages).map(([property, phase]) =>
    both(
      `carbonFootprint.${property}`,
      list,
      footprint('kwH', (phases) => phases.length === 1 && phases[0] === phase),
      (value: number, writing) => [entry(value, 'kwH', [phase], writing)],
    ),
  ),
  both(
    'carbonFootprint.absoluteKgCo2e',
    list,
    footprint('piece', (phases) => phases.length !== 1),
    (value: number, writing) => [entry(value, 'piece', Object.values(stages), writing)],
  ),
  readOnly('carbonFootprint.performanceClass', `${list}.PerformanceClass`, performanceClass),
  readOnly('carbonFootprint.study', `${list}.WebLinkToPublicCarbonFootprintStudy`, firstLink),
  readOnly('carbonFootprint.calculationStandard', `${list}.PcfCalculationMethods`, (place, used) => {
    const [method, ...more] = elementsOf(place);
    return method && more.length === 0 ? read.text(method, used) : undefined;
  }),
];

function entry(PcfCO2eq: number, unit: string, LifeCyclePhases: string[], { may }: Writing): object {
  const method = may('carbonFootprint.calculationStandard');
  const study = may('carbonFootprint.study.url');
  return {
    PcfCalculationMethods: method === undefined ? undefined : [method],
    PcfCO2eq,
    ReferenceImpactUnitForCalculation: unit,
    QuantityOfMeasureForCalculation: 1,
    LifeCyclePhases,
    PerformanceClass: may('carbonFootprint.performanceClass'),
    WebLinkToPublicCarbonFootprintStudy: study === undefined ? undefined : [study],
  };
}

/** The footprint in that unit of those stages, for one of the unit. */
function footprint(unit: string, fits: (phases: unknown[]) => boolean): read.Read<number> {
  return (place, used) => {
    for (const each of elementsOf(place)) {
      const phases = placeAt(each, 'LifeCyclePhases');
      const said = plainText(placeAt(each, 'ReferenceImpactUnitForCalculation')?.value);
      if (
        said.toLowerCase() !== unit.toLowerCase() ||
        !fits(phases ? elementsOf(phases).map(({ value }) => value) : [])
      )
        continue;
      const value = oneOf(each, used);
      if (value === undefined) continue;
      for (const name of ['ReferenceImpactUnitForCalculation', 'LifeCyclePhases']) used.add(`${each.pointer}/${name}`);
      return value;
    }
    return undefined;
  };
}

function oneOf(place: Place, used: Used): number | undefined {
  const quantity = read.fieldOf(place, 'QuantityOfMeasureForCalculation', read.number, used);
  const whole = read.fieldOf(place, 'PcfCO2eq|PcfCo2eq', read.number, used);
  return quantity && whole !== undefined ? Number((whole / quantity).toPrecision(12)) : undefined;
}

function performanceClass(place: Place, used: Used): string | undefined {
  const letter = /^[A-G]$/.exec(plainText(place.value))?.[0];
  if (letter) used.add(place.pointer);
  return letter;
}

/** A list of identifiers of documents, of which one that is an address can be followed. */
export function firstLink(place: Place, used: Used): DocumentLink | undefined {
  const [first] = elementsOf(place);
  return first && read.link(first, used);
}

import type { DocumentLink } from '../../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used } from '../lines/foreign-document.ts';
import * as read from '../lines/foreign-values.ts';
import { plainText } from '../lines/plain-text.ts';
import { both, type FixedLine, fixed, readOnly, type TwoWayLine, type Writing } from '../lines/two-way.ts';
import { firstDocument, sentence, sentenceUnder, writeDocument } from './values.ts';

/** Stages of the life cycle: our property, how the format writes it, and what an entry is known by. */
const stages: readonly (readonly [string, string, RegExp])[] = [
  ['perFunctionalUnitKgCo2ePerKwh', 'whole life cycle', /\b(whole|total|full|entire|cradle)\b/i],
  ['rawMaterialsKgCo2ePerKwh', 'raw material acquisition and pre-processing', /raw material|pre-?processing/i],
  ['productionKgCo2ePerKwh', 'main product production', /production|manufactur/i],
  ['distributionKgCo2ePerKwh', 'distribution', /distribution/i],
  ['endOfLifeKgCo2ePerKwh', 'end of life and recycling', /end.of.life|recycling/i],
];

const perKwh = 'kg CO2 / kWh';
const absolute = 'kg CO2';
const ruleHeader = 'Calculation standard';

/** The list of carbon footprints at `at`: one entry per stage and per kilowatt-hour, and one for the battery as a whole. */
export function footprintLines(at: string, plantName: (writing: Writing) => object[]): TwoWayLine[] {
  const entry = (value: number, lifecycle: string, unit: string, writing: Writing) => [
    {
      value,
      unit,
      lifecycle,
      type: 'Climate Change Total',
      rulebook: ruleOf(writing),
      manufacturingPlant: plantName(writing),
      declaration: declarationOf(writing),
      performanceClass: writing.may('carbonFootprint.performanceClass'),
    },
  ];
  return [
    ...stages.map(([name, lifecycle, known]) =>
      both<number>(`carbonFootprint.${name}`, at, kgOf(known, /\/\s*k?wh/i), (value, writing) =>
        entry(value, lifecycle, perKwh, writing),
      ),
    ),
    both<number>('carbonFootprint.absoluteKgCo2e', at, kgOf(stages[0]?.[2] ?? /./, /^kg[^/]*$/i), (value, writing) =>
      entry(value, stages[0]?.[1] ?? '', absolute, writing),
    ),
    readOnly('carbonFootprint.performanceClass', at, ofAll(performanceClass)),
    readOnly(
      'carbonFootprint.declaration',
      at,
      ofAll((each, used) => within(each, 'declaration', firstDocument, used)),
    ),
    readOnly(
      'carbonFootprint.calculationStandard',
      at,
      ofAll((each, used) => within(each, 'rulebook', sentenceUnder(ruleHeader), used)),
    ),
  ];
}

/** The list may be empty, not absent. */
export function footprintFixed(at: string): FixedLine {
  return fixed(at, () => []);
}

function kgOf(lifecycle: RegExp, unit: RegExp): read.Read<number> {
  return (place, used) => {
    const found = elementsOf(place).find(
      (each) =>
        lifecycle.test(textAt(each, 'lifecycle')) &&
        unit.test(textAt(each, 'unit')) &&
        /^(climate change total)?$/i.test(textAt(each, 'type')),
    );
    const value = found && read.fieldOf(found, 'value', read.number, used);
    if (!found || value === undefined) return undefined;
    for (const name of ['lifecycle', 'unit', 'type']) {
      const member = placeAt(found, name);
      if (member) used.add(member.pointer);
    }
    return value;
  };
}

/** What every entry repeats is read from the first that has it and used up in all that agree. */
function ofAll<Value>(how: read.Read<Value>): read.Read<Value> {
  return (place, used) => {
    let first: Value | undefined;
    for (const each of elementsOf(place)) {
      const touched: Used = new Set();
      const value = how(each, touched);
      if (value === undefined || (first !== undefined && JSON.stringify(first) !== JSON.stringify(value))) continue;
      first ??= value;
      for (const pointer of touched) used.add(pointer);
    }
    return first;
  };
}

function performanceClass(each: Place, used: Used): string | undefined {
  return within(
    each,
    'performanceClass',
    (at, touched) => {
      const letter = /^\s*([A-G])\s*$/.exec(plainText(at.value))?.[1];
      if (letter) touched.add(at.pointer);
      return letter;
    },
    used,
  );
}

function within<Value>(each: Place, name: string, how: read.Read<Value>, used: Used): Value | undefined {
  return read.fieldOf(each, name, how, used);
}

function textAt(each: Place, name: string): string {
  return plainText(placeAt(each, name)?.value ?? '');
}

function ruleOf({ may }: Writing): object[] {
  const standard = may('carbonFootprint.calculationStandard');
  return standard === undefined ? [] : [sentence(ruleHeader, standard)];
}

function declarationOf({ may }: Writing): object[] {
  const declaration = may<DocumentLink>('carbonFootprint.declaration');
  return declaration ? [writeDocument(declaration)] : [];
}

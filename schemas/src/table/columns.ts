import type { ValueRule } from '../checks/value-rule.ts';
import { type Category, dataPoints, emptyAnswers } from '../completeness/data-points.ts';
import { valueRules } from '../generated/value-rules.ts';
import { type PropertyAnnotation, properties, propertyAt, type ShapeField, shapeFields } from '../passport.ts';

/**
 * A column of a table of passports. Its name is the way to one value: `general.massKg`, `general.manufacturer.name`, for
 * texts the language last (`materials.substanceImpact.de`), for lists of objects with the number of the entry
 * (`materials.cathode.1.name`). A list of plain values is one column.
 */
export interface Column {
  name: string;
  /** The way into the passport; numbers are positions from 0. */
  steps: readonly (string | number)[];
  rule: ValueRule;
  /** A list of plain values, written with | between them. */
  list: boolean;
  unit?: string;
  /** Titles from the property down to the value. */
  titles: readonly { de: string; en: string }[];
  /** The property it belongs to; absent for what stands around the passport. */
  property?: PropertyAnnotation;
}

/** What may be said around a passport, in columns of the same table. */
const around: readonly Column[] = [
  {
    name: 'installedInVin',
    steps: ['installedInVin'],
    rule: { type: 'string', pattern: '^[A-HJ-NPR-Z0-9]{3,17}$' },
    list: false,
    titles: [
      { de: 'FIN des Fahrzeugs, in dem die Batterie sitzt', en: 'VIN of the vehicle the battery is built into' },
    ],
  },
];

/** Entries of a list in one table; more belong into JSON. */
const mostEntries = 200;

const remembered = new Map<string, Column | undefined>();

/** The column of that name, however its letters are; nothing when the passport has no such place. */
export function columnNamed(name: string): Column | undefined {
  const key = name.trim();
  if (!remembered.has(key) && remembered.size < 10_000) remembered.set(key, found(key));
  return remembered.get(key) ?? found(key);
}

/** The columns of a template: every property once, lists with one entry, texts in German and English. */
export function templateColumns(category?: Category): Column[] {
  const asked = properties.filter((property) => property.path !== 'general.status' && isFor(property, category));
  return [...around, ...asked.flatMap((property) => [...noneOf(property), ...columnsOf(property)])];
}

/** Whether one of the data points a property answers is for the category; what answers none is for all. */
function isFor({ dataPoints: numbers }: PropertyAnnotation, category: Category | undefined): boolean {
  if (!category || numbers.length === 0) return true;
  return dataPoints.some(({ number, duty }) => numbers.includes(number) && duty[category] !== '–');
}

function found(name: string): Column | undefined {
  const outside = around.find((column) => column.name.toLowerCase() === name.toLowerCase());
  if (outside) return outside;
  const [section = '', property = '', ...rest] = name.split('.');
  const start = propertyAt(`${section}.${property}`) ?? looseProperty(`${section}.${property}`);
  return start && walk(start, rest);
}

function looseProperty(path: string): PropertyAnnotation | undefined {
  return properties.find((property) => property.path.toLowerCase() === path.toLowerCase());
}

function walk(property: PropertyAnnotation, rest: readonly string[]): Column | undefined {
  const steps: (string | number)[] = [property.section, property.name];
  const titles = [property.title];
  let here: Place = { ...property, owner: property.section };
  const left = [...rest];
  // A list by its own name is where a table says that there are none.
  if (here.shape && here.list && left.length === 0) return noneColumn(property);
  while (here.shape) {
    if (here.list) {
      const entry = Number(left.shift());
      if (!Number.isInteger(entry) || entry < 1 || entry > mostEntries) return undefined;
      steps.push(entry - 1);
    }
    const next = fieldOf(here.shape, left.shift());
    if (!next) return undefined;
    steps.push(next.name);
    titles.push(next.title);
    here = { ...next, owner: here.shape };
  }
  const rule = here.shape === undefined && left.length === 0 ? ruleOf(here) : undefined;
  if (!rule) return undefined;
  const name = steps.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');
  return { name, steps, rule, list: here.list, titles, property, ...(here.unit && { unit: here.unit }) };
}

function noneColumn(property: PropertyAnnotation): Column {
  const { path: name, section, name: last, title } = property;
  return { name, steps: [section, last], rule: { type: 'string' }, list: true, titles: [title], property };
}

interface Place {
  owner: string;
  name: string;
  shape?: string;
  list: boolean;
  unit?: string;
}

function ruleOf({ owner, name }: Place): ValueRule | undefined {
  const key = `${owner}.${name}`;
  return Object.hasOwn(valueRules, key) ? valueRules[key] : undefined;
}

function fieldOf(shape: string, name = ''): ShapeField | undefined {
  if (shape === 'LocalText') return languageField(name);
  return shapeFields[shape]?.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

function languageField(name: string): ShapeField | undefined {
  const code = name.toLowerCase();
  if (!Object.hasOwn(valueRules, `LocalText.${code}`)) return undefined;
  return { name: code, title: { de: languageName(code, 'de'), en: languageName(code, 'en') }, list: false };
}

function languageName(code: string, language: 'de' | 'en'): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
}

function columnsOf(property: PropertyAnnotation): Column[] {
  return namesBelow(property)
    .map((rest) => walk(property, rest))
    .filter((column) => column !== undefined);
}

/** Where a list answers even when it is empty, a table has to be able to say so. */
function noneOf(property: PropertyAnnotation): Column[] {
  return property.shape && property.list && emptyAnswers.has(property.path) ? [noneColumn(property)] : [];
}

/** The ways from a property or field down to its values, as they stand in a column's name. */
function namesBelow({ shape, list }: Pick<PropertyAnnotation, 'shape' | 'list'>): string[][] {
  if (!shape) return [[]];
  const entry = list ? ['1'] : [];
  if (shape === 'LocalText')
    return [
      [...entry, 'de'],
      [...entry, 'en'],
    ];
  return (shapeFields[shape] ?? []).flatMap((field) =>
    namesBelow(field).map((rest) => [...entry, field.name, ...rest]),
  );
}

import { properties, sectionTitles, shapeFields } from './generated/properties.ts';
import type { LocalText, Passport, PassportPart, PassportSections } from './generated/types.ts';
import type { PropertyAnnotation } from './property-annotation.ts';

export type { LocalText, Passport, PassportPart, PassportSections } from './generated/types.ts';
export type { Access, PropertyAnnotation, ShapeField } from './property-annotation.ts';
export { properties, sectionTitles, shapeFields };

/** Names of the seven sections, in the order of DIN DKE SPEC 99100. */
export const sectionNames: readonly (keyof PassportSections)[] = [
  'general',
  'symbols',
  'carbonFootprint',
  'dueDiligence',
  'materials',
  'circularity',
  'performance',
];

const byPath = new Map(properties.map((property) => [property.path, property]));

/** The annotation of `section.property`. */
export function propertyAt(path: string): PropertyAnnotation | undefined {
  return byPath.get(path);
}

/** Parts a passport into what all units of the model share and what is of this unit only. */
export function splitByLevel(passport: Passport): { model: PassportPart; item: PassportPart } {
  return {
    model: select(passport, (isOfItem) => !isOfItem),
    item: select(passport, (isOfItem) => isOfItem),
  };
}

/**
 * What has to be kept for a unit beside its model record: item-level properties, and model-level ones that differ. A
 * model-level property the unit's passport leaves out is taken over from the model.
 */
export function differenceFromModel(passport: Passport, model: PassportPart): PassportPart {
  return select(
    passport,
    (isOfItem, section, name, value) => isOfItem || !equalJson(value, sectionOf(model, section)?.[name]),
  );
}

/** The whole passport of a unit. The item wins, property by property; null in the item means that it has none. */
export function mergePassport(model: PassportPart, item: PassportPart): Passport {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const name of sectionNames) {
    const properties = { ...model[name], ...item[name] } as Record<string, unknown>;
    for (const key in properties) if (properties[key] === null || properties[key] === undefined) delete properties[key];
    if (Object.keys(properties).length > 0) merged[name] = properties;
  }
  return merged as unknown as Passport;
}

/** The sentence in the language asked for, else in English, German or whatever there is. */
export function localised(text: LocalText, language: string): string {
  const texts = text as Record<string, string | undefined>;
  return texts[language] ?? texts.en ?? texts.de ?? Object.values(texts)[0] ?? '';
}

function select(
  passport: PassportPart | Passport,
  keep: (isOfItem: boolean, section: string, name: string, value: unknown) => boolean,
): PassportPart {
  const part: Record<string, Record<string, unknown>> = {};
  for (const section of sectionNames) {
    const from = sectionOf(passport, section);
    const ofItem = itemLevel.get(section);
    for (const name in from) {
      if (!keep(ofItem?.has(name) ?? false, section, name, from[name])) continue;
      part[section] ??= {};
      (part[section] as Record<string, unknown>)[name] = from[name];
    }
  }
  return part as PassportPart;
}

const itemLevel = new Map<string, ReadonlySet<string>>(
  sectionNames.map((section) => [
    section,
    new Set(
      properties
        .filter((property) => property.section === section && property.level === 'item')
        .map(({ name }) => name),
    ),
  ]),
);

function sectionOf(passport: PassportPart | Passport, section: string): Record<string, unknown> | undefined {
  return (passport as unknown as Record<string, Record<string, unknown> | undefined>)[section];
}

/** Equal as JSON, whatever the order of keys. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  if (Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  for (const name of names) if (!Object.hasOwn(b, name) || !equalJson(at(a, name), at(b, name))) return false;
  return true;
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!equalJson(a[index], b[index])) return false;
  return true;
}

function at(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

import type { Passport } from '../generated/types.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { type Words, words } from './explain-words.ts';

/** What no single property can tell: values that contradict each other. Paths are within the passport. */
export function implausible(passport: Passport): Refusal | undefined {
  return firstOf(rules, passport);
}

/** Whether a new passport names another serial number than its identifier does; once issued, both are fixed. */
export function contradictsIdentifier(passport: Passport): Refusal | undefined {
  return firstOf([serialOfIdentifier], passport);
}

/**
 * Where the values stand that contradict each other, when that is what a refusal is about.
 * @returns nothing for any other refusal
 */
export function contradiction(passport: Passport, { path, values }: Refusal): string[] | undefined {
  if (passport.general === undefined) return undefined;
  for (const rule of rules) {
    const found = rule(passport, words.en);
    if (found === undefined || found.message !== values?.en || found.path !== path) continue;
    return found.against === undefined ? [found.path] : [found.path, found.against];
  }
  return undefined;
}

function firstOf(some: readonly Rule[], passport: Passport): Refusal | undefined {
  for (const rule of some) {
    const found = rule(passport, words.en);
    if (!found) continue;
    const { path, message: en } = found;
    return refusal('INVALID_INPUT', { de: rule(passport, words.de)?.message ?? en, en, path });
  }
  return undefined;
}

/** `against` is where the other value stands, if it may be that one which is wrong. */
type Rule = (passport: Passport, say: Words) => { message: string; path: string; against?: string } | undefined;

const rules: readonly Rule[] = [
  ({ performance }, say) =>
    ascending(say, 'performance', performance, ['minimumVoltageV', 'nominalVoltageV', 'maximumVoltageV']),
  ({ general }, say) => ascending(say, 'general', general, ['manufacturedOn', 'putIntoServiceOn']),
  ({ general }, say) => ascending(say, 'general', general, ['manufacturedOn', 'placedOnMarketOn']),
  ...(['voltageTemperatureRange', 'powerTemperatureRange', 'idleTemperatureRange'] as const).map(
    (range): Rule =>
      ({ performance }, say) =>
        ascending(say, `performance/${range}`, performance?.[range], ['minimumC', 'maximumC']),
  ),
  ({ general }, say) => sameAsIdentifier(say, general, 'gtin', /\/01\/(\d{14})(?=[/?#]|$)/),
];

const serialOfIdentifier: Rule = ({ general }, say) =>
  sameAsIdentifier(say, general, 'serialNumber', /\/01\/\d{14}\/(?:[^?#]*\/)?21\/([^/?#]+)/);

/** Of those that are given, none is above the next. Numbers, or months and days as texts: 2026-03 is below each of its days. */
function ascending(say: Words, place: string, values: object | undefined, names: readonly string[]) {
  const given = names.flatMap((name) => {
    const value = (values as Record<string, number | string | undefined> | undefined)?.[name];
    return value === undefined ? [] : [{ name, value }];
  });
  for (const [index, { name, value }] of given.entries()) {
    const next = given[index + 1];
    if (next && value > next.value)
      return { message: say.above(name, next.name), path: `/${place}/${name}`, against: `/${place}/${next.name}` };
  }
  return undefined;
}

/** A Digital Link says GTIN and serial number itself (GS1 Digital Link URI syntax); the passport must not say others. */
function sameAsIdentifier(say: Words, general: Passport['general'], name: 'gtin' | 'serialNumber', pattern: RegExp) {
  const said = general[name];
  const linked = pattern.exec(general.uniqueIdentifier)?.[1];
  if (said === undefined || linked === undefined || said === decoded(linked)) return undefined;
  return { message: say.linked(name, decoded(linked)), path: `/general/${name}` };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

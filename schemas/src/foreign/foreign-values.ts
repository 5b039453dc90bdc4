import { formats } from '../formats.ts';
import type { DocumentLink, LocalText, Measurement, Party, PartyAddress, PartyContact } from '../generated/types.ts';
import { elementsOf, type Place, placeAt, type Used } from './foreign-document.ts';

/** Reads a value from a place, marks what it used, and answers nothing when the place holds something else. */
export type Read<Value> = (place: Place, used: Used) => Value | undefined;

/** A text, or the value of a JSON-LD literal; German before English before any other language. */
export const text: Read<string> = (place, used) => {
  const literals = elementsOf(place).flatMap((element) => literalOf(element) ?? []);
  const chosen = ['de', 'en'].map((language) => literals.find((literal) => literal.language === language));
  const literal = chosen.find(Boolean) ?? literals[0];
  if (literal && literals.length === 1) used.add(place.pointer);
  return literal?.text || undefined;
};

/** The same text in the languages it is given in; without a language it counts as English. */
export const localText: Read<LocalText> = (place, used) => {
  const texts: Record<string, string> = {};
  for (const element of elementsOf(place)) {
    const literal = literalOf(element);
    const language = literal?.language.slice(0, 2) ?? '';
    if (!literal?.text || !languages.has(language)) continue;
    texts[language] ??= literal.text.slice(0, 2000);
    used.add(element.pointer);
  }
  return Object.keys(texts).length > 0 ? texts : undefined;
};

const languages = new Set('bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv'.split(' '));

function literalOf({ value }: Place): { text: string; language: string } | undefined {
  if (typeof value === 'string') return { text: value.trim(), language: 'en' };
  if (typeof value === 'number') return { text: String(value), language: 'en' };
  const literal = (value ?? {}) as Record<string, unknown>;
  const inner = literal['@value'] ?? literal.value;
  const language = literal['@language'] ?? literal.language;
  if (typeof inner !== 'string') return undefined;
  return { text: inner.trim(), language: typeof language === 'string' ? language : 'en' };
}

/** A number, also one written as a text; foreign samples do both. */
export const number: Read<number> = ({ value, pointer }, used) => {
  const read =
    typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(value) ? Number(value) : value;
  if (typeof read !== 'number' || !Number.isFinite(read)) return undefined;
  used.add(pointer);
  return read;
};

export const whole: Read<number> = (place, used) =>
  Number.isInteger(Number(place.value)) ? number(place, used) : undefined;

export const truth: Read<boolean> = ({ value, pointer }, used) => {
  if (typeof value !== 'boolean') return undefined;
  used.add(pointer);
  return value;
};

/** Factor to our unit by UN/ECE Recommendation 20 code or sign; percent has several codes. */
const units: Record<string, Record<string, number>> = {
  kg: { KGM: 1, GRM: 0.001, kg: 1, g: 0.001 },
  Ah: { AMH: 1, Ah: 1, mAh: 0.001 },
  kWh: { KWH: 1, WHR: 0.001, kWh: 1, Wh: 0.001 },
  V: { VLT: 1, '2Z': 0.001, V: 1 },
  W: { WTT: 1, KWT: 1000, W: 1, kW: 1000 },
  Ω: { OHM: 1, E45: 0.001, Ohm: 1, mOhm: 0.001, Ω: 1 },
  '%': { P1: 1, '%': 1 },
  '°C': { CEL: 1, '°C': 1 },
  months: { MON: 1, ANN: 12 },
  'A/Ah': { C: 1, 'A/Ah': 1 },
  '%/month': { '%/month': 1 },
  'W/Wh': { 'W/Wh': 1 },
  'kg CO₂e': { KGM: 1, 'kgCO2-eq': 1 },
  'kg CO₂e/kWh': { KGM: 1, 'kgCO2-eq/kWh': 1 },
};

/** A quantity with its unit, in our unit; a bare number is taken to be in it already. */
export function quantity(unit: string): Read<number> {
  return (place, used) => {
    if (typeof place.value !== 'object') return number(place, used);
    const value = valueIn(place);
    const code = Object.values(place.value ?? {}).find(
      (each) => typeof each === 'string' && units[unit]?.[each] !== undefined,
    );
    const factor = code === undefined ? undefined : units[unit]?.[code as string];
    if (value === undefined || factor === undefined) return undefined;
    used.add(place.pointer);
    // Twelve digits take the rounding of a factor away and leave every measured value as it was.
    return Number((value * factor).toPrecision(12));
  };
}

function valueIn(place: Place): number | undefined {
  const named = placeAt(place, 'value');
  if (named) return number(named, new Set());
  // BatteryPass-Ready names the number after its unit: `voltValue`, `percentageValue` …
  const entry = Object.entries(place.value ?? {}).find(([key]) => key.endsWith('Value'));
  return entry ? number({ value: entry[1], pointer: '' }, new Set()) : undefined;
}

/** A dated value of the use phase; foreign passports rarely say when or how it was measured. */
export function measurement(unit: string): Read<Measurement> {
  return (place, used) => {
    const value = quantity(unit)(place, used);
    return value === undefined ? undefined : { value, unit };
  };
}

/** `eubat:Cathode`, `{"@id": "eubat:Cathode"}` or an IRI → `Cathode`. */
export const term: Read<string> = ({ value, pointer }, used) => {
  const iri =
    typeof value === 'object' && value !== null
      ? ((value as Record<string, unknown>)['@id'] ?? (value as Record<string, unknown>).id)
      : value;
  if (typeof iri !== 'string') return undefined;
  used.add(pointer);
  return iri.slice(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#'), iri.lastIndexOf(':')) + 1);
};

/** `RiskOfFire` → `Risk of fire`: a term for the eye. */
export function words(term: string): string {
  const spaced = term.replace(/([a-z])([A-Z])/g, '$1 $2');
  return spaced.charAt(0) + spaced.slice(1).toLowerCase();
}

/** An address of a document, bare or as `{"id": …}`. */
export const link: Read<DocumentLink> = (place, used) => {
  const { value } = place;
  const url = typeof value === 'object' && value !== null ? (value as Record<string, unknown>).id : value;
  if (typeof url !== 'string' || url.length > 2048 || !formats['web-url']?.(url)) return undefined;
  used.add(place.pointer);
  return { url };
};

export const links: Read<DocumentLink[]> = (place, used) =>
  nonEmpty(elementsOf(place).flatMap((each) => link(each, used) ?? []));

/** The month of a date; the day, if there is one, is not ours to keep and stays with what was left over. */
export const month: Read<string> = ({ value, pointer }, used) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}(-\d{2}.*)?$/.test(value)) return undefined;
  if (value.length === 7) used.add(pointer);
  return value.slice(0, 7);
};

export const calendarDate: Read<string> = ({ value, pointer }, used) => {
  if (typeof value !== 'string' || !formats['calendar-date']?.(value.slice(0, 10))) return undefined;
  if (value.length === 10) used.add(pointer);
  return value.slice(0, 10);
};

export const address: Read<PartyAddress> = (place, used) => {
  const country =
    fieldOf(place, 'addressCountry.countryCode|countryCode', text, used) ??
    fieldOf(place, 'countryCode|addressCountry', text, used);
  if (!country || !/^[A-Z]{2}$/.test(country)) return undefined;
  return compact({
    street: fieldOf(place, 'streetAddress', text, used),
    postalCode: fieldOf(place, 'postalCode', text, used),
    city: fieldOf(place, 'addressLocality', text, used),
    country,
  });
};

export const contact: Read<PartyContact> = (place, used) => {
  const email = fieldOf(place, 'email', text, used);
  return filled({
    email: email && formats.email?.(email) ? email : undefined,
    telephone: fieldOf(place, 'telephone', text, used),
    website: fieldOf(place, 'url', link, used)?.url,
  });
};

export const party: Read<Party> = (place, used) => {
  const name = fieldOf(place, 'organizationName|name', text, used);
  if (!name) return undefined;
  return compact({
    name,
    tradeName: fieldOf(place, 'registeredTradeNameOrRegisteredTrademark', text, used),
    identifier: fieldOf(place, 'globalLocationNumber|gln', text, used) ?? fieldOf(place, 'id', text, used),
    role: fieldOf(place, 'operatorRole', term, used),
    address: fieldOf(place, 'address', address, used),
    contact: fieldOf(place, 'contactPoint|supplierContact', contact, used),
  });
};

/** Reads a field below a place. */
export function fieldOf<Value>(place: Place, path: string, read: Read<Value>, used: Used): Value | undefined {
  const field = placeAt(place, path);
  return field && read(field, used);
}

/** Every element that can be read. */
export function list<Value>(read: Read<Value>): Read<Value[]> {
  return (place, used) => nonEmpty(elementsOf(place).flatMap((element) => read(element, used) ?? []));
}

/** The object without what is undefined. */
export function compact<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Value;
}

/** Like `compact`; nothing when nothing is left. */
export function filled<Value extends object>(value: Value): Value | undefined {
  const compacted = compact(value);
  return Object.keys(compacted).length > 0 ? compacted : undefined;
}

function nonEmpty<Value>(values: Value[]): Value[] | undefined {
  return values.length > 0 ? values : undefined;
}

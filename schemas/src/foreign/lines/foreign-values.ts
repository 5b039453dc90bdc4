import { formats } from '../../checks/formats.ts';
import type { DocumentLink, LocalText, Measurement, Party, PartyAddress, PartyContact } from '../../generated/types.ts';
import { elementsOf, escaped, type Place, placeAt, type Used, useMembers } from './foreign-document.ts';
import { plainText } from './plain-text.ts';

/** Reads a value from a place, marks what it used, and answers nothing when the place holds something else. */
export type Read<Value> = (place: Place, used: Used) => Value | undefined;

/** A text, or the value of a JSON-LD literal; German before English before any other language. */
export const text: Read<string> = (place, used) => {
  const literals = elementsOf(place).flatMap((element) => literalOf(element) ?? []);
  const chosen = ['de', 'en'].map((language) => literals.find((literal) => literal.language === language));
  const literal = chosen.find(Boolean) ?? literals[0];
  if (literal && literals.length === 1) markLiteral(place, used);
  return literal?.text || undefined;
};

/** A literal counts as used as a whole, unless somebody wrote something of their own into it. */
function markLiteral(place: Place, used: Used): void {
  const element = elementsOf(place)[0] ?? place;
  if (typeof element.value !== 'object' || element.value === null) used.add(place.pointer);
  else useMembers(element, literalMembers, used);
}

const literalMembers = /^@?(value|language|type|direction)$/;

/** The same text in the languages it is given in; without a language it counts as English. */
export const localText: Read<LocalText> = (place, used) => {
  const texts: Record<string, string> = {};
  for (const element of elementsOf(place)) {
    const literal = literalOf(element);
    const language = literal?.language.slice(0, 2) ?? '';
    if (!literal?.text || !languages.has(language)) continue;
    texts[language] ??= literal.text.slice(0, 2000);
    markLiteral(element, used);
  }
  return Object.keys(texts).length > 0 ? texts : undefined;
};

const languages = new Set('bg cs da de el en es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv'.split(' '));

function literalOf({ value }: Place): { text: string; language: string } | undefined {
  if (typeof value === 'string') return { text: value.trim(), language: 'en' };
  if (typeof value === 'number') return { text: plainText(value), language: 'en' };
  const literal = (value ?? {}) as Record<string, unknown>;
  const inner = literal['@value'] ?? literal.value;
  const language = literal['@language'] ?? literal.language;
  if (typeof inner !== 'string') return undefined;
  return { text: inner.trim(), language: typeof language === 'string' ? language : 'en' };
}

/** A number, also one written as a text; foreign samples do both. */
export const number: Read<number> = ({ value, pointer }, used) => {
  const read = typeof value === 'string' ? numberIn(value) : value;
  if (typeof read !== 'number' || !Number.isFinite(read)) return undefined;
  used.add(pointer);
  return read;
};

/** With a decimal comma where that cannot be taken for one between thousands. */
function numberIn(text: string): number | undefined {
  const plain = text.trim().replace(/^([+-]?\d+),(\d{1,2}|\d{4,})$/, '$1.$2');
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain) ? Number(plain) : undefined;
}

export const whole: Read<number> = (place, used) => {
  const value = number(place, new Set());
  return Number.isInteger(value) ? number(place, used) : undefined;
};

export const truth: Read<boolean> = ({ value, pointer }, used) => {
  const said = value === 'true' ? true : value === 'false' ? false : value;
  if (typeof said !== 'boolean') return undefined;
  used.add(pointer);
  return said;
};

/** Factor to our unit by UN/ECE Recommendation 20 code or sign; percent has several codes. */
const units: Record<string, Record<string, number>> = {
  kg: { KGM: 1, GRM: 0.001, TNE: 1000, LBR: 0.45359237, kg: 1, g: 0.001, t: 1000, kilogram: 1, gram: 0.001 },
  Ah: { AMH: 1, E09: 0.001, Ah: 1, mAh: 0.001, ampereHour: 1, milliampereHour: 0.001 },
  kWh: { KWH: 1, WHR: 0.001, MWH: 1000, kWh: 1, Wh: 0.001, MWh: 1000, kilowattHour: 1, wattHour: 0.001 },
  V: { VLT: 1, '2Z': 0.001, KVT: 1000, V: 1, mV: 0.001, kV: 1000, volt: 1, millivolt: 0.001 },
  W: { WTT: 1, KWT: 1000, MAW: 1e6, W: 1, kW: 1000, MW: 1e6, watt: 1, kilowatt: 1000 },
  Ω: { OHM: 1, E45: 0.001, Ohm: 1, ohm: 1, mOhm: 0.001, mohm: 0.001, milliohm: 0.001, Ω: 1, mΩ: 0.001 },
  '%': { P1: 1, '%': 1, percent: 1 },
  '°C': { CEL: 1, '°C': 1, degreeCelsius: 1 },
  months: { MON: 1, ANN: 12, month: 1, months: 1, year: 12, years: 12 },
  'A/Ah': { C: 1, 'A/Ah': 1, '1/h': 1 },
  '%/month': { '%/month': 1, '% / month': 1 },
  'W/Wh': { 'W/Wh': 1 },
  'kg CO₂e': { KGM: 1, TNE: 1000, 'kgCO2-eq': 1, kgCO2e: 1, 'kg CO2e': 1, kgCO2eq: 1, 'kg CO₂e': 1 },
  'kg CO₂e/kWh': { KGM: 1, 'kgCO2-eq/kWh': 1, 'kgCO2e/kWh': 1, 'kg CO2e/kWh': 1, 'kgCO2eq/kWh': 1, 'kg CO₂e/kWh': 1 },
};

/** Factor of a code or sign, also one of the vocabulary of Catena-X, `unit:kilogram`. */
function factorOf(unit: string, code: string): number | undefined {
  const known = units[unit];
  const plain = code.trim().replace(/^unit:/, '');
  return known && Object.hasOwn(known, plain) ? known[plain] : undefined;
}

/** A quantity with its unit, in our unit; a bare number is taken to be in it already. */
export function quantity(unit: string): Read<number> {
  return (place, used) => {
    const at = elementsOf(place)[0] ?? place;
    if (typeof at.value === 'string') return inWords(at, unit, used);
    if (typeof at.value !== 'object') return number(at, used);
    const named = valueIn(at);
    const value = named && number(named, new Set());
    const [sign, code] = Object.entries(at.value ?? {}).find(([, each]) => isUnit(unit, each)) ?? [];
    const factor = factorOf(unit, plainText(code));
    if (!named || value === undefined || sign === undefined || factor === undefined) return undefined;
    used.add(named.pointer);
    used.add(`${at.pointer}/${escaped(sign)}`);
    return scaled(value, factor);
  };
}

function isUnit(unit: string, code: unknown): boolean {
  return typeof code === 'string' && factorOf(unit, code) !== undefined;
}

/** `210 Ah`; without a unit it is taken to be in ours. */
function inWords(at: Place, unit: string, used: Used): number | undefined {
  const [, figures = '', sign = ''] =
    /^\s*([+-]?[\d.,]+(?:[eE][+-]?\d+)?)\s*(\D.*?)?\s*$/.exec(plainText(at.value)) ?? [];
  const value = numberIn(figures);
  const factor = sign === '' ? 1 : factorOf(unit, sign);
  if (value === undefined || factor === undefined) return undefined;
  used.add(at.pointer);
  return scaled(value, factor);
}

/** Twelve digits take the rounding of a factor away and leave every measured value as it was. */
function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(12));
}

function valueIn(place: Place): Place | undefined {
  const named = placeAt(place, 'value');
  if (named) return elementsOf(named)[0] ?? named;
  // BatteryPass-Ready names the number after its unit: `voltValue`, `percentageValue` …
  const entry = Object.entries(place.value ?? {}).find(([key]) => key.endsWith('Value'));
  return entry && { value: entry[1], pointer: `${place.pointer}/${escaped(entry[0])}` };
}

/** A dated value of the use phase; foreign passports rarely say when or how it was measured. */
export function measurement(unit: string): Read<Measurement> {
  return (place, used) => {
    const value = quantity(unit)(place, used);
    return value === undefined ? undefined : { value, unit };
  };
}

/** One of the five words of 2023/1542 Annex XIII 4(c), however it is written; any other word as it is, to be refused by name. */
export const lifeStatus: Read<string> = (place, used) => {
  const word = text(place, used);
  const plain = word?.toLowerCase().replace(/[^a-z]/g, '');
  return plain === 'reused' ? 're-used' : (statuses.find((each) => each === plain) ?? word);
};

const statuses = ['original', 'repurposed', 'remanufactured', 'waste'];

/** `eubat:Cathode`, `{"@id": "eubat:Cathode"}` or an IRI → `Cathode`. */
export const term: Read<string> = ({ value, pointer }, used) => {
  const iri =
    typeof value === 'object' && value !== null
      ? ((value as Record<string, unknown>)['@id'] ?? (value as Record<string, unknown>).id)
      : value;
  if (typeof iri !== 'string') return undefined;
  if (typeof value === 'string') used.add(pointer);
  else useMembers({ value, pointer }, /^@?(id|type)$/, used);
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
  if (typeof value === 'string') used.add(place.pointer);
  else useMembers(place, /^@?(id|type)$/, used);
  return { url };
};

export const links: Read<DocumentLink[]> = (place, used) =>
  nonEmpty(elementsOf(place).flatMap((each) => link(each, used) ?? []));

/** The month of a date; the day, if there is one, is not ours to keep and stays with what was left over. */
export const month: Read<string> = (place, used) => {
  const { value, pointer } = literal(place);
  if (typeof value !== 'string') return undefined;
  const date = isoDate(value);
  if (!/^\d{4}-\d{2}(-\d{2}.*)?$/.test(date)) return undefined;
  if (date.length === 7) used.add(pointer);
  return date.slice(0, 7);
};

export const calendarDate: Read<string> = (place, used) => {
  const { value, pointer } = literal(place);
  if (typeof value !== 'string') return undefined;
  const date = isoDate(value);
  if (!formats['calendar-date']?.(date.slice(0, 10))) return undefined;
  if (date.length === 10) used.add(pointer);
  return date.slice(0, 10);
};

/** A time in RFC 3339; one without a zone, or a day alone, is read as UTC and also kept as it was. */
export const moment: Read<string> = ({ value, pointer }, used) => {
  if (typeof value !== 'string') return undefined;
  const whole = [value, `${value}Z`, `${value}T00:00:00Z`].find((each) => formats.timestamp?.(each));
  if (whole === value) used.add(pointer);
  return whole;
};

/** The value of a JSON-LD literal, `{"@value": "2024-03-01", "@type": "xsd:date"}`, or the place itself. */
function literal(place: Place): Place {
  const at = elementsOf(place)[0] ?? place;
  return typeof at.value === 'object' ? (placeAt(at, '@value|value') ?? at) : at;
}

/** `27.04.2022`, `04.2022`, `04/2022`, `2022/04/27` as ISO 8601 writes them; day and month with a slash may be either way round. */
function isoDate(text: string): string {
  const said = text.trim();
  const [, day, month, year] = /^(?:(\d{1,2})\.)?(\d{1,2})[./](\d{4})$/.exec(said) ?? [];
  if (year && month)
    return [year, month.padStart(2, '0'), day?.padStart(2, '0')].filter((each) => each !== undefined).join('-');
  return said.replace(/^(\d{4})\/(\d{2})(?:\/(\d{2}))?$/, (_, ...parts) => parts.slice(0, 3).filter(Boolean).join('-'));
}

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

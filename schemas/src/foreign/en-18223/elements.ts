import { escaped } from '../lines/foreign-document.ts';
import { plainText } from '../lines/plain-text.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** How deep elements may stand in one another; ours need eight levels. */
const deepest = 40;

/** The data elements of an object, EN 18223 Annex A: each with its name, its kind and its value. */
export function elementsOfObject(object: object): object[] {
  return Object.entries(object).map(([elementId, value]) => ({ elementId, ...elementOf(value as Json) }));
}

function elementOf(value: Json): object {
  if (Array.isArray(value)) return multiValued(value);
  if (typeof value !== 'object' || value === null)
    return { objectType: 'SingleValuedDataElement', valueDataType: dataTypeOf(value), value };
  if (isLocalText(value)) {
    const texts = Object.entries(value).map(([language, text]) => ({ value: text, language }));
    return { objectType: 'MultiLanguageDataElement', value: texts };
  }
  if (isPlainLink(value)) {
    const { url, title, mediaType, language } = value;
    return { objectType: 'RelatedResource', ...named({ resourceTitle: title, contentType: mediaType, url, language }) };
  }
  return { objectType: 'DataElementCollection', elements: elementsOfObject(value) };
}

function multiValued(values: Json[]): object {
  const scalars = values.every((each) => typeof each !== 'object');
  if (!scalars)
    return { objectType: 'MultiValuedDataElement', value: values.map((each) => elementsOfObject(each as object)) };
  const valueDataType = dataTypeOf(values[0] ?? '');
  return { objectType: 'MultiValuedDataElement', valueDataType, value: values };
}

function dataTypeOf(value: Json): string {
  if (typeof value === 'boolean') return 'xsd:boolean';
  if (typeof value !== 'number') return 'xsd:string';
  return Number.isInteger(value) ? 'xsd:integer' : 'xsd:decimal';
}

function isLocalText(value: JsonObject): boolean {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => /^[a-z]{2}$/.test(key) && typeof text === 'string');
}

/** A link without a hash; with one it stays a collection, as the resource has no member for it. */
function isPlainLink(value: JsonObject): boolean {
  return (
    typeof value.url === 'string' && Object.keys(value).every((key) => /^(url|title|mediaType|language)$/.test(key))
  );
}

/**
 * What elements say as a plain object, and where each value stood, by JSON Pointer on both sides.
 * @param kept takes what stands in elements beside what the standard gives them, by JSON Pointer into the document
 */
export function objectOfElements(
  elements: unknown,
  origins: Map<string, string>,
  kept: Record<string, unknown> = {},
): object | undefined {
  const object = Array.isArray(elements) ? objectOf(elements, '', '/elements', { origins, kept }, 0) : undefined;
  return object === tooDeep ? undefined : (object as object | undefined);
}

/** What is noted on the way. */
interface Found {
  origins: Map<string, string>;
  kept: Record<string, unknown>;
}

/** Members of data elements, EN 18223 Annex A. */
const known =
  /^(elementId|objectType|dictionaryReference|valueDataType|value|elements|url|resourceTitle|contentType|language)$/;

const tooDeep = Symbol('too deep');

function objectOf(elements: unknown[], at: string, from: string, found: Found, depth: number): unknown {
  if (depth > deepest) return tooDeep;
  const entries: [string, unknown][] = [];
  for (const [index, element] of elements.entries()) {
    if (typeof element !== 'object' || element === null) continue;
    const { elementId } = element as { elementId?: unknown };
    if (typeof elementId !== 'string') continue;
    const path = `${at}/${escaped(elementId)}`;
    const pointer = `${from}/${index}`;
    found.origins.set(path, pointer);
    for (const [name, other] of Object.entries(element))
      if (!known.test(name)) found.kept[`${pointer}/${escaped(name)}`] = other;
    const value = valueIn(element as JsonObject, path, pointer, found, depth);
    if (value === tooDeep) return tooDeep;
    if (value !== undefined) entries.push([elementId, value]);
  }
  // Own properties whatever their name; `__proto__` is a name like any other here.
  return Object.fromEntries(entries);
}

function valueIn(element: JsonObject, at: string, from: string, found: Found, depth: number): unknown {
  const { value, elements, url, resourceTitle, contentType, language } = element;
  if (Array.isArray(elements)) return objectOf(elements, at, `${from}/elements`, found, depth + 1);
  if (url !== undefined) return named({ url, title: resourceTitle, mediaType: contentType, language });
  if (!Array.isArray(value)) return value;
  if (element.objectType === 'MultiLanguageDataElement')
    return Object.fromEntries(
      value.map((text) => [plainText((text as JsonObject)?.language), (text as JsonObject)?.value]),
    );
  const values: unknown[] = [];
  for (const [index, each] of value.entries()) {
    const path = `${at}/${index}`;
    const pointer = `${from}/value/${index}`;
    found.origins.set(path, pointer);
    const one = Array.isArray(each) ? objectOf(each, path, pointer, found, depth + 1) : each;
    if (one === tooDeep) return tooDeep;
    values.push(one);
  }
  return values;
}

function named(fields: Record<string, Json | undefined>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

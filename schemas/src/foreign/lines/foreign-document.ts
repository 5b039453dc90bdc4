import { plainText } from './plain-text.ts';

/**
 * A place in somebody else's document: its value and how it is found. Names are compared without prefix and without a
 * leading "has", because the same vocabulary is written `eubat:hasRatedCapacity`, `hasRatedCapacity` and `ratedCapacity`.
 */
export interface Place {
  value: unknown;
  /** RFC 6901 JSON Pointer into the foreign document. */
  pointer: string;
}

/** The places a reading has made use of; the rest is what could not be mapped. */
export type Used = Set<string>;

export function rootOf(document: object): Place {
  return { value: document, pointer: '' };
}

/** The place at `a.b|c`: step by step, with alternatives for a name. A list counts as its first element on the way. */
export function placeAt(place: Place, path: string): Place | undefined {
  let here: Place | undefined = place;
  for (const step of path.split('.')) {
    if (!here) return undefined;
    const parent: Place = elementsOf(here)[0] ?? here;
    here = step.split('|').reduce<Place | undefined>((found, name) => found ?? childOf(parent, name), undefined);
  }
  return here;
}

/** What stands at a JSON Pointer. */
export function valueAt(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((here, step) => {
      const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const isThere = typeof here === 'object' && here !== null && Object.hasOwn(here, name);
      return isThere ? (here as Record<string, unknown>)[name] : undefined;
    }, document);
}

/** The elements of a list; a single value is a list of one. */
export function elementsOf(place: Place): Place[] {
  if (!Array.isArray(place.value)) return place.value === undefined || place.value === null ? [] : [place];
  return place.value.map((value, index) => ({ value, pointer: `${place.pointer}/${index}` }));
}

/** Marks the members of an object that were made use of; one with nothing else in it as a whole. What else there is, is kept. */
export function useMembers({ value, pointer }: Place, names: RegExp, used: Used): void {
  const members = Object.keys(value as object);
  const isUsed = (name: string) => names.test(name.slice(name.indexOf(':') + 1));
  if (members.every(isUsed)) used.add(pointer);
  else for (const name of members) if (isUsed(name)) used.add(`${pointer}/${escaped(name)}`);
}

/** Whatever nobody has used, by pointer; a part of which nothing was used stays in one piece. */
export function leftOver(document: object, used: Used, scaffolding = jsonLdScaffolding): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  collect(rootOf(document), { used, around: aroundOf(used) }, kept, scaffolding);
  return kept;
}

/** What was used, and every place something used is in. */
interface Marks {
  used: Used;
  around: ReadonlySet<string>;
}

function aroundOf(used: Used): Set<string> {
  const around = new Set<string>();
  for (const pointer of used)
    for (
      let end = pointer.length;
      end > 0 && !around.has(pointer.slice(0, end));
      end = pointer.lastIndexOf('/', end - 1)
    )
      around.add(pointer.slice(0, end));
  return around;
}

function childOf({ value, pointer }: Place, name: string): Place | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  for (const key of Object.keys(value)) {
    if (plainName(key) !== name) continue;
    const child = (value as Record<string, unknown>)[key];
    if (child !== null && child !== undefined) return { value: child, pointer: `${pointer}/${escaped(key)}` };
  }
  return undefined;
}

function plainName(key: string): string {
  const name = key.slice(key.indexOf(':') + 1);
  return /^has[A-Z]/.test(name) ? name.charAt(3).toLowerCase() + name.slice(4) : name;
}

/** A member's name as a step of a JSON Pointer, RFC 6901 §3. */
export function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function collect(place: Place, marks: Marks, kept: Record<string, unknown>, scaffolding: RegExp): void {
  if (marks.used.has(place.pointer) || place.value === null) return;
  if (place.pointer !== '' && !marks.around.has(place.pointer)) {
    kept[place.pointer] = place.value;
    return;
  }
  for (const child of childrenOf(place, scaffolding)) collect(child, marks, kept, scaffolding);
}

/** What only says how the document is built carries no facts about the battery. */
const jsonLdScaffolding = /^(@context|@type|type|@language|_comment.*)$/;

function childrenOf({ value, pointer }: Place, scaffolding: RegExp): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key, child]) => !scaffolding.test(key) && !(key === 'id' && plainText(child).includes('#')))
    .map(([key, child]) => ({ value: child, pointer: `${pointer}/${escaped(key)}` }));
}

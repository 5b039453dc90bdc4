import type { Language } from '../../checks/explain-words.ts';
import { contradiction } from '../../checks/plausibility.ts';
import type { Passport } from '../../passport.ts';
import type { Refusal } from '../../refusal.ts';
import { validatePassport } from '../../validate.ts';
import { escaped, type Place } from './foreign-document.ts';
import type { Mapped, Source } from './mapping.ts';
import { plainText } from './plain-text.ts';

/** A foreign value that is not what ours has to be. It stays in `kept`, where it stood, and is not believed. */
export interface SetAside {
  /** JSON Pointer into the foreign document. */
  path: string;
  /** What was expected. */
  message: string;
}

export interface Readable extends Mapped {
  part: Passport;
  setAside: SetAside[];
}

/**
 * What was read without the values our schema refuses: one odd figure is no reason to lose a whole passport. Of two values that
 * contradict each other both are set aside, as nobody knows which is wrong. Refused is what does not say which battery it is.
 */
export function readable(read: Mapped, language: Language): Readable | Refusal {
  if (validatePassport(read.part, language) === undefined)
    return { ...read, part: read.part as Passport, setAside: [] };
  const part = structuredClone(read.part) as Json;
  const kept = { ...read.kept };
  const setAside: SetAside[] = [];
  const lists: Lists = new WeakMap();
  for (let count = 0; ; count++) {
    const refusal = validatePassport(part, language);
    if (!refusal) return { ...read, part: part as unknown as Passport, kept, setAside };
    const paths = contradiction(part as unknown as Passport, refusal) ?? [refusal.path ?? ''];
    const targets = paths.map((path) => removable(part, stepsOf(path)));
    if (count === mostSetAside || targets.some(isIdentity))
      return { ...refusal, path: originOf(refusal.path ?? '', read.origins) };
    for (const steps of targets) {
      const removed = remove(part, steps, lists);
      const { all, odd } = placesOf(removed, read);
      for (const { pointer, value } of all) kept[pointer] = value;
      setAside.push(...odd.map(({ pointer }) => ({ path: pointer, message: refusal.message })));
    }
  }
}

/** Where in the foreign document a path of ours came from, or the nearest part around it that came from somewhere. */
export function originOf(path: string, origins: ReadonlyMap<string, string>): string {
  return placeOf(stepsOf(path), origins) ?? path;
}

function placeOf(steps: readonly string[], origins: ReadonlyMap<string, string>): string | undefined {
  for (let length = steps.length; length > 0; length--) {
    const origin = origins.get(steps.slice(0, length).join('.'));
    if (origin !== undefined) return origin;
  }
  return undefined;
}

/** A document with more odd values than that was not meant to be a passport. */
const mostSetAside = 200;

type Json = Record<string, unknown>;

/** Places in a list by what they were before others went out of it. */
type Lists = WeakMap<unknown[], number[]>;

interface Removed {
  /** With places in lists as they were at first. */
  steps: string[];
  value: unknown;
}

/** What says which battery it is; without it there is no passport. */
const identity = new Set(['uniqueIdentifier', 'manufacturer', 'category', 'modelIdentifier']);

function isIdentity([section, property, ...inner]: readonly string[]): boolean {
  if (section === undefined) return true;
  return section === 'general' && (property === undefined || (identity.has(property) && inner.length === 0));
}

/** The part to take out: the value itself, or around a value that is missing what cannot be without it. */
function removable(part: Json, steps: string[]): string[] {
  if (steps.length < 2 || valueAt(part, steps) !== undefined) return steps;
  const parent = steps.slice(0, -1);
  // A refusal names no more than the beginning of a long name.
  const last = steps.at(-1) ?? '';
  const long = Object.keys(valueAt(part, parent) ?? {}).find((name) => name.length > 100 && name.startsWith(last));
  return long === undefined ? removable(part, parent) : [...parent, long];
}

function remove(part: Json, steps: readonly string[], lists: Lists): Removed {
  const before = beforeRemovals(part, steps, lists);
  const name = steps.at(-1) as string;
  const parent = valueAt(part, steps.slice(0, -1));
  const value = valueAt(part, steps);
  if (Array.isArray(parent)) {
    const numbers = lists.get(parent) ?? parent.map((_, index) => index);
    parent.splice(Number(name), 1);
    numbers.splice(Number(name), 1);
    lists.set(parent, numbers);
  } else delete (parent as Json)[name];
  const isEmpty = typeof parent === 'object' && parent !== null && Object.keys(parent).length === 0;
  if (isEmpty && steps.length > 1) remove(part, steps.slice(0, -1), lists);
  return { steps: before, value };
}

function beforeRemovals(part: Json, steps: readonly string[], lists: Lists): string[] {
  return steps.map((step, index) => {
    const parent = valueAt(part, steps.slice(0, index));
    return Array.isArray(parent) ? plainText(lists.get(parent)?.[Number(step)] ?? step) : step;
  });
}

/**
 * Where a value stood and what stood there, with what it was found by, and which of that is the value itself; the whole of what
 * was read with it where that cannot be told.
 */
function placesOf({ steps, value }: Removed, { sources, origins }: Mapped): { all: Place[]; odd: Place[] } {
  for (let length = steps.length; length > 0; length--) {
    const source = sources.get(steps.slice(0, length).join('.'));
    if (!source) continue;
    const inner = steps.slice(length);
    const touched = source.touched();
    const odd = touchedBy(value, inner.length > 0 ? ofElement(source, touched, inner[0]) : touched);
    const all = inner.length > 0 ? odd : isAllOf(source, touched) ? [source.whole] : outermost(touched);
    return { all: all.length > 0 ? all : [source.whole], odd: odd.length > 0 ? odd : [source.whole] };
  }
  const within = [...sources]
    .filter(([to]) => to.startsWith(`${steps.join('.')}.`))
    .flatMap(([, each]) => each.touched());
  if (within.length > 0) return { all: outermost(within), odd: outermost(within) };
  const place = { pointer: originOf(`/${steps.join('/')}`, origins), value };
  return { all: [place], odd: [place] };
}

/** Of a list the part that became this one element of ours, where each of theirs became one of ours. */
function ofElement({ whole, length }: Source, touched: Place[], index: string | undefined): Place[] {
  if (length === undefined || !/^\d+$/.test(index ?? '')) return touched;
  const elements = [...new Set(touched.flatMap(({ pointer }) => elementBelow(whole.pointer, pointer) ?? []))];
  const element = elements.length === length ? elements[Number(index)] : undefined;
  return element === undefined ? touched : touched.filter(({ pointer }) => isWithin(pointer, element));
}

function elementBelow(list: string, pointer: string): string | undefined {
  const index = pointer.startsWith(`${list}/`) ? /^\/\d+/.exec(pointer.slice(list.length)) : null;
  return index === null ? undefined : list + index[0];
}

/** Whether nothing stands in the place but what the value was made of, as in a quantity with its unit. */
function isAllOf({ whole }: Source, touched: readonly Place[]): boolean {
  const { value, pointer } = whole;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every((name) => touched.some((each) => each.pointer === `${pointer}/${escaped(name)}`));
}

/** The places that say what is in a value of ours. */
function touchedBy(value: unknown, places: readonly Place[]): Place[] {
  const leaves = new Set(leavesOf(value));
  return outermost(places.filter((place) => leavesOf(place.value).some((leaf) => leaves.has(leaf))));
}

function outermost(places: readonly Place[]): Place[] {
  return places.filter(
    ({ pointer }) => !places.some((other) => other.pointer !== pointer && isWithin(pointer, other.pointer)),
  );
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}

/** Plain values as texts, so that "5" and 5 are the same. */
function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  if (typeof value === 'boolean') return [];
  const text = plainText(value).trim();
  return [text !== '' && Number.isFinite(Number(text)) ? plainText(Number(text)) : text];
}

function valueAt(part: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, step) ? (here as Json)[step] : undefined,
    part,
  );
}

function stepsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

import { type Refusal, refusal } from '#schemas/refusal.ts';
import { elementPath } from '#schemas/refusals/interface-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';

/** One step into a document: the name of a member or the place in a list. */
export type Step = string | number;

/**
 * A path to exactly one element, RFC 9535 §2.3: `$.performance.cycles.value`, `$['general']['massKg']`, `$.symbols
 * .testReports[0]`. What could mean several (wildcards, filters, slices, descendants) is refused: EN 18222 §6 reads and
 * writes one element.
 */
export function readElementPath(text: string): Step[] | Refusal {
  if (text.length > 500) return notOne(elementPath.tooLong);
  if (!text.startsWith('$')) return notOne(elementPath.beginning);
  const steps: Step[] = [];
  let rest = text.slice(1);
  while (rest !== '') {
    const [whole, plain, single, double, index] = step.exec(rest) ?? [];
    if (whole === undefined) return notOne(elementPath.unreadable(rest.slice(0, 40)));
    steps.push(index === undefined ? (plain ?? unescaped(single ?? double ?? '')) : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length > 0 ? steps : notOne(elementPath.whole);
}

const step =
  /^(?:\.([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|\['((?:[^'\\]|\\['\\/])*)'\]|\["((?:[^"\\]|\\["\\/])*)"\]|\[(0|[1-9]\d{0,5})\])/u;

function unescaped(name: string): string {
  return name.replace(/\\(.)/g, '$1');
}

/** What stands at the end of a path; undefined when nothing does. Inherited members are not part of a document. */
export function elementAt(document: unknown, steps: readonly Step[]): unknown {
  let value = document;
  for (const each of steps) {
    const isList = Array.isArray(value);
    if (typeof value !== 'object' || value === null || isList !== (typeof each === 'number')) return undefined;
    if (!Object.hasOwn(value, each)) return undefined;
    value = (value as Record<Step, unknown>)[each];
  }
  return value;
}

/**
 * The JSON Merge Patch (RFC 7396) on `document` that puts `value` at the end of a path and changes nothing else; null takes
 * the element away. Lists cannot be patched in part, so the nearest list around the element is written whole.
 */
export function patchAt(document: object, steps: readonly Step[], value: unknown): object | Refusal {
  const place = steps.findIndex((each) => typeof each === 'number');
  if (place < 0) return nested(steps, replacing(elementAt(document, steps), value));
  const [outer, inner] = [steps.slice(0, place), steps.slice(place)];
  const list = elementAt(document, outer);
  const changed = Array.isArray(list) && withElement(list, inner, value);
  return changed ? nested(outer, changed) : notOne(elementPath.nothingThere);
}

/**
 * What of a merge patch is not so already; undefined when all of it is. Who reads a passport, changes one element and sends
 * it back whole then changes that one, and not what follows from recorded steps.
 */
export function changesOnly(document: unknown, patch: unknown): object | undefined {
  return without(document, patch) as object | undefined;
}

function without(before: unknown, after: unknown): unknown {
  if (after === null) return before === undefined ? undefined : null;
  if (!isObject(after) || !isObject(before)) return areSame(before, after) ? undefined : after;
  const changed = Object.entries(after).flatMap(([name, value]) => {
    const inner = without(Object.hasOwn(before, name) ? before[name] : undefined, value);
    return inner === undefined ? [] : [[name, inner]];
  });
  return changed.length > 0 ? Object.fromEntries(changed) : undefined;
}

/** Whether everything a merge patch says is said by another one too. */
export function isPartOf(part: unknown, whole: unknown): boolean {
  if (!isObject(part)) return areSame(part, whole);
  if (!isObject(whole)) return false;
  return Object.entries(part).every(([name, value]) => Object.hasOwn(whole, name) && isPartOf(value, whole[name]));
}

/** Equal as JSON, whatever the order of members. */
function areSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => areSame(each, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && areSame(a[name], b[name]))
  );
}

function withElement(value: unknown, steps: readonly Step[], element: unknown): unknown {
  const [first, ...rest] = steps;
  if (first === undefined) return element;
  if (Array.isArray(value)) {
    if (typeof first !== 'number' || first >= value.length) return undefined;
    if (rest.length === 0 && element === null) return value.filter((_, index) => index !== first);
    const inner = withElement(value[first], rest, element);
    return inner === undefined ? undefined : value.with(first, inner);
  }
  if (typeof value !== 'object' || value === null || typeof first !== 'string') return undefined;
  const others = Object.entries(value).filter(([name]) => name !== first);
  if (rest.length === 0 && element === null) return Object.fromEntries(others);
  const inner = withElement(
    Object.hasOwn(value, first) ? (value as Record<string, unknown>)[first] : undefined,
    rest,
    element,
  );
  return inner === undefined ? undefined : Object.fromEntries([...others, [first, inner]]);
}

function nested(steps: readonly Step[], value: unknown): object {
  return steps.reduceRight((inner: unknown, name) => Object.fromEntries([[String(name), inner]]), value) as object;
}

/** A merge patch would keep members the new value leaves out; written whole they are taken away. */
function replacing(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
  return Object.fromEntries([
    ...gone.map((name) => [name, null]),
    ...Object.entries(after).map(([name, value]) => [name, replacing(before[name], value)]),
  ]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notOne(said: Sentence): Refusal {
  return refusal('ELEMENT_PATH', { ...said, path: '' });
}

import type { PassportPart } from '../../generated/types.ts';
import { leftOver, type Place, placeAt, rootOf, type Used, valueAt } from './foreign-document.ts';
import type { Read } from './foreign-values.ts';

/** One line of a mapping: our property, where the foreign format has it, how it is read. */
export interface Line {
  to: string;
  from: string;
  read: Read<unknown>;
}

export function line(to: string, from: string, read: Read<unknown>): Line {
  return { to, from, read };
}

export interface Mapped {
  part: PassportPart;
  /** Foreign parts our sections have no place for, by JSON Pointer. */
  kept: Record<string, unknown>;
  /** Our path, e.g. `general.massKg` → JSON Pointer of where it came from. */
  origins: Map<string, string>;
  /** Our path → what it was made of. */
  sources: Map<string, Source>;
}

/** The part of a foreign document one of our properties was read from. */
export interface Source {
  whole: Place;
  /** The values in it that were made use of; looked up only when asked for. */
  touched(): Place[];
  /** Of a list, how many elements it has with us. */
  length?: number;
}

/**
 * Walks a mapping. The first line that yields a value for a property wins; lists of later lines are appended.
 * @param scaffolding names that only say how a document is built and are not kept
 */
export function mapped(document: object, lines: readonly Line[], scaffolding?: RegExp): Mapped {
  const root = rootOf(document);
  const part: Record<string, unknown> = {};
  const used: Used = new Set();
  const origins = new Map<string, string>();
  const sources = new Map<string, Source>();
  for (const { to, from, read } of lines) {
    const place = placeAt(root, from);
    // What a value was made of counts as used only when the value finds its place.
    const touched: Used = new Set();
    const value = place && read(place, touched);
    if (value === undefined || !put(part, to.split('.'), value)) continue;
    for (const pointer of touched) used.add(pointer);
    if (!origins.has(to)) origins.set(to, (place as Place).pointer);
    addSource(sources, to, { whole: place as Place, touched: () => placesAt(root, touched), ...lengthOf(value) });
  }
  return { part: part as PassportPart, kept: leftOver(document, used, scaffolding), origins, sources };
}

/** The same with other pointers, for a document that stands in another one. */
export function moved({ part, kept, origins, sources }: Mapped, pointerOf: (pointer: string) => string): Mapped {
  const there = ({ pointer, value }: Place) => ({ pointer: pointerOf(pointer), value });
  return {
    part,
    kept: Object.fromEntries(Object.entries(kept).map(([at, value]) => [pointerOf(at), value])),
    origins: new Map([...origins].map(([ours, at]) => [ours, pointerOf(at)])),
    sources: new Map(
      [...sources].map(([ours, { whole, touched, ...rest }]) => [
        ours,
        { whole: there(whole), touched: () => touched().map(there), ...rest },
      ]),
    ),
  };
}

function addSource(sources: Map<string, Source>, to: string, source: Source): void {
  const before = sources.get(to);
  if (!before) sources.set(to, source);
  else
    sources.set(to, {
      whole: before.whole,
      touched: () => [...before.touched(), ...source.touched()],
      ...(before.length !== undefined && source.length !== undefined && { length: before.length + source.length }),
    });
}

function lengthOf(value: unknown): Pick<Source, 'length'> {
  return Array.isArray(value) ? { length: value.length } : {};
}

function placesAt(root: Place, pointers: Used): Place[] {
  return [...pointers].map((pointer) => ({ pointer, value: valueAt(root.value, pointer) }));
}

function put(part: Record<string, unknown>, path: string[], value: unknown): boolean {
  const [name = '', ...rest] = path;
  const before = part[name];
  if (rest.length > 0) {
    part[name] = before ?? {};
    return put(part[name] as Record<string, unknown>, rest, value);
  }
  if (before === undefined) part[name] = value;
  else if (Array.isArray(before) && Array.isArray(value)) before.push(...value);
  else return before === value;
  return true;
}

import type { PassportPart } from '../generated/types.ts';
import { leftOver, type Place, placeAt, rootOf, type Used } from './foreign-document.ts';
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
  for (const { to, from, read } of lines) {
    const place = placeAt(root, from);
    // What a value was made of counts as used only when the value finds its place.
    const touched: Used = new Set();
    const value = place && read(place, touched);
    if (value === undefined || !put(part, to.split('.'), value)) continue;
    for (const pointer of touched) used.add(pointer);
    if (!origins.has(to)) origins.set(to, (place as Place).pointer);
  }
  return { part: part as PassportPart, kept: leftOver(document, used, scaffolding), origins };
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

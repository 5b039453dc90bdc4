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

/** Walks a mapping. The first line that yields a value for a property wins; lists of later lines are appended. */
export function mapped(document: object, lines: readonly Line[], used: Used = new Set()): Mapped {
  const root = rootOf(document);
  const part: Record<string, Record<string, unknown>> = {};
  const origins = new Map<string, string>();
  for (const { to, from, read } of lines) {
    const place = placeAt(root, from);
    const value = place && read(place, used);
    if (value !== undefined) put(part, origins, to, value, place as Place);
  }
  return { part: part as PassportPart, kept: leftOver(document, used), origins };
}

function put(
  part: Record<string, Record<string, unknown>>,
  origins: Map<string, string>,
  to: string,
  value: unknown,
  place: Place,
): void {
  const steps = to.split('.');
  const name = steps.pop() as string;
  let target = part as Record<string, unknown>;
  for (const step of steps) {
    target[step] ??= {};
    target = target[step] as Record<string, unknown>;
  }
  const before = target[name];
  if (Array.isArray(before) && Array.isArray(value)) before.push(...value);
  else target[name] ??= value;
  if (!origins.has(to)) origins.set(to, place.pointer);
}

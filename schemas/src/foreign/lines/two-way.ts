import type { Passport } from '../../passport.ts';
import { draftOf, incomplete, pruned, type WriteContext, type Written } from './draft.ts';
import { type Line, line, type Mapped } from './mapping.ts';

/** What a line may ask for besides its own value while it is written. */
export interface Writing {
  passport: Partial<Passport>;
  context: WriteContext;
  /** Any value of the passport by its path. */
  may<Value = string>(path: string): Value | undefined;
  /** Notes that a part was not written, because the format makes mandatory what is missing of it. */
  leaveOut(part: string, missing: readonly string[]): void;
}

/** A line of a mapping that is walked in both directions. */
export interface TwoWayLine extends Line {
  /** Our value in the shape of the format; nothing when it has no room for it. Absent when the line is only read. */
  write?: (value: never, writing: Writing) => unknown;
  /** The value where the passport does not say it outright but says what it follows from. */
  otherwise?: (writing: Writing) => unknown;
  /** Whether the format makes the place mandatory. */
  must: boolean;
}

/** A place the format asks for that says nothing about the battery, or what follows from other values. */
export interface FixedLine {
  at: string;
  make(writing: Writing): unknown;
}

/** A mapping that says in one table how a format is read and how it is written. */
export interface TwoWayMapping {
  /** How people call format and version. */
  title: string;
  lines: readonly TwoWayLine[];
  /** Filled in last, and only where nothing stands yet. */
  fixed: readonly FixedLine[];
  /** Where the format has room for anything: what the lines have not carried, and how it comes back. */
  rest?: {
    at: string;
    make(passport: Partial<Passport>, document: object, lines: readonly Line[]): unknown;
    read(read: Mapped, document: object): Mapped;
  };
}

/** A line both ways; without `write` the value stands in the format as it does with us. */
export function both<Value>(
  to: string,
  from: string,
  read: Line['read'],
  write: (value: Value, writing: Writing) => unknown = (value) => value,
): TwoWayLine {
  return { ...line(to, from, read), write: write as TwoWayLine['write'] & {}, must: false };
}

/** The same for a place the format makes mandatory. */
export function must<Value>(
  to: string,
  from: string,
  read: Line['read'],
  write?: (value: Value, writing: Writing) => unknown,
): TwoWayLine {
  return { ...both(to, from, read, write), must: true };
}

/** A line that is only read: another spelling, or a second place of the same fact. */
export function readOnly(to: string, from: string, read: Line['read']): TwoWayLine {
  return { ...line(to, from, read), must: false };
}

export function fixed(at: string, make: FixedLine['make']): FixedLine {
  return { at, make };
}

/**
 * A document by the lines of a mapping. What the battery's own document in this format said and our sections have no place
 * for goes back to where it was, unless something else stands there by now.
 */
export function writeLines(mapping: TwoWayMapping, passport: Partial<Passport>, context: WriteContext): Written {
  const omitted: { part: string; missing: string[] }[] = [];
  const writing: Writing = {
    passport,
    context,
    may: draftOf(passport).may,
    leaveOut: (part, missing) => void omitted.push({ part, missing: [...missing] }),
  };
  const document: Tree = {};
  for (const { to, from, write, otherwise } of mapping.lines) {
    const ours = writing.may<never>(to) ?? (otherwise?.(writing) as undefined);
    const theirs = ours === undefined ? undefined : write?.(ours, writing);
    if (theirs !== undefined) place(document, stepsOf(from), pruned(theirs));
  }
  const names = new Set([...mapping.lines.map(({ from }) => from), ...mapping.fixed.map(({ at }) => at)].map(firstOf));
  for (const [pointer, value] of Object.entries(context.kept ?? {}))
    if (names.has(firstOf(pointer.slice(1)))) putBack(document, pointer, value);
  for (const { at, make } of mapping.fixed)
    if (valueAt(document, stepsOf(at)) === undefined) fill(document, at, make(writing));
  const missing = mapping.lines.filter((each) => each.must && valueAt(document, stepsOf(each.from)) === undefined);
  if (missing.length > 0) return incomplete(mapping.title, [...new Set(missing.map(({ to }) => to))]);
  if (mapping.rest) fill(document, mapping.rest.at, mapping.rest.make(passport, document, mapping.lines));
  return { document, omitted: mapping.rest ? [] : omitted };
}

/** The member of the whole document a path leads into; others belong to what a document came wrapped up in. */
function firstOf(path: string): string {
  return path.split(/[./|]/)[0] ?? '';
}

type Tree = { [name: string]: unknown };

/** Of names of different versions the first is written. */
function stepsOf(path: string): string[] {
  return path.split('.').map((step) => step.split('|')[0] ?? step);
}

/** Objects grow together, lists are appended to. */
function place(tree: Tree, [name = '', ...rest]: readonly string[], value: unknown): void {
  const before = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (rest.length > 0) {
    const inner = isTree(before) ? before : {};
    tree[name] = inner;
    place(inner, rest, value);
  } else if (Array.isArray(before) && Array.isArray(value)) tree[name] = [...before, ...value];
  else if (isTree(before) && isTree(value)) for (const [key, each] of Object.entries(value)) place(before, [key], each);
  else tree[name] = value;
}

function fill(document: Tree, at: string, value: unknown): void {
  if (value !== undefined) place(document, stepsOf(at), value);
}

/** Never into a list: nobody knows whether its elements are still the same. */
function putBack(document: Tree, pointer: string, value: unknown): void {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (steps.length === 0 || steps.some((step) => /^\d+$/.test(step) || step === '__proto__')) return;
  const parent = steps.slice(0, -1).reduce<unknown>((here, step) => (isTree(here) ? here[step] : here), document);
  if ((parent === undefined || isTree(parent)) && valueAt(document, steps) === undefined) place(document, steps, value);
}

function valueAt(tree: Tree, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (here, step) => (isTree(here) && Object.hasOwn(here, step) ? here[step] : undefined),
    tree,
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

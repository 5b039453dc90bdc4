import type { Language } from '../../checks/explain-words.ts';
import { type Passport, propertyAt } from '../../passport.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import { exportIncomplete } from '../../refusals/foreign-cases.ts';

/** What a format asks for besides the passport itself. */
export interface WriteContext {
  /** Id of the battery, where the format wants an identifier of a form our own does not have. */
  id?: string;
  /** RFC 3339 time of the passport's last change; stands for values that say not when they were measured. */
  updatedAt: string;
  /**
   * What the battery's own document in this very format said beyond our sections, by JSON Pointer. It may be about
   * anything, so it is given only where the whole passport is written, never with what somebody may see of it.
   */
  kept?: Readonly<Record<string, unknown>>;
}

/** A document in a foreign format, or why there is none. */
export type Written = WrittenDocument | Refusal;

export interface WrittenDocument {
  document: object;
  /** Parts of the format that were left out, because it makes mandatory what this passport does not say. */
  omitted: { part: string; missing: string[] }[];
}

/**
 * Looks values up in a passport while a document is written, and remembers what the format asks for in vain. Nothing is
 * ever made up: a document that would need an invented value is not written.
 */
export interface Draft {
  /** The value at `section.property…`; noted as missing when there is none. */
  need<Value = string>(path: string): Value | undefined;
  /** The value, if there is one. */
  may<Value = string>(path: string): Value | undefined;
  /** A text; empty, which these formats allow, where nothing is known. */
  words(path: string): string;
  /** The value as it is, noted as missing under that path of ours when it is undefined. */
  given<Value>(path: string, value: Value | undefined): Value | undefined;
  /** Notes that a part of a list was not written, because the format makes mandatory what is missing of it. */
  leaveOut(part: string, missing: readonly string[]): void;
  readonly leftOut: readonly { part: string; missing: string[] }[];
  /** Our paths that were needed and are not there, without repetition. */
  readonly missing: readonly string[];
}

export function draftOf(passport: Partial<Passport>): Draft {
  const missing = new Set<string>();
  const leftOut: { part: string; missing: string[] }[] = [];
  const may = <Value>(path: string) => valueAt(passport, path) as Value | undefined;
  const given = <Value>(path: string, value: Value | undefined) => {
    if (value === undefined) missing.add(path);
    return value;
  };
  return {
    may,
    given,
    need: <Value>(path: string) => given(path, may<Value>(path)),
    words: (path) => may<string>(path) ?? '',
    leaveOut: (part, lacking) => void leftOut.push({ part, missing: [...lacking] }),
    leftOut,
    get missing() {
      return [...missing];
    },
  };
}

/** Refusal of a document as a whole; `path` is the JSON Pointer of the first missing part in our passport. */
export function incomplete(format: string, missing: readonly string[]): Refusal {
  const names = (language: Language) => missing.map((path) => `${titleOf(path, language)} (${path})`).join(', ');
  const said = exportIncomplete(format, { de: names('de'), en: names('en') });
  return refusal('EXPORT_INCOMPLETE', { ...said, path: `/${missing[0]?.replaceAll('.', '/') ?? ''}` });
}

function titleOf(path: string, language: Language): string {
  return propertyAt(path.split('.').slice(0, 2).join('.'))?.title[language] ?? path;
}

/** A value without what is undefined in it, at any depth. */
export function pruned<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(pruned) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, pruned(field)]]));
  return Object.fromEntries(fields) as Value;
}

function valueAt(passport: object, path: string): unknown {
  let value: unknown = passport;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value ?? undefined;
}

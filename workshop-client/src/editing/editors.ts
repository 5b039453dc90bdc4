import type { ValueRule } from '#schemas/checks/value-rule.ts';
import { requiredParts, valueRules } from '#schemas/generated/value-rules.ts';
import { type Passport, propertyAt, type ShapeField, shapeFields } from '#schemas/passport.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { linesOf } from '../texts/lines.ts';

/** How a missing property can be filled in on a screen. */
export type EditorKind = 'value' | 'lines' | 'measurement' | 'document' | 'texts' | 'parts';

export interface Editor {
  /** `section.property`, or `section.property.field`; of a part its name. */
  path: string;
  kind: EditorKind;
  title: { de: string; en: string };
  unit: string;
  /** What a single value may be; absent for documents, texts and parts. */
  rule?: ValueRule;
  list: boolean;
  /** Whether what it is a part of cannot be without it. */
  needed: boolean;
  /** What an object is made of, each filled in by itself. */
  parts?: readonly Editor[];
}

/** What was typed for one property. Numbers stay text until they are checked. */
export interface Typed {
  value: string;
  /** Of a measurement: when and how. Of a document: what it is called, in which language, what it was when uploaded. */
  measuredOn?: string;
  method?: string;
  title?: string;
  language?: string;
  uploaded?: { url: string; mediaType?: string; sha256?: string };
  /** Of an object or a list of objects: what was typed for each part of each. */
  rows?: Readonly<Record<string, Typed>>[];
}

/** The editor for a property or a part of one, from its annotation and rule; undefined where a screen is no place for it. */
export function editorFor(path: string): Editor | undefined {
  const [section, name, ...deeper] = path.split('.');
  const property = propertyAt(`${section}.${name}`);
  if (!property) return undefined;
  let [field, ruleName]: [Field, string] = [property, `${section}.${name}`];
  for (const step of deeper) {
    const inner = shapeFields[field.shape ?? '']?.find((one) => one.name === step);
    if (!inner || field.list) return undefined;
    [field, ruleName] = [inner, `${field.shape}.${step}`];
  }
  return fieldEditor(path, field, ruleName);
}

type Field = Pick<ShapeField, 'title' | 'unit' | 'list' | 'shape'>;

const measured: ValueRule = { type: 'number' };

function fieldEditor(path: string, { title, unit = '', list, shape }: Field, ruleName: string): Editor | undefined {
  const rule = valueRules[ruleName];
  const needed = rule?.required === true || requiredParts.includes(ruleName);
  const common = { path, title, unit, list, needed };
  if (shape === 'Measurement') return { ...common, kind: 'measurement', rule: measured };
  if (shape === 'DocumentLink') return { ...common, kind: 'document' };
  if (shape === 'LocalText') return { ...common, kind: 'texts' };
  if (shape === undefined) return rule && { ...common, kind: list ? 'lines' : 'value', rule };
  const parts = (shapeFields[shape] ?? []).map((one) => fieldEditor(one.name, one, `${shape}.${one.name}`));
  const known = parts.filter((part) => part !== undefined);
  return known.length > 0 ? { ...common, kind: 'parts', parts: known } : undefined;
}

/** Whether anything at all was typed. */
export function isTyped({ kind, parts = [] }: Editor, typed: Typed | undefined): boolean {
  if (kind !== 'parts') return (typed?.value ?? '').trim() !== '';
  return (typed?.rows ?? []).some((row) => parts.some((part) => isTyped(part, row[part.path])));
}

/** What goes into the passport for what was typed; undefined when that cannot be right. */
export function filledIn(editor: Editor, typed: Typed, language: 'de' | 'en'): unknown {
  switch (editor.kind) {
    case 'value':
      return single(editor.rule, typed.value);
    case 'lines': {
      const values = linesOf(typed.value).map((line) => single(editor.rule, line));
      return values.length > 0 && !values.includes(undefined) ? values : undefined;
    }
    case 'measurement':
      return measurement(editor, typed);
    case 'document':
      return document(editor, typed, language);
    case 'texts': {
      const texts = linesOf(typed.value).map((line) => ({ [language]: line }));
      return editor.list ? texts : { [language]: typed.value.trim() };
    }
    case 'parts':
      return objects(editor, typed, language);
  }
}

/** One object of each row in which something was typed. */
function objects({ parts = [], list }: Editor, { rows = [] }: Typed, language: 'de' | 'en'): unknown {
  const filled = rows
    .filter((row) => parts.some((part) => isTyped(part, row[part.path])))
    .map((row) => object(parts, row, language));
  if (filled.length === 0 || filled.includes(undefined)) return undefined;
  return list ? filled : filled[0];
}

function object(parts: readonly Editor[], row: Readonly<Record<string, Typed>>, language: 'de' | 'en') {
  const made: Record<string, unknown> = {};
  for (const part of parts) {
    if (isWrong(part, row[part.path], language)) return undefined;
    const typed = row[part.path];
    if (typed && isTyped(part, typed)) made[part.path] = filledIn(part, typed, language);
  }
  return made;
}

/** Whether a part cannot stay as it was typed, or is missing where its object cannot be without it. */
export function isWrong(part: Editor, typed: Typed | undefined, language: 'de' | 'en'): boolean {
  if (!typed || !isTyped(part, typed)) return part.needed;
  return filledIn(part, typed, language) === undefined;
}

function single(rule: ValueRule | undefined, text: string): string | number | boolean | undefined {
  const plain = text.trim();
  if (!rule || plain === '') return undefined;
  if (rule.type === 'boolean') return plain === 'true' ? true : plain === 'false' ? false : undefined;
  if (rule.type === 'string') return fitsText(rule, plain) ? plain : undefined;
  const value = plain.startsWith('-') ? negative(plain) : readNumber(plain);
  return value !== undefined && fitsNumber(rule, value) ? value : undefined;
}

function negative(text: string): number | undefined {
  const value = readNumber(text.slice(1));
  return value === undefined ? undefined : -value;
}

function fitsNumber(rule: ValueRule, value: number): boolean {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = rule;
  return (
    value >= minimum &&
    value > exclusiveMinimum &&
    value <= maximum &&
    (rule.type !== 'integer' || Number.isInteger(value))
  );
}

function fitsText(
  { pattern, enum: words, minLength = 0, maxLength = Infinity, format }: ValueRule,
  text: string,
): boolean {
  if (text.length < minLength || text.length > maxLength) return false;
  if (words && !words.includes(text)) return false;
  if (format && formats[format] && !formats[format].test(text)) return false;
  return !pattern || new RegExp(pattern, 'u').test(text);
}

/** The forms of text a person can get wrong; the service checks all of them again. */
const formats: Record<string, RegExp> = {
  'year-month': /^\d{4}-(0[1-9]|1[0-2])$/,
  'calendar-date': /^\d{4}-\d{2}-\d{2}$/,
  'web-url': /^https?:\/\/\S+$/i,
  'cas-number': /^\d{2,7}-\d{2}-\d$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
};

function measurement({ rule, unit }: Editor, { value, measuredOn, method }: Typed): object | undefined {
  const number = single(rule, value);
  if (number === undefined) return undefined;
  return {
    value: number,
    unit,
    ...(measuredOn && { measuredAt: new Date(`${measuredOn}T12:00:00`).toISOString() }),
    ...(method?.trim() && { method: method.trim() }),
  };
}

function document({ list }: Editor, typed: Typed, usual: 'de' | 'en'): object | undefined {
  const url = typed.value.trim();
  if (!formats['web-url']?.test(url) || url.length > 2048) return undefined;
  const { title, language = usual, uploaded } = typed;
  const { mediaType, sha256 } = uploaded?.url === url ? uploaded : {};
  const link = {
    url,
    ...(title?.trim() && { title: title.trim() }),
    ...(mediaType && { mediaType }),
    ...(language && { language }),
    ...(sha256 && { sha256 }),
  };
  return list ? [link] : link;
}

/**
 * One merge patch (RFC 7396) of all that was typed, and the paths of what cannot be right. A patch replaces lists as a whole,
 * so what the passport says already (`given`) goes before what was typed.
 */
export function patchOf(
  editors: readonly Editor[],
  typed: Readonly<Record<string, Typed>>,
  language: 'de' | 'en',
  given: Partial<Passport> = {},
): { patch: Record<string, unknown>; wrong: string[] } {
  const patch: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const editor of editors) {
    const said = typed[editor.path];
    if (!said || !isTyped(editor, said)) continue;
    const value = filledIn(editor, said, language);
    const path = editor.path.split('.');
    if (value === undefined) wrong.push(editor.path);
    else put(patch, path, Array.isArray(value) ? [...listAt(given, path), ...value] : value);
  }
  return { patch, wrong };
}

function listAt(passport: object, path: readonly string[]): unknown[] {
  const found = path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], passport);
  return Array.isArray(found) ? found : [];
}

function put(into: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else {
    const inner = (into[name] ?? {}) as Record<string, unknown>;
    into[name] = inner;
    put(inner, rest, value);
  }
}

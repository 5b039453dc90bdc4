import { valueRules } from '#schemas/generated/value-rules.ts';
import { type PropertyAnnotation, propertyAt, shapeFields } from '#schemas/passport.ts';
import type { ValueRule } from '#schemas/value-rule.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { linesOf } from '../texts/lines.ts';

/** How a missing property can be filled in on a screen. Everything deeper comes by import or over the interface. */
export type EditorKind = 'value' | 'lines' | 'measurement' | 'document' | 'texts';

export interface Editor {
  /** `section.property`, or `section.property.field`. */
  path: string;
  kind: EditorKind;
  title: { de: string; en: string };
  unit: string;
  /** What a single value may be; absent for documents and texts. */
  rule?: ValueRule;
  list: boolean;
}

/** What was typed for one property. Numbers stay text until they are checked. */
export interface Typed {
  value: string;
  /** Of a measurement: when and how. Of a document: what it is called. */
  measuredOn?: string;
  method?: string;
  title?: string;
}

/** The editor for a property, from its annotation and rule; undefined where a screen is no place for it. */
export function editorFor(path: string): Editor | undefined {
  const [section, name, field] = path.split('.');
  const property = propertyAt(`${section}.${name}`);
  if (!property) return undefined;
  if (field !== undefined) return fieldEditor(path, property, field);
  const { title, unit = '', list, shape } = property;
  const common = { path, title, unit, list };
  if (shape === 'Measurement') return { ...common, kind: 'measurement', rule: measured };
  if (shape === 'DocumentLink') return { ...common, kind: 'document' };
  if (shape === 'LocalText') return { ...common, kind: 'texts' };
  const rule = shape === undefined ? valueRules[path] : undefined;
  return rule && { ...common, kind: list ? 'lines' : 'value', rule };
}

const measured: ValueRule = { type: 'number' };

function fieldEditor(path: string, { shape = '', list }: PropertyAnnotation, name: string): Editor | undefined {
  const field = shapeFields[shape]?.find((one) => one.name === name);
  const rule = valueRules[`${shape}.${name}`];
  if (!field || !rule || list || field.list) return undefined;
  return { path, kind: 'value', title: field.title, unit: field.unit ?? '', rule, list: false };
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
  }
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

function document({ list }: Editor, { value, title }: Typed, language: 'de' | 'en'): object | undefined {
  const url = value.trim();
  if (!formats['web-url']?.test(url) || url.length > 2048) return undefined;
  const link = { url, ...(title?.trim() && { title: title.trim() }), language };
  return list ? [link] : link;
}

/** One merge patch (RFC 7396) of all that was typed, and the paths of what cannot be right. */
export function patchOf(
  editors: readonly Editor[],
  typed: Readonly<Record<string, Typed>>,
  language: 'de' | 'en',
): { patch: Record<string, unknown>; wrong: string[] } {
  const patch: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const editor of editors) {
    const said = typed[editor.path];
    if (!said?.value.trim()) continue;
    const value = filledIn(editor, said, language);
    if (value === undefined) wrong.push(editor.path);
    else put(patch, editor.path.split('.'), value);
  }
  return { patch, wrong };
}

function put(into: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else {
    const inner = (into[name] ?? {}) as Record<string, unknown>;
    into[name] = inner;
    put(inner, rest, value);
  }
}

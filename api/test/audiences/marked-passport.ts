import { readFileSync } from 'node:fs';
import type { Passport } from '#schemas/generated/types.ts';
import { type PropertyAnnotation, properties } from '#schemas/passport.ts';

/** A passport in which every property has a value, and for each property the words and numbers that stand nowhere else. */
export interface MarkedPassport {
  passport: Passport;
  /** By path, e.g. `materials.cathode`. Empty where every value is a date, a code or one of a few words. */
  marks: ReadonlyMap<string, readonly string[]>;
}

interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
}

const fileOf: Record<string, string> = { carbonFootprint: 'carbon-footprint', dueDiligence: 'due-diligence' };
const common = readSchema('common') as { $defs: Record<string, JsonSchema> };

/**
 * Made from the JSON Schemas themselves, so a new property is in it without anybody thinking of it. One whose pattern or
 * format is not known here stops the test and has to be taught.
 */
export function aMarkedPassport(own: { general: Partial<Passport['general']> }): MarkedPassport {
  const passport: Record<string, Record<string, unknown>> = {};
  const marks = new Map<string, readonly string[]>();
  const next = marker();
  for (const { section, name, path } of properties) {
    const found: string[] = [];
    const schema = readSchema(fileOf[section] ?? section).properties?.[name] as JsonSchema;
    passport[section] ??= {};
    passport[section][name] = valueFor(schema, path, (mark) => found.push(mark), next);
    marks.set(path, found);
  }
  for (const [name, value] of Object.entries(own.general)) {
    (passport.general as Record<string, unknown>)[name] = value;
    marks.set(`general.${name}`, []);
  }
  return { passport: passport as unknown as Passport, marks };
}

/** Properties whose value is in the answer in one of its outputs. */
export function propertiesIn(text: string, { marks }: MarkedPassport): Set<string> {
  const readable = withoutMoments(text);
  const found = [...marks].filter(([, own]) => own.some((mark) => has(readable, mark)));
  return new Set(found.map(([path]) => path));
}

/** Properties of which every marked value is in the answer; those without a mark count as there. */
export function propertiesFullyIn(text: string, { marks }: MarkedPassport): Set<string> {
  const readable = withoutMoments(text);
  return new Set([...marks].filter(([, own]) => own.every((mark) => has(readable, mark))).map(([path]) => path));
}

export function isMarked({ path }: PropertyAnnotation, { marks }: MarkedPassport): boolean {
  return (marks.get(path)?.length ?? 0) > 0;
}

/** Seconds with milliseconds look like our numbers. */
function withoutMoments(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, '');
}

/** German pages write numbers with a comma. */
function has(text: string, mark: string): boolean {
  return text.includes(mark) || (/^\d+\.\d+$/.test(mark) && text.includes(mark.replace('.', ',')));
}

interface Marker {
  word(): string;
  decimal(): number;
  integer(): number;
}

function marker(): Marker {
  let count = 100;
  const step = () => {
    count += count % 10 === 9 ? 2 : 1;
    return count;
  };
  return {
    word: () => `Zqx${step().toString(36).toUpperCase()}w`,
    decimal: () => Number(`${11 + (count % 60)}.${String(step()).padStart(3, '0')}`),
    integer: () => 70_001 + 7 * step(),
  };
}

function valueFor(schema: JsonSchema, path: string, note: (mark: string) => void, next: Marker): unknown {
  if (schema.$ref) return valueFor(resolved(schema.$ref), path, note, next);
  const { type, properties: members, items, enum: words } = schema;
  if (words) return words[0];
  const marked = <Value>(value: Value): Value => {
    note(String(value));
    return value;
  };
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(members ?? {}).map(([name, member]) => [name, valueFor(member, `${path}.${name}`, note, next)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => valueFor(items ?? {}, path, note, next));
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return numberFor(schema, marked, next);
    case 'string':
      return textFor(schema, path, marked, next);
  }
  throw new Error(`${path}: no value is known for ${JSON.stringify(schema)}; teach it to marked-passport.ts.`);
}

function numberFor(
  { type, minimum, maximum = Number.POSITIVE_INFINITY, exclusiveMinimum }: JsonSchema,
  marked: <Value>(value: Value) => Value,
  next: Marker,
): number {
  if (type === 'integer' && maximum >= 80_000) return marked(next.integer());
  if (type !== 'integer' && maximum >= 100) return marked(next.decimal());
  if (type !== 'integer' && maximum >= 1) return marked(Number(`0.${String(next.decimal()).split('.')[1]}71`));
  return Math.max(minimum ?? 0, (exclusiveMinimum ?? -1) + 1);
}

/** Values of a given form; `MARK` is replaced by a word that stands nowhere else. */
const byFormat: Record<string, string> = {
  'web-url': 'https://muster.example/MARK.pdf',
  'identifier-uri': 'https://muster.example/id/MARK',
  email: 'MARK@muster.example',
  'calendar-date': '2024-03-01',
  'year-month': '2024-03',
  timestamp: '2026-11-19T08:00:00.000Z',
  'cas-number': '7439-93-2',
  gtin: '09521234010012',
};
const byPattern: Record<string, string> = {
  '^BPN[LSA][0-9A-Za-z]{12}$': 'BPNL00000000MUST',
  '^[0-9]{3}-[0-9]{3}-[0-9]$': '231-102-5',
  '^[0-9]{4}$': '2024',
  '^[0-9a-f]{64}$': 'a'.repeat(64),
  '^[A-Z]{2}$': 'DE',
  '^[a-z0-9.+-]+/[a-z0-9.+-]+$': 'application/pdf',
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'de',
  '^\\+?[0-9 ()/.-]{3,40}$': '+49 341 0000',
  '^[!-~]([ -~]*[!-~])?$': 'MARK',
  '^[A-G]$': 'B',
};

function textFor(
  { format, pattern }: JsonSchema,
  path: string,
  marked: <Value>(value: Value) => Value,
  next: Marker,
): string {
  const form = format ? byFormat[format] : pattern ? byPattern[pattern] : 'MARK';
  if (form === undefined) throw new Error(`${path}: teach marked-passport.ts a value for ${format ?? pattern}.`);
  return form.includes('MARK') ? form.replace('MARK', marked(next.word())) : form;
}

function resolved(reference: string): JsonSchema {
  const name = /#\/\$defs\/(\w+)$/.exec(reference)?.[1] ?? '';
  const found = common.$defs[name] ?? (readFile('shapes.json') as { $defs: Record<string, JsonSchema> }).$defs[name];
  if (!found) throw new Error(`${reference} is not known to marked-passport.ts.`);
  return found;
}

function readSchema(name: string): JsonSchema {
  return readFile(`passport/${name}.json`) as JsonSchema;
}

function readFile(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../schemas/${path}`, import.meta.url), 'utf8'));
}

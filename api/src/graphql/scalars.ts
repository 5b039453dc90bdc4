import { type ASTNode, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { refusal } from '#schemas/refusal.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import { refusalError } from '../access/refusal-error.ts';

/** RFC 3339 in, UTC with milliseconds out. Days that no calendar has (30 February) are refused. */
export const dateTimeScalar = new GraphQLScalarType<string>({
  name: 'DateTime',
  description: 'An RFC 3339 date and time in UTC, e.g. 2026-11-20T10:00:00.000Z.',
  parseValue: readDateTime,
  parseLiteral: (node) => readDateTime(stringOf(node)),
  serialize: (value) => (value instanceof Date ? value.toISOString() : String(value)),
});

/** A day of the calendar without time and zone. */
export const dateScalar = new GraphQLScalarType<string>({
  name: 'Date',
  description: 'A calendar date, e.g. 2026-11-20.',
  parseValue: readDate,
  parseLiteral: (node) => readDate(stringOf(node)),
  serialize: String,
});

/** Any JSON value. What is in it is checked by the JSON Schema of the command it belongs to. */
export const jsonScalar = new GraphQLScalarType({
  name: 'JSON',
  description: 'Any JSON value.',
  parseValue: (value) => value,
  parseLiteral: (node, variables) => withPrototype(valueFromASTUntyped(node, variables)),
  serialize: (value) => value,
});

const dateTimeForm = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

function readDateTime(value: unknown): string {
  const [text, date = '', hour = '', minute = '', second = ''] = dateTimeForm.exec(String(value)) ?? [];
  const possible =
    text !== undefined && isDate(date) && Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (possible && typeof value === 'string' && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString();
  throw invalid(value, {
    de: 'ein Zeitpunkt mit Zeitzone, z. B. 2026-11-20T10:00:00Z',
    en: 'a date and time with zone, e.g. 2026-11-20T10:00:00Z',
  });
}

function readDate(value: unknown): string {
  if (typeof value === 'string' && isDate(value)) return value;
  throw invalid(value, { de: 'ein Tag, z. B. 2026-11-20', en: 'a date, e.g. 2026-11-20' });
}

// Date.parse turns 30 February into 2 March; only what comes back unchanged is a day.
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function stringOf(node: ASTNode): unknown {
  return node.kind === Kind.STRING ? node.value : undefined;
}

function invalid(value: unknown, expected: Sentence) {
  const given = JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
  return refusalError(refusal('INVALID_INPUT', inputCases.notExpected(expected, given)));
}

// Literals arrive without a prototype; the ledger's canonical JSON and the validators see ordinary objects only.
function withPrototype(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPrototype);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, withPrototype(inner)]);
  return Object.fromEntries(entries);
}

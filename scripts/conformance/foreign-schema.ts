import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The bytes of a JSON file, whether UTF-8 or UTF-16 with a byte-order mark. */
export function readJson(path: string): unknown {
  const bytes = readFileSync(path);
  const text = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8').decode(bytes);
  return JSON.parse(text);
}

/** Somebody else's JSON Schema (draft 4 to 2020-12) as a check. It is read where it lies and never becomes part of Kreispass. */
export function validatorOf(path: string): ValidateFunction {
  const { $schema, id: _, ...schema } = readJson(path) as { $schema: string; id?: string };
  const isNew = $schema.includes('2020-12');
  const ajv = new (isNew ? Ajv2020 : Ajv)({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(isNew ? schema : (fromDraft4(schema) as object));
}

/** In draft 4 `exclusiveMaximum: true` sharpens `maximum`; since draft 6, which Ajv reads, it is the number itself. */
function fromDraft4(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromDraft4);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const limit = key === 'exclusiveMaximum' ? 'maximum' : key === 'exclusiveMinimum' ? 'minimum' : undefined;
    if (limit === undefined || typeof each !== 'boolean') return [key, fromDraft4(each)];
    return each ? [key, (value as Record<string, unknown>)[limit]] : [];
  });
  return Object.fromEntries(entries.filter(({ length }) => length > 0));
}

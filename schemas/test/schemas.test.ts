import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explain } from '#schemas/checks/explain.ts';
import * as validators from '#schemas/generated/validators.js';

interface SchemaFile {
  title: string;
  type?: string;
  description: string;
  additionalProperties?: boolean;
  properties?: Record<string, unknown>;
  examples?: unknown[];
  'x-invalid-examples'?: { value: unknown; pointer: string }[];
}

const folder = new URL('../', import.meta.url);
const table = validators as unknown as Record<string, validators.Validator>;

for (const [kind, prefix] of [
  ['passport', 'section'],
  ['commands', 'command'],
  ['events', 'event'],
] as const) {
  for (const file of readdirSync(new URL(`${kind}/`, folder)).filter(
    (name) => name !== 'common.json' && name.endsWith('.json'),
  )) {
    const schema = JSON.parse(readFileSync(new URL(`${kind}/${file}`, folder), 'utf8')) as SchemaFile;
    describeSchema(
      `${kind}/${file}`,
      schema,
      file === 'passport.json' ? 'passport' : validatorName(prefix, file, schema),
    );
  }
}

function validatorName(prefix: string, file: string, schema: SchemaFile): string {
  if (prefix !== 'section') return `${prefix}_${schema.title}`;
  return `section_${file.replace('.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}

function describeSchema(path: string, schema: SchemaFile, name: string): void {
  describe(path, () => {
    const validate = table[name];
    if (!validate) throw new Error(`${path} has no validator ${name}; run "npm run generate".`);
    it('has examples of both kinds', () => {
      expect(schema.examples?.length).toBeGreaterThan(0);
      expect(schema['x-invalid-examples']?.length).toBeGreaterThan(0);
    });
    it.each((schema.examples ?? []).map((value, index) => [index, value] as const))('takes example %i', (_, value) => {
      expect(validate(value) ? undefined : explain(validate.errors ?? [])).toBeUndefined();
    });
    it.each((schema['x-invalid-examples'] ?? []).map(({ value, pointer }, index) => [index, pointer, value] as const))(
      'refuses invalid example %i at "%s"',
      (_, pointer, value) => {
        expect(validate(value)).toBe(false);
        const refusal = explain(validate.errors ?? []);
        expect(refusal.path).toBe(pointer);
        expect(refusal.message).toMatch(/^.+ (must|is) .+\.$/);
      },
    );
    it('refuses what is not an object', () => {
      for (const value of [null, undefined, 'x', 1, true, [], [{}]]) expect(validate(value)).toBe(false);
    });
    it('refuses properties it does not know, also those JavaScript objects inherit', () => {
      const example = schema.examples?.[0] as object;
      for (const key of ['unheardOf', '__proto__', 'constructor', 'toString']) {
        const text = `${JSON.stringify(example).slice(0, -1)}${Object.keys(example).length ? ',' : ''}${JSON.stringify(key)}:{}}`;
        expect(validate(JSON.parse(text))).toBe(false);
      }
    });
  });
}

import { createRequire } from 'node:module';
import { formats } from '#schemas/checks/formats.ts';
import { banner, base, type Schema, type Schemas } from './schemas.ts';

const require = createRequire(import.meta.url);
const { Ajv2020, _ } = require('ajv/dist/2020.js');
const standaloneCode = require('ajv/dist/standalone/index.js').default;

/**
 * Ajv standalone code as an ES module. Server and browser run it without `eval`; the two things Ajv would `require` at
 * run time are imports of our own files.
 */
export function validatorsFile(schemas: Schemas): { code: string; declarations: string } {
  const ajv = new Ajv2020({
    code: { source: true, esm: true, lines: true, formats: _`require("../checks/formats.ts").formats` },
    formats,
    inlineRefs: false,
    messages: false,
    allowUnionTypes: true,
    strict: true,
    strictRequired: false,
  });
  const names = exportNames(schemas);
  for (const schema of [...sharedShapes(schemas), ...names.values()]) ajv.addSchema(rulesOnly(schema));
  const refs = Object.fromEntries([...names].map(([name, schema]) => [name, schema.$id]));
  return { code: toImports(standaloneCode(ajv, refs)), declarations: declarations([...names.keys()]) };
}

/** Every shape as a schema of its own: Ajv then makes one function of it instead of one for each file that refers to it. */
function sharedShapes({ common, shapes }: Schemas): Schema[] {
  return [common, shapes].flatMap(({ $defs = {} }) =>
    Object.entries($defs).map(([name, shape]) => ({ $id: `${base}shapes/${name}.json`, ...shape })),
  );
}

/** What is there for people would only make the generated code long. */
function rulesOnly(schema: Schema): Schema {
  const drop = (key: string, value: unknown) =>
    key.startsWith('x-') ||
    key === 'examples' ||
    (typeof value === 'string' && (key === 'title' || key === 'description'));
  const text = JSON.stringify(schema, (key, value) => (drop(key, value) ? undefined : value));
  return JSON.parse(text.replace(/"[^"]*(?:common|shapes)\.json#\/\$defs\/(\w+)"/g, `"${base}shapes/$1.json"`));
}

function exportNames({ passport, passportPart, sections, commands, events }: Schemas): Map<string, Schema> {
  return new Map([
    ['passport', passport],
    ['passportPart', passportPart],
    ...[...sections].map(([name, schema]): [string, Schema] => [`section_${name}`, schema]),
    ...commands.map((schema): [string, Schema] => [`command_${schema.title}`, schema]),
    ...events.map((schema): [string, Schema] => [`event_${schema.title}`, schema]),
  ]);
}

function toImports(code: string): string {
  const imports = [
    `// ${banner}`,
    "import { formats } from '../checks/formats.ts';",
    "import { textLength } from '../checks/text-length.ts';",
  ];
  const body = code
    .replace(/^"use strict";/, '')
    .replaceAll('require("../checks/formats.ts").formats', 'formats')
    .replaceAll('require("ajv/dist/runtime/ucs2length").default', 'textLength')
    // `uniqueItems` stands only on lists of texts (a test looks), so Ajv's deep comparison is not needed.
    .replaceAll('require("ajv/dist/runtime/equal").default', '(a, b) => a === b');
  const left = /require\([^)]*\)/.exec(body);
  if (left) throw new Error(`The generated validators would need ${left[0]} at run time.`);
  return `${imports.join('\n')}\n${body}`;
}

function declarations(names: string[]): string {
  return [
    `// ${banner}`,
    '',
    'export interface ValidationError {',
    '  instancePath: string;',
    '  schemaPath: string;',
    '  keyword: string;',
    '  params: Record<string, unknown>;',
    '}',
    '/** True when valid; otherwise `errors` says why, until the next call. */',
    'export interface Validator {',
    '  (value: unknown): boolean;',
    '  errors?: ValidationError[] | null;',
    '}',
    ...names.map((name) => `export const ${name}: Validator;`),
    '',
  ].join('\n');
}

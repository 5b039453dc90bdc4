import { readFileSync } from 'node:fs';
import { sectionNames } from '#schemas/passport.ts';

type Schema = Record<string, unknown>;

/**
 * The schemas of the passport as components of an OpenAPI 3.1 document, which speaks the same JSON Schema 2020-12: one for
 * each section and for each shape in it. In a section that is read nothing is mandatory, as parts may be withheld; to issue
 * one, `required` counts. Examples for our own tests are left out, the annotations (`x-access`, `x-source` …) stay.
 */
export function passportSchemas(): Record<string, Schema> {
  const shapes = read('common').$defs as Record<string, Schema>;
  const sections = sectionNames.map((name) => [name, converted(read(fileOf(name)))] as const);
  return {
    ...Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, converted(shape) as Schema])),
    ...Object.fromEntries(sections.map(([name, section]) => [titleOf(name), withoutRequired(section as Schema)])),
    PassportElements: {
      type: 'object',
      description: 'The seven sections, as far as the reader may see them.',
      properties: Object.fromEntries(sectionNames.map((name) => [name, reference(titleOf(name))])),
    },
    PassportToIssue: {
      type: 'object',
      description: 'The seven sections; general with what names the battery is mandatory.',
      required: ['general'],
      properties: {
        ...Object.fromEntries(sectionNames.map((name) => [name, reference(titleOf(name))])),
        general: { allOf: [reference('General'), { required: read('general').required }] },
      },
    },
  };
}

/** `{ $ref }` to a component of the document. */
export function reference(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

function read(file: string): Schema {
  return JSON.parse(readFileSync(new URL(`../../../../schemas/passport/${file}.json`, import.meta.url), 'utf8'));
}

/** `carbonFootprint` is kept in `carbon-footprint.json` and called `CarbonFootprint`. */
function fileOf(section: string): string {
  return section.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function titleOf(section: string): string {
  return `${section[0]?.toUpperCase()}${section.slice(1)}`;
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => !left.has(name));
  return Object.fromEntries(
    entries.map(([name, inner]) => {
      if (name === '$ref') return [name, pointed(String(inner))];
      return [name, name === 'format' ? (formats[String(inner)] ?? inner) : converted(inner)];
    }),
  );
}

/** Formats of ours in the words every reader of OpenAPI knows; those with a check of their own keep their names. */
const formats: Readonly<Record<string, string>> = {
  timestamp: 'date-time',
  'calendar-date': 'date',
  'web-url': 'uri',
};

const left = new Set(['$schema', '$id', 'examples', 'x-invalid-examples', 'x-graphql']);

function pointed(ref: string): string {
  return `#/components/schemas/${ref.split('/').at(-1)}`;
}

function withoutRequired({ required: _, ...schema }: Schema): Schema {
  return schema;
}

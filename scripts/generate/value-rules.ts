import { banner, refName, type Schema, type Schemas } from './schemas.ts';

/** What a single value of the passport may be, as data: for tables, whose cells are values without objects around them. */
export function valueRulesFile(schemas: Schemas): string {
  return [
    `// ${banner}`,
    "import type { ValueRule } from '../checks/value-rule.ts';",
    '',
    '/** By `section.property`, or `Shape.field` for what stands inside a shape. */',
    `export const valueRules: Readonly<Record<string, ValueRule>> = ${JSON.stringify(rulesOf(schemas), null, 2)};`,
    '',
    '/** Objects inside a shape it cannot be without, as `Shape.field`. */',
    `export const requiredParts: readonly string[] = ${JSON.stringify(requiredParts(schemas))};`,
    '',
  ].join('\n');
}

function rulesOf({ sections, common }: Schemas): Record<string, object> {
  const owners = new Map([...sections, ...reached(sections, common)]);
  return Object.fromEntries(
    [...owners].flatMap(([owner, schema]) =>
      Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
        const rule = singleRule(property.items ?? property);
        const required = schema.required?.includes(name) && { required: true };
        return rule ? [[`${owner}.${name}`, { ...rule, ...required }]] : [];
      }),
    ),
  );
}

function requiredParts({ sections, common }: Schemas): string[] {
  return [...reached(sections, common)].flatMap(([owner, { properties = {}, required = [] }]) =>
    required
      .filter((name) => properties[name]?.$ref ?? properties[name]?.items?.$ref)
      .map((name) => `${owner}.${name}`),
  );
}

/** Shapes of `common.json` a section leads to. */
function reached(sections: ReadonlyMap<string, Schema>, common: Schema): Map<string, Schema> {
  const found = new Map<string, Schema>();
  const waiting = [...sections.values()];
  for (let schema = waiting.pop(); schema; schema = waiting.pop())
    for (const property of Object.values(schema.properties ?? {})) {
      const ref = property.$ref ?? property.items?.$ref;
      const name = ref && refName(ref);
      const shape = name && common.$defs?.[name];
      if (!name || !shape || found.has(name)) continue;
      found.set(name, shape);
      waiting.push(shape);
    }
  return found;
}

const kept = [
  'type',
  'format',
  'pattern',
  'enum',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'minLength',
  'maxLength',
] as const;

/** What one value may be, without the null that says it is not given; undefined for what holds others. */
export function singleRule(schema: Schema): object | undefined {
  if (schema.$ref || schema.type === 'object') return undefined;
  const rule = kept.flatMap((key) => (key in schema ? [[key, withoutNull(schema[key as keyof Schema])]] : []));
  return Object.fromEntries(rule);
}

function withoutNull(said: unknown): unknown {
  if (!Array.isArray(said)) return said;
  const given = said.filter((each) => each !== 'null' && each !== null);
  return given.length === 1 && said.length === 2 ? given[0] : given;
}

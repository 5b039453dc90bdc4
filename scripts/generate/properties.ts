import type { PropertyAnnotation, ShapeField } from '#schemas/property-annotation.ts';
import { banner, refName, type Schema, type Schemas } from './schemas.ts';

/** The table of annotations: what access view, completeness, screens and the reference page are driven by. */
export function propertiesFile(schemas: Schemas): string {
  return [
    `// ${banner}`,
    "import type { PropertyAnnotation, ShapeField } from '../property-annotation.ts';",
    '',
    '/** Every property of every section, in the order of the passport. */',
    `export const properties: readonly PropertyAnnotation[] = ${JSON.stringify(annotationsOf(schemas), null, 2)};`,
    '',
    '/** Titles of the sections. */',
    `export const sectionTitles: Readonly<Record<string, { de: string; en: string }>> = ${JSON.stringify(titlesOf(schemas), null, 2)};`,
    '',
    '/** Fields of the shapes that several sections share. */',
    `export const shapeFields: Readonly<Record<string, readonly ShapeField[]>> = ${JSON.stringify(fieldsOf(schemas), null, 2)};`,
    '',
  ].join('\n');
}

export function annotationsOf({ sections }: Schemas): PropertyAnnotation[] {
  return [...sections].flatMap(([section, schema]) =>
    Object.entries(schema.properties ?? {}).map(([name, property]) => annotation(section, name, property)),
  );
}

function annotation(section: string, name: string, property: Schema): PropertyAnnotation {
  for (const key of ['x-title', 'description', 'x-access', 'x-source', 'x-change', 'x-level'] as const) {
    if (!property[key]) throw new Error(`${section}.${name} lacks ${key}.`);
  }
  const points = property['x-data-point'] ?? [];
  return {
    path: `${section}.${name}`,
    section,
    name,
    access: property['x-access'] as PropertyAnnotation['access'],
    ...(points[0] !== undefined && { dataPoint: points[0] }),
    dataPoints: points,
    attributes: property['x-attribute'] ?? [],
    source: property['x-source'] ?? '',
    ...(property['x-unit'] && { unit: property['x-unit'] }),
    change: property['x-change'] as PropertyAnnotation['change'],
    level: property['x-level'] as PropertyAnnotation['level'],
    title: property['x-title'] ?? { de: name, en: name },
    description: property.description ?? '',
    ...shapeOf(property),
  };
}

function titlesOf({ sections }: Schemas): Record<string, unknown> {
  return Object.fromEntries([...sections].map(([name, section]) => [name, section['x-title']]));
}

function fieldsOf({ common }: Schemas): Record<string, ShapeField[]> {
  const shapes = Object.entries(common.$defs ?? {}).filter(([name]) => name !== 'LocalText');
  return Object.fromEntries(
    shapes.map(([shape, schema]) => [
      shape,
      Object.entries(schema.properties ?? {}).map(([name, field]) => fieldOf(shape, name, field)),
    ]),
  );
}

function fieldOf(shape: string, name: string, field: Schema): ShapeField {
  const { 'x-title': title, 'x-unit': unit, 'x-attribute': attributes } = field;
  if (!title) throw new Error(`${shape}.${name} lacks x-title.`);
  return { name, title, ...(unit && { unit }), ...(attributes && { attributes }), ...shapeOf(field) };
}

function shapeOf(schema: Schema): { shape?: string; list: boolean } {
  const list = schema.type === 'array';
  const ref = list ? schema.items?.$ref : schema.$ref;
  return { ...(ref && { shape: refName(ref) }), list };
}

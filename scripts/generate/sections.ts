import { banner, refName, type Schema, type Schemas } from './schemas.ts';

/** GraphQL types of the sections; each description carries title, unit and source. */
export function sectionsFile({ common, sections }: Schemas): string {
  const types = [
    ...Object.entries(common.$defs ?? {}).map(([name, schema]) => objectType(name, schema, true)),
    ...[...sections.values()].map((schema) => objectType(schema.title ?? '', schema, false)),
  ];
  const sdl = types.join('\n\n').replaceAll('`', "'");
  return `// ${banner}\n\n/** SDL of the seven sections and the shapes they share. */\nexport const sectionTypeDefs = /* GraphQL */ \`\n${sdl}\n\`;\n`;
}

/** A property of a section can be withheld, so only fields inside a shape can be non-null. */
function objectType(name: string, schema: Schema, inShape: boolean): string {
  const fields = Object.entries(schema.properties ?? {}).map(([field, property]) => {
    const required = inShape && schema.required?.includes(field) ? '!' : '';
    return `${describe(fieldText(property), '  ')}  ${field}: ${typeOf(property)}${required}`;
  });
  return `${describe(schema.description ?? name, '')}type ${name} {\n${fields.join('\n')}\n}`;
}

function fieldText(property: Schema): string {
  const parts = [
    property['x-title'] && `${property['x-title'].en} (${property['x-title'].de}).`,
    property.description,
    property['x-unit'] && `Unit: ${property['x-unit']}.`,
    property.enum && !property['x-graphql'] && `One of ${property.enum.join(', ')}.`,
    property['x-source'] && `Source: ${property['x-source']}.`,
  ];
  return parts.filter(Boolean).join(' ');
}

function describe(text: string, indent: string): string {
  return text ? `${indent}${JSON.stringify(text)}\n` : '';
}

function typeOf(schema: Schema): string {
  if (schema['x-graphql']) return schema['x-graphql'];
  if (schema.$ref) return refName(schema.$ref);
  if (schema.type === 'array') return `[${typeOf(schema.items ?? {})}!]`;
  if (schema.type === 'number') return 'Float';
  if (schema.type === 'integer') return 'Int';
  if (schema.type === 'boolean') return 'Boolean';
  return 'String';
}

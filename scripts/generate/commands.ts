import { banner, refName, type Schema, type Schemas } from './schemas.ts';
import { pascal } from './types.ts';

/** GraphQL of every command: its mutation, its input with the inputs and enums below it, and what it answers. */
export function commandsFile({ shapes, commands }: Schemas): string {
  const named = shapes.$defs ?? {};
  const types = [
    ...reachedFrom(commands, named).map((name) => namedType(name, named[name] ?? {}, named)),
    ...commands.map((command) => commandTypes(command, named)),
    commandNames(commands),
    `extend type Mutation {\n${commands.map(mutation).join('\n')}\n}`,
  ];
  const sdl = types.join('\n\n').replaceAll('`', "'");
  return `// ${banner}\n\n/** SDL of every command: input, answers and mutation. */\nexport const commandTypeDefs = /* GraphQL */ \`\n${sdl}\n\`;\n`;
}

type Named = Readonly<Record<string, Schema>>;

function mutation({ title = '', description = '' }: Schema): string {
  const argument = `${described('What to record.', '    ')}    input: ${pascal(title)}Input!`;
  return `${described(description, '  ')}  ${title}(\n${argument}\n  ): ${pascal(title)}Result!`;
}

function commandNames(commands: readonly Schema[]): string {
  const texts = commands.map(({ title = '', description = '' }) => [title, description]);
  return enumType('CommandName', {
    description: 'A step that can be recorded, by the name of its mutation.',
    enum: texts.map(([title = '']) => title),
    'x-values': Object.fromEntries(texts),
  });
}

function commandTypes(command: Schema, named: Named): string {
  const title = command.title ?? '';
  const name = pascal(title);
  const answer = Object.entries(command['x-answer'] ?? {}).map(
    ([field, schema]) => `${described(schema.description ?? '', '  ')}  ${field}: ${typeOf(schema, named)}!`,
  );
  const success = [`${described('Where it was written.', '  ')}  commit: Commit!`, ...answer].join('\n');
  return [
    inputType(`${name}Input`, { ...command, description: `What ${title} takes.` }, named),
    `${described('It was recorded.', '')}type ${name}Success {\n${success}\n}`,
    `${described('It was recorded, or refused with a reason.', '')}union ${name}Result = ${name}Success | Refusal`,
  ].join('\n\n');
}

/** Names of shapes that are types of their own in GraphQL and that an input leads to, in the order they are met. */
function reachedFrom(commands: readonly Schema[], named: Named): string[] {
  const found: string[] = [];
  const waiting: Schema[] = [...commands];
  for (let schema = waiting.shift(); schema; schema = waiting.shift())
    for (const property of Object.values(schema.properties ?? {})) {
      const name = shapeOf(property);
      const shape = name === undefined ? undefined : named[name];
      if (name === undefined || !shape || found.includes(name) || !(shape.enum ?? shape.properties)) continue;
      if (isFreeForm(shape) || isFreeForm(property)) continue;
      found.push(name);
      waiting.push(shape);
    }
  return found;
}

function shapeOf(property: Schema): string | undefined {
  const { $ref } = givenOf(property.items ?? property);
  return $ref && refName($ref);
}

function isFreeForm(schema: Schema): boolean {
  return schema['x-graphql'] === 'JSON';
}

function namedType(name: string, shape: Schema, named: Named): string {
  return shape.enum ? enumType(name, shape) : inputType(inputName(name, shape), shape, named);
}

function enumType(name: string, { description = '', enum: values = [], 'x-values': texts = {} }: Schema): string {
  const lines = values
    .filter((value) => value !== null)
    .map((value) => `${described(texts[value] ?? '', '  ')}  ${upperSnake(value)}`);
  return `${described(description, '')}enum ${name} {\n${lines.join('\n')}\n}`;
}

function inputType(name: string, { description = '', properties = {}, required = [] }: Schema, named: Named): string {
  const fields = Object.entries(properties).map(([field, property]) => {
    const mark = required.includes(field) ? '!' : '';
    return `${described(textOf(property, named), '  ')}  ${field}: ${typeOf(property, named)}${mark}`;
  });
  return `${described(description, '')}input ${name} {\n${fields.join('\n')}\n}`;
}

function textOf(property: Schema, named: Named): string {
  return property.description ?? named[shapeOf(property) ?? '']?.description ?? '';
}

function typeOf(property: Schema, named: Named): string {
  const schema = givenOf(property);
  if (schema['x-graphql']) return schema['x-graphql'];
  if (schema.$ref) return refType(refName(schema.$ref), named);
  const type = [schema.type].flat().find((each) => each !== 'null');
  if (type === 'array') return `[${typeOf(schema.items ?? {}, named)}!]`;
  if (type === 'number') return 'Float';
  if (type === 'integer') return 'Int';
  if (type === 'boolean') return 'Boolean';
  return scalars[schema.format ?? ''] ?? 'String';
}

const scalars: Readonly<Record<string, string>> = { timestamp: 'DateTime', 'calendar-date': 'Date' };

function refType(name: string, named: Named): string {
  const shape = named[name] ?? {};
  if (shape.enum) return name;
  return shape.properties ? inputName(name, shape) : (shape['x-graphql'] ?? 'String');
}

function inputName(name: string, shape: Schema): string {
  return shape['x-graphql'] ?? (name.endsWith('Input') ? name : `${name}Input`);
}

/** Optional fields of commands also take null, which GraphQL says without a word. */
export function givenOf(schema: Schema): Schema {
  const branch = schema.anyOf?.find(({ type }) => type !== 'null');
  return branch ? { ...branch, ...(schema['x-graphql'] && { 'x-graphql': schema['x-graphql'] }) } : schema;
}

function described(text: string, indent: string): string {
  return text ? `${indent}${JSON.stringify(text)}\n` : '';
}

function upperSnake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}

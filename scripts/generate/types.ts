import { banner, refName, type Schema, type Schemas } from './schemas.ts';

/** TypeScript types of passports, commands and events. */
export function typesFile({ common, shapes, passport, passportPart, sections, commands, events }: Schemas): string {
  const named: [string, Schema][] = [
    ...Object.entries(common.$defs ?? {}),
    ...[...sections.values()].map((section): [string, Schema] => [section.title ?? '', section]),
    ...Object.entries(shapes.$defs ?? {}),
    ...commands.map((command): [string, Schema] => [pascal(command.title ?? ''), command]),
    ...events.map((event): [string, Schema] => [event.title ?? '', event]),
  ];
  return [
    `// ${banner}\n`,
    ...named.map(([name, schema]) => declaration(name, schema)),
    passportType(passport, sections),
    partType(passportPart, sections),
    map(
      'Commands',
      'Input of every command by its name.',
      commands.map((c) => [c.title ?? '', pascal(c.title ?? '')]),
    ),
    map(
      'Events',
      'Data of every event by its type.',
      events.map((e) => [e.title ?? '', e.title ?? '']),
    ),
  ].join('\n');
}

function declaration(name: string, schema: Schema): string {
  const doc = `/** ${schema.description ?? name} */\n`;
  if (schema.type === 'object' && schema.properties) return `${doc}export interface ${name} ${typeOf(schema)}\n`;
  return `${doc}export type ${name} = ${typeOf(schema)};\n`;
}

function passportType(passport: Schema, sections: Map<string, Schema>): string {
  const lines = [...sections].map(
    ([name, section]) => `  ${name}${passport.required?.includes(name) ? '' : '?'}: ${section.title};`,
  );
  const all = [...sections].map(([name, section]) => `  ${name}: ${section.title};`);
  return `/** ${passport.description} */\nexport interface Passport {\n${lines.join('\n')}\n}\n\n/** The seven sections by name. */\nexport interface PassportSections {\n${all.join('\n')}\n}\n`;
}

function partType(part: Schema, sections: Map<string, Schema>): string {
  const lines = [...sections].map(
    ([name, section]) => `  ${name}?: { [Name in keyof ${section.title}]?: ${section.title}[Name] | null };`,
  );
  return `/** ${part.description} */\nexport interface PassportPart {\n${lines.join('\n')}\n}\n`;
}

function map(name: string, doc: string, entries: string[][]): string {
  return `/** ${doc} */\nexport interface ${name} {\n${entries.map(([key, type]) => `  ${key}: ${type};`).join('\n')}\n}\n`;
}

function typeOf(schema: Schema, indent = ''): string {
  if (schema.$ref) return refName(schema.$ref);
  if (schema.anyOf) return schema.anyOf.map((branch) => typeOf(branch, indent)).join(' | ');
  if (schema.enum) return schema.enum.map((value) => (value === null ? 'null' : `'${value}'`)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type }, indent)).join(' | ');
  if (schema.type === 'array') return `${wrap(typeOf(schema.items ?? {}, indent))}[]`;
  if (schema.type === 'object') return schema.properties ? objectType(schema, indent) : 'Record<string, unknown>';
  if (schema.type === 'integer') return 'number';
  return schema.type ?? 'unknown';
}

function objectType(schema: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const unit = property['x-unit'] ? ` (${property['x-unit']})` : '';
    const text = property.description ?? property['x-title']?.en;
    const doc = text ? `${inner}/** ${text}${unit} */\n` : '';
    return `${doc}${inner}${name}${schema.required?.includes(name) ? '' : '?'}: ${typeOf(property, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function wrap(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

export function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

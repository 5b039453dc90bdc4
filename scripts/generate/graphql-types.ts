import {
  type GraphQLEnumType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { isCommandName } from '#schemas/validate.ts';

/**
 * Enums and inputs as a client spells them, and the input of every command by its name. What the schema leaves open as JSON
 * is what the JSON Schema of the command says.
 */
export function graphqlTypes(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return [
    "import type { Commands } from '#schemas/generated/types.ts';\n",
    ...types.filter(isEnumType).map(enumType),
    ...types.filter(isInputObjectType).map(inputType),
    commandInputs(schema),
  ].join('\n');
}

/** What a scalar is in JSON. Days and moments are their texts. */
export function scalarType(name: string): string {
  if (name === 'Int' || name === 'Float') return 'number';
  if (name === 'Boolean') return 'boolean';
  return name === 'JSON' ? 'unknown' : 'string';
}

/** What may be given for an argument or a variable. */
export function inputValueType(type: GraphQLInputType): string {
  if (isNonNullType(type)) return givenType(type.ofType);
  return `${givenType(type)} | null`;
}

function givenType(type: GraphQLInputType): string {
  if (isNonNullType(type)) return givenType(type.ofType);
  if (!isListType(type)) return isScalarType(type) ? scalarType(type.name) : type.name;
  const items = inputValueType(type.ofType);
  return items.includes('|') ? `readonly (${items})[]` : `readonly ${items}[]`;
}

function enumType(type: GraphQLEnumType): string {
  const values = type.getValues().map(({ name }) => `'${name}'`);
  return `${doc(type.description)}export type ${type.name} = ${values.join(' | ')};\n`;
}

function inputType(type: GraphQLInputObjectType): string {
  const lines = Object.values(type.getFields()).map((field) => `${doc(field.description, '  ')}  ${line(type, field)}`);
  return `${doc(type.description)}export interface ${type.name} {\n${lines.join('')}}\n`;
}

function line(input: GraphQLInputObjectType, { name, type }: GraphQLInputField): string {
  const command = commandOf(input);
  const isOpen = getNamedType(type).name === 'JSON' && command !== undefined;
  const text = isOpen ? `Commands['${command}']['${name}']` : inputValueType(type);
  return `${name}${isNonNullType(type) ? '' : '?'}: ${text};\n`;
}

function commandOf({ name }: GraphQLInputObjectType): string | undefined {
  const command = name.charAt(0).toLowerCase() + name.slice(1).replace(/Input$/, '');
  return isCommandName(command) ? command : undefined;
}

function commandInputs(schema: GraphQLSchema): string {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name }) => isCommandName(name));
  const lines = fields.map(({ name, args }) => `  ${name}: ${getNamedType(args[0]?.type)?.name};\n`);
  return `/** Input of every command by its name, in the spelling of GraphQL. */\nexport interface CommandInputs {\n${lines.join('')}}\n`;
}

function doc(text: string | null | undefined, indent = ''): string {
  return text ? `${indent}/** ${text.replaceAll('\n', ' ')} */\n` : '';
}

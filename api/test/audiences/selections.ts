import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  isUnionType,
} from 'graphql';
import { argumentsOfFields } from './outputs.ts';

/** Things of their own; inside another one only their plain fields are asked for, as the walk comes to them anyway. */
const subjects = ['Battery', 'Vehicle', 'Component', 'Handoff', 'Organisation'];

/** Everything that can be asked of a type without arguments, as the text of a selection. */
export function selectionOf(schema: GraphQLSchema, type: GraphQLOutputType, depth = 6): string {
  const named = getNamedType(type);
  if (isScalarType(named) || isEnumType(named)) return '';
  if (isUnionType(named)) {
    const members = named.getTypes().map((member) => {
      const others = named.getTypes().filter((other) => other !== member);
      return `... on ${member.name} { ${inside(schema, member, depth, (field) => isOther(field, others))} }`;
    });
    return `{ __typename ${members.join(' ')} }`;
  }
  if (!isObjectType(named)) throw new Error(`${named.name} is neither a type nor a union.`);
  return `{ __typename ${inside(schema, named, depth)} }`;
}

/** As many words as fit into one request together with what surrounds them. */
const mostWords = 1200;
const mostAliases = 28;

/** All fields of a type with all that lies below them, in as few requests as it takes. */
export function requestsFor(schema: GraphQLSchema, type: GraphQLObjectType): string[] {
  const requests: string[] = [];
  for (const field of fieldsOf(schema, type)) {
    const last = requests.at(-1);
    const fits = last !== undefined && isShort(`${last} ${field}`);
    // One field in several parts would be merged by GraphQL, which is what happens to it anyway.
    if (fits) requests[requests.length - 1] = `${last} ${field}`;
    else requests.push(field);
  }
  return requests;
}

function isShort(text: string): boolean {
  return text.split(' ').length < mostWords && text.split(': ').length < mostAliases;
}

/** Each field of a type with all that lies below it; one text per field, or several where one would be too long to ask. */
function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, depth = 6): string[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const asked = `${field.name}${argumentsOf(type, field)}`;
    const whole = `${asked} ${selectionOf(schema, field.type, depth)}`;
    const named = getNamedType(field.type);
    if (!isObjectType(named) || isShort(whole)) return [whole];
    return fieldsOf(schema, named, depth - 1).map((part) => `${asked} { ${part} }`);
  });
}

type Field = GraphQLField<unknown, unknown>;

/** Whether another member of a union has a field of that name with another type: then the two need names of their own. */
function isOther({ name, type }: Field, others: readonly GraphQLObjectType[]): boolean {
  return others.some((other) => {
    const same = other.getFields()[name];
    return same !== undefined && String(same.type) !== String(type);
  });
}

function inside(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  depth: number,
  needsAlias: (field: Field) => boolean = () => false,
): string {
  const plainOnly = depth <= 0 || (depth < 6 && subjects.includes(type.name));
  const asked = Object.values(type.getFields()).flatMap((field) => {
    const given = argumentsOf(type, field);
    const named = getNamedType(field.type);
    const asked = `${needsAlias(field) ? `${type.name}_${field.name}: ` : ''}${field.name}${given}`;
    if (isScalarType(named) || isEnumType(named)) return [asked];
    return plainOnly ? [] : [`${asked} ${selectionOf(schema, field.type, depth - 1)}`];
  });
  return asked.join(' ');
}

function argumentsOf(type: GraphQLObjectType, field: Field): string {
  if (!field.args.some(isRequiredArgument)) return '';
  const name = `${type.name}.${field.name}`;
  const given = argumentsOfFields[name];
  if (given === undefined) throw new Error(`${name} wants arguments; put them into outputs.ts.`);
  return given();
}

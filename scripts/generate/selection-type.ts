import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  type SelectionNode,
} from 'graphql';
import { scalarType } from './graphql-types.ts';

/** What a selection is read with. */
export interface Reading {
  schema: GraphQLSchema;
  fragments: ReadonlyMap<string, Fragment>;
  /** Told of every enum and fragment a type names, for the imports. */
  named(name: string): void;
}

export interface Fragment {
  on: string;
  selections: readonly SelectionNode[];
}

/**
 * The TypeScript type of the answer to a selection. A fragment on an object type stays a type of its own, so that a screen
 * can ask for what the fragment asks for; whatever else is asked for is added to it.
 */
export function selectionType(
  type: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  reading: Reading,
  indent = '',
): string {
  const possible = isAbstractType(type) ? reading.schema.getPossibleTypes(type) : [type];
  return [...new Set(possible.map((each) => objectType(each, selections, reading, indent)))].join(' | ');
}

function objectType(
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  reading: Reading,
  indent: string,
): string {
  const { fields, fragments } = collect(type, selections, reading, standingAlone(type, selections, reading));
  const known = new Set(fragments.flatMap((name) => [...contentOf(name, type, reading).keys()]));
  const own = [...fields].filter(([key]) => !known.has(key));
  for (const name of fragments) reading.named(name);
  const lines = own.map(([key, nodes]) => `${indent}  ${key}: ${fieldType(type, nodes, reading, `${indent}  `)};\n`);
  const parts = own.length > 0 ? [...fragments, `{\n${lines.join('')}${indent}}`] : fragments;
  // Nothing was asked of this one of the possible types.
  return parts.join(' & ') || 'object';
}

interface Collected {
  fields: Map<string, FieldNode[]>;
  fragments: Set<string>;
}

/** What is asked of an object type, and the fragments on it that stay types of their own. */
function collect(
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  reading: Reading,
  standsAlone: (fragment: string) => boolean,
): { fields: Collected['fields']; fragments: string[] } {
  const found: Collected = { fields: new Map(), fragments: new Set() };
  const add = (selection: SelectionNode): void => {
    if (selection.directives?.length) throw new Error('A directive in a document: its type cannot be told.');
    if (selection.kind === 'Field') {
      const key = (selection.alias ?? selection.name).value;
      found.fields.set(key, [...(found.fields.get(key) ?? []), selection]);
      return;
    }
    const { name, on, inner } = opened(selection, type, reading);
    if (name !== undefined && on === type.name && standsAlone(name)) found.fragments.add(name);
    else if (isOn(on, type, reading)) inner.forEach(add);
  };
  selections.forEach(add);
  return { fields: found.fields, fragments: [...found.fragments] };
}

function opened(
  selection: Exclude<SelectionNode, FieldNode>,
  type: GraphQLObjectType,
  { fragments }: Reading,
): { name?: string; on: string; inner: readonly SelectionNode[] } {
  if (selection.kind === 'InlineFragment') {
    const on = selection.typeCondition?.name.value ?? type.name;
    return { on, inner: selection.selectionSet.selections };
  }
  const name = selection.name.value;
  const fragment = fragments.get(name);
  if (!fragment) throw new Error(`The fragment ${name} is written nowhere.`);
  return { name, on: fragment.on, inner: fragment.selections };
}

function isOn(on: string, type: GraphQLObjectType, { schema }: Reading): boolean {
  const condition = schema.getType(on);
  return on === type.name || (isAbstractType(condition) && schema.isSubType(condition, type));
}

/** A fragment is opened up where one of its objects is asked more of elsewhere: lists of both would not become one list. */
function standingAlone(
  type: GraphQLObjectType,
  selections: readonly SelectionNode[],
  reading: Reading,
): (fragment: string) => boolean {
  const { fields, fragments } = collect(type, selections, reading, () => true);
  const asked = [objectsIn(fields), ...fragments.map((name) => objectsIn(contentOf(name, type, reading)))].flat();
  const twice = new Set(asked.filter((key, place) => asked.indexOf(key) !== place));
  return (name) => !objectsIn(contentOf(name, type, reading)).some((key) => twice.has(key));
}

const objectsIn = (fields: Collected['fields']): string[] =>
  [...fields].filter(([, nodes]) => nodes.some(({ selectionSet }) => selectionSet)).map(([key]) => key);

function contentOf(fragment: string, type: GraphQLObjectType, reading: Reading): Collected['fields'] {
  const selections = reading.fragments.get(fragment)?.selections ?? [];
  return collect(type, selections, reading, () => false).fields;
}

function fieldType(type: GraphQLObjectType, nodes: readonly FieldNode[], reading: Reading, indent: string): string {
  const name = nodes[0]?.name.value ?? '';
  if (name === '__typename') return `'${type.name}'`;
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}.`);
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  return outputType(field.type, (named) => namedType(named, selections, reading, indent));
}

function namedType(
  type: GraphQLNamedType,
  selections: readonly SelectionNode[],
  reading: Reading,
  indent: string,
): string {
  if (isCompositeType(type)) return selectionType(type, selections, reading, indent);
  if (!isEnumType(type)) return scalarType(type.name);
  reading.named(type.name);
  return type.name;
}

function outputType(type: GraphQLOutputType, inner: (type: GraphQLNamedType) => string): string {
  if (isNonNullType(type)) return presentType(type.ofType, inner);
  return `${presentType(type, inner)} | null`;
}

function presentType(type: GraphQLOutputType, inner: (type: GraphQLNamedType) => string): string {
  if (!isListType(type)) return inner(getNamedType(type));
  const items = outputType(type.ofType, inner);
  return /[|&]/.test(items) ? `(${items})[]` : `${items}[]`;
}

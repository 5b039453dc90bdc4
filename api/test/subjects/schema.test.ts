import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { sectionTypeDefs } from '#schemas/generated/sections-schema.ts';

const schema = buildSchema();
const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
const objects = types.filter((type) => isObjectType(type) || isInterfaceType(type));

/** Types of the passport's sections; how long their lists may be stands in `schemas/passport`. */
const ofSections = new Set(
  parse(sectionTypeDefs).definitions.flatMap((each) =>
    each.kind === Kind.OBJECT_TYPE_DEFINITION ? each.name.value : [],
  ),
);

/** Lists that do not come in pages, and what bounds them. */
const bounded: Record<string, string> = {
  'Battery.documents': 'as many as its passport names',
  'Battery.madeFrom': '100 predecessors, issue-second-life-passport.json',
  'Battery.predecessors': '100, as madeFrom',
  'Battery.madeInto': '1000: each takes 0.1 % at least, PredecessorInput',
  'Battery.successors': '1000, as madeInto',
  'Battery.negativeEvents': 'the latest 50',
  'Battery.registrations': 'one by one, by who answers for it; part of the state',
  'Battery.repairs': 'one by one, by a person; part of the state',
  'Battery.withheld': 'the properties of a passport',
  'PassportVersion.withheld': 'the properties of a passport',
  'BatterySafety.sentences': 'the rules that have something to say',
  'Completeness.missing': '71 data points',
  'Completeness.pending': '71 data points',
  'Completeness.conditional': '71 data points',
  'ModelCompleteness.missing': '71 data points',
  'OwnCompleteness.models': 'those of a page of 500 passports',
  'ConditionSummary.histograms': 'two kinds',
  'ConditionSummary.negativeEvents': '15 kinds',
  'ConditionTrend.points': '240',
  'HistogramTotal.ranges': '60, HistogramInput',
  'Grading.reasons': 'the rules of the scale',
  'Grading.scale': 'the steps of the scale',
  'Handoff.items': '500, offer-handoff.json',
  'Handoff.signatures': 'four steps',
  'Handoff.stillRequired': 'the lines of the slip',
  'Me.members': 'people of one firm',
  'Me.devices': 'devices of one firm',
  'Me.mandates': 'agreements in writing of one firm',
  'Organisation.mandates': 'agreements in writing of one firm',
  'Organisation.interests': 'statements of one firm',
  'Query.waitingInterests': 'those of 100 firms',
  'Vehicle.batteries': '100',
  'Vehicle.components': '100',
};

describe('The schema', () => {
  it('says in a sentence what every type, field, argument and value is', () => {
    const silent = types.flatMap((type) => [type.description ? [] : [type.name], partsOf(type)].flat());
    expect(silent).toEqual([]);
  });

  it('says of every JSON value where its shape is written down', () => {
    const said = [...objects, ...types.filter(isInputObjectType)].flatMap((type) =>
      fieldsOf(type)
        .filter((field) => getNamedType(field.type).name === 'JSON')
        .map((field) => [`${type.name}.${field.name}`, field.description]),
    );
    expect(said.length).toBeGreaterThan(6);
    for (const [name, text] of said) expect(text, String(name)).toMatch(/schemas\/|as it is hashed|by name/);
  });

  it('lets lists that can grow come in pages, or says what bounds them', () => {
    const lists = objects
      .filter(({ name }) => !name.endsWith('Connection') && !ofSections.has(name))
      .flatMap((type) =>
        Object.values(type.getFields())
          .filter((field) => !field.deprecationReason && isListOfThings(field))
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(lists.sort()).toEqual(Object.keys(bounded).sort());
  });

  it('has one kind of page', () => {
    const connections = objects.filter(({ name }) => name.endsWith('Connection')) as GraphQLObjectType[];
    expect(connections.length).toBeGreaterThan(8);
    for (const connection of connections) {
      const { name } = connection;
      const { edges, pageInfo, totalCount, ...others } = connection.getFields();
      const edge = name.replace(/Connection$/, 'Edge');
      expect([String(edges?.type), String(pageInfo?.type)], name).toEqual([`[${edge}!]!`, 'PageInfo!']);
      expect(Object.keys(others), name).toEqual([]);
      if (totalCount) expect(String(totalCount.type), name).toBe('Int!');
      const fields = (schema.getType(edge) as GraphQLObjectType).getFields();
      expect(Object.keys(fields).sort(), edge).toEqual(['cursor', 'node']);
    }
  });

  it('asks for every page with the same arguments, and says how much one may ask for', () => {
    const paged = objects.flatMap((type) =>
      Object.values(type.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection')),
    );
    expect(paged.length).toBeGreaterThan(10);
    for (const { name, args } of paged) {
      const [first, after] = ['first', 'after'].map((each) => args.find((argument) => argument.name === each));
      expect([String(first?.type), String(after?.type)], name).toEqual(['Int', 'String']);
      expect(first?.description, name).toMatch(new RegExp(`^How many at once: ${first?.defaultValue} if absent, \\d+`));
    }
  });
});

function partsOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type))
    return type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]));
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return fieldsOf(type).flatMap((field) => {
    const silent = 'args' in field ? field.args.filter((argument) => !argument.description) : [];
    const name = `${type.name}.${field.name}`;
    return [...(field.description?.trim() ? [] : [name]), ...silent.map((argument) => `${name}(${argument.name})`)];
  });
}

function fieldsOf(
  type: GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType,
): readonly (GraphQLField<unknown, unknown> | GraphQLInputField)[] {
  return Object.values(type.getFields());
}

/** A list of words or numbers is one value of the thing it stands in; one of things is a list of its own. */
function isListOfThings({ type }: GraphQLField<unknown, unknown>): boolean {
  const given = isNonNullType(type) ? type.ofType : type;
  return isListType(given) && !isLeafType(getNamedType(given));
}

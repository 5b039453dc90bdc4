import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { typesOfClients } from '../generate/operation-types.ts';

const schema = buildSchema(/* GraphQL */ `
  enum Colour { RED DARK_BLUE }
  interface Thing { id: ID! }
  type Owner { name: String! nick: String }
  type Box implements Thing { id: ID! colour: Colour owner: Owner inside: [Thing!]! }
  type Ball implements Thing { id: ID! massKg: Float! history: [JSON!] }
  scalar JSON
  input Wanted { colours: [Colour!] text: String! }
  type Query { thing(id: ID!): Thing boxes(wanted: Wanted, first: Int! = 5): [Box!]! }
`);

function typesOf(...documents: string[]): string {
  const text = typesOfClients(schema, [{ documents, file: 'a-client.ts' }]).get('a-client.ts') ?? '';
  return text.replace(/\s+/g, ' ');
}

describe('The types of what a document is answered with', () => {
  it('are null where the schema says so, and named by the enums', () => {
    const types = typesOf('query A($id: ID!) { thing(id: $id) { ... on Box { tint: colour owner { nick } } } }');
    expect(types).toContain('{ tint: Colour | null; owner: { nick: string | null; } | null; }');
    expect(types).toContain("import type { Colour } from '#web-kit/generated/graphql.ts';");
    expect(types).toContain('variables: { id: string };');
  });

  it('are one for each thing it may be', () => {
    const types = typesOf('query A($id: ID!) { thing(id: $id) { __typename id ... on Ball { massKg } } }');
    expect(types).toContain(
      "thing: { __typename: 'Box'; id: string; } | { __typename: 'Ball'; id: string; massKg: number; } | null;",
    );
  });

  it('are what may be given for variables, with those that may be left out', () => {
    const types = typesOf('query A($w: Wanted, $n: Int! = 3) { boxes(wanted: $w, first: $n) { id } }');
    expect(types).toContain('variables: { w?: Wanted | null; n?: number };');
  });

  it('keep a fragment as a type of its own, and open it where one of its objects is asked more of', () => {
    const owned = 'fragment Owned on Box { id owner { name } }';
    expect(typesOf(`query A { boxes { ...Owned colour } } ${owned}`)).toContain(
      'boxes: (Owned & { colour: Colour | null; })[];',
    );
    expect(typesOf(`query A { boxes { ...Owned owner { nick } } } ${owned}`)).toContain(
      'boxes: ({ id: string; owner: { name: string; nick: string | null; } | null; })[];',
    );
  });

  it('are written once for two clients that ask for the same fragment', () => {
    const owned = 'fragment Owned on Box { id }';
    const files = typesOfClients(schema, [
      { documents: [`query A { boxes { ...Owned } } ${owned}`], file: 'web-kit/src/one.ts' },
      { documents: [`query B { boxes { ...Owned } } ${owned}`], file: 'other.ts' },
    ]);
    expect(files.get('web-kit/src/one.ts')).toContain('export type Owned =');
    expect(files.get('other.ts')).toContain("import type { Owned } from '#web-kit/one.ts';");
    expect(files.get('other.ts')).not.toContain('export type Owned');
  });
});

describe('A document that cannot have types', () => {
  it.each([
    ['asks for what there is not', ['query A { boxes { weight } }'], /Cannot query field "weight"/],
    ['has no name', ['{ boxes { id } }'], /without a name/],
    [
      'has the name of another',
      ['query A { boxes { id } }', 'query A { boxes { colour } }'],
      /A is written in two ways/,
    ],
    ['has a directive', ['query A($i: Boolean!) { boxes { id @include(if: $i) } }'], /directive/],
  ])('is refused when it %s', (_, documents, problem) => {
    expect(() => typesOf(...documents)).toThrow(problem);
  });
});

describe('The types of what may be given', () => {
  it('have every enum and input of the schema, lists that nobody has to be able to change', () => {
    const text = typesOfClients(schema, []).get('web-kit/src/generated/graphql.ts');
    expect(text).toContain("export type Colour = 'RED' | 'DARK_BLUE';");
    expect(text).toContain('  colours?: readonly Colour[] | null;\n  text: string;');
  });
});

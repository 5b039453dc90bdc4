import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { isCommandName } from '#schemas/validate.ts';
import { lookupDocument, mutationFor } from '#web-kit/outbox-delivery.ts';
import { documents, fragments } from '#web-kit/records.ts';

const schema = buildSchema();

function problemsOf(document: string): string[] {
  return validate(schema, parse(document)).map(({ message }) => message);
}

describe('A document of the clients', () => {
  it.each(Object.entries(documents))('is one the service understands: %s', (_name, document) => {
    expect(problemsOf(document)).toEqual([]);
  });

  it('is one the service understands: looking up a code', () => {
    expect(problemsOf(lookupDocument)).toEqual([]);
  });

  const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).filter(isCommandName);
  it.each(mutations)('follows from the name of the command: %s', (name) => {
    expect(problemsOf(mutationFor(name))).toEqual([]);
  });

  it('is refused by this test when it names a field that does not exist', () => {
    expect(problemsOf(`query { battery(id: "x") { ...BatteryFields shoeSize } } ${fragments.battery}`)).toHaveLength(1);
  });
});

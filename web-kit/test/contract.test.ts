import { describe, expect, it } from 'vitest';
import { type AnswerTo, composed, documentsOf } from '#web-kit/document.ts';
import type { Operations } from '#web-kit/generated/operations.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { documents } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { camelCase, upperSnake } from '#web-kit/spelling.ts';
import { subscribe } from '#web-kit/subscribe.ts';

// Most of what stands here is checked by the compiler: a line below `@ts-expect-error` that compiles is an error by itself.

const removal: NewCommand<'registerRemoval'> = {
  name: 'registerRemoval',
  input: {
    battery: '7K2M9QX4TB0AWC',
    condition: { condition: 'DAMAGED', flags: ['CRASH'], isolation: 'UNKNOWN' },
    massKg: 412,
  },
  subjects: ['7K2M9QX4TB0AWC'],
  title: 'LT-62',
};

describe('A command in a client', () => {
  it('does not compile with a field the service does not know', () => {
    // @ts-expect-error no command has such a field
    const misspelt: NewCommand = { ...removal, input: { ...removal.input, storagePlase: 'R3' } };
    // @ts-expect-error nor such a name
    const unheardOf: NewCommand = { ...removal, name: 'registerRemvoal' };
    expect([misspelt, unheardOf]).toHaveLength(2);
  });

  it('does not compile with a word the service does not know', () => {
    // @ts-expect-error ACCIDENT is an event, the sign of damage is CRASH
    const wrong: NewCommand = { ...removal, input: { ...removal.input, condition: { flags: ['ACIDENT'] } } };
    // @ts-expect-error the spelling of the JSON Schemas is not GraphQL's
    const other: NewCommand = { ...removal, input: { ...removal.input, condition: { condition: 'damaged' } } };
    expect([wrong, other]).toHaveLength(2);
  });

  it('does not compile without what the service needs, or with the input of another command', () => {
    // @ts-expect-error which battery?
    const nameless: NewCommand = { ...removal, input: { condition: {} } };
    // @ts-expect-error a reason is no removal
    const mixed: NewCommand = { ...removal, input: { handoff: '1', reason: 'broken' } };
    expect([nameless, mixed]).toHaveLength(2);
  });
});

type Battery = NonNullable<AnswerTo<typeof documents.battery>['battery']>;

describe('An answer in a client', () => {
  it('has what its document asks for, and nothing else', () => {
    const asked = (battery: Battery): (string | null)[] => [
      battery.model,
      battery.safety.transport.unNumber,
      // @ts-expect-error the document does not ask for it
      battery.passportId,
    ];
    expect(asked).toBeTypeOf('function');
  });

  it('may lack what the schema says may be missing', () => {
    // @ts-expect-error not every battery has a mass that is known
    const mass = ({ massKg }: Battery): number => massKg;
    // @ts-expect-error and the battery may be none that one may see
    const id = (answer: AnswerTo<typeof documents.battery>): string => answer.battery.id;
    expect([mass, id]).toHaveLength(2);
  });

  it('is one of several things, told apart by their names', () => {
    const nameOf = (scan: AnswerTo<typeof documents.scan>['scan']): string => {
      switch (scan.__typename) {
        case 'Battery':
        case 'Vehicle':
          return scan.model ?? '';
        case 'Component':
          return scan.title;
        case 'Handoff':
          return scan.number;
        case 'UnknownCode':
          return scan.text;
      }
    };
    expect(nameOf).toBeTypeOf('function');
  });

  it('is asked for with the variables the document names', () => {
    const asking = [
      // @ts-expect-error it is called id
      () => graphql(documents.battery, { code: '7K2M9QX4TB0AWC' }),
      // @ts-expect-error it is needed
      () => subscribe(documents.batteryChanged, {}, () => undefined),
      // @ts-expect-error a text alone does not tell what it is answered with
      () => graphql('{ me { audiences } }', {}),
    ];
    expect(asking).toHaveLength(3);
  });

  it('has no type until its document has been read by the generator', () => {
    const unread = documentsOf<Operations>()('query NeverWritten { me { audiences } }');
    const isNever: [typeof unread] extends [never] ? true : false = true;
    expect([isNever, composed('{ me { audiences } }')]).toHaveLength(2);
  });
});

describe('A word in its two spellings', () => {
  it('is told by its type in both', () => {
    const plain: 'smokeOrGas' = camelCase('SMOKE_OR_GAS');
    const loud: 'SMOKE_OR_GAS' = upperSnake('smokeOrGas');
    expect([plain, loud]).toEqual(['smokeOrGas', 'SMOKE_OR_GAS']);
  });
});

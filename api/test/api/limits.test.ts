import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('A query', () => {
  it('may not be deeper than the clients need', async () => {
    await refused(
      `{ battery(id: "x") ${'{ handoffs { items { ... on Battery '.repeat(6)} { id } ${'} } }'.repeat(6)} }`,
      'levels deep',
    );
  });

  it('may not hide its depth in fragments', async () => {
    const query = `
      query { battery(id: "x") { ...A } }
      fragment A on Battery { predecessors { predecessors { predecessors { predecessors { ...B } } } } }
      fragment B on Battery { predecessors { predecessors { predecessors { predecessors { predecessors { ...C } } } } } }
      fragment C on Battery { predecessors { predecessors { predecessors { id } } } }`;
    await refused(query, 'levels deep');
  });

  it('may not ask the same thing under many names', async () => {
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: __typename`).join(' ');
    expect((await app.graphql(`{ ${aliases} }`)).errors).toEqual([]);
    const costly = Array.from({ length: 31 }, (_, n) => `a${n}: scan(code: "x") { __typename }`).join(' ');
    await refused(`{ ${costly} }`, '31 aliases');
  });

  it('may not ask for more than it could show', async () => {
    const query = `query ($n: Int!) {
      batteries(first: $n) { edges { node { history(first: $n) { position type data recordedAt organisation { id name } } } } }
    }`;
    expect((await app.graphql(query, { n: 20 }, await app.tokenFor('workshop'))).errors).toEqual([]);
    const nested = `query ($n: Int!) {
      batteries(first: $n) { edges { node { history(first: $n) { position type data } condition(first: $n) { measuredAt } handoffs { history(first: $n) { position organisation { id name } } } } } }
      handoffs(first: $n) { edges { node { history(first: $n) { position type organisation { id } } } } }
    }`;
    await refused(nested, 'smaller pages', { n: 100 });
  });

  it('may not be longer than 2000 tokens', async () => {
    await refused(`{ ${'__typename '.repeat(2001)} }`, 'tokens');
  });

  it('may not walk in circles where no page limits how many there are, until nothing is left for others', async () => {
    const region = await startApp();
    try {
      const token = await region.tokenFor('manufacturer');
      const receiver = await region.organisationFor('secondLifeOperator');
      const say = async (command: string, input: object, selection = '__typename') => {
        const pascal = command[0]?.toUpperCase() + command.slice(1);
        const query = `mutation ($input: ${pascal}Input!) { ${command}(input: $input) { ... on ${pascal}Success { ${selection} } ... on Refusal { code path } } }`;
        const { data } = await region.graphql(query, { input: { commandId: newId(), ...input } }, token);
        return data[command];
      };
      const items = Array.from({ length: 40 }, () => newId());
      for (const id of items) {
        const general = {
          uniqueIdentifier: `https://id.example/01/09521234010012/21/${id}`,
          manufacturer: { name: 'Musterbatterie GmbH' },
          category: 'ev',
          modelIdentifier: 'LT-62',
          serialNumber: id,
        };
        await say('issuePassport', { id, passport: { general } });
        await say('registerRemoval', { battery: id, condition: { condition: 'INTACT' } });
      }
      const { handoff } = await say('offerHandoff', { items, receiver, purpose: 'STORAGE' }, 'handoff { id }');
      const within = (inner: string) => `items { ... on Battery { ${inner} } }`;
      const ask = (inner: string) =>
        region.graphql(`query ($id: ID!) { handoff(id: $id) { ${within(inner)} } }`, handoff, token);
      const twice = await ask(`openHandoff { ${within('id')} } history { type }`);
      expect(twice.errors).toEqual([]);
      expect(twice.data.handoff.items).toHaveLength(40);
      const { data, errors } = await ask(`openHandoff { ${within(`openHandoff { ${within('id')} }`)} }`);
      expect(JSON.stringify(data).split('"id"').length).toBeLessThan(20_000);
      expect(errors[0]).toMatchObject({
        message: 'This query lists more than 20000 things below others. Take smaller pages.',
        extensions: { code: 'INVALID_INPUT' },
      });
    } finally {
      await region.close();
    }
  }, 60_000);

  it('is refused quickly when nested fragments would multiply', async () => {
    const levels = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(
      '\n',
    );
    const startedAt = performance.now();
    const { errors } = await app.graphql(`query { ...F0 } ${levels} fragment F60 on Query { ledger { head } }`);
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(errors.every(({ extensions }) => extensions.code === 'INVALID_INPUT')).toBe(true);
  });

  async function refused(query: string, words: string, variables = {}) {
    const { data, errors } = await app.graphql(query, variables);
    expect(errors[0]?.message).toContain(words);
    expect(errors[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(data).toBeUndefined();
  }
});

describe('Input that does not fit', () => {
  const register = `mutation ($input: RegisterComponentInput!) {
    registerComponent(input: $input) { __typename ... on Refusal { code path message } }
  }`;

  it('is named by its path when its type is wrong', async () => {
    const input = { commandId: 'command-1', vehicle: 'x', kind: 'GLASS', title: 'x', massKg: 'heavy' };
    const { errors } = await app.graphql(register, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', path: '/input/massKg' });
  });

  it('is named by its path when the field is unknown', async () => {
    const input = { commandId: 'command-1', vehicle: 'x', kind: 'GLASS', title: 'x', colour: 'blue' };
    const { errors } = await app.graphql(register, { input });
    expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', path: '/input/colour' });
  });

  it('is named by its path when the day does not exist', async () => {
    const mutation = `mutation ($input: ReceiveVehicleInput!) { receiveVehicle(input: $input) { __typename } }`;
    for (const [field, value] of [
      ['firstRegisteredOn', '2019-02-30'],
      ['occurredAt', '2026-11-20T25:00:00Z'],
      ['occurredAt', 'yesterday'],
    ] as const) {
      const { errors } = await app.graphql(mutation, { input: { commandId: 'command-1', vin: 'x', [field]: value } });
      expect(errors[0]?.extensions).toMatchObject({ code: 'INVALID_INPUT', path: `/input/${field}` });
    }
  });

  it('is refused with the contract code when the query does not fit the schema', async () => {
    const { errors } = await app.graphql('{ batteries { colour } }');
    expect(errors[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});

describe('In production', () => {
  it('only who has a token may ask for the schema', async () => {
    const closed = await startApp({ config: { production: true } });
    try {
      const query = '{ __schema { queryType { name } } }';
      expect((await closed.graphql(query)).errors[0]?.extensions.code).toBe('INVALID_INPUT');
      expect((await closed.graphql(query, {}, await closed.tokenFor('recycler'))).errors).toEqual([]);
      // The document is known as valid now; that must not open it to others.
      expect((await closed.graphql(query)).errors[0]?.extensions.code).toBe('INVALID_INPUT');
      const page = await fetch(`${closed.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(await page.text()).not.toContain('<script');
    } finally {
      await closed.close();
    }
  });
});

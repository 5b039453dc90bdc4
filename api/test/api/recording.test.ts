import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeAccount } from '#api/access/accounts.ts';
import { signToken } from '#api/access/tokens.ts';
import { newId } from '#api/ledger/new-id.ts';
import { StorageFault } from '#api/storage/storage.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const receiveVehicle = /* GraphQL */ `
  mutation ($input: ReceiveVehicleInput!) {
    receiveVehicle(input: $input) {
      __typename
      ... on ReceiveVehicleSuccess { commit { number repeated } vehicle { id vin } }
      ... on Refusal { code path message source }
    }
  }
`;

const aVehicle = (more: object = {}) => ({ commandId: newId(), vin: 'WVWZZZ1KZAW000001', make: 'VW', ...more });

describe('A command', () => {
  it('is recorded once when it is sent many times at the same moment', async () => {
    const token = await app.tokenFor('dismantler');
    const input = aVehicle();
    const answers = await Promise.all(Array.from({ length: 8 }, () => app.graphql(receiveVehicle, { input }, token)));
    const results = answers.map(({ data }) => data.receiveVehicle);
    expect(new Set(results.map(({ commit }) => commit.number)).size).toBe(1);
    expect(results.filter(({ commit }) => !commit.repeated)).toHaveLength(1);
    expect(new Set(results.map(({ vehicle }) => vehicle.id)).size).toBe(1);
  });

  it('that two send at once for the same thing is recorded for one and refused for the other', async () => {
    const token = await app.tokenFor('dismantler');
    const inputs = [aVehicle({ vin: 'WVWZZZ1KZAW000002' }), aVehicle({ vin: 'WVWZZZ1KZAW000002' })];
    const answers = await Promise.all(inputs.map((input) => app.graphql(receiveVehicle, { input }, token)));
    const kinds = answers.map(({ data }) => data.receiveVehicle.__typename).sort();
    expect(kinds).toEqual(['ReceiveVehicleSuccess', 'Refusal']);
  });

  it('gets a refusal with code, path and sentence, and nothing is written', async () => {
    const token = await app.tokenFor('dismantler');
    const before = await app.service.ledger.head();
    const { data } = await app.graphql(receiveVehicle, { input: aVehicle({ vin: 'WVWZZZ1KZAWI00001' }) }, token);
    expect(data.receiveVehicle).toMatchObject({ __typename: 'Refusal', code: 'VIN_CHARACTERS', path: '/vin' });
    expect(await app.service.ledger.head()).toEqual(before);
  });

  it('is for a role that may', async () => {
    const carrier = await app.graphql(receiveVehicle, { input: aVehicle() }, await app.tokenFor('carrier'));
    expect(carrier.errors[0]?.extensions.code).toBe('FORBIDDEN');
    const nobody = await app.graphql(receiveVehicle, { input: aVehicle() });
    expect(nobody.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('A fault', () => {
  it('is masked, numbered, and answered so that an outbox keeps the command', async () => {
    const token = await app.tokenFor('dismantler');
    const answer = await withBrokenLedger(new Error('SELECT secret FROM table'), () =>
      app.graphql(receiveVehicle, { input: aVehicle({ vin: 'WVWZZZ1KZAW000003' }) }, token),
    );
    expect(answer.status).toBe(500);
    expect(answer.errors[0]?.extensions).toMatchObject({
      code: 'INTERNAL',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.stringify(answer)).not.toMatch(/secret|SELECT|\.ts/);
  });

  it('of a full disk says so without telling where it is', async () => {
    const fault = new StorageFault('STORAGE_FULL', 'There is no room left for /srv/pass/kreispass.db.');
    const token = await app.tokenFor('dismantler');
    const answer = await withBrokenLedger(fault, () => app.graphql(receiveVehicle, { input: aVehicle() }, token));
    expect(answer.status).toBe(503);
    expect(answer.errors[0]?.message).toMatch(/^The disk of the service is full/);
    expect(JSON.stringify(answer)).not.toContain('/srv');
  });

  async function withBrokenLedger<Value>(fault: Error, act: () => Promise<Value>): Promise<Value> {
    const { ledger } = app.service;
    const { submit } = ledger;
    ledger.submit = () => Promise.reject(fault);
    try {
      return await act();
    } finally {
      ledger.submit = submit;
    }
  }
});

describe('A subscription', () => {
  it('reaches its listener over server-sent events, and ends when the listener leaves', async () => {
    const leave = new AbortController();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { ledgerMoved { head size } }' }),
      signal: leave.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const token = await app.tokenFor('dismantler');
    await app.graphql(receiveVehicle, { input: aVehicle({ vin: 'WVWZZZ1KZAW000004' }) }, token);
    let text = '';
    while (!text.includes('"head"')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain('event: next');
    expect(JSON.parse(/^data: (.*"head".*)$/m.exec(text)?.[1] ?? '{}').data.ledgerMoved.head).toBeGreaterThan(0);
    leave.abort();
  });

  it('ends for who has lost their access', async () => {
    const { member } = await app.memberFor('dismantler');
    const { keys, storage, now } = app.service;
    const token = await signToken(keys, app.url, { kind: 'member', id: member }, 600, now());
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query: 'subscription { stationFeed { type } }' }),
    });
    await removeAccount(storage.private, member);
    const input = aVehicle({ vin: 'WVWZZZ1KZAW000006' });
    await app.graphql(receiveVehicle, { input }, await app.tokenFor('dismantler'));
    const text = await response.text();
    expect(text).toContain('UNAUTHENTICATED');
    expect(text).not.toContain('VehicleReceived');
  });

  it('for members only is refused to others', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: 'subscription { handoffChanged { id } }' }),
    });
    expect(await response.text()).toContain('UNAUTHENTICATED');
  });

  it('is not answered to who accepts nothing but JSON', async () => {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = JSON.stringify({ query: 'subscription { ledgerMoved { head } }' });
    expect((await fetch(`${app.url}/graphql`, { method: 'POST', headers, body })).status).toBe(406);
  });
});

describe('What proves the history', () => {
  it('is public as hashes: checkpoint, keys and tiles', async () => {
    const checkpoint = await (await fetch(`${app.url}/log/checkpoint`)).text();
    const size = Number(checkpoint.split('\n')[1]);
    expect(size).toBe((await app.service.ledger.head()).size);
    const tile = await fetch(`${app.url}/log/tile/0/000.p/${size}`);
    expect((await tile.arrayBuffer()).byteLength).toBe(size * 32);
    for (const path of [
      `/log/tile/0/000.p/${size + 1}`,
      '/log/tile/0/000',
      '/log/tile/0/1',
      '/log/tile/x/000',
      '/log/tile/0/000.p/0',
    ]) {
      expect((await fetch(`${app.url}${path}`)).status).toBe(404);
    }
    expect((await fetch(`${app.url}/log/tile/entries/000`)).status).toBe(404);
  });

  it('is downloaded as a file by who may read the entry, and by nobody else', async () => {
    const token = await app.tokenFor('dismantler');
    const { data } = await app.graphql(receiveVehicle, { input: aVehicle({ vin: 'WVWZZZ1KZAW000005' }) }, token);
    const query = 'query ($id: ID!) { vehicle(id: $id) { history { position type withheld } } }';
    const history = await app.graphql(query, { id: data.receiveVehicle.vehicle.id }, token);
    const { position } = history.data.vehicle.history[0];
    const file = await fetch(`${app.url}/proofs/${position}.json`, { headers: { authorization: `Bearer ${token}` } });
    expect(await file.json()).toMatchObject({ position, entry: { type: 'VehicleReceived' } });
    expect((await fetch(`${app.url}/proofs/${position}.json`)).status).toBe(401);
    const other = { authorization: `Bearer ${await app.tokenFor('carrier')}` };
    expect((await fetch(`${app.url}/proofs/${position}.json`, { headers: other })).status).toBe(404);
    const viaGraphQL = await app.graphql(
      'query ($n: Int!) { proof(entry: $n) { position leafHash } }',
      { n: position },
      token,
    );
    expect(viaGraphQL.data.proof.position).toBe(position);
  });
});

describe('Reads of what not everybody may see', () => {
  it('2023/1542 Art. 77(2) subpara 3 · are kept with who, when and for which purpose', async () => {
    const organisation = await app.organisationFor('workshop');
    const battery = newId();
    await app.graphql(
      'query ($id: ID!) { battery(id: $id) { status } }',
      { id: battery },
      await app.tokenFor('workshop'),
    );
    await app.service.readLog.flush();
    const reads = await app.service.storage.private.find('reads', 'organisation', organisation);
    expect(reads.map(({ record }) => record)).toContainEqual(
      expect.objectContaining({ organisation, batteries: [battery], purpose: expect.stringContaining('Art. 77(2)') }),
    );
  });
});

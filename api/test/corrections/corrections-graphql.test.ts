import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from '../api/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const receive = /* GraphQL */ `
  mutation ($input: ReceiveVehicleInput!) {
    receiveVehicle(input: $input) {
      ... on ReceiveVehicleSuccess { vehicle { id history { position type correctable { alone fields mayStrike } } } }
      ... on Refusal { code message }
    }
  }
`;
const correct = /* GraphQL */ `
  mutation ($input: CorrectStepInput!) {
    correctStep(input: $input) {
      __typename
      ... on CorrectStepSuccess {
        commit { number repeated }
        entry { position struck correctedBy data originalData correctable { mayStrike insteadOf } }
        inspectionNeeded
      }
      ... on Refusal { code message path }
    }
  }
`;
const entryQuery = /* GraphQL */ `
  query ($position: Int!) {
    entry(position: $position) { type struck correctedBy corrects data withheld originalData }
  }
`;

async function received(vin: string) {
  const token = await app.tokenFor('dismantler');
  const holder = { name: 'Kim Muster' };
  const input = { commandId: newId(), vin, make: 'VW', note: 'Beule', holder };
  const { data } = await app.graphql(receive, { input }, token);
  const { vehicle } = data.receiveVehicle;
  return { token, id: vehicle.id as string, entry: vehicle.history[0] as { position: number; correctable: object } };
}

describe('A history', () => {
  it('says what may be put right, and shows both once it was', async () => {
    const { token, entry } = await received('WVWZZZ1KZAW000011');
    expect(entry.correctable).toMatchObject({ alone: true, mayStrike: true, fields: expect.arrayContaining(['vin']) });
    const shown = await app.graphql(entryQuery, { position: entry.position }, token);
    const input = {
      commandId: newId(),
      entry: entry.position,
      reason: 'WRONG_VEHICLE',
      data: { ...shown.data.entry.data, vin: 'WVWZZZ1KZAW000012' },
    };
    const { data: answer } = await app.graphql(correct, { input }, token);
    expect(answer.correctStep).toMatchObject({
      __typename: 'CorrectStepSuccess',
      inspectionNeeded: false,
      entry: { struck: false, data: { vin: 'WVWZZZ1KZAW000012' }, originalData: { vin: 'WVWZZZ1KZAW000011' } },
    });
    const { correctedBy } = answer.correctStep.entry;
    const correction = await app.graphql(entryQuery, { position: correctedBy }, token);
    expect(correction.data.entry).toMatchObject({ type: 'StepCorrected', corrects: entry.position, withheld: [] });
  });

  it('tells of a struck record only who may have seen it, and proves it to them', async () => {
    const { token, id, entry } = await received('WVWZZZ1KZAW000013');
    const input = { commandId: newId(), entry: entry.position, reason: 'DID_NOT_HAPPEN', didNotHappen: true };
    const { data: answer } = await app.graphql(correct, { input }, token);
    expect(answer.correctStep).toMatchObject({ entry: { struck: true, correctable: { mayStrike: false } } });
    const gone = await app.graphql(`{ vehicle(id: "${id}") { id } scan(code: "${id}") { __typename } }`, {}, token);
    expect(gone.data).toEqual({ vehicle: null, scan: { __typename: 'UnknownCode' } });
    const own = await app.graphql(entryQuery, { position: entry.position }, token);
    expect(own.data.entry).toMatchObject({ struck: true, data: { vin: 'WVWZZZ1KZAW000013' } });
    const proof = await app.graphql(`{ proof(entry: ${entry.position}) { leafHash entry } }`, {}, token);
    expect(proof.data.proof.entry.data.vin).toBe('WVWZZZ1KZAW000013');
    // Also then its last holder can be forgotten.
    const erased = await app.graphql(`mutation { eraseHolder(vehicle: "${id}") }`, {}, token);
    expect(erased.data.eraseHolder).toBe(true);
    // Another firm with an interest in vehicles sees that one was, not which; nobody in particular sees nothing.
    const other = await app.graphql(entryQuery, { position: entry.position }, await app.tokenFor('recycler'));
    expect(JSON.stringify(other.data)).not.toContain('WVWZZZ1KZAW000013');
    const stranger = await app.graphql(entryQuery, { position: entry.position });
    expect(stranger.data.entry).toBeNull();
  });

  it('withholds of a correction what it withholds of the entry', async () => {
    const { token, entry } = await received('WVWZZZ1KZAW000014');
    const shown = await app.graphql(entryQuery, { position: entry.position }, token);
    const data = { ...shown.data.entry.data, make: 'Audi', note: 'Geheim' };
    const input = { commandId: newId(), entry: entry.position, reason: 'WRONG_VALUE', note: 'Vertraulich', data };
    const { data: answer } = await app.graphql(correct, { input }, token);
    const recycler = await app.tokenFor('recycler');
    for (const position of [entry.position, answer.correctStep.entry.correctedBy]) {
      const seen = JSON.stringify((await app.graphql(entryQuery, { position }, recycler)).data);
      for (const secret of ['Geheim', 'Vertraulich', 'Beule', 'WVWZZZ1KZAW000014']) expect(seen).not.toContain(secret);
      expect(seen).toContain('Audi');
    }
  });
});

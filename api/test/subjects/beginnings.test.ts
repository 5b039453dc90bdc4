import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, startApp, type TestApp } from '../api/start-app.ts';
import { aPassport } from '../decisions/given.ts';

/** More than fit on a page, all in front of the own one. */
const foreign = Array.from({ length: 150 }, (_, number) => number);
const digits = (number: number) => String(number).padStart(3, '0');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  const [theirs, mine] = [await maker('Fremd'), await maker('Eigen')];
  const [yard, myYard] = [await dismantler('Fremd'), await dismantler('Eigen')];
  await Promise.all(foreign.map((number) => issue(theirs, `S7X-${digits(number)}`, `M-${digits(number)}`, 'Zetaa')));
  await issue(mine, 'S7X-999', 'M-own', 'Zetab');
  await Promise.all(foreign.map((number) => receive(yard, `WVWZZZ1KZAW100${digits(number)}`, 'Fremd')));
  await receive(yard, 'W0LZZZ1KZAW100001', 'Fremd');
  await receive(myYard, 'WVWZZZ1KZAW100999', 'W0L');
}, 60_000);
afterAll(() => app.close());

describe('The beginning of a number that 150 things of others have as well', () => {
  it('leads a firm to its own battery by the serial number', async () => {
    // As if scanned, it also leads to those of others; the newest comes first.
    expect((await batteries('s7x-'))[0]).toBe('S7X-999');
  });

  it('leads a firm to its own battery by a word of the model', async () => {
    expect(await batteries('zeta')).toEqual(['S7X-999']);
  });

  it('leads a firm to its own vehicle by the VIN', async () => {
    expect(await vehicles('WVWZZZ1KZ')).toEqual(['WVWZZZ1KZAW100999']);
  });
});

describe('A word with which only the VIN of somebody else begins', () => {
  it('still leads a firm to its own vehicles of that make', async () => {
    expect(await vehicles('w0l')).toEqual(['WVWZZZ1KZAW100999']);
  });
});

const maker = (name: string) => app.tokenFor('manufacturer', `${name} GmbH`);
const dismantler = (name: string) => app.tokenFor('dismantler', `${name} Verwertung`);

async function issue(token: string, serialNumber: string, modelIdentifier: string, modelName: string) {
  const uniqueIdentifier = `https://id.example/01/09521234010012/21/${serialNumber}`;
  const passport = aPassport({ uniqueIdentifier, serialNumber, modelIdentifier, modelName });
  await say(token, 'issuePassport', { commandId: `issue-${serialNumber}`, passport });
}

async function receive(token: string, vin: string, make: string) {
  await say(token, 'receiveVehicle', { commandId: `receive-${vin}`, vin, make });
}

async function say(token: string, name: string, input: object) {
  const pascal = name[0]?.toUpperCase() + name.slice(1);
  const mutation = `mutation ($input: ${pascal}Input!) { answer: ${name}(input: $input) { __typename ... on Refusal { code message path } } }`;
  const { data, errors } = await app.graphql(mutation, { input }, token);
  expect({ data, errors }).toEqual({ data: { answer: { __typename: `${pascal}Success` } }, errors: [] });
}

async function batteries(text: string): Promise<string[]> {
  const query =
    'query ($text: String) { found: batteries(filter: { text: $text }) { edges { node { name: serialNumber } } } }';
  return namesIn(await app.graphql(query, { text }, await maker('Eigen')));
}

async function vehicles(text: string): Promise<string[]> {
  const query = 'query ($text: String) { found: vehicles(filter: { text: $text }) { edges { node { name: vin } } } }';
  return namesIn(await app.graphql(query, { text }, await dismantler('Eigen')));
}

function namesIn({ data, errors }: Answer<{ found: { edges: { node: { name: string } }[] } }>): string[] {
  expect(errors).toEqual([]);
  return data.found.edges.map(({ node }) => node.name);
}

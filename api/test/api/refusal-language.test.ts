import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startApp();
  token = await app.tokenFor('dismantler');
});
afterAll(() => app.close());

const wanted = /* GraphQL */ `mutation ($input: DispatchHandoffInput!) {
  dispatchHandoff(input: $input) { ... on Refusal { code message values } }
}`;
const handoff = newId();
const input = () => ({
  commandId: newId(),
  handoff,
  massKg: 412,
  carrier: 'Spedition',
  packedAsAdvised: true,
});

/** As a program or browser with this language asks; `accept` leads through yoga where it is no plain JSON. */
async function ask(query: string, language: string | undefined, variables: object = {}, accept = 'application/json') {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept,
      authorization: `Bearer ${token}`,
      ...(language !== undefined && { 'accept-language': language }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return JSON.parse(await response.text());
}

async function overHttp(path: string, language?: string): Promise<{ code: string; message: string }> {
  const response = await fetch(app.url + path, {
    headers: language === undefined ? {} : { 'accept-language': language },
  });
  return ((await response.json()) as { error: { code: string; message: string } }).error;
}

describe('A refusal', () => {
  it('is told in the language of the request, with what it names', async () => {
    const { data } = await ask(wanted, 'de', { input: input() });
    expect(data.dispatchHandoff).toEqual({
      code: 'HANDOFF_UNKNOWN',
      message: `Eine Übergabe ${handoff} ist hier nicht bekannt.`,
      values: { handoff },
    });
    const english = await ask(wanted, 'en-GB,de;q=0.5', { input: input() });
    expect(english.data.dispatchHandoff.message).toBe(`There is no handoff ${handoff} here.`);
  });

  it('is English for programs that name no language', async () => {
    for (const language of [undefined, '*', 'fr']) {
      const { data } = await ask(wanted, language, { input: input() });
      expect(data.dispatchHandoff.message).toBe(`There is no handoff ${handoff} here.`);
    }
  });

  it('of the form of a command is told in both', async () => {
    const odd = { ...input(), massKg: -1 };
    expect((await ask(wanted, 'de', { input: odd })).data.dispatchHandoff.message).toMatch(/^massKg muss /);
    expect((await ask(wanted, 'en', { input: odd })).data.dispatchHandoff.message).toMatch(/^massKg must be /);
  });

  it.each(['application/json', 'application/graphql-response+json'])(
    'is told so where it is an error, as %s',
    async (accept) => {
      const query = '{ batteries(first: -1) { edges { node { id } } } }';
      const { errors } = await ask(query, 'de', {}, accept);
      expect(errors[0]).toMatchObject({
        message: 'first: bitte eine Zahl ab 0 angeben.',
        extensions: { code: 'INVALID_INPUT', values: { en: 'first: give a number from 0 on.' } },
      });
      expect((await ask(query, undefined, {}, accept)).errors[0].message).toBe('first: give a number from 0 on.');
    },
  );

  it('outside GraphQL is told in the language of the request, too', async () => {
    expect(await overHttp('/nowhere/at/all', 'de')).toMatchObject({
      code: 'NOT_FOUND',
      message: 'Unter dieser Adresse gibt es nichts.',
    });
    expect(await overHttp('/nowhere/at/all')).toMatchObject({ message: 'There is nothing at this address.' });
    expect(await overHttp('/v1/dpps/nothing', 'de')).toMatchObject({
      message: 'Unter dieser Kennung gibt es hier keinen Pass.',
    });
    expect(await overHttp('/labels/sheet.pdf?ids=x', 'de')).toMatchObject({
      code: 'ID_INVALID',
      message: expect.stringMatching(/^„x“ ist keine/),
    });
  });
});

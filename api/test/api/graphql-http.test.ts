import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('GraphQL over HTTP', () => {
  it('passes all audits of graphql-http', async () => {
    const results = await auditServer({ url: `${app.url}/graphql`, fetchFn: fetch });
    const failed = results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`);
    expect(results.length).toBeGreaterThanOrEqual(60);
    expect(failed).toEqual([]);
  });

  it('answers JSON with a sentence when the body is no JSON', async () => {
    const { status, error } = await send('{"query": ');
    expect(status).toBe(400);
    expect(error).toMatchObject({ message: expect.stringContaining('JSON'), extensions: { code: 'INVALID_INPUT' } });
  });

  it('refuses a body of more than a megabyte, also when nothing says how long it is', async () => {
    const body = JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` });
    expect(await send(body)).toMatchObject({ status: 413, error: { extensions: { code: 'INVALID_INPUT' } } });
    const stream = new Blob([body]).stream();
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
  });

  it('takes one operation at a time', async () => {
    const { status } = await send(JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]));
    expect(status).toBe(400);
  });

  it('changes nothing by GET', async () => {
    const query = encodeURIComponent('mutation { ping }');
    const response = await fetch(`${app.url}/graphql?query=${query}`, { headers: { accept: 'application/json' } });
    expect(response.status).toBe(405);
  });

  it.each([
    ['a subscription asked for as JSON', 'application/json', 'subscription { ledgerMoved { head } }'],
    ['a query asked for as a picture', 'image/png', '{ __typename }'],
  ])('says which formats there are to %s', async (_, accept, query) => {
    const byGet = await fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { accept } });
    const byPost = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
    });
    for (const response of [byGet, byPost]) {
      expect({ status: response.status, body: await response.json() }).toEqual({
        status: 406,
        body: {
          errors: [
            { message: expect.stringContaining('text/event-stream'), extensions: { code: 'FORMAT_NOT_OFFERED' } },
          ],
        },
      });
      expect(response.headers.get('content-type')).toContain('application/json');
    }
  });

  it('does not read forms, which other sites could send', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(response.status).toBe(415);
  });

  it('knows nobody by a cookie', async () => {
    const headers = { 'content-type': 'application/json', cookie: 'kreispass-session=a.b' };
    const body = JSON.stringify({ query: '{ me { audiences } }' });
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    expect(await response.json()).toEqual({ data: { me: null } });
  });

  it('answers the same by the short way as through yoga', async () => {
    const token = await app.tokenFor('workshop');
    const requests: [query: string, variables: object, token: string | undefined][] = [
      ['{ me { audiences } scan(code: "nothing") { __typename } }', {}, token],
      ['{ me { colour } }', {}, undefined],
      ['query ($n: Int!) { proof(entry: $n) { position } }', { n: 'x' }, token],
      ['query ($n: Int!) { proof(entry: $n) { position } }', { n: 99_999 }, token],
      ['mutation { ping }', {}, undefined],
      ['{ me { audiences } }', {}, 'forged'],
      ['{ broken', {}, undefined],
      [`{ ${'a: __typename '.repeat(40)} }`, {}, undefined],
      [`{ ${Array.from({ length: 40 }, (_, n) => `a${n}: scan(code: "x") { __typename }`).join(' ')} }`, {}, undefined],
    ];
    for (const [query, variables, authorization] of requests) {
      const short = await ask(query, variables, authorization, 'application/json');
      expect(await ask(query, variables, authorization, 'application/json;q=1'), query).toEqual(short);
    }
  });

  async function ask(query: string, variables: object, token: string | undefined, accept: string) {
    const headers = {
      'content-type': 'application/json',
      accept,
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: await response.json() };
  }

  async function send(body: string) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { errors?: { message: string; extensions: object }[] };
    return { status: response.status, error: answer.errors?.[0] };
  }
});

describe('GraphiQL', () => {
  it('opens with examples outside production', async () => {
    const response = await fetch(`${app.url}/graphql`, { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(page).toContain('WhatIsThis');
    expect(page).not.toContain('unpkg.com');
  });
});

import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signToken } from '#api/access/tokens.ts';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { newId } from '#api/ledger/new-id.ts';
import { operationId } from '#schemas/operation-id.ts';
import { documents } from '#web-kit/records.ts';
import operations from '../../operations.json' with { type: 'json' };
import { startApp, type TestApp } from './start-app.ts';

const ways = { 'the short way': 'application/json', 'the way through yoga': 'application/graphql-response+json' };
const ownWords = '{ me { audiences } }';
const known = { documentId: operationId(documents.whoAmI) };

async function post(app: TestApp, body: object, { token = '', accept = 'application/json' } = {}) {
  const headers = { 'content-type': 'application/json', accept, ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
  const { data, errors } = JSON.parse(await response.text());
  return { status: response.status, data, error: errors?.[0] };
}

describe.each(Object.entries(ways))('An operation of the clients, by %s', (_way, accept) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('is answered by its id as by its text', async () => {
    const token = await app.tokenFor('recycler');
    const byId = await post(app, known, { token, accept });
    expect(byId.data.me.audiences).toContain('legitimateInterest');
    expect(byId).toEqual(await post(app, { query: documents.whoAmI }, { token, accept }));
  });

  it('takes its variables along', async () => {
    const documentId = operationId(documents.scan);
    const { data } = await post(app, { documentId, variables: { code: 'nonsense' } }, { accept });
    expect(data.scan).toMatchObject({ __typename: 'UnknownCode', text: 'nonsense' });
  });

  it('may be asked by GET too, which caches can keep', async () => {
    const response = await fetch(`${app.url}/graphql?documentId=${encodeURIComponent(known.documentId)}`, {
      headers: { accept },
    });
    expect(await response.json()).toEqual({ data: { me: null } });
  });

  it('that nobody knows is asked for as text', async () => {
    const documentId = operationId('{ me { organisation { name } } }');
    const { status, error } = await post(app, { documentId }, { accept });
    expect([status, error.extensions]).toMatchObject([400, { code: 'NOT_FOUND', path: '/documentId' }]);
  });

  it('is not sent by id and as text at once', async () => {
    const { status, error } = await post(app, { ...known, query: ownWords }, { accept });
    expect([status, error.extensions]).toMatchObject([400, { code: 'INVALID_INPUT', path: '/documentId' }]);
  });

  it.each([5, '', {}])('has no id like %j', async (documentId) => {
    const { status, error } = await post(app, { documentId }, { accept });
    expect([status, error.message]).toEqual([400, expect.any(String)]);
  });

  it('needs nobody else to leave their own words at home', async () => {
    expect((await post(app, { query: ownWords }, { accept })).data).toEqual({ me: null });
  });
});

describe.each(Object.entries(ways))('GRAPHQL_OPERATIONS=known, by %s', (_way, accept) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ config: { graphqlOperations: 'known' } });
  });
  afterAll(() => app.close());

  const ownToken = (kind: 'member' | 'device', id: string) =>
    signToken(app.service.keys, app.url, { kind, id }, 900, new Date());

  it('answers strangers what our clients ask, by id and by text, and nothing else', async () => {
    expect((await post(app, known, { accept })).data).toEqual({ me: null });
    expect((await post(app, { query: documents.whoAmI }, { accept })).data).toEqual({ me: null });
    const { status, error } = await post(app, { query: ownWords }, { accept });
    expect([status, error.extensions.code, error.message]).toEqual([
      403,
      'FORBIDDEN',
      expect.stringContaining('token'),
    ]);
  });

  it('lets no session of a person ask more than our clients do', async () => {
    const { member } = await app.memberFor('recycler');
    const token = await ownToken('member', member);
    expect((await post(app, known, { token, accept })).data.me.organisation.name).toBe('recycler Test GmbH');
    expect((await post(app, { query: ownWords }, { token, accept })).status).toBe(403);
  });

  it('answers other systems whatever they ask', async () => {
    const { data } = await post(app, { query: ownWords }, { token: await app.tokenFor('recycler'), accept });
    expect(data.me.audiences).toContain('legitimateInterest');
  });

  it('lets a kiosk through that was away for so long that nobody knows its documents', async () => {
    const device = newId();
    const organisation = await app.organisationFor('dismantler');
    await app.service.storage.private.put('devices', device, { device, organisation, name: 'Halle 2' });
    const token = await ownToken('device', device);
    expect((await post(app, { query: ownWords }, { token, accept })).data.me.audiences).toContain('public');
  });

  it('believes no token that is not valid', async () => {
    expect((await post(app, { query: ownWords }, { token: 'x.y.z', accept })).status).toBe(401);
  });
});

describe('A live stream', () => {
  it('is opened by the id of its document, and an unknown id is said in words', async () => {
    const app = await startApp({ config: { graphqlOperations: 'known' } });
    const open = (documentId: string) =>
      fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ documentId, variables: { id: newId() } }),
      });
    const stream = await open(operationId(documents.batteryChanged));
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await stream.body?.cancel();
    expect(await (await open('sha256:00')).text()).toContain('"path":"/documentId"');
    await app.close();
  });
});

describe('What clients from before the last update send', () => {
  const schema = buildSchema();
  it.each(Object.entries({ ...operations.current, ...operations.earlier }))('is still understood: %s', (id, text) => {
    expect(operationId(text)).toBe(id);
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });
});

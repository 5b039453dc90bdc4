import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryKeys } from '#api/access/keys.ts';
import { signToken } from '#api/access/tokens.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('2023/1542 Art. 78(h) · A token', () => {
  it('of this installation is believed', async () => {
    expect(await codeWith(await app.tokenFor('workshop'))).toBeUndefined();
  });

  it('that was changed is not', async () => {
    const [head, , signature] = (await app.tokenFor('workshop')).split('.');
    const payload = { ...(await claims()), roles: ['marketSurveillance'] };
    expect(await codeWith([head, encode(payload), signature].join('.'))).toBe('UNAUTHENTICATED');
  });

  it('with algorithm none, or signed with the public key as if it were a secret, is not', async () => {
    const payload = encode(await claims());
    expect(await codeWith(`${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`)).toBe('UNAUTHENTICATED');
    const [key] = app.service.keys.token;
    const head = encode({ alg: 'HS256', typ: 'at+jwt', kid: key.kid });
    const secret = await exportSPKI(key.publicKey as never);
    const signature = createHmac('sha256', secret).update(`${head}.${payload}`).digest('base64url');
    expect(await codeWith(`${head}.${payload}.${signature}`)).toBe('UNAUTHENTICATED');
  });

  it('that has run out is not, and says so', async () => {
    const old = await sign({ seconds: 60, at: new Date(Date.now() - 3_600_000) });
    const { status, errors } = await app.graphql('{ me { audiences } }', {}, old);
    expect({ status, message: errors[0]?.message }).toEqual({ status: 401, message: 'This token has run out.' });
  });

  it('of tomorrow, of another installation or for another service is not', async () => {
    expect(await codeWith(await sign({ at: new Date(Date.now() + 86_400_000) }))).toBe('UNAUTHENTICATED');
    expect(await codeWith(await sign({ keys: temporaryKeys() }))).toBe('UNAUTHENTICATED');
    expect(await codeWith(await sign({ publicUrl: 'https://other.example' }))).toBe('UNAUTHENTICATED');
  });

  it('that names a role its firm does not have opens nothing', async () => {
    const token = await sign({ roles: ['marketSurveillance', 'recycler'] });
    const { data } = await app.graphql('{ me { audiences organisation { roles } } }', {}, token);
    expect(data.me).toEqual({ audiences: ['public'], organisation: { roles: ['WORKSHOP'] } });
  });

  it('of an unknown firm is not believed', async () => {
    expect(await codeWith(await sign({ organisation: '00000000000000' }))).toBe('UNAUTHENTICATED');
  });

  it('has to be a bearer token of reasonable length', async () => {
    expect(await codeWith('x'.repeat(9000))).toBe('UNAUTHENTICATED');
    const headers = { 'content-type': 'application/json', authorization: 'Basic YTpi' };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(response.status).toBe(401);
  });

  it('is verified by others with the published key set', async () => {
    const response = await fetch(`${app.url}/.well-known/jwks.json`);
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys[0]).toMatchObject({
      kty: 'OKP',
      crv: 'Ed25519',
      use: 'sig',
      alg: 'EdDSA',
      kid: app.service.keys.token[0].kid,
    });
    expect(keys[0]).not.toHaveProperty('d');
  });

  async function codeWith(token: string): Promise<string | undefined> {
    const { errors } = await app.graphql('{ me { audiences } }', {}, token);
    return errors[0]?.extensions.code;
  }

  async function claims() {
    const payload = (await app.tokenFor('workshop')).split('.')[1] ?? '';
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  }

  async function sign({
    keys = app.service.keys,
    publicUrl = app.url,
    seconds = 600,
    at = new Date(),
    roles = ['workshop'],
    organisation = '',
  }) {
    const identity = {
      kind: 'integration' as const,
      id: 'integration:test',
      organisation: organisation || (await app.organisationFor('workshop')),
      roles: roles as never,
      admin: false,
      operator: false,
    };
    return signToken(keys, publicUrl, identity, seconds, at);
  }
});

describe('2023/1542 Art. 78(f) · A role that may not', () => {
  it('is told so, and nothing is written', async () => {
    const before = (await app.service.ledger.head()).commit;
    const mutation = `mutation { registerOrganisation(input: { commandId: "command-1", name: "X", roles: [RECYCLER] }) { __typename } }`;
    expect((await app.graphql(mutation)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const token = await app.adminTokenFor('workshop');
    expect((await app.graphql(mutation, {}, token)).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await app.service.ledger.head()).commit).toBeLessThanOrEqual(before + 1);
  });
});

describe('A token of an external identity provider', () => {
  let provider: Server;
  let issuer: string;
  let federated: TestApp;
  let sign: (claims: object, audience?: string) => Promise<string>;

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    provider = createServer((request, response) => {
      const document = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` };
      response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    const oidc = [{ issuer, audience: 'kreispass', organisationClaim: 'firm', rolesClaim: 'roles' }];
    federated = await startApp({ config: { oidc } });
    sign = (claims, audience = 'kreispass') =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(issuer)
        .setSubject('person-7')
        .setAudience(audience)
        .setExpirationTime('5m')
        .sign(privateKey);
  });
  afterAll(async () => {
    await federated.close();
    provider.close();
  });

  const whoAmI = '{ me { organisation { name } audiences } }';

  it('is believed, with the firm and roles its claims name', async () => {
    const firm = await federated.organisationFor('recycler');
    const { data } = await federated.graphql(whoAmI, {}, await sign({ firm, roles: ['recycler', 'commission'] }));
    expect(data.me).toEqual({
      organisation: { name: 'recycler Test GmbH' },
      audiences: ['public', 'legitimateInterest'],
    });
  });

  it('stands in the ledger as a random reference only', async () => {
    const firm = await federated.organisationFor('recycler');
    const viewer = await federated.service.viewers.viewerOf(`Bearer ${await sign({ firm })}`);
    expect(viewer?.person).toMatch(/^[0-9A-Z]{14}$/);
    const again = await federated.service.viewers.viewerOf(`Bearer ${await sign({ firm, nonce: 2 })}`);
    expect(again?.person).toBe(viewer?.person);
  });

  it('is not believed when it was meant for another service', async () => {
    const firm = await federated.organisationFor('recycler');
    const { errors } = await federated.graphql(whoAmI, {}, await sign({ firm }, 'somebody-else'));
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('is not believed without a known firm', async () => {
    expect((await federated.graphql(whoAmI, {}, await sign({}))).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await federated.graphql(whoAmI, {}, await sign({ firm: 'X' }))).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

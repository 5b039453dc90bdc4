import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEnrolmentCode, revokeDevice } from '#api/access/devices.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
let time: Date;
beforeEach(async () => {
  time = new Date('2026-11-20T08:00:00Z');
  app = await startApp({ now: () => time });
});
afterEach(() => app.close());

describe('A kiosk', () => {
  it('is enrolled with a code, once, and then signs its own requests for tokens', async () => {
    const { device, code } = await newDevice();
    const keys = await generateKeyPair('ES256');
    const publicJwk = await exportJWK(keys.publicKey);
    const enrolled = await post('/auth/enrol', { code, publicJwk, name: 'Halle 2' });
    expect(enrolled.body).toMatchObject({
      device,
      organisation: await app.organisationFor('dismantler'),
      audience: app.url,
    });
    // The answer may get lost on the way: the same key is told again, another is not.
    expect((await post('/auth/enrol', { code, publicJwk, name: 'Halle 2' })).body).toEqual(enrolled.body);
    const other = await generateKeyPair('ES256', { extractable: true });
    expect((await post('/auth/enrol', { code, publicJwk: await exportJWK(other.publicKey) })).status).toBe(401);
    const { body } = await post('/auth/device', { assertion: await assertion(keys.privateKey, device) });
    const { data } = await app.graphql('{ me { organisation { name } audiences } }', {}, body.accessToken);
    expect(data.me.organisation.name).toBe('dismantler Test GmbH');
  });

  it('cannot use the same assertion twice', async () => {
    const { device, privateKey } = await enrolled();
    const once = await assertion(privateKey, device);
    expect((await post('/auth/device', { assertion: once })).status).toBe(200);
    expect((await post('/auth/device', { assertion: once })).status).toBe(401);
  });

  it('may ask from several tabs at the same moment', async () => {
    const { device, privateKey } = await enrolled();
    const assertions = await Promise.all(Array.from({ length: 4 }, () => assertion(privateKey, device)));
    const answers = await Promise.all(assertions.map((one) => post('/auth/device', { assertion: one })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('loses its access at once when it is revoked', async () => {
    const { device, privateKey } = await enrolled();
    const { body } = await post('/auth/device', { assertion: await assertion(privateKey, device) });
    expect((await app.graphql('mutation { ping }', {}, body.accessToken)).data.ping).toBe(true);
    await revokeDevice(app.service.storage.private, device);
    expect((await app.graphql('mutation { ping }', {}, body.accessToken)).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    expect((await post('/auth/device', { assertion: await assertion(privateKey, device) })).status).toBe(401);
  });

  it('is told when only its clock is wrong', async () => {
    const { device, privateKey } = await enrolled();
    for (const minutes of [-30, 30]) {
      const { status, body } = await post('/auth/device', {
        assertion: await assertion(privateKey, device, { minutes }),
      });
      expect({ status, code: body.error.code }).toEqual({ status: 401, code: 'DEVICE_CLOCK' });
    }
  });

  it('is not believed with a key of somebody else, or an assertion for another service', async () => {
    const { device, privateKey } = await enrolled();
    const { privateKey: foreign } = await generateKeyPair('ES256');
    expect((await post('/auth/device', { assertion: await assertion(foreign, device) })).status).toBe(401);
    const elsewhere = await assertion(privateKey, device, { audience: 'https://other.example' });
    expect((await post('/auth/device', { assertion: elsewhere })).status).toBe(401);
    expect((await post('/auth/device', { assertion: 'nonsense' })).status).toBe(401);
  });

  it('cannot be enrolled with a code that is too old, or a key of the wrong kind', async () => {
    const { code } = await newDevice();
    const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
    expect(await post('/auth/enrol', { code, publicJwk: rsa })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
    time = new Date(time.getTime() + 61 * 60_000);
    const { publicKey } = await generateKeyPair('ES256');
    expect((await post('/auth/enrol', { code, publicJwk: await exportJWK(publicKey) })).status).toBe(401);
  });

  async function newDevice() {
    const organisation = await app.organisationFor('dismantler');
    const device = newId();
    const { enrolmentCode } = await createEnrolmentCode(
      app.service.storage.private,
      { device, organisation, name: 'Kiosk' },
      time,
    );
    return { device, code: enrolmentCode };
  }

  async function enrolled() {
    const { device, code } = await newDevice();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    await post('/auth/enrol', { code, publicJwk: await exportJWK(publicKey), name: 'Halle 2' });
    return { device, privateKey };
  }
});

function assertion(key: CryptoKey, device: string, { minutes = 0, audience = app.url } = {}): Promise<string> {
  const at = Math.floor(time.getTime() / 1000) + minutes * 60;
  return new SignJWT({ jti: newId() })
    .setProtectedHeader({ alg: 'ES256' })
    .setIssuer(device)
    .setSubject(device)
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + 60)
    .sign(key);
}

async function post(path: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { region } from '#api/demo/region.ts';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { limits } from '#api/graphql/limits.ts';
import { newId } from '#api/ledger/new-id.ts';
import { type DemoApp, startDemoApp } from '../subjects/demo-app.ts';
import { startApp } from './start-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

const head = () => app.service.ledger.head();
const aVin = (number: number) => `WVWZZZ1KZAW1${String(number).padStart(5, '0')}`;

/** Whatever `act` does, nothing may be written by it, and the service goes on. */
async function writesNothing<Value>(act: () => Promise<Value>): Promise<Value> {
  const before = await head();
  const value = await act();
  expect(await head()).toEqual(before);
  expect((await app.graphql('{ __typename }')).data).toEqual({ __typename: 'Query' });
  return value;
}

describe('A body', () => {
  const post = (body: string | Buffer, type = 'application/json') =>
    fetch(`${app.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: body as never });

  it.each([
    ['nothing', ''],
    ['half of one', '{"query":'],
    ['a batch', '[{"query":"{ __typename }"}]'],
    ['a number', '1'],
    ['null', 'null'],
    ['a query that is none', '{"query":7}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}'],
    ['members nobody knows', '{"query":"{ __typename }","role":"operator"}'],
    ['__proto__', '{"query":"{ __typename }","__proto__":{"operator":true}}'],
    ['brackets a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('that is %s is refused with 400 and a sentence', async (_, body) => {
    const response = await writesNothing(() => post(body));
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect(response.status).toBe(400);
    expect(errors[0]?.extensions).toEqual({ code: 'INVALID_INPUT' });
    expect(errors[0]?.message).toMatch(/\w+ \w+/);
  });

  it('that is not UTF-8 is refused instead of kept with question marks for umlauts', async () => {
    const response = await writesNothing(() =>
      post(Buffer.from('{"query":"{ scan(code: \\"M\xfcller\\") { __typename } }"}', 'latin1')),
    );
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('UTF-8');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('sent as %s, as any page of the web could, is refused with 415 and a sentence', async (type) => {
    const response = await writesNothing(() => post('{"query":"{ __typename }"}', type));
    expect(response.status).toBe(415);
    expect(await response.text()).toContain('application/json');
  });

  it('that is too large is refused with 413 before it was read to its end', async () => {
    const response = await writesNothing(() => post(`{"query":"${'x'.repeat(3_000_000)}"}`));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });

  it('that never ends does not hold up others', async () => {
    const { port } = new URL(app.url);
    const socket = connect(Number(port), 'localhost');
    socket.on('error', () => {});
    socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
    expect((await app.graphql('{ __typename }')).data).toEqual({ __typename: 'Query' });
    socket.destroy();
  });
});

describe('A command ID', () => {
  it('that stood for something else is refused: what it says now would be lost', async () => {
    const commandId = newId();
    const first = await app.say('dismantler', 'receiveVehicle', { commandId, vin: aVin(1) });
    expect(first.commit.repeated).toBe(false);
    const refused = { code: 'COMMAND_ID_REUSED', path: '/commandId' };
    await writesNothing(async () => {
      expect(await app.say('dismantler', 'receiveVehicle', { commandId, vin: aVin(2) })).toMatchObject(refused);
      const condition = { battery: batteryId(demoVehicles[2] as never), condition: { condition: 'INTACT' } };
      expect(await app.say('dismantler', 'recordCondition', { commandId, ...condition })).toMatchObject(refused);
    });
    const again = await app.say('dismantler', 'receiveVehicle', { commandId, vin: aVin(1) });
    expect(again.commit).toEqual({ ...first.commit, repeated: true });
  });

  it('of another firm is refused', async () => {
    const commandId = newId();
    await app.say('dismantler', 'receiveVehicle', { commandId, vin: aVin(3) });
    const answer = await app.say('workshopPlagwitz', 'receiveVehicle', { commandId, vin: aVin(3) });
    expect(answer).toMatchObject({ code: 'COMMAND_ID_TAKEN', path: '/commandId' });
  });

  it('sent fifty times at once writes once and answers all', async () => {
    const input = { commandId: newId(), vin: aVin(4) };
    const before = await head();
    const sent = Array.from({ length: 50 }, () => app.say('dismantler', 'receiveVehicle', input, 'vehicle { id }'));
    const answers = await Promise.all(sent);
    expect(new Set(answers.map(({ vehicle }) => vehicle.id)).size).toBe(1);
    expect((await head()).commit).toBe(before.commit + 1);
  });

  it('sent again with a clock gone wrong takes nothing away of what was kept the first time', async () => {
    const input = { commandId: newId(), vin: aVin(5), holder: { name: 'Erika Beispiel' } };
    const { vehicle } = await app.say('dismantler', 'receiveVehicle', input, 'vehicle { id }');
    const late = await app.say('dismantler', 'receiveVehicle', { ...input, occurredAt: '2099-01-01T00:00:00Z' });
    expect(late).toMatchObject({ code: 'NOT_YET_HAPPENED', path: '/occurredAt' });
    const kept = await app.ask('dismantler', 'query ($id: ID!) { vehicle(id: $id) { holder { name } } }', vehicle);
    expect(kept.vehicle.holder).toEqual({ name: 'Erika Beispiel' });
  });
});

describe('An invitation that is sent again', () => {
  const members = async () => (await app.ask('dismantler', '{ me { members { id email } } }')).me.members;
  const invite = (input: object) =>
    app.say('dismantler', 'inviteMember', { name: 'Kim', ...input }, 'member { id } invitationCode');

  it('gives no second way into the account of somebody who has accepted', async () => {
    const input = { commandId: newId(), email: 'kim@firma.example' };
    await invite(input);
    const { invitationCode } = await invite(input);
    const accepted = await fetch(`${app.url}/auth/accept-invitation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: invitationCode, password: 'a long enough sentence' }),
    });
    expect(accepted.status).toBe(200);
    expect(await invite(input)).toMatchObject({ code: 'INVITATION_USED' });
    expect(await invite({ ...input, email: 'other@firma.example' })).toMatchObject({ code: 'COMMAND_ID_REUSED' });
    expect((await invite({ ...input, occurredAt: '2099-01-01T00:00:00Z' })).code).toBeDefined();
    expect(await members()).toContainEqual({ id: expect.any(String), email: input.email });
  });

  it('does not bring back somebody whose access was taken away', async () => {
    const input = { commandId: newId(), email: 'alex@firma.example' };
    const { member } = await invite(input);
    await app.say('dismantler', 'removeMember', { member: member.id });
    expect(await invite(input)).toMatchObject({ code: 'MEMBER_GONE' });
    expect(await members()).not.toContainEqual(expect.objectContaining({ id: member.id }));
  });
});

describe('A time', () => {
  it.each([
    ['/occurredAt', { occurredAt: '2099-01-01T00:00:00Z' }, 'NOT_YET_HAPPENED'],
    ['/occurredAt', { occurredAt: '0001-01-01T00:00:00Z' }, 'TOO_LONG_AGO'],
    ['/occurredAt', { occurredAt: '1970-01-01T00:00:42Z' }, 'TOO_LONG_AGO'],
    ['/firstRegisteredOn', { firstRegisteredOn: '2099-01-01' }, 'NOT_YET_HAPPENED'],
  ])('at %s that cannot be is refused: %j', async (path, input, code) => {
    const answer = await writesNothing(() => app.say('dismantler', 'receiveVehicle', { vin: aVin(9), ...input }));
    expect(answer).toMatchObject({ code, path });
  });

  it('of a measurement that lies in the future is refused', async () => {
    const battery = batteryId(demoVehicles[2] as never);
    const condition = { condition: 'INTACT', measuredAt: '2099-01-01T00:00:00Z' };
    const answer = await writesNothing(() => app.say('manufacturer', 'recordCondition', { battery, condition }));
    expect(answer).toMatchObject({ code: 'NOT_YET_HAPPENED', path: '/condition/measuredAt' });
  });

  it.each([
    ['/general/manufacturedOn', { general: { manufacturedOn: '2099-01' } }],
    ['/general/putIntoServiceOn', { general: { putIntoServiceOn: '2099-01' } }],
    [
      '/performance/stateOfCertifiedEnergy/measuredAt',
      { performance: { stateOfCertifiedEnergy: { value: 90, measuredAt: '2099-01-01T00:00:00Z' } } },
    ],
    [
      '/performance/negativeEvents/1/occurredOn',
      { performance: { negativeEvents: [{ occurredOn: '2020-01-01' }, { occurredOn: '2099-01-01' }] } },
    ],
  ])('of the past that a passport states at %s is refused in the future', async (path, patch) => {
    const battery = batteryId(demoVehicles[2] as never);
    const revision = { battery, reason: 'Test', patch };
    expect(await writesNothing(() => app.say('manufacturer', 'revisePassport', revision))).toMatchObject({
      code: 'NOT_YET_HAPPENED',
      path: `/patch${path}`,
    });
    const passport = passportOf(demoVehicles[2] as never) as { general: object };
    const future = {
      ...passport,
      ...patch,
      general: { ...passport.general, ...('general' in patch && patch.general) },
    };
    expect(await writesNothing(() => app.say('manufacturer', 'issuePassport', { passport: future }))).toMatchObject({
      code: 'NOT_YET_HAPPENED',
      path: `/passport${path}`,
    });
  });

  it('of placing on the market may still come, as the passport has to be there by then', async () => {
    const revision = {
      battery: batteryId(demoVehicles[2] as never),
      reason: 'Test',
      patch: { general: { placedOnMarketOn: '2099-01-01' } },
    };
    expect(await app.say('manufacturer', 'revisePassport', revision)).not.toHaveProperty('code');
  });
});

describe('A text', () => {
  it.each([
    ['half a character', 'a\ud800'],
    ['control characters', 'a\u0000b'],
  ])('with %s is refused, in plain fields, in JSON and when signing in', async (_, text) => {
    const note = { code: 'INVALID_INPUT', path: '/note' };
    await writesNothing(async () => {
      const vehicle = { vin: aVin(10), note: text };
      expect(await app.say('dismantler', 'receiveVehicle', vehicle)).toMatchObject(note);
      const patch = { general: { modelName: text } };
      const revision = { battery: batteryId(demoVehicles[2] as never), reason: 'Test', patch };
      const answer = await app.say('manufacturer', 'revisePassport', revision);
      expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: '/patch/general/modelName' });
    });
    const signIn = await fetch(`${app.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: text, password: text }),
    });
    expect(signIn.status).toBe(400);
  });
});

describe('JSON of any shape', () => {
  const deep = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as object;

  it.each([
    ['nested a thousand deep', { general: deep(1000) }, '/patch'],
    ['with __proto__', JSON.parse('{"__proto__":{"polluted":1}}') as object, '/patch/__proto__'],
    ['with __proto__ further in', { general: JSON.parse('{"__proto__":{"polluted":1}}') }, '/patch/general/__proto__'],
    ['with a number that is none', { general: { massKg: 'heavy' } }, '/patch/general/massKg'],
    ['with a section nobody knows', { colours: {} }, '/patch/colours'],
    ['that is a list', [], '/patch'],
  ])('%s is refused by its path', async (_, patch, path) => {
    const revision = { battery: batteryId(demoVehicles[2] as never), reason: 'Test', patch };
    const answer = await writesNothing(() => app.say('manufacturer', 'revisePassport', revision));
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', path });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('A thing', () => {
  it('that is not there, or whose name is none, is refused by its path', async () => {
    const offer = { receiver: region.recycler.id, purpose: 'RECYCLING' };
    const condition = { condition: 'INTACT' };
    await writesNothing(async () => {
      const unknown = await app.say('dismantler', 'recordCondition', { battery: newId(), condition });
      expect(unknown).toMatchObject({ code: 'BATTERY_UNKNOWN', path: '/battery' });
      for (const battery of ['__proto__', '', '../../etc/passwd', 'x'.repeat(100_000)]) {
        const answer = await app.say('dismantler', 'recordCondition', { battery, condition });
        expect(answer).toMatchObject({ code: 'INVALID_INPUT', path: '/battery' });
      }
      expect(await app.say('dismantler', 'offerHandoff', { ...offer, items: [newId()] })).toMatchObject({
        path: '/items/0',
      });
      expect(await app.say('dismantler', 'offerHandoff', { ...offer, items: [] })).toMatchObject({ path: '/items' });
      expect(await app.say('recycler', 'acceptHandoff', { handoff: newId() })).toMatchObject({
        code: 'HANDOFF_UNKNOWN',
        path: '/handoff',
      });
    });
  });

  it('goes to one of two firms it is offered to at the same moment', async () => {
    const vehicle = demoVehicles[2] as (typeof demoVehicles)[number];
    const battery = batteryId(vehicle);
    const car = newId();
    await app.say('dismantler', 'receiveVehicle', { id: car, vin: vehicle.vin });
    await app.say('dismantler', 'registerRemoval', { battery, vehicle: car, condition: { condition: 'INTACT' } });
    const offers = (['recycler', 'takeBack', 'recycler'] as const).map((firm) =>
      app.say('dismantler', 'offerHandoff', { receiver: region[firm].id, items: [battery], purpose: 'RECYCLING' }),
    );
    const codes = (await Promise.all(offers)).map(({ code }) => code ?? 'offered').sort();
    expect(codes).toEqual(['IN_OTHER_HANDOFF', 'IN_OTHER_HANDOFF', 'offered']);
  });
});

describe('A code', () => {
  const scan = async (code: string) =>
    (await app.ask(undefined, scanning, { code })).scan as { __typename: string; id?: string; reason?: object };
  const scanning = `query ($code: String!) {
    scan(code: $code) { __typename ... on Battery { id } ... on UnknownCode { reason { code } } }
  }`;

  it.each([
    ['', 'CODE_EMPTY'],
    ['x'.repeat(3000), 'CODE_TOO_LONG'],
    ['\u0000', 'CODE_EMPTY'],
    ['WVWZZZ1KZAWI00001', 'VIN_CHARACTERS'],
    ['(01)09521230400795(21)LN1', 'GTIN_CHECK_DIGIT'],
    ['https://id.example/01/09521230400795/21/LN1', 'GTIN_CHECK_DIGIT'],
    ['/../../etc/passwd', 'CODE_UNKNOWN_FORM'],
  ])('that is none says why: %j', async (code, reason) => {
    expect(await scan(code)).toEqual({ __typename: 'UnknownCode', reason: { code: reason } });
  });

  it('is found although its check digit is wrong, when a passport was issued under it', async () => {
    const { general, ...sections } = passportOf(demoVehicles[2] as never, 99);
    // The unique identifier is checked when it is issued; the passport's own may be whatever the manufacturer prints.
    const passportIdentifier = 'https://id.example/01/09521230400795/21/LN2';
    const passport = { ...sections, general: { ...general, passportIdentifier } };
    const issued = await app.say('manufacturer', 'issuePassport', { passport }, 'battery { id }');
    expect(issued.code).toBeUndefined();
    expect(await scan(passportIdentifier)).toEqual({ __typename: 'Battery', id: issued.battery.id });
  });
});

describe('A connection', () => {
  it('with a host that is none is refused without telling anything about the inside', async () => {
    const { port } = new URL(app.url);
    const socket = connect(Number(port), 'localhost');
    socket.end('GET /graphql?query={__typename} HTTP/1.1\r\nhost: ][\r\nconnection: close\r\n\r\n');
    const answer = (await socket.setEncoding('utf8').toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).not.toMatch(/node_modules|\.ts:|\.js:/);
  });

  it('that stays open is one of a limited number, which others get when it ends', async () => {
    const token = await app.tokenFor('recycler', 'Firma mit vielen Fenstern');
    const leave = new AbortController();
    const listen = (signal?: AbortSignal) =>
      fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'text/event-stream',
          authorization: `Bearer ${token}`,
        },
        body: '{"query":"subscription { ledgerMoved { head } }"}',
        ...(signal && { signal }),
      });
    await Promise.all(Array.from({ length: limits.streams }, () => listen(leave.signal)));
    expect(await (await listen()).text()).toContain('RATE_LIMITED');
    leave.abort();
    const again = new AbortController();
    await expect
      .poll(async () => (await firstText(await listen(again.signal))).includes('RATE_LIMITED'), { interval: 20 })
      .toBe(false);
    again.abort();
  });

  /** A stream that was accepted begins with a blank line at once; one that was not says why. */
  async function firstText(response: Response): Promise<string> {
    const { value } = await (response.body as ReadableStream<Uint8Array>).getReader().read();
    return new TextDecoder().decode(value);
  }
});

describe('Signing in', () => {
  it('cannot be blocked for somebody by guessing from another address', async () => {
    const behindProxy = await startApp({ config: { trustedProxies: 1 } });
    try {
      const { login, password } = await behindProxy.memberFor('recycler');
      const signIn = async (from: string, secret: string) => {
        const { status } = await fetch(`${behindProxy.url}/auth/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
          body: JSON.stringify({ login, password: secret }),
        });
        return status;
      };
      const guesses = Array.from({ length: 11 }, () => signIn('203.0.113.9', 'a wrong sentence'));
      expect(await Promise.all(guesses)).toContain(429);
      expect(await signIn('203.0.113.9', password)).toBe(429);
      expect(await signIn('198.51.100.1', password)).toBe(200);
    } finally {
      await behindProxy.close();
    }
  });

  it('counts by the connection, not by what a header says, where no proxy is trusted', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async (_, number) => {
        const { status } = await fetch(`${app.url}/auth/sign-in`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${number}` },
          body: JSON.stringify({ login: 'nobody@firma.example', password: 'a wrong sentence' }),
        });
        return status;
      }),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
  });
});

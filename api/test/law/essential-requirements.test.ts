import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeToken } from '#api/access/revoked-tokens.ts';
import type { OrganisationRole } from '#api/access/viewer.ts';
import { newId } from '#api/ledger/new-id.ts';
import { verifyLedger } from '#api/ledger/verify-ledger.ts';
import { record } from '#api/record/record.ts';
import { register } from '#api/subjects.ts';
import type { CommandName } from '#schemas/validate.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aMarkedPassport } from '../audiences/marked-passport.ts';

let app: TestApp;
const id = newId();
const serial = `ESS-${id}`;
const { passport } = aMarkedPassport({
  general: {
    uniqueIdentifier: `https://muster.example/01/09521234010012/21/${serial}`,
    category: 'ev',
    status: 'original',
    serialNumber: serial,
    gtin: '09521234010012',
  },
});

beforeAll(async () => {
  app = await startApp();
  await issueAt(app, passport);
});
afterAll(() => app.close());

async function issueAt(installation: TestApp, given: object): Promise<void> {
  const query = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename ... on Refusal { code message path } } }`;
  const input = { commandId: `issue-${id}`, id, passport: given };
  const { data, errors } = await installation.graphql(query, { input }, await installation.tokenFor('manufacturer'));
  expect({ data, errors }).toEqual({ data: { issuePassport: { __typename: 'IssuePassportSuccess' } }, errors: [] });
}

async function passportAt(installation: TestApp, token?: string): Promise<object> {
  const headers = { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${installation.url}/b/${id}`, { headers });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { passport: object }).passport;
}

describe('2023/1542 Art. 77(5) · A passport', () => {
  it('can be taken to another installation, with nothing lost', async () => {
    const here = await passportAt(app, await app.tokenFor('manufacturer'));
    expect(here).toEqual(passport);
    const there = await startApp();
    try {
      await issueAt(there, here);
      expect(await passportAt(there, await there.tokenFor('manufacturer'))).toEqual(passport);
    } finally {
      await there.close();
    }
  });

  it.each([
    ['its id', id],
    ['its unique identifier', passport.general.uniqueIdentifier],
    ['the link on its label', `/01/09521234010012/21/${serial}`],
    ['its element string', `(01)09521234010012(21)${serial}`],
  ])('is found by %s', async (_, code) => {
    const asked = code.startsWith('/') ? `${app.url}${code}` : code;
    const { data } = await app.graphql(`query ($code: String!) { scan(code: $code) { ... on Battery { id } } }`, {
      code: asked,
    });
    expect(data.scan).toEqual({ id });
  });

  it('is machine-readable for everybody, each property with the name of the schema', async () => {
    const open = (await passportAt(app)) as typeof passport;
    expect(open.performance?.nominalVoltageV).toBe(passport.performance?.nominalVoltageV);
  });
});

describe('2023/1542 Art. 78(b) · Access', () => {
  it.each(['text/html', 'application/json', 'application/ld+json', 'application/linkset+json'])(
    'to the public part needs no account, no cookie and no payment, as %s',
    async (accept) => {
      const answer = await fetch(`${app.url}/b/${id}`, { headers: { accept } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(answer.headers.get('content-type')).toContain(accept);
    },
  );
});

describe('2023/1542 Art. 78(e) · When the responsible operator is gone', () => {
  it('its passports are still there for everybody, and still provable', async () => {
    const before = await passportAt(app);
    // Its programs lose their tokens; it has no people and no devices any more.
    await revokeToken(app.service.storage.private, 'integration:test', app.service.now());
    const gone = await fetch(`${app.url}/b/${id}`, {
      headers: { authorization: `Bearer ${await app.tokenFor('manufacturer')}` },
    });
    expect(gone.status).toBe(401);
    expect(await passportAt(app)).toEqual(before);
    expect((await verifyLedger(app.service.storage)).problems).toEqual([]);
    await app.service.storage.private.delete('revokedTokens', 'integration:test');
  });
});

describe('2023/1542 Art. 78(f) · Writing is restricted like reading', () => {
  const names = [...register.commands.keys()];
  const readers: OrganisationRole[] = ['carrier', 'notifiedBody', 'commission', 'marketSurveillance'];

  it('and every command says who may use it', () => {
    expect(names.sort()).toEqual((Object.keys(record) as CommandName[]).sort());
  });

  it.each(readers)('%s records nothing about a battery', async (role) => {
    const viewer = await app.service.viewers.viewerOf(`Bearer ${await app.tokenFor(role)}`);
    const allowed: string[] = [];
    for (const name of names) {
      const outcome = await attempt(name, viewer);
      if (outcome !== 'FORBIDDEN') allowed.push(name);
    }
    // An authority judges interests, which is about firms.
    const judging = ['confirmInterest', 'endInterest'];
    expect(allowed.filter((name) => !judging.includes(name))).toEqual([]);
  });

  it('a firm does not change the passport of another, whatever its role', async () => {
    for (const role of ['manufacturer', 'workshop', 'dismantler', 'recycler', 'secondLifeOperator'] as const) {
      const token = await app.tokenFor(role, `Fremder Betrieb ${role}`);
      const query = `mutation ($input: RevisePassportInput!) { revisePassport(input: $input) { __typename ... on Refusal { code } } }`;
      const input = { commandId: `revise-${newId()}`, battery: id, reason: 'x', patch: { general: { massKg: 1 } } };
      const { data } = await app.graphql(query, { input }, token);
      expect(data.revisePassport).toEqual({ __typename: 'Refusal', code: 'NOT_RESPONSIBLE' });
    }
  });

  /** The code a command is turned away with before anything is looked at. */
  async function attempt(name: CommandName, viewer: Parameters<typeof app.service.context>[0]): Promise<unknown> {
    const [example] = examplesOf(name);
    try {
      const send = record[name] as (context: unknown, input: object) => Promise<{ code?: string }>;
      const outcome = await send(app.service.context(viewer), { ...example, commandId: `try-${newId()}` });
      return outcome.code ?? 'recorded';
    } catch (denied) {
      return (denied as { extensions?: { code?: string } }).extensions?.code;
    }
  }
});

function examplesOf(name: CommandName): object[] {
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const path = new URL(`../../../schemas/commands/${file}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { examples: object[] }).examples;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compactVerify, createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryKeys } from '#api/access/keys.ts';
import { createSigner } from '#api/asking/signer.ts';
import { type Statement, statementType, type VerifiedStatement, verifySigned } from '#schemas/signed/signed.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { issueBattery } from './a-demo-battery.ts';

let app: TestApp;
let id: string;
let verifierKey: string;

beforeAll(async () => {
  app = await startApp();
  id = await issueBattery(app, (passport) => {
    passport.materials = { ...passport.materials, cathode: [{ name: 'SECRET-CATHODE' }] };
  });
  const condition = { stateOfHealthPercent: 91 };
  const input = { commandId: 'condition-01', battery: id, condition };
  const mutation = 'mutation ($input: RecordConditionInput!) { recordCondition(input: $input) { __typename } }';
  await app.graphql(mutation, { input }, await app.tokenFor('manufacturer'));
  verifierKey = app.service.ledger.log.verifierKey;
});
afterAll(() => app?.close());

async function get(file: string, token?: string): Promise<{ status: number; type: string; text: string }> {
  const headers = new Headers(token ? { authorization: `Bearer ${token}` } : {});
  const response = await fetch(`${app.url}/signed/${id}/${file}`, { headers });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

async function verified(file: string, token?: string): Promise<VerifiedStatement & { content: Content }> {
  const answer = await verifySigned((await get(file, token)).text, { verifierKey });
  if (!('valid' in answer)) throw new Error(JSON.stringify(answer));
  return { ...answer, content: answer.statement.content as Content };
}

// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of an answer, not its type.
type Content = any;

describe('RFC 7515, VC-JOSE-COSE · A signed statement', () => {
  it.each(['passport', 'history', 'completeness'])(
    'about the %s is valid as a JWS and as a credential',
    async (kind) => {
      for (const [ending, type] of [
        ['jws', 'application/jose'],
        ['jwt', 'application/vc+jwt'],
      ]) {
        const file = `${kind}.${ending}`;
        expect((await get(file)).type).toContain(type);
        const { statement, isCredential, trusted } = await verified(file);
        expect({ kind: statement.kind, isCredential, trusted }).toEqual({
          kind,
          isCredential: ending === 'jwt',
          trusted: true,
        });
        expect(statement.audiences).toEqual(['public']);
        expect(statement.iss).toBe(app.url);
        expect(statement.sub).toMatch(/^https:/);
      }
    },
  );

  it('is verified by any JOSE library with the published key', async () => {
    const keys = createRemoteJWKSet(new URL(`${app.url}/.well-known/jwks.json`));
    for (const file of ['passport.jws', 'passport.jwt']) {
      const { text } = await get(file);
      const { payload, protectedHeader } = await jwtVerify(text, keys, { issuer: app.url, algorithms: ['EdDSA'] });
      expect(protectedHeader.kid).toBe(app.service.keys.ledger[0].kid);
      expect(payload.sub).toMatch(/^https:/);
    }
    const issuer = await (await fetch(`${app.url}/.well-known/jwt-vc-issuer`)).json();
    expect(issuer).toEqual({ issuer: app.url, jwks_uri: `${app.url}/.well-known/jwks.json` });
  });

  it('W3C VC Data Model 2.0 · is a credential as it stands, with issuer, subject, time and evidence', async () => {
    const { text } = await get('passport.jwt');
    expect(decodeProtectedHeader(text)).toMatchObject({ alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc' });
    const credential = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString());
    expect(credential['@context'][0]).toBe('https://www.w3.org/ns/credentials/v2');
    expect(credential.type).toEqual(['VerifiableCredential', 'BatteryPassportCredential']);
    expect(credential.issuer).toBe(app.url);
    expect(credential.credentialSubject.id).toBe(credential.sub);
    expect(Date.parse(credential.validFrom)).toBe(credential.iat * 1000);
    expect(credential.evidence[0].type).toBe('LedgerInclusion');
    // RFC-to-be VC-JOSE-COSE §3: the claims of the earlier data model must not be there.
    expect(Object.keys(credential)).not.toEqual(expect.arrayContaining(['vc']));
  });

  it('proves that it rests on the ledger of the service', async () => {
    const { statement } = await verified('passport.jws');
    const [first] = statement.ledger.entries;
    const battery = await app.service.ledger.views.subject('battery', id);
    expect(first?.position).toBe(battery?.created);
    expect(statement.ledger.checkpoint).toContain(`\n${statement.ledger.treeSize}\n`);
  });
});

describe('2023/1542 Art. 77(2) · What a signed statement shows', () => {
  it('is what its reader may see, and says for whose eyes it is', async () => {
    for (const file of ['passport.jws', 'passport.jwt', 'history.jws', 'completeness.jwt']) {
      const payload = Buffer.from((await get(file)).text.split('.')[1] ?? '', 'base64url').toString();
      expect(payload).not.toContain('SECRET-CATHODE');
      expect(payload).not.toContain('ConditionRecorded');
      expect(payload).not.toContain('stateOfHealth"');
    }
    const recycler = await verified('passport.jws', await app.tokenFor('recycler'));
    expect(recycler.statement.audiences).toEqual(['legitimateInterest', 'public']);
    expect(recycler.content.passport.materials.cathode).toEqual([{ name: 'SECRET-CATHODE' }]);
  });

  it('seals entries for strangers, and hands them over to who may read all of them', async () => {
    const stranger = await verified('history.jws');
    expect(stranger.content.entries).toHaveLength(1);
    for (const { entry, withheld } of stranger.statement.ledger.entries)
      expect({ entry, withheld }).toEqual({ entry: undefined, withheld: ['entry'] });
    const maker = await verified('history.jws', await app.tokenFor('manufacturer'));
    expect(maker.content.entries.map(({ type }: { type: string }) => type)).toEqual([
      'PassportIssued',
      'ConditionRecorded',
    ]);
    expect(maker.statement.ledger.entries.every(({ entry }) => entry)).toBe(true);
    const rest = await verified(
      `history.jws?after=${maker.content.entries[0].position}`,
      await app.tokenFor('manufacturer'),
    );
    expect(rest.content.entries).toHaveLength(1);
  });

  it('is not found for what is no battery, whoever asks', async () => {
    const texts = await Promise.all(
      ['passport.txt', 'secrets.jws', 'passport', '__proto__.jws'].map(async (file) => (await get(file)).text),
    );
    const nobody = await fetch(`${app.url}/signed/00000000000000/passport.jws`);
    expect(nobody.status).toBe(404);
    expect(new Set([...texts, await nobody.text()]).size).toBe(1);
  });

  it('comes over GraphQL, too, a few at a time', async () => {
    const query =
      'query ($id: ID!) { battery(id: $id) { signed(statement: PASSPORT) plain: signed(statement: HISTORY, form: JWS) } }';
    const { data } = await app.graphql(query, { id }, await app.tokenFor('recycler'));
    expect(await verifySigned(data.battery.signed, { verifierKey })).toMatchObject({ valid: true, isCredential: true });
    expect(await verifySigned(data.battery.plain, { verifierKey })).toMatchObject({ valid: true, isCredential: false });
    const many = Array.from({ length: 26 }, (_, index) => `a${index}: signed(statement: PASSPORT)`).join(' ');
    const { errors } = await app.graphql(`query ($id: ID!) { battery(id: $id) { ${many} } }`, { id });
    expect(errors[0]?.message).toContain('25');
  });
});

describe('A signed statement that was changed', () => {
  const parts = (text: string) => {
    const [head = '', body = '', tail = ''] = text.split('.');
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
    return { head, body, tail, header: read(head), payload: read(body) as Statement };
  };
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it('is refused, whatever was changed in it', async () => {
    const { text } = await get('passport.jws');
    const { head, body, tail, header, payload } = parts(text);
    const changed: [string, string][] = [
      ['SIGNED_SIGNATURE', `${head}.${encoded({ ...payload, iat: payload.iat + 1 })}.${tail}`],
      ['SIGNED_SIGNATURE', `${encoded({ ...header, kid: 'other' })}.${body}.${tail}`],
      ['SIGNED_FORMAT', `${encoded({ ...header, alg: 'none' })}.${body}.${tail}`],
      ['SIGNED_FORMAT', `${encoded({ ...header, alg: 'ES256' })}.${body}.${tail}`],
      ['SIGNED_FORMAT', `${encoded({ ...header, typ: 'at+jwt' })}.${body}.${tail}`],
      ['SIGNED_FORMAT', `${encoded({ ...header, crit: ['b64'], b64: false })}.${body}.${tail}`],
      ['SIGNED_FORMAT', `${head}.${body}.`],
      ['SIGNED_FORMAT', `${head}.${encoded({ ...payload, format: 'kreispass-statement/2' })}.${tail}`],
      ['SIGNED_FORMAT', `${head}.${encoded([])}.${tail}`],
      ['SIGNED_FORMAT', 'not.a.statement'],
      ['SIGNED_FORMAT', ''],
    ];
    for (const [code, forged] of changed) expect(await verifySigned(forged, { verifierKey })).toMatchObject({ code });
  });

  it('is refused when somebody else has signed it, and says so when no key was given', async () => {
    const { payload } = parts((await get('passport.jws')).text);
    const other = createSigner(temporaryKeys().ledger[0]);
    const forged = await other.sign(payload, statementType);
    expect(await verifySigned(forged)).toMatchObject({ code: 'SIGNED_SIGNATURE' });
    const jwks = await (await fetch(`${app.url}/.well-known/jwks.json`)).json();
    expect(await verifySigned(forged, { jwks })).toMatchObject({ code: 'SIGNED_KEY' });
    expect(await verifySigned((await get('passport.jws')).text)).toMatchObject({ valid: true, trusted: false });
    expect(await verifySigned((await get('passport.jws')).text, { jwks })).toMatchObject({
      valid: true,
      trusted: true,
    });
    expect(await verifySigned((await get('passport.jws')).text, { verifierKey: 'x' })).toMatchObject({
      code: 'SIGNED_KEY',
    });
  });

  it('is refused when the ledger does not bear it out, even with a good signature', async () => {
    const { signer } = app.service;
    const maker = await app.tokenFor('manufacturer');
    const { payload } = parts((await get('history.jws', maker)).text);
    const sign = (change: (statement: Statement) => void) => {
      const statement = structuredClone(payload);
      change(statement);
      return signer.sign(statement, statementType);
    };
    const entriesOf = (statement: Statement) => (statement.content as { entries: Record<string, unknown>[] }).entries;
    const cases: [string, (statement: Statement) => void][] = [
      ['SIGNED_CONTENT', (statement) => Object.assign(entriesOf(statement)[1] ?? {}, { type: 'BatteryRecycled' })],
      ['SIGNED_CONTENT', (statement) => Object.assign(entriesOf(statement)[0] ?? {}, { data: {} })],
      ['SIGNED_CONTENT', (statement) => void entriesOf(statement).push({ position: 0, type: 'X' })],
      ['SIGNED_CONTENT', (statement) => void Object.assign(statement.content, { entries: 'none' })],
      ['PROOF_ENTRY', (statement) => Object.assign(statement.ledger.entries[0]?.entry ?? {}, { type: 'X' })],
      ['PROOF_PATH', (statement) => statement.ledger.entries[1]?.path.reverse().push(`${'A'.repeat(43)}=`)],
      [
        'PROOF_CHECKPOINT',
        (statement) =>
          Object.assign(statement.ledger, { checkpoint: statement.ledger.checkpoint.replace(/\n\d+\n/, '\n99\n') }),
      ],
    ];
    for (const [code, change] of cases) {
      const answer = await verifySigned(await sign(change), { verifierKey });
      expect({ code, answer }).toMatchObject({ answer: { code } });
    }
  });
});

describe('npm run verify', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-signed-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...names: string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/verify.ts', ...names], {
      encoding: 'utf8',
    });

  it('checks a statement offline, with the key set got another way', async () => {
    const [file, keys] = [join(folder, 'passport.jwt'), join(folder, 'jwks.json')];
    const { text } = await get('passport.jwt');
    writeFileSync(file, `${text}\n`);
    writeFileSync(keys, JSON.stringify(await (await fetch(`${app.url}/.well-known/jwks.json`)).json()));
    const good = run(file, '--jwks', keys);
    expect(good.stdout).toMatch(/^Valid: a battery passport with \d+ properties withheld, as a verifiable credential,/);
    expect(good.stdout).toContain('for the eyes of: public');
    expect(good.stdout).not.toContain('taken from the statement itself');
    expect(good.status).toBe(0);
    writeFileSync(file, text.replace(/.(?=.\..*\.)/, 'A'));
    expect(run(file)).toMatchObject({ status: 1, stderr: expect.stringContaining('proves nothing') });
  });
});

describe('A key of the ledger that was replaced', () => {
  it('stays in the key set, and what it has signed stays valid', async () => {
    const [old, fresh] = [temporaryKeys(new Date('2026-01-01')), temporaryKeys(new Date('2026-06-01'))];
    const { publicKeySet } = await import('#api/access/tokens.ts');
    const keys = { ...fresh, ledger: [fresh.ledger[0], old.ledger[0]] as const };
    const set = createLocalJWKSet(publicKeySet(keys));
    for (const key of keys.ledger) {
      const text = await createSigner(key).sign({ iss: 'x' }, statementType);
      expect((await compactVerify(text, set)).protectedHeader.kid).toBe(key.kid);
    }
    expect(JSON.stringify(publicKeySet(keys))).not.toContain('"d"');
  });
});

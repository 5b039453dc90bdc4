import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audiencesOf, defaultAudiences } from '#api/access/audiences.ts';
import type { Interest } from '#api/access/interest.ts';
import { region } from '#api/demo/region.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from '../api/start-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
const audiencesFile = join(folder, 'audiences.json');
const strict = { ...defaultAudiences, legitimateInterest: 'onRecord' as const };

let app: TestApp;
let day = '2026-11-20';
let battery: string;
let other: string;
beforeAll(async () => {
  writeFileSync(audiencesFile, JSON.stringify(strict));
  app = await startApp({ now: () => new Date(`${day}T10:00:00.000Z`), config: { audiencesFile } });
  battery = await issue('SN-1');
  other = await issue('SN-2');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  return app.close();
});

/** Each test has a firm of its own; names are what `tokenFor` tells firms apart by. */
let firm = 0;
function aRecycler() {
  firm += 1;
  return `Recycler ${firm}`;
}

async function issue(serialNumber: string): Promise<string> {
  const id = newId();
  const passport = {
    general: {
      uniqueIdentifier: `https://id.example/01/09521234010012/21/${serialNumber}`,
      manufacturer: { name: 'Musterbatterie GmbH' },
      category: 'ev',
      modelIdentifier: 'LT-62',
      serialNumber,
    },
    circularity: { removalSteps: [{ de: 'Stecker ziehen.', en: 'Pull the plug.' }] },
  };
  const mutation = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename ... on Refusal { code message path } } }`;
  const sent = await app.graphql(
    mutation,
    { input: { commandId: `issue-${id}`, id, passport } },
    await app.tokenFor('manufacturer'),
  );
  expect(sent.errors).toEqual([]);
  expect(sent.data.issuePassport).toEqual({ __typename: 'IssuePassportSuccess' });
  return id;
}

async function say(token: string, command: string, input: object) {
  const pascal = command[0]?.toUpperCase() + command.slice(1);
  const query = `mutation ($input: ${pascal}Input!) { ${command}(input: $input) {
    ... on ${pascal}Success { organisation { id interests { id state confirmedAt } } } ... on Refusal { code path source }
  } }`;
  const commandId = `interest-${newId()}`;
  const { data, errors } = await app.graphql(query, { input: { commandId, ...input } }, token);
  return data?.[command] ?? errors[0]?.extensions;
}

async function sayTo(token: string, command: string, input: object) {
  const pascal = command[0]?.toUpperCase() + command.slice(1);
  const query = `mutation ($input: ${pascal}Input!) { ${command}(input: $input) { __typename ... on Refusal { code message path source } } }`;
  const { data, errors } = await app.graphql(query, { input: { commandId: `said-${newId()}`, ...input } }, token);
  return data?.[command] ?? errors[0]?.extensions;
}

async function state(name: string, said: object = {}): Promise<{ interest: string; organisation: string }> {
  const interest = newId();
  const proof = { kind: 'PERMIT', reference: 'G-1' };
  const token = await app.adminTokenFor('recycler', name);
  const answer = await say(token, 'stateInterest', {
    id: interest,
    purpose: 'RECYCLING',
    proof,
    from: '2026-01-01',
    ...said,
  });
  expect(answer.code).toBeUndefined();
  return { interest, organisation: answer.organisation.id };
}

/** What a recycler sees of the status of a battery right now. */
async function statusFor(name: string, id = battery): Promise<string | null> {
  const token = await app.tokenFor('recycler', name);
  const { data } = await app.graphql('query ($id: ID!) { battery(id: $id) { status } }', { id }, token);
  return data.battery.status;
}

const authority = () => app.tokenFor('marketSurveillance');

describe('2023/1542 Art. 77(2) subpara 3 · A legitimate interest', () => {
  it('opens nothing until its purpose and proof are on record and somebody else has confirmed them', async () => {
    const name = aRecycler();
    expect(await statusFor(name)).toBeNull();
    const stated = await state(name);
    expect(await statusFor(name)).toBeNull();
    expect((await say(await authority(), 'confirmInterest', stated)).code).toBeUndefined();
    expect(await statusFor(name)).toBe('ORIGINAL');
  });

  it('is not confirmed by the firm itself, whatever else it is', async () => {
    const organisation = await app.organisationFor('marketSurveillance', 'Amt mit Eigeninteresse');
    const token = await app.adminTokenFor('marketSurveillance', 'Amt mit Eigeninteresse');
    const interest = newId();
    const proof = { kind: 'OTHER', reference: '1' };
    await say(token, 'stateInterest', { id: interest, purpose: 'REPAIR', proof, from: '2026-01-01' });
    const own = await say(token, 'confirmInterest', { organisation, interest });
    expect(own.code).toBe('INTEREST_OWN');
    const stated = await state(aRecycler());
    const byFirm = await say(await app.adminTokenFor('recycler', 'Recycler 1'), 'confirmInterest', stated);
    expect(byFirm.code).toBe('FORBIDDEN');
    expect((await say(await app.operatorToken(), 'confirmInterest', stated)).code).toBeUndefined();
  });

  it('holds on its days only', async () => {
    const name = aRecycler();
    await say(await authority(), 'confirmInterest', await state(name, { from: '2026-12-01', until: '2026-12-31' }));
    const seen: (string | null)[] = [];
    for (day of ['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01']) seen.push(await statusFor(name));
    day = '2026-11-20';
    expect(seen).toEqual([null, 'ORIGINAL', 'ORIGINAL', null]);
  });

  it('ends at once when it is taken away, also for streams that are open', async () => {
    const name = aRecycler();
    const stated = await state(name);
    await say(await authority(), 'confirmInterest', stated);
    expect(await statusFor(name)).toBe('ORIGINAL');
    const stream = await listen(name);
    const ended = await say(await authority(), 'endInterest', { ...stated, reason: 'Genehmigung erloschen' });
    expect(ended.organisation.interests).toMatchObject([{ state: 'ENDED' }]);
    expect(await statusFor(name)).toBeNull();
    const patch = { general: { modelName: 'Neu' } };
    const revise = `mutation ($input: RevisePassportInput!) { revisePassport(input: $input) { __typename } }`;
    const input = { commandId: `revise-${newId()}`, battery, reason: 'Test', patch };
    await app.graphql(revise, { input }, await app.tokenFor('manufacturer'));
    const heard = await stream.ended;
    expect(heard).toContain('FORBIDDEN');
    expect(heard).not.toContain('ORIGINAL');
  });

  it('is ended by the firm or by who may confirm it; to others it is not there', async () => {
    const name = aRecycler();
    const stated = { ...(await state(name)), reason: 'Anders überlegt' };
    const stranger = await app.adminTokenFor('recycler', 'Fremder Recycler');
    expect((await say(stranger, 'endInterest', stated)).code).toBe('INTEREST_UNKNOWN');
    expect((await say(await app.adminTokenFor('recycler', name), 'endInterest', stated)).code).toBeUndefined();
    expect((await say(await authority(), 'confirmInterest', omitReason(stated))).code).toBe('INTEREST_ENDED');
  });

  it('is shown to the firm, to authorities and to who runs the installation, with those that wait', async () => {
    const name = aRecycler();
    const { organisation, interest } = await state(name);
    const asked = `query ($id: ID!) { organisation(id: $id) { interests { id proof { reference } } } }`;
    const shownTo = async (token: string) =>
      (await app.graphql(asked, { id: organisation }, token)).data.organisation.interests.length;
    expect(await shownTo(await app.tokenFor('recycler', name))).toBe(1);
    expect(await shownTo(await authority())).toBe(1);
    expect(await shownTo(await app.operatorToken())).toBe(1);
    expect(await shownTo(await app.tokenFor('recycler', 'Fremder Recycler'))).toBe(0);
    const waiting = '{ waitingInterests { organisation { id } interest { id state } } }';
    const { data } = await app.graphql(waiting, {}, await authority());
    expect(data.waitingInterests).toContainEqual({
      organisation: { id: organisation },
      interest: { id: interest, state: 'WAITING' },
    });
    await say(await authority(), 'confirmInterest', { organisation, interest });
    const left = (await app.graphql(waiting, {}, await authority())).data.waitingInterests;
    expect(left.map((one: { interest: { id: string } }) => one.interest.id)).not.toContain(interest);
    const refused = await app.graphql(waiting, {}, await app.tokenFor('recycler', name));
    expect(refused.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is refused with days the wrong way round', async () => {
    const token = await app.adminTokenFor('recycler', aRecycler());
    const proof = { kind: 'PERMIT', reference: 'G-1' };
    const input = { purpose: 'RECYCLING', proof, from: '2026-12-01', until: '2026-11-30' };
    expect(await say(token, 'stateInterest', input)).toMatchObject({ code: 'INTEREST_ENDS_FIRST', path: '/until' });
  });
});

describe('2023/1542 Annex XIII 4(c) · A firm without a legitimate interest', () => {
  const steps = 'query ($id: ID!) { battery(id: $id) { allowedSteps status } }';

  it('searches by status and removal only among passports it answers for', async () => {
    const token = await app.tokenFor('manufacturer');
    const own = await app.graphql('{ batteries(filter: { status: ORIGINAL }) { totalCount } }', {}, token);
    expect(own.data.batteries.totalCount).toBe(2);
    const name = aRecycler();
    for (const filter of ['status: ORIGINAL', 'removed: false', 'removed: true']) {
      const query = `{ batteries(filter: { text: "SN-1", ${filter} }) { totalCount } }`;
      const { data } = await app.graphql(query, {}, await app.tokenFor('recycler', name));
      expect(data.batteries.totalCount).toBe(0);
    }
  });

  it('is not told by a refusal what was done before', async () => {
    const [untouched, consumed] = [await issue('SN-REFUSED-1'), await issue('SN-REFUSED-2')];
    const maker = await app.tokenFor('manufacturer');
    const removal = { battery: consumed, condition: { condition: 'INTACT' } };
    expect((await sayTo(maker, 'registerRemoval', removal)).code).toBeUndefined();
    const owner = await app.organisationFor('producerResponsibilityOrganisation');
    const waste = { battery: consumed, recipientKind: 'PRODUCER_RESPONSIBILITY_ORGANISATION', recipient: owner };
    expect((await sayTo(maker, 'declareWaste', waste)).code).toBeUndefined();

    const stranger = await app.tokenFor('recycler', aRecycler());
    const receiver = await app.organisationFor('manufacturer');
    const refusals = await Promise.all(
      [untouched, consumed].flatMap((id) => [
        sayTo(stranger, 'offerHandoff', { items: [id], receiver, purpose: 'STORAGE' }),
        sayTo(stranger, 'declareWaste', { ...waste, battery: id }),
      ]),
    );
    refusals.push(await sayTo(stranger, 'registerRemoval', removal));
    expect(new Set(refusals.map(({ code, message, source }) => JSON.stringify([code, message, source])))).toEqual(
      new Set([JSON.stringify(['NOT_IN_YOUR_HANDS', 'Your firm does not have this in its hands.', null])]),
    );
    // Who has it is told what stands in the way.
    expect((await sayTo(maker, 'declareWaste', waste)).code).toBe('ALREADY_WASTE');
  });

  it('is not told by the steps it could take what was done before', async () => {
    const name = 'Werkstatt ohne Nachweis';
    const asked = async () => (await app.graphql(steps, { id: battery }, await app.tokenFor('workshop', name))).data;
    expect((await asked()).battery).toEqual({ allowedSteps: [], status: null });
    const proof = { kind: 'REGISTRATION', reference: 'HWK 1' };
    const interest = newId();
    const stating = { id: interest, purpose: 'REPAIR', proof, from: '2026-01-01' };
    await say(await app.adminTokenFor('workshop', name), 'stateInterest', stating);
    const organisation = await app.organisationFor('workshop', name);
    await say(await authority(), 'confirmInterest', { organisation, interest });
    expect((await asked()).battery).toEqual({
      allowedSteps: expect.arrayContaining(['registerRemoval']),
      status: 'ORIGINAL',
    });
  });
});

describe('2023/1542 Art. 77(2) subpara 3 (b) · Who has bought a battery', () => {
  it('reads that battery to offer it to the energy market, and no other', async () => {
    const name = aRecycler();
    const proof = { kind: 'PURCHASE', reference: 'Kaufvertrag 7' };
    await say(
      await authority(),
      'confirmInterest',
      await state(name, { purpose: 'ENERGY_MARKET', proof, batteries: [battery] }),
    );
    expect(await statusFor(name)).toBe('ORIGINAL');
    expect(await statusFor(name, other)).toBeNull();
    const list = '{ batteries(filter: { status: ORIGINAL }) { totalCount } }';
    const { data } = await app.graphql(list, {}, await app.tokenFor('recycler', name));
    expect(data.batteries.totalCount).toBe(0);
  });

  it('has to say which one, and it has to exist', async () => {
    const token = await app.adminTokenFor('recycler', aRecycler());
    const input = { purpose: 'ENERGY_MARKET', proof: { kind: 'PURCHASE', reference: '7' }, from: '2026-01-01' };
    expect((await say(token, 'stateInterest', input)).code).toBe('INTEREST_NEEDS_BATTERIES');
    const unknown = await say(token, 'stateInterest', { ...input, batteries: [newId()] });
    expect(unknown).toMatchObject({ code: 'BATTERY_UNKNOWN', path: '/batteries/0' });
  });
});

describe('2023/1542 Art. 77(9) · While the act on access is pending', () => {
  const confirmed: Interest = {
    id: newId(),
    purpose: 'recycling',
    proof: { kind: 'permit', reference: 'G-1' },
    from: '2026-01-01',
    until: '2026-12-31',
    statedAt: '2026-01-01T00:00:00.000Z',
    confirmedAt: '2026-01-02T00:00:00.000Z',
    confirmedBy: region.authority.id,
  };
  const read = (table: typeof defaultAudiences, interests: Interest[], on = '2026-11-20') =>
    [...audiencesOf(['recycler'], table, { interests, day: on }).audiences].join(' ');

  it('the role a firm was registered with counts, until something of it is confirmed', () => {
    expect(read(defaultAudiences, [])).toBe('public legitimateInterest');
    expect(read(defaultAudiences, [confirmed])).toBe('public legitimateInterest');
    expect(read(defaultAudiences, [confirmed], '2027-01-01')).toBe('public');
  });

  it('a setting asks for the record of every firm', () => {
    expect(read(strict, [])).toBe('public');
    expect(read(strict, [confirmed])).toBe('public legitimateInterest');
  });

  it('a purpose the setting does not admit opens nothing', () => {
    expect(read({ ...strict, purposes: { repair: 'x' } }, [confirmed])).toBe('public');
  });

  it('the purpose is kept for every read in the words of the law', () => {
    const { purpose } = audiencesOf(['recycler'], strict, { interests: [confirmed], day: '2026-11-20' });
    expect(purpose).toBe('2023/1542 Art. 77(2) subpara 3 (a): recycling');
  });
});

function omitReason({ reason: _, ...rest }: { reason: string; interest: string; organisation: string }) {
  return rest;
}

/** Everything a stream of this battery says until it ends. */
async function listen(name: string): Promise<{ ended: Promise<string> }> {
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await app.tokenFor('recycler', name)}`,
    },
    body: JSON.stringify({ query: `subscription { batteryChanged(id: "${battery}") { status } }` }),
  });
  return { ended: response.text() };
}

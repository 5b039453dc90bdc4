import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { region } from '#api/demo/region.ts';
import { callsWhile } from './calls-while.ts';
import { type Answered, type DemoApp, type DemoFirm, startDemoApp } from './demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

const wideList = `query($first: Int) { batteries(first: $first) { edges { node {
  id manufacturer model status safety { condition } custodian { name } operator { name } installedIn { vin }
  openHandoff { number } removal { vehicle { vin } organisation { name } } allowedSteps
} } } }`;

describe('A list of batteries', () => {
  it('holds those one has to do with; an authority sees all', async () => {
    const count = async (firm: Parameters<DemoApp['ask']>[0]) =>
      (await app.ask(firm, '{ batteries { totalCount } }')).batteries.totalCount;
    const all = await count('authority');
    expect(all).toBeGreaterThanOrEqual(60);
    expect(await count('dismantler')).toBeLessThan(20);
    expect(await count('workshopSchkeuditz')).toBe(0);
    expect(await app.askForErrors(undefined, '{ batteries { totalCount } }')).toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
  });

  it('comes in pages without gaps and repetitions', async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { batteries }: Answered = await app.ask(
        'authority',
        'query($after: String) { batteries(first: 17, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }',
        { after },
      );
      ids.push(...batteries.edges.map(({ node }: Answered) => node.id));
      expect(ids.length).toBeLessThanOrEqual(batteries.totalCount);
      after = batteries.pageInfo.hasNextPage ? batteries.pageInfo.endCursor : null;
      if (!after) expect(ids.length).toBe(batteries.totalCount);
    } while (after);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refuses a cursor that is none', async () => {
    const errors = await app.askForErrors('authority', '{ batteries(after: "nonsense") { totalCount } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
  });

  it('is not searched by a status one may not see', async () => {
    const query = '{ batteries(filter: { status: WASTE }) { totalCount edges { node { status } } } }';
    expect(await app.askForErrors('authority', query)).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const { batteries } = await app.ask('dismantler', query);
    expect(batteries.totalCount).toBeGreaterThan(0);
    for (const { node } of batteries.edges) expect(node.status).toBe('WASTE');
  });

  it('leads from the beginning of a serial number or a VIN to batteries of others, but not from a model', async () => {
    const { batteries } = await app.ask(
      'authority',
      '{ batteries(first: 1, filter: { inMyCustody: false, removed: false }) { edges { node { serialNumber model installedInVin } } } }',
    );
    const { serialNumber, model, installedInVin } = batteries.edges[0].node;
    const found = async (text: string) =>
      (
        await app.ask(
          'workshopSchkeuditz',
          'query($text: String) { batteries(filter: { text: $text }) { edges { node { serialNumber custodian { id } installedInVin } } } }',
          { text },
        )
      ).batteries.edges;
    expect(await found(serialNumber.slice(0, -1).toLowerCase())).toEqual(
      expect.arrayContaining([{ node: { serialNumber, custodian: null, installedInVin: null } }]),
    );
    expect(await found(installedInVin)).toHaveLength(1);
    expect(await found(model)).toEqual([]);
    expect(await found('gibtesnicht')).toEqual([]);
  });

  it('finds the own batteries by words of model and maker', async () => {
    const { batteries } = await app.ask(
      'manufacturer',
      '{ batteries(filter: { text: "renault zoe" }) { totalCount edges { node { model } } } }',
    );
    expect(batteries.totalCount).toBeGreaterThan(0);
    for (const { node } of batteries.edges) expect(node.model).toMatch(/Renault Zoe/);
  });

  it('never reads once per row', async () => {
    const { storage } = app.service;
    await app.ask('authority', wideList, { first: 40 });
    app.service.ledger.views.forget();
    const few = await callsWhile(storage, () => app.ask('authority', wideList, { first: 5 }));
    app.service.ledger.views.forget();
    const many = await callsWhile(storage, () => app.ask('authority', wideList, { first: 40 }));
    expect(many).toBeLessThanOrEqual(few + 4);
    expect(many).toBeLessThan(20);
  });
});

const histories = {
  batteries: `query($first: Int) { batteries(first: $first) { edges { node {
    history(first: 5) { type organisation { name } } condition(first: 3) { measuredAt organisation { name } }
    handoffs { number sender { name } history { type organisation { name } } }
  } } } }`,
  vehicles:
    'query($first: Int) { vehicles(first: $first) { edges { node { history { type organisation { name } } } } } }',
  components:
    'query($first: Int) { components(first: $first) { edges { node { history { type organisation { name } } } } } }',
  handoffs: `query($first: Int) { handoffs(first: $first) { edges { node { history { type } items {
    ... on Battery { history { type } } ... on Component { history { type } }
  } } } } }`,
};

describe('A list with histories', () => {
  it.each(Object.entries(histories))('of %s never reads once per row', async (name, query) => {
    const { ledger, storage } = app.service;
    ledger.views.forget();
    let rows: Answered[] = [];
    const ask = async () => {
      rows = (await app.ask('authority', query, { first: 40 }))[name].edges;
    };
    const calls = await callsWhile(storage, ask);
    expect(rows.length).toBeGreaterThan(2);
    for (const { node } of rows) expect(node.history.length).toBeGreaterThan(0);
    // One for the rows, one per level of histories, few for what those name.
    expect(calls).toBeLessThan(12);
    expect(await callsWhile(storage, ask, ['history'])).toBe(0);
    expect(await callsWhile(storage, ask, ['histories'])).toBeLessThanOrEqual(2);
  });
});

const vehicleList = `query($first: Int) { vehicles(first: $first) { edges { node {
  vin receivedBy { name } batteries { id manufacturer custodian { name } } components { title custodian { name } }
} } } }`;

describe('A list of vehicles', () => {
  it('never reads once per row', async () => {
    const { storage } = app.service;
    const few = await callsWhile(storage, () => app.ask('authority', vehicleList, { first: 2 }));
    app.service.ledger.views.forget();
    const many = await callsWhile(storage, () => app.ask('authority', vehicleList, { first: 15 }));
    expect(many).toBeLessThanOrEqual(few + 4);
    expect(many).toBeLessThan(15);
  });
});

describe('A list of own vehicles with their holders', () => {
  it('reads all holders at once', async () => {
    const { private: store } = app.service.storage;
    const original = { get: store.get, getAll: store.getAll };
    const calls = { get: 0, getAll: 0 };
    for (const name of ['get', 'getAll'] as const) {
      store[name] = ((...args: never[]) => {
        if (args[0] === 'persons') calls[name] += 1;
        return (original[name] as (...args: never[]) => unknown).apply(store, args);
      }) as never;
    }
    const { vehicles } = await app.ask('dismantler', '{ vehicles { edges { node { holder { name } } } } }');
    Object.assign(store, original);
    expect(vehicles.edges.filter(({ node }: Answered) => node.holder).length).toBeGreaterThan(2);
    expect(calls).toEqual({ get: 0, getAll: 1 });
  });
});

describe('Vehicles, handoffs and firms', () => {
  it('show a vehicle to who has it; others learn neither VIN nor holder', async () => {
    const { vehicles } = await app.ask(
      'dismantler',
      '{ vehicles(first: 1) { edges { node { id vin holder { name } } } } }',
    );
    const { id, vin, holder } = vehicles.edges[0].node;
    expect(holder.name).toMatch(/Halter/);
    const other = await app.ask(
      'workshopPlagwitz',
      'query($code: String!) { scan(code: $code) { ... on Vehicle { id vin make holder { name } receivedBy { id } note } } }',
      { code: vin },
    );
    expect(other.scan).toMatchObject({ id, vin: null, holder: null, receivedBy: null, note: null });
    const nobody = await app.ask(undefined, 'query($code: String!) { scan(code: $code) { __typename } }', {
      code: vin,
    });
    expect(nobody.scan).toEqual({ __typename: 'UnknownCode' });
  });

  it('find a vehicle by the beginning of its VIN, and only the own', async () => {
    const { vehicles } = await app.ask('dismantler', '{ vehicles(first: 1) { edges { node { vin } } } }');
    const text = vehicles.edges[0].node.vin.slice(0, 12);
    const query = 'query($text: String) { vehicles(filter: { text: $text }) { totalCount edges { node { vin } } } }';
    expect((await app.ask('dismantler', query, { text })).vehicles.edges[0].node.vin.startsWith(text)).toBe(true);
    expect((await app.ask('workshopPlagwitz', query, { text })).vehicles.totalCount).toBe(0);
  });

  it('show a handoff to its parties and to authorities only', async () => {
    const { handoffs } = await app.ask(
      'secondLife',
      '{ handoffs(filter: { direction: INCOMING, status: [OFFERED] }) { edges { node { id number sender { id } } } } }',
    );
    const { id, sender } = handoffs.edges[0].node;
    const senderName = Object.entries(region).find(([, firm]) => firm.id === sender.id)?.[0] as DemoFirm;
    const seen = async (firm: Parameters<DemoApp['ask']>[0]) =>
      (await app.ask(firm, 'query($id: ID!) { handoff(id: $id) { id } }', { id })).handoff;
    expect(await seen(senderName)).toEqual({ id });
    expect(await seen('secondLife')).toEqual({ id });
    expect(await seen('authority')).toEqual({ id });
    expect(await seen('recycler')).toBeNull();
    expect(await seen(undefined)).toBeNull();
  });

  it('find a receiver by role, name and place', async () => {
    const query =
      'query($filter: OrganisationFilter) { organisations(filter: $filter) { edges { node { name roles } } } }';
    const { organisations } = await app.ask('dismantler', query, {
      filter: { roles: ['RECYCLER', 'SECOND_LIFE_OPERATOR'] },
    });
    expect(organisations.edges).toHaveLength(2);
    const byPlace = await app.ask('dismantler', query, { filter: { text: 'espenhain' } });
    expect(byPlace.organisations.edges.map(({ node }: Answered) => node.name)).toEqual([
      expect.stringContaining('Espenhain'),
    ]);
  });
});

describe('A firm', () => {
  it('invites a person; the ledger learns only a reference', async () => {
    const invitation = { commandId: 'invite-once-1', name: 'Petra Beispiel', email: 'petra@muster.example' };
    const first = await app.say('dismantler', 'inviteMember', invitation, 'member { id name email } invitationCode');
    expect(first.member).toMatchObject({ name: 'Petra Beispiel', email: 'petra@muster.example' });
    const again = await app.say('dismantler', 'inviteMember', invitation, 'member { id } invitationCode');
    expect(again).toMatchObject({
      commit: { number: first.commit.number, repeated: true },
      member: { id: first.member.id },
    });
    const { storage } = app.service;
    const { size } = await storage.head();
    expect((await storage.entryTexts(0, size)).join()).not.toMatch(/Petra|petra@/);

    const taken = await app.say('dismantler', 'inviteMember', { ...invitation, commandId: 'invite-once-2' });
    expect(taken).toMatchObject({ code: 'LOGIN_TAKEN', path: '/email' });
    expect((await app.say('recycler', 'removeMember', { member: first.member.id })).code).toBe('MEMBER_UNKNOWN');
    expect((await app.say('dismantler', 'removeMember', { member: first.member.id })).code).toBeUndefined();
    expect(await storage.private.get('accounts', first.member.id)).toBeUndefined();
  });

  it('lets a device act for it and takes that back', async () => {
    const enrolled = await app.say(
      'dismantler',
      'enrolDevice',
      { name: 'Terminal 2' },
      'device { id name revoked } enrolmentCode',
    );
    expect(enrolled).toMatchObject({
      device: { name: 'Terminal 2', revoked: false },
      enrolmentCode: expect.stringMatching(/^\w{14}$/),
    });
    const revoke = { device: enrolled.device.id };
    expect((await app.say('dismantler', 'revokeDevice', revoke, 'device { revoked }')).device.revoked).toBe(true);
    expect((await app.say('dismantler', 'revokeDevice', revoke)).code).toBe('DEVICE_REVOKED');
    expect((await app.say('recycler', 'revokeDevice', revoke)).code).toBe('DEVICE_UNKNOWN');
  });

  it('hears on its feed what concerns it, and nothing else', async () => {
    const feed = await app.listen('workshopPlagwitz', 'subscription { stationFeed { type organisation { name } } }');
    await app.say('takeBack', 'registerOrganisation', { name: 'Musterbetrieb', roles: ['CARRIER'] });
    await app.say('dismantler', 'receiveVehicle', { vin: 'WVWZZZE1ZMP000077' });
    await app.say('workshopPlagwitz', 'receiveVehicle', { vin: 'WVWZZZE1ZMP000078' });
    expect((await feed.next()).stationFeed).toMatchObject({
      type: 'VehicleReceived',
      organisation: { name: expect.stringContaining('Plagwitz') },
    });
    feed.stop();
  });

  it('hears on its feed of a new model only as its maker', async () => {
    const subscription = 'subscription { stationFeed { type organisation { name } } }';
    const outsider = await app.listen('workshopPlagwitz', subscription);
    const maker = await app.listen('manufacturer', subscription);
    const passport = {
      general: {
        uniqueIdentifier: 'https://id.example/01/09521234010012/21/FEED-1',
        manufacturer: { name: 'Musterbatterie GmbH' },
        category: 'ev',
        modelIdentifier: 'never-seen-before',
        serialNumber: 'FEED-1',
        massKg: 300,
      },
    };
    expect((await app.say('manufacturer', 'issuePassport', { passport })).code).toBeUndefined();
    await app.say('workshopPlagwitz', 'receiveVehicle', { vin: 'WVWZZZE1ZMP000079' });
    expect((await maker.next()).stationFeed.type).toBe('BatteryModelRegistered');
    expect((await maker.next()).stationFeed.type).toBe('PassportIssued');
    expect((await outsider.next()).stationFeed.type).toBe('VehicleReceived');
    maker.stop();
    outsider.stop();
  });
});

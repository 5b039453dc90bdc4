import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { region } from '#api/demo/region.ts';
import { batteryId } from '#api/demo/story.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { newId } from '#api/ledger/new-id.ts';
import { verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { type Answered, type DemoApp, startDemoApp } from './demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

/** Nobody has taken this vehicle in yet. */
const vehicleInUse = demoVehicles[2] as (typeof demoVehicles)[number];

describe('A battery on its way', () => {
  const vehicle = newId();
  const handoff = newId();
  const battery = batteryId(vehicleInUse);

  it('comes in with its vehicle, is taken out, offered, and the receiver sees it at once', async () => {
    const feed = await app.listen(
      'recycler',
      'subscription { handoffChanged { id status items { ... on Battery { id openHandoff { status } } } } }',
    );
    const received = await app.say(
      'dismantler',
      'receiveVehicle',
      { id: vehicle, vin: vehicleInUse.vin, holder: { name: 'Erika Beispiel' } },
      'vehicle { id vin batteries { id safety { highVoltage } allowedSteps } holder { name } }',
    );
    expect(received.vehicle).toMatchObject({ id: vehicle, vin: vehicleInUse.vin, holder: { name: 'Erika Beispiel' } });
    expect(received.vehicle.batteries).toEqual([
      { id: battery, safety: { highVoltage: true }, allowedSteps: expect.arrayContaining(['registerRemoval']) },
    ]);

    const removal = {
      battery,
      vehicle,
      condition: { condition: 'DAMAGED', flags: ['HOUSING_OPEN'], isolation: 'FAULT' },
      massKg: 300,
    };
    const removed = await app.say(
      'dismantler',
      'registerRemoval',
      removal,
      `battery {
      custodian { id } safety { condition flags isolation transport { packingInstruction specialProvisions } } allowedSteps
    }`,
    );
    expect(removed.battery).toMatchObject({
      custodian: { id: region.dismantler.id },
      safety: {
        condition: 'DAMAGED',
        flags: ['HOUSING_OPEN'],
        isolation: 'FAULT',
        transport: { packingInstruction: 'P908', specialProvisions: ['SP 376'] },
      },
    });
    expect(removed.battery.allowedSteps).toContain('offerHandoff');
    expect(removed.battery.allowedSteps).not.toContain('registerRemoval');

    const offer = { id: handoff, receiver: region.recycler.id, items: [battery], purpose: 'RECYCLING' };
    expect((await app.say('dismantler', 'offerHandoff', offer)).code).toBeUndefined();
    expect((await feed.next()).handoffChanged).toEqual({
      id: handoff,
      status: 'OFFERED',
      items: [{ id: battery, openHandoff: { status: 'OFFERED' } }],
    });

    // The same subscription shows each later state as it is then.
    await app.say('recycler', 'acceptHandoff', { handoff });
    expect((await feed.next()).handoffChanged).toMatchObject({
      status: 'ACCEPTED',
      items: [{ openHandoff: { status: 'ACCEPTED' } }],
    });
    feed.stop();
  });

  it('is offered once at a time, leaves packed as advised, and arrives with its weight', async () => {
    const again = await app.say('dismantler', 'offerHandoff', {
      receiver: region.takeBack.id,
      items: [battery],
      purpose: 'RECYCLING',
    });
    expect(again).toMatchObject({ code: 'IN_OTHER_HANDOFF', path: '/items/0' });
    const loose = { handoff, massKg: 300, carrier: 'Spedition Muster', packedAsAdvised: false };
    expect((await app.say('dismantler', 'dispatchHandoff', loose)).code).toBe('PACKING_REQUIRED');
    const sent = await app.say(
      'dismantler',
      'dispatchHandoff',
      { ...loose, packedAsAdvised: true },
      'handoff { sealedFields stillRequired { field party } allowedSteps }',
    );
    expect(sent.handoff.stillRequired).toEqual([{ field: 'receivedMassKg', party: 'receiver' }]);
    expect(sent.handoff.allowedSteps).toEqual([]);
    expect((await app.say('recycler', 'receiveHandoff', { handoff, massKg: 250 })).code).toBe('MASS_DIFFERS');
    const arrived = await app.say(
      'recycler',
      'receiveHandoff',
      { handoff, massKg: 250, note: 'Deckel fehlt.' },
      `handoff {
      status receivedMassKg receiptNote signatures { step organisation { id } }
      items { ... on Battery { custodian { id } status operator { id } openHandoff { id } } }
    }`,
    );
    expect(arrived.handoff).toMatchObject({ status: 'RECEIVED', receivedMassKg: 250, receiptNote: 'Deckel fehlt.' });
    expect(arrived.handoff.items).toEqual([
      {
        custodian: { id: region.recycler.id },
        status: 'WASTE',
        operator: { id: region.recycler.id },
        openHandoff: null,
      },
    ]);
    expect(arrived.handoff.signatures.map(({ step }: { step: string }) => step)).toEqual([
      'OFFER',
      'ACCEPT',
      'DISPATCH',
      'RECEIVE',
    ]);
  });

  it('has a history whose entries are proven', async () => {
    const { battery: seen, ledger } = await app.ask(
      'recycler',
      `query($id: ID!) {
      battery(id: $id) { history { position type organisation { name } withheld } }
      ledger { verifierKey }
    }`,
      { id: battery },
    );
    expect(
      seen.history.map(({ type }: { type: string }) => type).filter((type: string) => type !== 'ConditionRecorded'),
    ).toEqual(['PassportIssued', 'BatteryRemoved', 'ItemReserved', 'CustodyTransferred', 'WasteDeclared']);
    const removal = seen.history.find(({ type }: { type: string }) => type === 'BatteryRemoved');
    // The number of the vehicle is not for who only gets the battery (CJEU C-319/22).
    expect(removal.withheld).toEqual(['from']);
    const transfer = seen.history.find(({ type }: { type: string }) => type === 'CustodyTransferred');
    const { proof } = await app.ask('recycler', 'query($entry: Int!) { proof(entry: $entry) { file } }', {
      entry: transfer.position,
    });
    expect(await verifyProofFile(proof.file, ledger.verifierKey)).toMatchObject({ valid: true });
    proof.file.entry.data.massKg = 1;
    expect(await verifyProofFile(proof.file, ledger.verifierKey)).not.toMatchObject({ valid: true });
  });

  it('proves entries one may not read in full by their hash alone', async () => {
    const { battery: seen } = await app.ask(
      'authority',
      'query($id: ID!) { battery(id: $id) { history { position type withheld } } }',
      { id: battery },
    );
    const partly = seen.history.find(({ withheld }: { withheld: string[] }) => withheld.length > 0);
    const { proof } = await app.ask('authority', 'query($entry: Int!) { proof(entry: $entry) { entry file } }', {
      entry: partly.position,
    });
    expect(proof.entry).toBeNull();
    expect(proof.file.withheld).toEqual(partly.withheld);
    expect(await verifyProofFile(proof.file)).toMatchObject({ valid: true, position: partly.position });
  });

  it('tells of its handoffs to their parties only', async () => {
    const feed = await app.listen('takeBack', 'subscription { handoffChanged { receiver { id } } }');
    const { batteries } = await app.ask(
      'dismantler',
      '{ batteries(first: 50, filter: { inMyCustody: true }) { edges { node { id openHandoff { id } } } } }',
    );
    const free = batteries.edges.filter(({ node }: Answered) => !node.openHandoff).map(({ node }: Answered) => node.id);
    for (const [receiver, item] of [
      [region.recycler.id, free[0]],
      [region.takeBack.id, free[1]],
    ]) {
      const offered = await app.say('dismantler', 'offerHandoff', { receiver, items: [item], purpose: 'RECYCLING' });
      expect(offered.code).toBeUndefined();
    }
    expect((await feed.next()).handoffChanged).toEqual({ receiver: { id: region.takeBack.id } });
    feed.stop();
  });

  it('is in one pair of hands when two firms grab it at the same moment', async () => {
    const one = batteryId(demoVehicles[3] as (typeof demoVehicles)[number]);
    const condition = { condition: 'INTACT' };
    const outcomes = await Promise.all(
      (['workshopPlagwitz', 'workshopSchkeuditz', 'dismantler'] as const).map((firm) =>
        app.say(firm, 'registerRemoval', { battery: one, condition }),
      ),
    );
    expect(outcomes.filter(({ code }) => code === undefined)).toHaveLength(1);
    expect(outcomes.filter(({ code }) => code === 'ALREADY_REMOVED')).toHaveLength(2);
  });
});

describe('A component', () => {
  it('gets its label, is found by it, and is handed off like a battery', async () => {
    const { vehicles } = await app.ask(
      'dismantler',
      '{ vehicles(first: 50) { edges { node { id batteries { removal { removedAt } } } } } }',
    );
    const free = vehicles.edges.find(({ node }: Answered) => node.batteries.every(({ removal }: Answered) => removal))
      .node.id;
    const id = newId();
    const part = { id, vehicle: free, kind: 'INVERTER', title: 'Wechselrichter vorn', massKg: 11 };
    const registered = await app.say(
      'dismantler',
      'registerComponent',
      part,
      'component { qrCode allowedSteps custodian { id } }',
    );
    expect(registered.component).toEqual({
      qrCode: `${app.url}/b/${id}`,
      allowedSteps: ['offerHandoff'],
      custodian: { id: region.dismantler.id },
    });
    const { scan } = await app.ask(
      'dismantler',
      'query($code: String!) { scan(code: $code) { ... on Component { id kind title } } }',
      {
        code: registered.component.qrCode,
      },
    );
    expect(scan).toEqual({ id, kind: 'INVERTER', title: 'Wechselrichter vorn' });

    const handoff = newId();
    await app.say('dismantler', 'offerHandoff', {
      id: handoff,
      receiver: region.workshopPlagwitz.id,
      items: [id],
      purpose: 'RE_USE',
    });
    await app.say('workshopPlagwitz', 'acceptHandoff', { handoff });
    await app.say('dismantler', 'dispatchHandoff', {
      handoff,
      massKg: 11,
      carrier: 'Selbstabholer',
      packedAsAdvised: true,
    });
    const received = await app.say(
      'workshopPlagwitz',
      'receiveHandoff',
      { handoff, massKg: 11 },
      'handoff { items { ... on Component { custodian { id } openHandoff { id } } } }',
    );
    expect(received.handoff.items).toEqual([{ custodian: { id: region.workshopPlagwitz.id }, openHandoff: null }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '#api/asking/history.ts';
import type { Component } from '#api/components/state/component.ts';
import { correctableBy } from '#api/corrections/correctable.ts';
import type { Correction } from '#api/corrections/state/correction.ts';
import type { Handoff } from '#api/handoffs/state/handoff.ts';
import type { Entry, SubjectKind } from '#api/ledger/entry.ts';
import { newId } from '#api/ledger/new-id.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { verifyViews } from '#api/ledger/verify-views.ts';
import { openStorage } from '#api/open-storage.ts';
import { record } from '#api/record/record.ts';
import type { Series } from '#api/series/state/series.ts';
import { subjects } from '#api/subjects.ts';
import { batteriesIn } from '#api/vehicles/contents.ts';
import type { Vehicle } from '#api/vehicles/state/vehicle.ts';
import { vehicleOf } from '#api/vehicles/state/vehicle-of.ts';
import { anInstallation, type FirmName, type Installation } from '../law/installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

async function last(kind: SubjectKind, id: string, type: string): Promise<Entry> {
  const history = await region.service.storage.history({ kind, id }, 0, 1000);
  const entry = history.findLast((each) => each.type === type);
  if (!entry) throw new Error(`There is no ${type}.`);
  return entry;
}

async function entryOf(kind: SubjectKind, id: string, type: string): Promise<number> {
  return (await last(kind, id, type)).position;
}

async function stateOf<State extends object>(kind: SubjectKind, id: string): Promise<State | undefined> {
  return (await region.service.ledger.views.subject<State>(kind, id))?.state;
}

async function aVehicle(vin: string, firm: FirmName = 'dismantler'): Promise<string> {
  const id = newId();
  await region.does(firm, 'receiveVehicle', { id, vin });
  return id;
}

let numbers = 100;
const aVin = () => `WVWZZZE1ZMP${String(++numbers).padStart(6, '0')}`;

/** A battery on its way from the dismantler to the recycler, and the slip; received, unless it is to stay on the way. */
async function handedOver(
  upTo: 'accepted' | 'dispatched' | 'received' = 'received',
): Promise<{ battery: string; handoff: string }> {
  const battery = await region.removed('dismantler');
  const handoff = newId();
  const receiver = region.id.selectedRecycler;
  await region.does('dismantler', 'offerHandoff', { id: handoff, items: [battery], receiver, purpose: 'recycling' });
  await region.does('selectedRecycler', 'acceptHandoff', { handoff });
  if (upTo === 'accepted') return { battery, handoff };
  await region.does('dismantler', 'dispatchHandoff', {
    handoff,
    massKg: 412,
    carrier: 'Spedition Muster',
    packedAsAdvised: true,
  });
  if (upTo === 'dispatched') return { battery, handoff };
  await region.does('selectedRecycler', 'receiveHandoff', { handoff, massKg: 414 });
  return { battery, handoff };
}

describe('A firm that was mistaken', () => {
  it('A4 · puts a weight right; the battery says the right one, the history both', async () => {
    const battery = await region.removed('dismantler');
    const { position, data } = await last('battery', battery, 'BatteryRemoved');
    await region.does('dismantler', 'correctStep', {
      entry: position,
      reason: 'wrongWeight',
      note: 'Kommastelle.',
      data: { ...data, massKg: 41.2 },
    });
    expect((await region.battery(battery)).removal?.massKg).toBe(41.2);
    const view = await region.service.ledger.views.subject('battery', battery);
    const seen = view && (await historyOf(region.service.context(region.viewer('dismantler')), view, {}));
    expect(seen?.find((each) => each.position === position)).toMatchObject({
      data: { massKg: 41.2 },
      originalData: { massKg: 412 },
      correctedBy: seen?.at(-1)?.position,
    });
    expect(seen?.at(-1)).toMatchObject({ type: 'StepCorrected', corrects: position, data: { reason: 'wrongWeight' } });
  });

  it('A4 · puts the time right that a wrong clock had said, for all of the step', async () => {
    const battery = await region.issued();
    const measurements = [{ measuredAt: '2026-11-01T00:00:00.000Z', stateOfChargePercent: 50 }];
    await region.does('manufacturer', 'recordMeasurements', { battery, measurements });
    const entry = await entryOf('battery', battery, 'MeasurementsRecorded');
    const happenedAt = '2026-11-02T08:00:00.000Z';
    await region.does('manufacturer', 'correctStep', { entry, reason: 'wrongTime', happenedAt });
    const corrected = await last('series', battery, 'StepCorrected');
    expect(corrected.data).toMatchObject({ happenedAt });
    expect(
      await region.fails('manufacturer', 'correctStep', {
        entry,
        reason: 'wrongTime',
        happenedAt: '2027-01-01T00:00:00Z',
      }),
    ).toMatchObject({
      code: 'NOT_YET_HAPPENED',
      path: '/happenedAt',
    });
  });

  it('A3 · strikes out a removal that was pressed by mistake; the battery is where it was', async () => {
    const battery = await region.removed('dismantler', aVin());
    const before = await region.issued();
    const entry = await entryOf('battery', battery, 'BatteryRemoved');
    await region.does('dismantler', 'correctStep', { entry, reason: 'didNotHappen', didNotHappen: true });
    const { removal, custodian } = await region.battery(battery);
    expect([removal, custodian]).toEqual([undefined, undefined]);
    expect((await region.battery(before)).removal).toBeUndefined();
    await region.does('dismantler', 'registerRemoval', { battery, condition: { condition: 'intact' } });
  });

  it('B11 · moves a removal to the battery that was really taken out, in one commit', async () => {
    const wrong = await region.removed('dismantler');
    const right = await region.issued();
    const removal = await last('battery', wrong, 'BatteryRemoved');
    await region.does('dismantler', 'correctStep', {
      entry: removal.position,
      reason: 'wrongBattery',
      belongsTo: right,
    });
    expect((await region.battery(wrong)).removal).toBeUndefined();
    expect((await region.battery(right)).removal).toMatchObject({ massKg: 412, removedAt: removal.occurredAt });
    const [struck, moved] = await Promise.all([
      last('battery', wrong, 'StepCorrected'),
      last('battery', right, 'BatteryRemoved'),
    ]);
    expect(struck.commit).toBe(moved.commit);
    // Taken back, both are as they were.
    await region.does('dismantler', 'correctStep', {
      entry: removal.position,
      reason: 'other',
      withdraw: true,
      insteadOf: struck.position,
    });
    expect((await region.battery(wrong)).removal).toMatchObject({ massKg: 412 });
    expect((await region.battery(right)).removal).toBeUndefined();
  });

  it('A5 · strikes out a vehicle that never stood there: no list, no code leads to it, its number is free', async () => {
    const vin = aVin();
    const phantom = await aVehicle(vin);
    const entry = await entryOf('vehicle', phantom, 'VehicleReceived');
    await region.does('dismantler', 'correctStep', { entry, reason: 'didNotHappen', didNotHappen: true });
    const { storage, ledger } = region.service;
    expect(await stateOf('vehicle', phantom)).toBeUndefined();
    expect(await storage.findByKey(`vin:${vin}`)).toBeUndefined();
    expect(await storage.findByKey(`id:${phantom}`)).toBeUndefined();
    const listed = await storage.search('vehicle', {}, { first: 1000 });
    expect(listed.map(({ id }) => id)).not.toContain(phantom);
    expect(await ledger.views.record('vehicle', phantom)).toMatchObject({ struck: true });
    expect(await stateOf('vehicle', await aVehicle(vin))).toMatchObject({ vin });
    // Nothing is recorded of it any more, and its id is not given out again.
    expect(await region.fails('dismantler', 'receiveVehicle', { id: phantom, vin: aVin() })).toMatchObject({
      code: 'STRUCK_OUT',
    });
  });

  it('A5 · puts a number right that was misread, also where batteries that came out of the vehicle repeat it', async () => {
    const [misread, vin] = [aVin(), aVin()];
    const vehicle = await aVehicle(misread);
    const battery = await region.issued();
    await region.does('dismantler', 'registerRemoval', { battery, vehicle, condition: { condition: 'intact' } });
    const { position: entry, data } = await last('vehicle', vehicle, 'VehicleReceived');
    expect(
      await region.fails('dismantler', 'correctStep', { entry, reason: 'wrongVehicle', data: { ...data, vin: 'WVW' } }),
    ).toMatchObject({
      code: 'VIN_LENGTH',
      path: '/data/vin',
    });
    await region.does('dismantler', 'correctStep', { entry, reason: 'wrongVehicle', data: { ...data, vin } });
    const state = await stateOf<Vehicle>('vehicle', vehicle);
    expect(state?.vin).toBe(vin);
    const context = region.service.context(region.viewer('dismantler'));
    expect((await batteriesIn(context, state as Vehicle)).map(({ id }) => id)).toEqual([battery]);
    expect((await vehicleOf(context, await region.battery(battery)))?.id).toBe(vehicle);
  });

  it('puts a part with the vehicle it really came out of', async () => {
    const [wrong, right] = [await aVehicle(aVin()), await aVehicle(aVin())];
    const id = newId();
    await region.does('dismantler', 'registerComponent', { id, vehicle: wrong, kind: 'other', title: 'Anlasser' });
    const { position: entry, data } = await last('component', id, 'ComponentRegistered');
    await region.does('dismantler', 'correctStep', {
      entry,
      reason: 'wrongVehicle',
      data: { ...data, vehicle: right },
    });
    expect((await stateOf<Component>('component', id))?.vehicle).toBe(right);
  });

  it('withdraws what was measured wrongly; no point of it is left, and the newest is the one before', async () => {
    const battery = await region.issued();
    for (const [day, stateOfChargePercent] of [
      [1, 50],
      [2, 99],
    ] as const)
      await region.does('manufacturer', 'recordMeasurements', {
        battery,
        measurements: [{ measuredAt: `2026-11-0${day}T00:00:00.000Z`, stateOfChargePercent }],
      });
    const entry = await entryOf('battery', battery, 'MeasurementsRecorded');
    await region.does('manufacturer', 'correctStep', { entry, reason: 'measurementWrong', didNotHappen: true });
    expect((await region.battery(battery)).series).toMatchObject({ count: 1 });
    expect((await stateOf<Series>('series', battery))?.count).toBe(1);
  });

  it('replaces a correction only knowing of it, and one of two people at once is refused', async () => {
    const battery = await region.removed('dismantler');
    const { position: entry, data } = await last('battery', battery, 'BatteryRemoved');
    const context = () => region.service.context(region.viewer('dismantler'));
    const says = (massKg: number, insteadOf?: number) =>
      record.correctStep(context(), {
        commandId: `weighs-${battery}-${massKg}`,
        entry,
        reason: 'wrongWeight',
        data: { ...data, massKg },
        ...(insteadOf && { insteadOf }),
      });
    const outcomes = await Promise.all([says(400), says(401)]);
    expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : 'recorded'))).toEqual([
      'recorded',
      'ALREADY_CORRECTED',
    ]);
    const repeated = await says(400);
    expect(repeated).toMatchObject({ repeated: true });
    const first = await entryOf('battery', battery, 'StepCorrected');
    expect(await says(402, first - 1)).toMatchObject({ code: 'CORRECTION_OUTDATED' });
    expect(await says(402, first)).toMatchObject({ repeated: false });
    expect((await region.battery(battery)).removal?.massKg).toBe(402);
    expect(await says(403, first)).toMatchObject({ code: 'CORRECTION_OUTDATED' });
  });

  it('may not change what is no matter of what it did: who holds it', async () => {
    const battery = await region.removed('dismantler');
    const { position: entry, data } = await last('battery', battery, 'BatteryRemoved');
    const custodian = region.id.workshop;
    expect(
      await region.fails('dismantler', 'correctStep', { entry, reason: 'other', data: { ...data, custodian } }),
    ).toMatchObject({
      code: 'FIELD_FIXED',
      path: '/data/custodian',
    });
    expect(
      await region.fails('dismantler', 'correctStep', { entry, reason: 'other', data: { ...data, massKg: -1 } }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      path: '/data/massKg',
    });
    expect(
      await region.fails('dismantler', 'correctStep', { entry, reason: 'other', data: { ...data } }),
    ).toMatchObject({ code: 'CORRECTION_CHANGES_NOTHING' });
    expect(await region.fails('dismantler', 'correctStep', { entry, reason: 'other' })).toMatchObject({
      code: 'CORRECTION_UNCLEAR',
    });
  });
});

describe('What others rest on', () => {
  it('is not there for a firm that has nothing to do with it', async () => {
    const battery = await region.removed('dismantler');
    const entry = await entryOf('battery', battery, 'BatteryRemoved');
    for (const command of ['correctStep', 'proposeCorrection'] as const)
      expect(await region.fails('workshop', command, { entry, reason: 'other', didNotHappen: true })).toMatchObject({
        code: 'ENTRY_UNKNOWN',
      });
    expect(
      await region.fails('workshop', 'correctStep', { entry: 1_000_000, reason: 'other', didNotHappen: true }),
    ).toMatchObject({ code: 'ENTRY_UNKNOWN' });
  });

  it('2023/1542 Art. 77(8) · a published passport is revised, never struck out', async () => {
    const battery = await region.issued();
    const entry = await entryOf('battery', battery, 'PassportIssued');
    expect(
      await region.fails('manufacturer', 'correctStep', { entry, reason: 'other', didNotHappen: true }),
    ).toMatchObject({ code: 'NOT_CORRECTABLE' });
  });

  it('a removal can not be struck out once the battery was offered: the refusal names what rests on it', async () => {
    const battery = await region.removed('dismantler');
    await region.does('dismantler', 'offerHandoff', {
      items: [battery],
      receiver: region.id.selectedRecycler,
      purpose: 'recycling',
    });
    const entry = await entryOf('battery', battery, 'BatteryRemoved');
    const resting = await entryOf('battery', battery, 'ItemReserved');
    const refusal = await region.fails('dismantler', 'correctStep', {
      entry,
      reason: 'didNotHappen',
      didNotHappen: true,
    });
    expect(refusal.code).toBe('CORRECTION_CONTRADICTS');
    expect(refusal.message).toContain(`Entry ${resting}, ItemReserved of 2026-11-20`);
  });

  it('an intake can not be struck out as long as a part or a battery came out of the vehicle', async () => {
    const vehicle = await aVehicle(aVin());
    const part = newId();
    await region.does('dismantler', 'registerComponent', { id: part, vehicle, kind: 'other', title: 'Anlasser' });
    const entry = await entryOf('vehicle', vehicle, 'VehicleReceived');
    const strike = { entry, reason: 'didNotHappen', didNotHappen: true } as const;
    const registered = await entryOf('component', part, 'ComponentRegistered');
    expect((await region.fails('dismantler', 'correctStep', strike)).message).toContain(
      `Entry ${registered}, ComponentRegistered`,
    );
    await region.does('dismantler', 'correctStep', { ...strike, entry: registered });
    const battery = await region.issued();
    await region.does('dismantler', 'registerRemoval', { battery, vehicle, condition: { condition: 'intact' } });
    expect((await region.fails('dismantler', 'correctStep', strike)).message).toContain('BatteryRemoved');
    await region.does('dismantler', 'correctStep', {
      ...strike,
      entry: await entryOf('battery', battery, 'BatteryRemoved'),
    });
    await region.does('dismantler', 'correctStep', strike);
    expect(await stateOf('vehicle', vehicle)).toBeUndefined();
  });

  it('what another firm has built on takes its yes', async () => {
    const { battery } = await handedOver();
    const { position: entry, data } = await last('battery', battery, 'BatteryRemoved');
    const wish = { entry, reason: 'wrongWeight', data: { ...data, massKg: 411 } } as const;
    expect(await region.fails('dismantler', 'correctStep', wish)).toMatchObject({ code: 'NEEDS_AGREEMENT' });
    const id = newId();
    await region.does('dismantler', 'proposeCorrection', { id, ...wish });
    expect((await region.battery(battery)).removal?.massKg).toBe(412);
    expect(await region.fails('dismantler', 'answerCorrection', { correction: id, accepted: true })).toMatchObject({
      code: 'NOT_ASKED',
    });
    expect(await region.fails('workshop', 'answerCorrection', { correction: id, accepted: true })).toMatchObject({
      code: 'CORRECTION_UNKNOWN',
    });
    await region.does('selectedRecycler', 'answerCorrection', { correction: id, accepted: true });
    expect((await region.battery(battery)).removal?.massKg).toBe(411);
    expect(
      await region.fails('selectedRecycler', 'answerCorrection', { correction: id, accepted: true }),
    ).toMatchObject({ code: 'CORRECTION_ANSWERED' });
  });
});

describe('What two firms have signed', () => {
  it('is put right with the yes of the other, wherever the step had said the same', async () => {
    const { battery, handoff } = await handedOver();
    const { position: entry, data } = await last('handoff', handoff, 'HandoffReceived');
    const id = newId();
    const wish = { entry, reason: 'wrongWeight', data: { ...data, massKg: 409 } } as const;
    expect(await region.fails('selectedRecycler', 'correctStep', wish)).toMatchObject({ code: 'NEEDS_AGREEMENT' });
    await region.does('selectedRecycler', 'proposeCorrection', { id, ...wish });
    expect(await stateOf<Correction>('correction', id)).toMatchObject({
      status: 'open',
      asked: [region.id.dismantler],
    });
    await region.does('dismantler', 'answerCorrection', { correction: id, accepted: true });
    expect((await stateOf<Handoff>('handoff', handoff))?.receivedMassKg).toBe(409);
    const [slip, item] = [
      await last('handoff', handoff, 'StepCorrected'),
      await last('battery', battery, 'StepCorrected'),
    ];
    expect([slip.commit, (item.data as { data?: unknown }).data]).toEqual([
      item.commit,
      expect.objectContaining({ massKg: 409 }),
    ]);
    expect(slip.data).toMatchObject({ agreement: id });
  });

  it('stays as it is when the other says no, or the proposer takes it back', async () => {
    const { handoff } = await handedOver('dispatched');
    const entry = await entryOf('handoff', handoff, 'HandoffDispatched');
    for (const [firm, status] of [
      ['selectedRecycler', 'refused'],
      ['dismantler', 'withdrawn'],
    ] as const) {
      const id = newId();
      await region.does('dismantler', 'proposeCorrection', { id, entry, reason: 'didNotHappen', didNotHappen: true });
      await region.does(firm, 'answerCorrection', { correction: id, accepted: false, note: 'Doch.' });
      expect(await stateOf<Correction>('correction', id)).toMatchObject({ status, answerNote: 'Doch.' });
    }
    expect((await stateOf<Handoff>('handoff', handoff))?.status).toBe('dispatched');
  });

  it('a reception that did not happen is struck out as a whole: the goods are on their way again', async () => {
    const { battery, handoff } = await handedOver();
    expect((await region.battery(battery)).status).toBe('waste');
    const entry = await entryOf('handoff', handoff, 'HandoffReceived');
    const id = newId();
    await region.does('selectedRecycler', 'proposeCorrection', {
      id,
      entry,
      reason: 'didNotHappen',
      didNotHappen: true,
    });
    await region.does('dismantler', 'answerCorrection', { correction: id, accepted: true });
    expect((await stateOf<Handoff>('handoff', handoff))?.status).toBe('dispatched');
    const { custodian, openHandoff, status } = await region.battery(battery);
    expect({ custodian, openHandoff, status }).toEqual({
      custodian: region.id.dismantler,
      openHandoff: handoff,
      status: 'original',
    });
    await region.does('selectedRecycler', 'receiveHandoff', { handoff, massKg: 412 });
  });

  it('is not proposed where nobody else has a say, and answered only as long as it is as it was', async () => {
    const battery = await region.removed('dismantler');
    const alone = await entryOf('battery', battery, 'BatteryRemoved');
    expect(
      await region.fails('dismantler', 'proposeCorrection', { entry: alone, reason: 'other', didNotHappen: true }),
    ).toMatchObject({ code: 'NO_AGREEMENT_NEEDED' });
    const { handoff } = await handedOver('dispatched');
    const entry = await entryOf('handoff', handoff, 'HandoffDispatched');
    const id = newId();
    await region.does('dismantler', 'proposeCorrection', { id, entry, reason: 'didNotHappen', didNotHappen: true });
    await region.does('selectedRecycler', 'receiveHandoff', { handoff, massKg: 412 });
    expect(
      await region.fails('selectedRecycler', 'answerCorrection', { correction: id, accepted: true }),
    ).toMatchObject({
      code: 'CORRECTION_CONTRADICTS',
      path: '/correction',
    });
  });
});

describe('No correction makes a battery safer', () => {
  it('ADR SP 376 · a damage reported of the wrong battery stays with it until somebody has inspected it', async () => {
    const wrong = await region.removed('dismantler');
    const right = await region.removed('dismantler');
    await region.does('dismantler', 'recordCondition', {
      battery: wrong,
      condition: { condition: 'critical', flags: ['heat'] },
    });
    const entry = await entryOf('battery', wrong, 'ConditionRecorded');
    await region.does('dismantler', 'correctStep', { entry, reason: 'wrongBattery', belongsTo: right });
    expect((await region.battery(wrong)).assessment).toMatchObject({
      condition: 'critical',
      flags: ['heat'],
      needsInspection: true,
    });
    expect((await region.battery(right)).assessment).toMatchObject({ condition: 'critical' });
    await region.does('dismantler', 'recordInspection', {
      battery: wrong,
      findings: 'Unversehrt.',
      condition: { condition: 'intact', isolation: 'ok' },
    });
    expect((await region.battery(wrong)).assessment).not.toHaveProperty('needsInspection');
    expect((await region.battery(wrong)).assessment.condition).toBe('intact');
  });

  it('ADR SP 376 · a milder word for what was seen does not make it milder; a graver one makes it graver', async () => {
    const battery = await region.removed('dismantler');
    await region.does('dismantler', 'recordCondition', { battery, condition: { condition: 'damaged' } });
    const entry = await entryOf('battery', battery, 'ConditionRecorded');
    const says = (condition: string, insteadOf?: number) =>
      region.does('dismantler', 'correctStep', {
        entry,
        reason: 'wrongValue',
        data: { condition: { condition } },
        ...(insteadOf && { insteadOf }),
      });
    await says('intact');
    expect((await region.battery(battery)).assessment).toMatchObject({ condition: 'damaged', needsInspection: true });
    await says('critical', await entryOf('battery', battery, 'StepCorrected'));
    expect((await region.battery(battery)).assessment.condition).toBe('critical');
  });
});

describe('Buttons', () => {
  it('say what the answer will be', async () => {
    const battery = await region.removed('dismantler');
    const removal = await last('battery', battery, 'BatteryRemoved');
    const shown = (firm: FirmName) => correctableBy(region.service.context(region.viewer(firm)), removal);
    expect(await shown('dismantler')).toMatchObject({
      alone: true,
      needs: [],
      mayStrike: true,
      fields: expect.arrayContaining(['massKg']),
    });
    expect(await shown('workshop')).toBeUndefined();
    const { battery: given } = await handedOver();
    const passed = await last('battery', given, 'BatteryRemoved');
    const after = await correctableBy(region.service.context(region.viewer('dismantler')), passed);
    expect(after).toMatchObject({ alone: false, needs: [region.id.selectedRecycler], mayStrike: false });
  });
});

it('2023/1542 Art. 78(g) · after all of this the views are what the ledger says', async () => {
  const { storage, ledger } = region.service;
  const scratch = await openStorage('sqlite::memory:', columnsByKind(subjects));
  expect(await verifyViews(storage, scratch, subjects)).toEqual([]);
  await scratch.close();
  const all = () => Promise.all(subjects.map(({ kind }) => storage.search(kind, { struck: true }, { first: 1000 })));
  const before = await all();
  await ledger.rebuild();
  expect(await all()).toEqual(before);
});

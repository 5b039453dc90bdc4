import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideOfferHandoff } from '#api/handoffs/decide-offer.ts';
import { defaultHandoffRules } from '#api/handoffs/rules.ts';
import { newId } from '#api/ledger/new-id.ts';
import { batteryItem } from '#api/passports/state/item.ts';
import type { Vehicle } from '#api/vehicles/state/vehicle.ts';
import { aFirm, as, ids } from '../decisions/firms.ts';
import { aRemovedBattery, declaredWaste, entriesOf, refusalOf } from '../decisions/given.ts';
import { anInstallation, type Installation } from './installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

const intact = { condition: 'intact', isolation: 'ok' } as const;

describe('AltfahrzeugV Annex 3 · taking a vehicle apart', () => {
  it('AltfahrzeugV Annex 3.2.2.1 · the high-voltage battery comes out before any other part', async () => {
    const vin = 'WVWZZZE1ZMP000021';
    const battery = await region.issued(vin);
    const vehicle = newId();
    await region.does('dismantler', 'receiveVehicle', { id: vehicle, vin });
    const part = { vehicle, kind: 'driveMotor', title: 'Antriebsmotor' } as const;
    expect(await region.fails('dismantler', 'registerComponent', part)).toMatchObject({
      code: 'BATTERY_FIRST',
      path: '/vehicle',
      source: 'AltfahrzeugV Annex 3.2.2.1',
    });
    await region.does('dismantler', 'registerRemoval', { battery, vehicle, condition: intact });
    await region.does('dismantler', 'registerComponent', part);
  });

  it('AltfahrzeugV § 4(3) · a vehicle passes from a workshop to a dismantler, not out of its hands', async () => {
    const vin = 'WVWZZZE1ZMP000022';
    const id = newId();
    await region.does('workshop', 'receiveVehicle', { id, vin });
    await region.does('dismantler', 'receiveVehicle', { vin });
    const refusal = await region.fails('workshop', 'receiveVehicle', { vin });
    expect(refusal).toMatchObject({ code: 'VEHICLE_IN_OTHER_HANDS', source: 'AltfahrzeugV § 4(3)' });
    const vehicle = await region.service.ledger.views.subject<Vehicle>('vehicle', id);
    expect(vehicle?.state.receivedBy).toBe(region.id.dismantler);
  });

  it('AltfahrzeugV Annex 3.3 · the removal names vehicle, firm, time and weight', async () => {
    const vin = 'WVWZZZE1ZMP000023';
    const battery = await region.issued(vin);
    const vehicle = newId();
    await region.does('dismantler', 'receiveVehicle', { id: vehicle, vin });
    await region.does('dismantler', 'registerRemoval', {
      battery,
      vehicle,
      condition: intact,
      massKg: 398,
      occurredAt: '2026-11-19T14:00:00.000Z',
    });
    expect((await region.battery(battery)).removal).toEqual({
      removedAt: '2026-11-19T14:00:00.000Z',
      organisation: region.id.dismantler,
      from: vin,
      vehicle,
      massKg: 398,
    });
  });
});

describe('BattDG · where waste batteries of a dismantler go', () => {
  const items = [batteryItem(aRemovedBattery({}, declaredWaste()))];
  const offer = (receiver: ReturnType<typeof aFirm>, day = '2026-11-20', rules = defaultHandoffRules) =>
    decideOfferHandoff(
      { items, receiver, idTaken: false, day },
      { purpose: 'recycling' },
      as('dismantler'),
      ids.handoff,
      rules,
    );

  it('BattDG § 21(2) · to a producer responsibility organisation or a selected waste operator', () => {
    expect(entriesOf(offer(aFirm('takeBack')))).toHaveLength(2);
    expect(entriesOf(offer(aFirm('recycler')))).toHaveLength(2);
    const plainRecycler = aFirm('recycler', { roles: ['recycler'] });
    expect(refusalOf(offer(plainRecycler))).toMatchObject({
      code: 'WASTE_ROUTE',
      path: '/receiver',
      source: 'BattDG § 21(2)',
    });
  });

  it('BattDG § 21(2) · does not bind a day before it was in force', () => {
    expect(entriesOf(offer(aFirm('recycler', { roles: ['recycler'] }), '2025-10-06'))).toHaveLength(2);
  });

  it('BattDG § 21(2) · is not got around by dating the offer before it was in force', async () => {
    const battery = await region.removed('dismantler');
    const { recycler } = region.id;
    const offer = { items: [battery], receiver: recycler, purpose: 'recycling' as const };
    const backdated = { ...offer, occurredAt: '2025-10-06T10:00:00.000Z' };
    expect(await region.fails('dismantler', 'offerHandoff', backdated)).toMatchObject({
      code: 'WASTE_ROUTE',
      source: 'BattDG § 21(2)',
    });
  });

  it('BattDG § 21(2) · is a line of a table that an installation can change', () => {
    const rules = { ...defaultHandoffRules, wasteRoutes: [] };
    expect(entriesOf(offer(aFirm('recycler', { roles: ['recycler'] }), '2026-11-20', rules))).toHaveLength(2);
  });

  it('BattDG § 17(2) · batteries for light means of transport go to a producer responsibility organisation', () => {
    const light = [{ ...batteryItem(aRemovedBattery({}, declaredWaste())), category: 'lmt' }];
    const decision = decideOfferHandoff(
      { items: light, receiver: aFirm('recycler'), idTaken: false, day: '2026-11-20' },
      { purpose: 'recycling' },
      as('dismantler'),
      ids.handoff,
    );
    expect(refusalOf(decision).source).toBe('BattDG § 17(2)');
  });
});

describe('2023/1542 Art. 3 · what an operation may be done with', () => {
  const receiver = aFirm('secondLife');
  const offer = (
    purpose: 'repurposing' | 'preparationForRepurposing',
    waste: boolean,
    by: 'dismantler' | 'workshop',
  ) => {
    const items = [batteryItem(aRemovedBattery({ by }, ...(waste ? [declaredWaste(by)] : [])))];
    return decideOfferHandoff({ items, receiver, idTaken: false, day: '2026-11-20' }, { purpose }, as(by), ids.handoff);
  };

  it('2023/1542 Art. 3(31) · repurposing is for batteries that are not waste', () => {
    expect(entriesOf(offer('repurposing', false, 'workshop'))[0].data).toMatchObject({ waste: false });
    expect(refusalOf(offer('repurposing', true, 'workshop'))).toMatchObject({
      code: 'PURPOSE_NEEDS_NO_WASTE',
      source: '2023/1542 Art. 3(31)',
    });
  });

  it('2023/1542 Art. 3(30) · preparation for repurposing is for waste', () => {
    expect(entriesOf(offer('preparationForRepurposing', true, 'workshop'))[0].data).toMatchObject({ waste: true });
  });
});

describe('2016/679 Art. 17 · persons', () => {
  it('2016/679 Art. 17 · the last holder can be erased; the ledger never knew them and stays as it is', async () => {
    const vehicle = newId();
    const input = { id: vehicle, vin: 'WVWZZZE1ZMP000031', holder: { name: 'Erika Mustermann', city: 'Leipzig' } };
    await region.does('dismantler', 'receiveVehicle', input);
    const { storage, ledger } = region.service;
    const state = (await ledger.views.subject<Vehicle>('vehicle', vehicle))?.state;
    const reference = state?.holder as string;
    expect(await storage.private.get('persons', reference)).toMatchObject({ name: 'Erika Mustermann' });
    const { size } = await storage.head();
    const texts = await storage.entryTexts(0, size);
    expect(texts.join('\n')).not.toContain('Mustermann');
    expect(texts.join('\n')).toContain(reference);

    const { eraseHolder } = await import('#api/vehicles/holder.ts');
    const asking = (firm: 'workshop' | 'dismantler') =>
      eraseHolder(region.service.context(region.viewer(firm)), state as Vehicle, region.viewer(firm));
    expect(await asking('workshop')).toBe(false);
    expect(await asking('dismantler')).toBe(true);
    expect(await storage.private.get('persons', reference)).toBeUndefined();
    expect(await storage.entryTexts(0, size)).toEqual(texts);
  });

  it('2016/679 Art. 5(1)(c) · a refused arrival keeps nothing about the holder', async () => {
    const input = { vin: 'WVWZZZE1ZMP000032', holder: { name: 'Erika Mustermann' } };
    await region.does('dismantler', 'receiveVehicle', input);
    const { storage } = region.service;
    const kept: string[] = [];
    const insert = storage.private.insert.bind(storage.private);
    storage.private.insert = (collection, id, ...rest) => {
      if (collection === 'persons') kept.push(id);
      return insert(collection, id, ...rest);
    };
    expect((await region.fails('dismantler', 'receiveVehicle', input)).code).toBe('VEHICLE_ALREADY_RECEIVED');
    expect(kept).toHaveLength(1);
    expect(await storage.private.get('persons', kept[0] as string)).toBeUndefined();
  });
});

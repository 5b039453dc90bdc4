import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '#api/asking/history.ts';
import { newId } from '#api/ledger/new-id.ts';
import type { SubjectView } from '#api/ledger/subject.ts';
import { madeFrom, madeInto } from '#api/passports/shown/links.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Commands } from '#schemas/generated/types.ts';
import { anInstallation, aPassport, type Installation } from './installation.ts';
import { aSecondLife, aWasteBattery, declareWaste, made, recycled } from './second-life.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

const preparations = ['preparationForReUse', 'preparationForRepurposing'] as const;

describe('2023/1542 Art. 77(7) · every second life has a new passport, linked to those before', () => {
  it('2023/1542 Art. 77(7), 3(31) · original → repurposing → repurposed, with its own passport and operator', async () => {
    const before = await region.removed('secondLife');
    const after = await made(region, 'repurposing', [before]);
    expect(await region.battery(after)).toMatchObject({
      status: 'repurposed',
      recordStatus: 'active',
      category: 'stationary',
      operator: region.id.secondLife,
      secondLife: { operation: 'repurposing', predecessors: [{ battery: before, sharePercent: 100 }] },
    });
    expect(await region.battery(before)).toMatchObject({
      status: 'original',
      recordStatus: 'active',
      operator: region.id.manufacturer,
      consumed: [{ successor: after, operation: 'repurposing', sharePercent: 100 }],
    });
  });

  it('2023/1542 Art. 77(7), 3(32) · original → remanufacturing → remanufactured', async () => {
    const after = await made(region, 'remanufacturing', [await region.removed('secondLife')]);
    expect(await region.battery(after)).toMatchObject({ status: 'remanufactured', category: 'ev' });
  });

  it.each([
    ['preparationForReUse', 're-used'],
    ['preparationForRepurposing', 'repurposed'],
    ['remanufacturing', 'remanufactured'],
  ] as const)(
    '2023/1542 Art. 77(7), 73 · waste → %s → %s; the waste passport stays waste',
    async (operation, status) => {
      const before = await aWasteBattery(region, 'secondLife');
      const after = await made(region, operation, [before]);
      expect(await region.battery(after)).toMatchObject({ status, operator: region.id.secondLife });
      expect(await region.battery(before)).toMatchObject({ status: 'waste', operator: region.id.takeBack });
    },
  );

  it('2023/1542 Art. 77(7) · what has had a second life can have a third', async () => {
    const second = await made(region, 'remanufacturing', [await region.removed('secondLife')]);
    await region.does('secondLife', 'registerRemoval', { battery: second, condition: { condition: 'intact' } });
    const third = await made(region, 'repurposing', [second]);
    expect((await region.battery(third)).status).toBe('repurposed');
  });

  it('2023/1542 Art. 77(7) · one pack becomes several products, by shares and modules', async () => {
    const pack = await region.removed('secondLife');
    const first = await made(region, 'repurposing', [{ battery: pack, sharePercent: 50, modules: ['M1', 'M2'] }]);
    const second = await made(region, 'repurposing', [{ battery: pack, sharePercent: 25, modules: ['M3'] }]);
    expect(await region.battery(pack)).toMatchObject({
      custodian: region.id.secondLife,
      consumed: [{ successor: first }, { successor: second }],
    });
    const tooMuch = aSecondLife('repurposing', [{ battery: pack, sharePercent: 25.1 }]);
    expect(await region.fails('secondLife', 'issueSecondLifePassport', tooMuch)).toMatchObject({
      code: 'SHARE_USED',
      path: '/predecessors/0',
    });
    const usedModule = aSecondLife('repurposing', [{ battery: pack, sharePercent: 25, modules: ['M3'] }]);
    expect((await region.fails('secondLife', 'issueSecondLifePassport', usedModule)).code).toBe('MODULE_USED');
    await made(region, 'repurposing', [{ battery: pack, sharePercent: 25, modules: ['M4'] }]);
    expect((await region.battery(pack)).custodian).toBeUndefined();
  });

  it('2023/1542 Art. 77(7) · shares that do not add up exactly use a pack up all the same', async () => {
    const pack = await region.removed('secondLife');
    for (let third = 0; third < 3; third++)
      await made(region, 'repurposing', [{ battery: pack, sharePercent: 33.3333 }]);
    const more = aSecondLife('repurposing', [{ battery: pack, sharePercent: 0.1 }]);
    expect((await region.fails('secondLife', 'issueSecondLifePassport', more)).code).toBe('CONSUMED');
  });

  it('2023/1542 Art. 77(7) · several packs become one product', async () => {
    const packs = [await region.removed('secondLife'), await region.removed('secondLife')];
    const one = await made(region, 'repurposing', packs);
    expect((await region.battery(one)).secondLife?.predecessors.map(({ battery }) => battery)).toEqual(packs);
    for (const pack of packs) expect((await region.battery(pack)).consumed).toMatchObject([{ successor: one }]);
  });

  it('2023/1542 Art. 77(7) · the links are found in both directions, in the storage too', async () => {
    const packs = [await region.removed('secondLife'), await region.removed('secondLife')];
    const one = await made(region, 'repurposing', packs);
    const { storage } = region.service;
    const before = await storage.edges({ to: { kind: 'battery', id: one } });
    expect(before.map(({ from, type }) => [from.id, type])).toEqual([...packs].sort().map((id) => [id, 'successor']));
    const [pack = ''] = packs;
    expect((await storage.edges({ from: { kind: 'battery', id: pack } })).map(({ to }) => to.id)).toEqual([one]);
  });
});

describe('2023/1542 Art. 77(7) · what a second life is refused for', () => {
  it.each(preparations)('2023/1542 Art. 3(1)(30) · %s of what is no waste', async (operation) => {
    const command = aSecondLife(operation, [await region.removed('secondLife')]);
    expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toMatchObject({
      code: 'OPERATION_NEEDS_WASTE',
      path: '/predecessors/0',
    });
  });

  it('2023/1542 Art. 3(1)(31) · repurposing of waste', async () => {
    const command = aSecondLife('repurposing', [
      await region.removed('secondLife'),
      await aWasteBattery(region, 'secondLife'),
    ]);
    expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toMatchObject({
      code: 'OPERATION_NEEDS_NO_WASTE',
      path: '/predecessors/1',
      source: '2023/1542 Art. 3(1)(31)',
    });
  });

  it.each([
    [89.9, 1, 'CAPACITY_TOO_LOW', '/evidence/test/remainingCapacityPercent'],
    [90, 3.1, 'CELLS_DIFFER', '/evidence/test/cellSpreadPercent'],
    [90, null, 'EVIDENCE_MISSING', '/evidence/test/cellSpreadPercent'],
  ])(
    '2023/1542 Art. 3(1)(32) · remanufacturing with %s %% of capacity and a spread of %s %%',
    async (remainingCapacityPercent, cellSpreadPercent, code, path) => {
      const test = { report: 'PB-1', remainingCapacityPercent, cellSpreadPercent };
      const command = aSecondLife('remanufacturing', [await region.removed('secondLife')], { evidence: { test } });
      expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toMatchObject({
        code,
        path,
        source: '2023/1542 Art. 3(1)(32)',
      });
    },
  );

  it('2023/1542 Art. 3(1)(32) · exactly 90 % and 3 % are enough', async () => {
    const test = { report: 'PB-1', remainingCapacityPercent: 90, cellSpreadPercent: 3 };
    const command = aSecondLife('remanufacturing', [await region.removed('secondLife')], { evidence: { test } });
    await region.does('secondLife', 'issueSecondLifePassport', command);
  });

  it.each(['remanufacturing', 'preparationForReUse'] as const)(
    '2023/1542 Art. 3(1)(32), 2008/98/EC Art. 3(13) · %s for another purpose',
    async (operation) => {
      const command = aSecondLife(operation, [await aWasteBattery(region, 'secondLife')], {
        general: { category: 'stationary' },
      });
      expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toMatchObject({
        code: 'PURPOSE_CHANGED',
        path: '/passport/general/category',
      });
    },
  );

  it.each([
    ['transfer', '2023/1542 Art. 73(1)(b)'],
    ['transportProtection', '2023/1542 Art. 73(1)(c)'],
    ['qualityAndSafety', '2023/1542 Art. 45'],
  ] as const)('2023/1542 Art. 73, 45 · waste without %s', async (name, source) => {
    const before = await aWasteBattery(region, 'secondLife');
    const command = aSecondLife('preparationForRepurposing', [before], { evidence: { [name]: null } });
    expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toEqual(
      expect.objectContaining({ code: 'EVIDENCE_MISSING', path: `/evidence/${name}`, source }),
    );
  });

  it('2023/1542 Art. 73(1)(a) · a test that lies in the future proves nothing', async () => {
    const test = { report: 'PB-1', testedAt: '2026-12-24T10:00:00Z', remainingCapacityPercent: 85 };
    const command = aSecondLife('repurposing', [await region.removed('secondLife')], { evidence: { test } });
    expect(await region.fails('secondLife', 'issueSecondLifePassport', command)).toMatchObject({
      code: 'NOT_YET_HAPPENED',
      path: '/evidence/test/testedAt',
    });
  });

  it('2023/1542 Art. 73 · what was no waste needs no proof that it is none any more', async () => {
    const command = aSecondLife('repurposing', [await region.removed('secondLife')], {
      evidence: { transfer: null, transportProtection: null },
    });
    await region.does('secondLife', 'issueSecondLifePassport', command);
  });

  it('2023/1542 Art. 77(7) · nobody makes two batteries of the same whole unit, not even at once', async () => {
    const before = await region.removed('secondLife');
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => made(region, 'repurposing', [before])));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const again = aSecondLife('repurposing', [before]);
    expect(await region.fails('secondLife', 'issueSecondLifePassport', again)).toMatchObject({
      code: 'CONSUMED',
      source: '2023/1542 Art. 77(7)',
    });
  });

  it('2023/1542 Art. 77(7) · a battery named twice, modules without a share, a battery in other hands, an unknown one', async () => {
    const own = await region.removed('secondLife');
    const fails = async (...predecessors: Parameters<typeof aSecondLife>[1]) =>
      (await region.fails('secondLife', 'issueSecondLifePassport', aSecondLife('repurposing', predecessors))).code;
    expect(await fails({ battery: own, sharePercent: 50 }, { battery: own, sharePercent: 50 })).toBe('ITEM_TWICE');
    expect(await fails({ battery: own, modules: ['M1'] })).toBe('SHARE_MISSING');
    expect(await fails(await region.removed('dismantler'))).toBe('NOT_IN_YOUR_HANDS');
    expect(await fails(await region.issued())).toBe('NOT_IN_YOUR_HANDS');
    expect(await fails(region.id.dismantler)).toBe('BATTERY_UNKNOWN');
    expect(await region.battery(own)).not.toHaveProperty('consumed');
  });

  it('2023/1542 Art. 77(7) · a battery that would be its own ancestor, at once or by way of another', async () => {
    const fails = async (of: string, from: string) =>
      (await region.fails('secondLife', 'issueSecondLifePassport', aSecondLife('repurposing', [from], { id: of })))
        .code;
    const unborn = newId();
    expect(await fails(unborn, unborn)).toBe('BATTERY_UNKNOWN');
    const before = await region.removed('secondLife');
    expect(await fails(before, before)).toBe('ID_TAKEN');
    const after = await made(region, 'remanufacturing', [before]);
    await region.does('secondLife', 'registerRemoval', { battery: after, condition: { condition: 'intact' } });
    expect(await fails(before, after)).toBe('ID_TAKEN');
    expect(await region.battery(after)).not.toHaveProperty('consumed');
  });

  it('2023/1542 Art. 77(3), (7) · the identifier of the old battery, or another status than the operation gives', async () => {
    const before = await region.removed('secondLife');
    const { uniqueIdentifier } = await region.battery(before);
    const same = aSecondLife('repurposing', [before], { general: { uniqueIdentifier, serialNumber: before } });
    expect((await region.fails('secondLife', 'issueSecondLifePassport', same)).code).toBe('PASSPORT_EXISTS');
    const original = aSecondLife('repurposing', [before], { general: { status: 'original' } });
    expect((await region.fails('secondLife', 'issueSecondLifePassport', original)).code).toBe('STATUS_FOLLOWS_STEPS');
  });

  it('2023/1542 Art. 77(7) · plain re-use and repair are none of the four operations', async () => {
    const before = await region.removed('secondLife');
    for (const operation of ['reUse', 're-use', 'repair', 'refurbishment', 'recycling']) {
      const command = { ...aSecondLife('repurposing', [before]), operation } as never;
      expect((await region.fails('secondLife', 'issueSecondLifePassport', command)).path, operation).toBe('/operation');
    }
  });

  it('2023/1542 Art. 77(7) · a workshop or a recycler does not place it on the market', async () => {
    for (const firm of ['workshop', 'recycler', 'dismantler'] as const) {
      const command = aSecondLife('repurposing', [await region.removed(firm)]);
      await expect(region.does(firm, 'issueSecondLifePassport', command), firm).rejects.toThrow('may not do this');
    }
  });
});

describe('2023/1542 Art. 77(7) · the predecessor of a second life', () => {
  it('2023/1542 Art. 77(7), (8) · stays reachable and active, but nothing more happens to it', async () => {
    const before = await region.removed('secondLife');
    await made(region, 'repurposing', [before]);
    const fails = async (name: Parameters<Installation['fails']>[1], input: object) =>
      (await region.fails('secondLife', name, { battery: before, ...input } as never)).code;
    const condition = { condition: 'intact' };
    expect((await region.battery(before)).recordStatus).toBe('active');
    expect(await fails('recordCondition', { condition })).toBe('CONSUMED');
    expect(await fails('recordInspection', { condition, findings: 'Geprüft.' })).toBe('CONSUMED');
    expect(await fails('registerRemoval', { condition })).toBe('CONSUMED');
    expect(await fails('recordRepair', { description: 'Dichtung.' })).toBe('CONSUMED');
    expect(await fails('declareWaste', { recipientKind: 'producer', recipient: region.id.manufacturer })).toBe(
      'CONSUMED',
    );
    const offer: Omit<Commands['offerHandoff'], 'commandId'> = {
      receiver: region.id.recycler,
      items: [before],
      purpose: 'recycling',
    };
    expect((await region.fails('secondLife', 'offerHandoff', offer)).code).toBe('CONSUMED');
    const correction = { battery: before, patch: { general: { massKg: 400 } }, reason: 'Nachgewogen.' };
    await region.does('manufacturer', 'revisePassport', correction);
  });

  it('2023/1542 Annex XIII 4(c) · the link is for who may see the status; nobody else learns of a second life', async () => {
    const before = await region.removed('secondLife');
    const after = await made(region, 'repurposing', [before]);
    const [old, young] = [await region.battery(before), await region.battery(after)];
    const seenBy = (firm: 'workshop' | 'authority') => region.service.context(region.viewer(firm), 'de');
    expect(madeInto(seenBy('workshop'), old)).toMatchObject([{ battery: after, operation: 'repurposing' }]);
    expect(madeFrom(seenBy('workshop'), young)).toMatchObject([{ battery: before, sharePercent: 100 }]);
    for (const context of [seenBy('authority'), region.service.context(undefined, 'de')]) {
      expect([madeInto(context, old), madeFrom(context, young)]).toEqual([[], []]);
    }
    const nobody = region.service.context(undefined, 'de');
    for (const id of [before, after]) {
      const view = (await region.service.ledger.views.subject<Battery>('battery', id)) as SubjectView<Battery>;
      expect(JSON.stringify(await historyOf(nobody, view, {}))).not.toMatch(/SecondLife|Consumed|repurpos/);
    }
  });
});

describe('2023/1542 Art. 77(8) · recycling ends the record', () => {
  it('2023/1542 Art. 77(8) · waste → recycled: the record ceases and refuses everything, its history stays', async () => {
    const battery = await aWasteBattery(region, 'recycler');
    await region.does('recycler', 'recordRecycling', { battery, massKg: 401.5, process: 'Lauf 118' });
    expect(await region.battery(battery)).toMatchObject({ recordStatus: 'ceased', status: 'waste' });
    expect((await region.battery(battery)).custodian).toBeUndefined();
    const fails = async (name: Parameters<Installation['fails']>[1], input: object) =>
      (await region.fails('recycler', name, { battery, ...input } as never)).code;
    expect(await fails('recordRecycling', {})).toBe('PASSPORT_CEASED');
    expect(await fails('recordCondition', { condition: { stateOfHealthPercent: 1 } })).toBe('PASSPORT_CEASED');
    expect(await fails('revisePassport', { patch: { general: { massKg: 1 } }, reason: 'Zurück.' })).toBe(
      'PASSPORT_CEASED',
    );
    expect(await fails('transferResponsibility', { to: region.id.takeBack, agreement: 'V1' })).toBe('PASSPORT_CEASED');
    expect(await fails('recordRepair', { description: 'Dichtung.' })).toBe('PASSPORT_CEASED');
    const entries = await region.service.storage.history({ kind: 'battery', id: battery }, 0, 100);
    expect(entries.map(({ type }) => type)).toEqual([
      'PassportIssued',
      'BatteryRemoved',
      'WasteDeclared',
      'BatteryRecycled',
      'PassportCeased',
    ]);
  });

  it('2023/1542 Art. 77(7), (8) · original → recycled without being waste is refused', async () => {
    const refusal = await region.fails('recycler', 'recordRecycling', { battery: await region.removed('recycler') });
    expect(refusal).toMatchObject({ code: 'NOT_WASTE', path: '/battery' });
  });

  it('2023/1542 Art. 77(8) · a recycler ends only what it has in hands, and nobody else ends anything', async () => {
    const battery = await aWasteBattery(region, 'dismantler');
    expect((await region.fails('recycler', 'recordRecycling', { battery })).code).toBe('NOT_IN_YOUR_HANDS');
    await expect(region.does('dismantler', 'recordRecycling', { battery })).rejects.toThrow('may not do this');
  });

  it('2023/1542 Annex XIII 4(c) · recycled is no status that anybody could write', async () => {
    const passport = aPassport('RECYCLED', { status: 'recycled' as never });
    const refusal = await region.fails('manufacturer', 'issuePassport', { passport });
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', path: '/passport/general/status' });
    const patch = { general: { status: 'recycled' } };
    const revision = { battery: await region.issued(), patch, reason: 'Falsch.' };
    expect((await region.fails('manufacturer', 'revisePassport', revision)).path).toBe('/patch/general/status');
  });

  it('2023/1542 Art. 77(8) · predecessors end with the last battery made from them, through all generations', async () => {
    const pack = await region.removed('secondLife');
    const first = await made(region, 'repurposing', [{ battery: pack, sharePercent: 60 }]);
    const second = await made(region, 'repurposing', [{ battery: pack, sharePercent: 40 }]);
    await region.does('secondLife', 'registerRemoval', { battery: second, condition: { condition: 'intact' } });
    const third = await made(region, 'repurposing', [second]);
    const recordStatus = async (id: string) => (await region.battery(id)).recordStatus;

    await recycled(region, first);
    expect(await Promise.all([first, pack, second, third].map(recordStatus))).toEqual([
      'ceased',
      'active',
      'active',
      'active',
    ]);
    await recycled(region, third);
    expect(await Promise.all([third, second, pack].map(recordStatus))).toEqual(['ceased', 'ceased', 'ceased']);
  });

  it('2023/1542 Art. 77(8) · what is left of a split pack may be recycled first; its record waits for the rest', async () => {
    const pack = await aWasteBattery(region, 'secondLife');
    const part = await made(region, 'preparationForRepurposing', [{ battery: pack, sharePercent: 40 }]);
    const offer: Omit<Commands['offerHandoff'], 'commandId'> = {
      receiver: region.id.selectedRecycler,
      items: [pack],
      purpose: 'recycling',
    };
    await handOver(offer);
    await region.does('selectedRecycler', 'recordRecycling', { battery: pack });
    expect(await region.battery(pack)).toMatchObject({ recordStatus: 'active', recycledAt: expect.any(String) });
    expect((await region.fails('selectedRecycler', 'recordRecycling', { battery: pack })).code).toBe('CONSUMED');
    await recycled(region, part);
    expect((await region.battery(pack)).recordStatus).toBe('ceased');
  });

  it('2023/1542 Art. 77(7) subpara 2 · a second-life battery becomes waste on its newest passport', async () => {
    const before = await region.removed('secondLife');
    const after = await made(region, 'remanufacturing', [before]);
    await declareWaste(region, 'secondLife', after);
    expect(await region.battery(after)).toMatchObject({ status: 'waste', operator: region.id.takeBack });
    expect((await region.battery(before)).status).toBe('original');
  });
});

describe('DIN DKE SPEC 99100 6.1.3.7 · repairs', () => {
  it('DIN DKE SPEC 99100 6.1.3.7 · are logged; status, passport and responsibility stay', async () => {
    const battery = await region.issued();
    await region.does('workshop', 'recordRepair', { battery, description: 'Modul 3 getauscht.', parts: ['Modul 3'] });
    await region.does('workshop', 'recordRepair', { battery, description: 'Dichtung erneuert.' });
    const repaired = await region.battery(battery);
    expect(repaired).toMatchObject({ status: 'original', operator: region.id.manufacturer });
    expect(repaired.repairs).toMatchObject([{ parts: ['Modul 3'] }, { organisation: region.id.workshop }]);
  });

  it('2023/1542 Art. 77(7) · do not lead around the preparation of waste', async () => {
    const battery = await aWasteBattery(region, 'workshop');
    const refusal = await region.fails('workshop', 'recordRepair', { battery, description: 'Modul getauscht.' });
    expect(refusal).toMatchObject({ code: 'WASTE_NOT_REPAIRED', source: '2023/1542 Art. 77(7)' });
  });

  it('are recorded by who has the battery, not by others', async () => {
    const battery = await region.removed('dismantler');
    const repair = { battery, description: 'Modul getauscht.' };
    expect((await region.fails('workshop', 'recordRepair', repair)).code).toBe('NOT_IN_YOUR_HANDS');
  });
});

async function handOver(offer: Omit<Commands['offerHandoff'], 'commandId'>): Promise<void> {
  const handoff = newId();
  await region.does('secondLife', 'offerHandoff', { id: handoff, ...offer });
  await region.does('selectedRecycler', 'acceptHandoff', { handoff });
  const dispatch = { handoff, massKg: 240, carrier: 'Spedition Muster', packedAsAdvised: true };
  await region.does('secondLife', 'dispatchHandoff', dispatch);
  await region.does('selectedRecycler', 'receiveHandoff', { handoff, massKg: 240 });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOf } from '#api/asking/history.ts';
import type { SubjectView } from '#api/ledger/subject.ts';
import { decideRecordCondition } from '#api/passports/decide/in-hands.ts';
import { resolvers } from '#api/passports/resolvers.ts';
import { passportView } from '#api/passports/shown/passport-view.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import { as } from '../decisions/firms.ts';
import { aBattery, refusalOf } from '../decisions/given.ts';
import { anInstallation, aPassport, type FirmName, type Installation } from './installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

const vin = 'WVWZZZE1ZMP000011';

describe('2023/1542 Art. 77(3) · one unit, one passport', () => {
  it('2023/1542 Art. 77(3) · a second passport for the same unit is refused, also under another host', async () => {
    const battery = await region.issued();
    const { passport } = await region.battery(battery);
    const serialNumber = passport.general?.serialNumber as string;
    const again = await region.fails('manufacturer', 'issuePassport', { passport: aPassport(serialNumber) });
    expect(again).toMatchObject({ code: 'PASSPORT_EXISTS', source: '2023/1542 Art. 77(3)' });
    const uniqueIdentifier = `https://other.example/dpp/01/09521234010012/21/${serialNumber}?17=270101`;
    const elsewhere = await region.fails('manufacturer', 'issuePassport', {
      passport: aPassport(serialNumber, { uniqueIdentifier }),
    });
    expect(elsewhere.code).toBe('PASSPORT_EXISTS');
  });

  it('2023/1542 Art. 77(3) · of two at once exactly one is issued', async () => {
    const passport = aPassport('TWICE-AT-ONCE');
    const outcomes = await Promise.allSettled([
      region.does('manufacturer', 'issuePassport', { passport }),
      region.does('manufacturer', 'issuePassport', { passport }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('2023/1542 Art. 77(4) · who answers for a passport', () => {
  it('2023/1542 Art. 77(4) · only the responsible operator corrects it', async () => {
    const battery = await region.issued();
    const revision = { battery, patch: { general: { massKg: 410 } }, reason: 'Nachgewogen.' };
    expect((await region.fails('workshop', 'revisePassport', revision)).source).toBe('2023/1542 Art. 77(4)');
    await region.does('manufacturer', 'revisePassport', revision);
    expect((await region.battery(battery)).passport.general?.massKg).toBe(410);
  });
});

describe('2023/1542 Art. 77(7) · status and responsibility', () => {
  it('2023/1542 Art. 77(1), (4) · a battery placed on the market is original; its manufacturer answers for it', async () => {
    const battery = await region.battery(await region.issued());
    expect(battery).toMatchObject({ status: 'original', recordStatus: 'active', operator: region.id.manufacturer });
  });

  it('2023/1542 Art. 77(7) · removal and condition leave status, passport and responsibility as they are', async () => {
    const battery = await region.battery(await region.removed('workshop'));
    expect(battery).toMatchObject({
      status: 'original',
      operator: region.id.manufacturer,
      custodian: region.id.workshop,
    });
  });

  it.each([
    ['producer', 'manufacturer'],
    ['producerResponsibilityOrganisation', 'takeBack'],
    ['selectedWasteOperator', 'selectedRecycler'],
  ] as const)(
    '2023/1542 Art. 77(7) subpara 2 · as waste, responsibility moves to the %s; the passport goes on',
    async (recipientKind, firm) => {
      const battery = await region.removed('dismantler');
      await region.does('dismantler', 'declareWaste', { battery, recipientKind, recipient: region.id[firm] });
      expect(await region.battery(battery)).toMatchObject({
        status: 'waste',
        recordStatus: 'active',
        operator: region.id[firm],
        custodian: region.id.dismantler,
      });
    },
  );

  it.each([
    ['producer', 'workshop'],
    ['producerResponsibilityOrganisation', 'recycler'],
    ['selectedWasteOperator', 'recycler'],
  ] as const)('2023/1542 Art. 77(7) subpara 2 · a %s that is none is refused', async (recipientKind, firm) => {
    const battery = await region.removed('dismantler');
    const refusal = await region.fails('dismantler', 'declareWaste', {
      battery,
      recipientKind,
      recipient: region.id[firm],
    });
    expect(refusal).toMatchObject({
      code: 'RECIPIENT_ROLE',
      path: '/recipient',
      source: '2023/1542 Art. 77(7) subpara 2',
    });
  });

  it('2023/1542 Art. 77(7) subpara 2 · a battery becomes waste once', async () => {
    const battery = await region.removed('dismantler');
    const command = {
      battery,
      recipientKind: 'producerResponsibilityOrganisation',
      recipient: region.id.takeBack,
    } as const;
    await region.does('dismantler', 'declareWaste', command);
    expect((await region.fails('dismantler', 'declareWaste', command)).code).toBe('ALREADY_WASTE');
  });

  it('2023/1542 Art. 77(7) · waste never becomes original again: no command writes a status', async () => {
    const battery = await region.removed('dismantler');
    await region.does('dismantler', 'declareWaste', {
      battery,
      recipientKind: 'producer',
      recipient: region.id.manufacturer,
    });
    const refusal = await region.fails('manufacturer', 'revisePassport', {
      battery,
      patch: { general: { status: 'original' } },
      reason: 'Zurück.',
    });
    expect(refusal).toMatchObject({ code: 'STATUS_FOLLOWS_STEPS', source: '2023/1542 Art. 77(7)' });
    expect((await region.battery(battery)).status).toBe('waste');
  });

  it('2023/1542 Art. 77(7) · a passport does not begin with a second-life status', async () => {
    for (const status of ['repurposed', 're-used', 'remanufactured', 'waste'] as const) {
      const refusal = await region.fails('manufacturer', 'issuePassport', {
        passport: aPassport(`S-${status}`, { status }),
      });
      expect(refusal.code, status).toBe('STATUS_NOT_ORIGINAL');
    }
  });

  it('2023/1542 Art. 77(7) subpara 2 · what is received as waste is waste, and answered for by who took it over', async () => {
    const battery = await region.removed('dismantler');
    const handoff = 'DFY5NE5WN5XMW7';
    await region.does('dismantler', 'offerHandoff', {
      id: handoff,
      receiver: region.id.takeBack,
      items: [battery],
      purpose: 'recycling',
    });
    await region.does('takeBack', 'acceptHandoff', { handoff });
    await region.does('dismantler', 'dispatchHandoff', {
      handoff,
      massKg: 412,
      carrier: 'Spedition Muster',
      packedAsAdvised: true,
    });
    expect((await region.battery(battery)).status).toBe('original');
    await region.does('takeBack', 'receiveHandoff', { handoff, massKg: 412 });
    expect(await region.battery(battery)).toMatchObject({
      status: 'waste',
      operator: region.id.takeBack,
      custodian: region.id.takeBack,
    });
  });
});

describe('2023/1542 Art. 77(8) · the end of a passport', () => {
  it('2023/1542 Art. 77(8) · nothing is written to a passport that has ceased', () => {
    const battery: Battery = { ...aBattery(), recordStatus: 'ceased' };
    const decision = decideRecordCondition(
      { battery },
      { condition: { stateOfHealthPercent: 50 } },
      as('manufacturer'),
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'PASSPORT_CEASED', source: '2023/1542 Art. 77(8)' });
    const none = resolvers.Battery.allowedSteps(
      { state: battery } as SubjectView<Battery>,
      undefined,
      region.service.context(region.viewer('manufacturer')),
    );
    return expect(none).resolves.toEqual([]);
  });
});

describe('2023/1542 Art. 77(2) · who may see what', () => {
  async function seenBy(firm: FirmName | undefined, id: string) {
    const context = region.service.context(firm && region.viewer(firm));
    const battery = (await context.load<Battery>('battery', id)) as SubjectView<Battery>;
    const { visible, withheld } = await passportView(context, battery);
    const history = await historyOf(context, battery, {});
    const status = resolvers.Battery.status(battery, undefined, context);
    const condition = await resolvers.Battery.condition(battery, {}, context);
    return { visible, withheld: withheld.map(({ path }) => path), history, status, condition };
  }

  let battery: string;
  beforeAll(async () => {
    battery = await region.removed('dismantler', vin);
    await region.does('dismantler', 'recordCondition', {
      battery,
      condition: { stateOfHealthPercent: 81, fullCycles: 900 },
    });
    await region.does('dismantler', 'declareWaste', {
      battery,
      recipientKind: 'producerResponsibilityOrganisation',
      recipient: region.id.takeBack,
    });
  });

  it('2023/1542 Art. 77(2) (a) · the public sees point 1 and nothing of points 2, 3 and 4', async () => {
    const { visible, withheld, history, status, condition } = await seenBy(undefined, battery);
    expect(visible.materials).toEqual({ chemistry: 'Li-NMC' });
    expect(withheld).toEqual(
      expect.arrayContaining([
        'general.status',
        'materials.cathode',
        'symbols.testReports',
        'performance.stateOfCertifiedEnergy',
      ]),
    );
    expect(status).toBeNull();
    expect(condition).toEqual([]);
    expect(history.map(({ type }) => type)).toEqual(['PassportIssued']);
    expect(JSON.stringify({ visible, history })).not.toMatch(/waste|NMC 622|pruefbericht|"value":81/);
    expect(JSON.stringify(history)).not.toContain(vin);
  });

  it('2023/1542 Art. 77(2) (b) · an authority sees points 1, 2 and 3 but not point 4', async () => {
    const { visible, withheld, history, status, condition } = await seenBy('authority', battery);
    expect(visible.materials?.cathode).toBeDefined();
    expect(visible.symbols?.testReports).toBeDefined();
    expect(withheld).toEqual(expect.arrayContaining(['general.status', 'performance.stateOfCertifiedEnergy']));
    expect(status).toBeNull();
    expect(condition).toEqual([]);
    expect(history.map(({ type }) => type)).toEqual(['PassportIssued', 'Withheld', 'Withheld', 'Withheld']);
  });

  it('2023/1542 Art. 77(2) (c) · a legitimate interest sees points 1, 2 and 4 but not point 3', async () => {
    const { visible, withheld, history, status, condition } = await seenBy('secondLife', battery);
    expect(visible.materials?.cathode).toBeDefined();
    expect(visible.performance?.stateOfCertifiedEnergy).toMatchObject({ value: 81, unit: '%' });
    expect(withheld).toEqual(['symbols.testReports']);
    expect(status).toBe('waste');
    expect(condition).toMatchObject([{ stateOfHealthPercent: 81 }]);
    expect(history.map(({ type }) => type)).toEqual([
      'PassportIssued',
      'BatteryRemoved',
      'ConditionRecorded',
      'WasteDeclared',
    ]);
  });

  it('2023/1542 Art. 77(2) · who has to do with the battery sees firms and vehicle, others with an interest do not', async () => {
    const outside = await seenBy('secondLife', battery);
    const [, removal] = outside.history;
    expect(removal?.withheld).toEqual(expect.arrayContaining(['from', 'custodian', 'organisation']));
    expect(JSON.stringify(outside.history)).not.toContain(vin);
    const inside = await seenBy('dismantler', battery);
    expect(inside.history[1]).toMatchObject({ organisation: region.id.dismantler, data: { from: vin }, withheld: [] });
  });

  it('2023/1542 Art. 77(4) · who answers for the passport sees all of it', async () => {
    expect((await seenBy('takeBack', battery)).withheld).toEqual([]);
  });
});

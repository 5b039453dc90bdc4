import { describe, expect, it } from 'vitest';
import {
  decideDeclareWaste,
  decideRecordCondition,
  decideRecordInspection,
  decideRegisterRemoval,
} from '#api/passports/decide/in-hands.ts';
import { aFirm, as, ids, otherVin, vin } from './firms.ts';
import {
  aBattery,
  aRemovedBattery,
  aVehicle,
  declaredWaste,
  entriesOf,
  evolved,
  refusalOf,
  reserved,
} from './given.ts';

const intact = { condition: 'intact', isolation: 'ok' } as const;

describe('A removal', () => {
  it('puts the battery into the hands of who took it out', () => {
    const battery = aBattery();
    const entries = entriesOf(
      decideRegisterRemoval({ battery, vehicle: aVehicle() }, { condition: intact, massKg: 412 }, as('dismantler')),
    );
    const taken = evolved(battery, entries, 'dismantler');
    expect(taken.custodian).toBe(ids.dismantler);
    expect(taken.removal).toMatchObject({ from: vin, vehicle: ids.vehicle, massKg: 412, organisation: ids.dismantler });
    expect(taken.assessment).toMatchObject({ condition: 'intact', isolation: 'ok', flags: [] });
  });

  it('is possible for a battery whose vehicle nobody knows', () => {
    const { vin: _, ...battery } = aBattery();
    const entries = entriesOf(
      decideRegisterRemoval({ battery }, { condition: intact, from: 'Speicher Halle 3' }, as('workshop')),
    );
    expect(entries[0]?.data).toMatchObject({ from: 'Speicher Halle 3', custodian: ids.workshop });
  });

  it('happens once', () => {
    const decision = decideRegisterRemoval({ battery: aRemovedBattery() }, { condition: intact }, as('dismantler'));
    expect(refusalOf(decision)).toMatchObject({ code: 'ALREADY_REMOVED', path: '/battery' });
  });

  it('out of a vehicle the passport does not name is refused', () => {
    const named = aVehicle({ vin: otherVin, id: ids.otherVehicle });
    const byId = decideRegisterRemoval({ battery: aBattery(), named }, { condition: intact }, as('dismantler'));
    expect(refusalOf(byId)).toMatchObject({ code: 'WRONG_VEHICLE', path: '/vehicle' });
    const byVin = decideRegisterRemoval({ battery: aBattery() }, { condition: intact, from: otherVin }, as('workshop'));
    expect(refusalOf(byVin)).toMatchObject({ code: 'WRONG_VEHICLE', path: '/from' });
  });

  it('out of a vehicle another firm has taken in is refused', () => {
    const decision = decideRegisterRemoval(
      { battery: aBattery(), vehicle: aVehicle() },
      { condition: intact },
      as('workshop'),
    );
    expect(refusalOf(decision).code).toBe('VEHICLE_IN_OTHER_HANDS');
  });

  it('does not call a battery intact that was found critical', () => {
    const critical = aBattery({ type: 'ConditionRecorded', data: { condition: { condition: 'critical' } } });
    const decision = decideRegisterRemoval({ battery: critical }, { condition: intact }, as('dismantler'));
    expect(refusalOf(decision)).toMatchObject({
      code: 'INSPECTION_REQUIRED',
      path: '/condition/condition',
      source: 'ADR SP 376',
    });
  });
});

describe('A condition', () => {
  it('with a sign of fire is critical, whatever was ticked', () => {
    const battery = aRemovedBattery();
    const entries = entriesOf(
      decideRecordCondition(
        { battery },
        { condition: { condition: 'intact', flags: ['smokeOrGas'] } },
        as('dismantler'),
      ),
    );
    expect(evolved(battery, entries, 'dismantler').assessment).toMatchObject({
      condition: 'critical',
      flags: ['smokeOrGas'],
    });
  });

  it('with an isolation fault is damaged', () => {
    const battery = aRemovedBattery();
    const entries = entriesOf(
      decideRecordCondition({ battery }, { condition: { isolation: 'fault' } }, as('dismantler')),
    );
    expect(evolved(battery, entries, 'dismantler').assessment.condition).toBe('damaged');
  });

  it('only ever gets worse: a flag that was seen stays', () => {
    const battery = aRemovedBattery({ condition: { condition: 'damaged', flags: ['leakage'] } });
    const entries = entriesOf(
      decideRecordCondition(
        { battery },
        { condition: { condition: 'damaged', flags: ['swelling'] } },
        as('dismantler'),
      ),
    );
    expect(evolved(battery, entries, 'dismantler').assessment.flags).toEqual(['leakage', 'swelling']);
  });

  it('may show a state of health that rises', () => {
    const before = { stateOfHealthPercent: 81, measuredAt: '2026-11-01T08:00:00.000Z' };
    const battery = aRemovedBattery({ condition: before });
    const entries = entriesOf(
      decideRecordCondition({ battery }, { condition: { stateOfHealthPercent: 84 } }, as('dismantler')),
    );
    expect(evolved(battery, entries, 'dismantler').measurements.map((found) => found.stateOfHealthPercent)).toEqual([
      84, 81,
    ]);
  });

  it('without anything in it is refused', () => {
    const decision = decideRecordCondition(
      { battery: aRemovedBattery() },
      { condition: { measuredAt: '2026-11-20T08:00:00Z', note: null } },
      as('dismantler'),
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'NOTHING_RECORDED', path: '/condition' });
  });

  it('is reported by who has the battery, who answers for it and who is about to get it, not by others', () => {
    const battery = aRemovedBattery({}, reserved());
    const report = { condition: { stateOfHealthPercent: 80 } };
    for (const firm of ['dismantler', 'manufacturer', 'recycler'] as const) {
      expect(entriesOf(decideRecordCondition({ battery }, report, as(firm))), firm).toHaveLength(1);
    }
    expect(refusalOf(decideRecordCondition({ battery }, report, as('workshop'))).code).toBe('NOT_IN_YOUR_HANDS');
  });

  it('of a battery in use may be reported by the workshop that has the car on its lift', () => {
    const entries = entriesOf(
      decideRecordCondition({ battery: aBattery() }, { condition: { stateOfHealthPercent: 91 } }, as('workshop')),
    );
    expect(entries[0]?.type).toBe('ConditionRecorded');
  });
});

describe('An inspection', () => {
  it('may set a damaged battery back, and clears its flags', () => {
    const battery = aRemovedBattery({ condition: { condition: 'critical', flags: ['heat'] } });
    const command = {
      findings: 'Abgekühlt, dicht, Zellen gleichmäßig.',
      condition: { condition: 'intact', isolation: 'ok' },
    } as const;
    const entries = entriesOf(decideRecordInspection({ battery }, command, as('dismantler')));
    expect(evolved(battery, entries, 'dismantler').assessment).toMatchObject({
      condition: 'intact',
      flags: [],
      isolation: 'ok',
    });
  });

  it('that waited on a kiosk without a network does not take back what was found since', () => {
    const battery = aRemovedBattery(
      { condition: { condition: 'intact' } },
      { type: 'ConditionRecorded', at: '2026-11-18T09:00:00.000Z', data: { condition: { flags: ['smokeOrGas'] } } },
    );
    const command = { findings: 'Kalt und dicht.', condition: { condition: 'intact' } } as const;
    const made = (at?: string) => decideRecordInspection({ battery }, command, as('dismantler'), at);
    expect(refusalOf(made('2026-11-18T10:59:00+02:00'))).toMatchObject({
      code: 'INSPECTION_OVERTAKEN',
      source: 'ADR SP 376',
    });
    expect(entriesOf(made('2026-11-18T11:01:00+02:00'))).toHaveLength(1);
    expect(entriesOf(made())).toHaveLength(1);
  });

  it('has to come to a result', () => {
    const decision = decideRecordInspection(
      { battery: aRemovedBattery() },
      { findings: 'Angesehen.', condition: {} },
      as('dismantler'),
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'CONDITION_MISSING', path: '/condition/condition' });
  });
});

describe('A waste declaration', () => {
  it('needs a recipient of the kind it names', () => {
    const battery = aRemovedBattery();
    const decision = decideDeclareWaste(
      { battery },
      aFirm('secondLife'),
      { recipientKind: 'selectedWasteOperator' },
      as('dismantler'),
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'RECIPIENT_ROLE', path: '/recipient' });
  });

  it('is for who has the battery or answers for it', () => {
    const battery = aRemovedBattery();
    const declare = (firm: 'workshop' | 'manufacturer') =>
      decideDeclareWaste({ battery }, aFirm('recycler'), { recipientKind: 'selectedWasteOperator' }, as(firm));
    expect(refusalOf(declare('workshop')).code).toBe('NOT_IN_YOUR_HANDS');
    expect(entriesOf(declare('manufacturer'))).toHaveLength(1);
  });

  it('happens once, and not while the battery is being handed over', () => {
    const command = { recipientKind: 'selectedWasteOperator' } as const;
    const twice = decideDeclareWaste(
      { battery: aRemovedBattery({}, declaredWaste()) },
      aFirm('recycler'),
      command,
      as('dismantler'),
    );
    expect(refusalOf(twice).code).toBe('ALREADY_WASTE');
    const underWay = decideDeclareWaste(
      { battery: aRemovedBattery({}, reserved()) },
      aFirm('recycler'),
      command,
      as('dismantler'),
    );
    expect(refusalOf(underWay).code).toBe('IN_OTHER_HANDOFF');
  });

  it('can be made by the dismantler whose vehicle still holds the battery', () => {
    const command = { recipientKind: 'selectedWasteOperator' } as const;
    const held = { battery: aBattery(), vehicle: aVehicle() };
    expect(entriesOf(decideDeclareWaste(held, aFirm('recycler'), command, as('dismantler')))).toHaveLength(1);
  });
});

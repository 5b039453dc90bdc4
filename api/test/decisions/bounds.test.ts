import { describe, expect, it } from 'vitest';
import type { OrganisationRole, Viewer } from '#api/access/viewer.ts';
import { notYetHappened } from '#api/asking/not-yet-happened.ts';
import { isPartyOfComponent } from '#api/components/state/component.ts';
import { isPartyOfHandoff } from '#api/handoffs/state/handoff.ts';
import { keptMeasurements } from '#api/passports/state/battery.ts';
import { isPartyOfBattery } from '#api/passports/state/insider.ts';
import { hasLeft, leftPercent } from '#api/passports/state/lineage.ts';
import { register } from '#api/subjects.ts';
import { isPartyOfVehicle } from '#api/vehicles/state/vehicle.ts';
import { ids } from './firms.ts';
import { aBattery, aComponent, aHandoff, aRemovedBattery, aVehicle, removed, reserved } from './given.ts';

function viewer(organisation: string): Viewer {
  return { organisation, roles: [], audiences: new Set(['public']), admin: false, operator: false };
}

const reported = (index: number) =>
  ({
    type: 'ConditionRecorded',
    data: { condition: { stateOfHealthPercent: 90 - index / 100 } },
    at: new Date(Date.parse('2026-12-01T00:00:00Z') + index * 60_000).toISOString(),
  }) as const;

describe('A bound', () => {
  it('lets a device’s clock be ten minutes ahead and no more', () => {
    const now = new Date('2026-11-20T10:00:00.000Z');
    expect(notYetHappened({ occurredAt: '2026-11-20T10:10:00.000Z' }, now)).toBeUndefined();
    expect(notYetHappened({ occurredAt: '2026-11-20T10:10:00.001Z' }, now)?.code).toBe('NOT_YET_HAPPENED');
  });

  it('lets three thirds be taken from one battery, and nothing after', () => {
    const third = { operation: 'repurposing', sharePercent: 33.3335, successor: ids.otherBattery } as const;
    const twice = aRemovedBattery({}, ...[1, 2].map(() => ({ type: 'BatteryConsumed', data: third }) as const));
    expect(hasLeft(twice, 33.3345)).toBe(true);
    expect(hasLeft(twice, 33.3355)).toBe(false);
    const thrice = aRemovedBattery({}, ...[1, 2, 3].map(() => ({ type: 'BatteryConsumed', data: third }) as const));
    expect(leftPercent(thrice)).toBe(0);
  });

  it('keeps the newest fifty measurements in the state of a battery, so that a scan stays short', () => {
    const battery = aBattery(...Array.from({ length: 60 }, (_, index) => reported(index)));
    expect(keptMeasurements).toBe(50);
    expect(battery.measurements).toHaveLength(50);
    expect(battery.measurements[0]?.stateOfHealthPercent).toBe(90 - 59 / 100);
  });
});

describe('A party', () => {
  const battery = aBattery(removed({ by: 'dismantler' }), reserved());

  it.each([
    ['who answers for it', ids.manufacturer, true],
    ['who has it', ids.dismantler, true],
    ['who is about to get it', ids.recycler, true],
    ['who never had to do with it', ids.workshop, false],
  ])('of a battery is %s: %s %s', (_, firm, party) => {
    expect(isPartyOfBattery(viewer(firm), battery)).toBe(party);
  });

  it('of a battery is who had it before, and who has or had its vehicle', () => {
    const passedOn = aBattery(removed({ by: 'dismantler' }), {
      type: 'CustodyTransferred',
      data: { handoff: ids.handoff, from: ids.dismantler, to: ids.recycler },
    });
    expect(isPartyOfBattery(viewer(ids.dismantler), passedOn)).toBe(true);
    expect(isPartyOfBattery(viewer(ids.workshop), battery, aVehicle({ by: 'workshop' }))).toBe(true);
    expect(isPartyOfBattery(undefined, battery)).toBe(false);
  });

  it('of a component, a vehicle and a handoff is who has, had or gets it', () => {
    const component = aComponent(reserved());
    const firms = [ids.dismantler, ids.recycler, ids.workshop].map(viewer);
    expect(firms.map((firm) => isPartyOfComponent(firm, component))).toEqual([true, true, false]);
    expect(firms.map((firm) => isPartyOfHandoff(firm, aHandoff()))).toEqual([true, true, false]);
    expect(firms.map((firm) => isPartyOfVehicle(firm, aVehicle({ by: 'workshop' })))).toEqual([false, false, true]);
  });
});

describe('A role', () => {
  const handlers: OrganisationRole[] = [
    'manufacturer',
    'workshop',
    'dismantler',
    'secondLifeOperator',
    'recycler',
    'producerResponsibilityOrganisation',
    'selectedWasteOperator',
  ];
  // Written down once more by hand, so that nobody opens a step in passing.
  const table: Record<string, readonly string[]> = {
    issuePassport: ['manufacturer', 'secondLifeOperator'],
    issueSecondLifePassport: ['manufacturer', 'secondLifeOperator'],
    revisePassport: handlers,
    recordRegistration: handlers,
    transferResponsibility: handlers,
    recordCondition: handlers,
    recordMeasurements: handlers,
    recordInspection: handlers,
    registerRemoval: handlers,
    recordRepair: handlers,
    recordRecycling: ['recycler'],
    declareWaste: handlers,
    receiveVehicle: ['workshop', 'dismantler', 'selectedWasteOperator'],
    registerComponent: ['workshop', 'dismantler', 'secondLifeOperator', 'recycler', 'selectedWasteOperator'],
    offerHandoff: handlers,
    acceptHandoff: handlers,
    refuseHandoff: handlers,
    withdrawHandoff: handlers,
    dispatchHandoff: handlers,
    receiveHandoff: handlers,
    correctStep: handlers,
    proposeCorrection: handlers,
    answerCorrection: handlers,
    registerOrganisation: ['operator'],
    grantMandate: ['admin'],
    revokeMandate: ['admin'],
    stateInterest: ['admin'],
    confirmInterest: ['operator', 'marketSurveillance', 'commission'],
    endInterest: ['admin', 'operator', 'marketSurveillance', 'commission'],
    inviteMember: ['admin'],
    removeMember: ['admin'],
    enrolDevice: ['admin'],
    revokeDevice: ['admin'],
  };

  it.each([...register.commands])('may give the command %s only if the table says so', (name, { may }) => {
    expect([may].flat().sort()).toEqual([...(table[name] ?? ['nobody has said who'])].sort());
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubjectView } from '#api/ledger/subject.ts';
import type { Organisation } from '#api/organisations/state/organisation.ts';
import { passportView } from '#api/passports/shown/passport-view.ts';
import type { Battery } from '#api/passports/state/battery.ts';
import type { Passport } from '#schemas/generated/types.ts';
import { anInstallation, type FirmName, type Installation } from './installation.ts';

let region: Installation;
beforeAll(async () => {
  region = await anInstallation();
});
afterAll(() => region.close());

type Category = Passport['general']['category'];
const measuredAt = '2026-11-01T00:00:00.000Z';

async function performanceOf(battery: string, firm: FirmName | 'public' = 'secondLife') {
  const context = region.service.context(firm === 'public' ? undefined : region.viewer(firm));
  const view = (await context.load<Battery>('battery', battery)) as SubjectView<Battery>;
  return (await passportView(context, view)).visible.performance ?? {};
}

const sent = (battery: string, point: object) =>
  region.does('manufacturer', 'recordMeasurements', { battery, measurements: [{ measuredAt, ...point }] });

describe('2023/1542 Annex VII Part A · which state of health a battery has', () => {
  it('2023/1542 Annex VII Part A · of an electric vehicle battery it is the state of certified energy, also where none is named', async () => {
    const battery = await region.issued(undefined, { category: 'ev' });
    await sent(battery, { stateOfHealthPercent: 91.5 });
    expect((await performanceOf(battery)).stateOfCertifiedEnergy).toMatchObject({ value: 91.5, unit: '%', measuredAt });
  });

  it('2023/1542 Annex VII Part A · another state of health of an electric vehicle battery is not taken for certified energy', async () => {
    const battery = await region.issued(undefined, { category: 'ev' });
    await sent(battery, { stateOfHealthPercent: 91.5 });
    const measurements = [{ measuredAt: '2026-11-02T00:00:00.000Z', stateOfHealthPercent: 80 }];
    await region.does('manufacturer', 'recordMeasurements', { battery, measurements, stateOfHealthKind: 'SOH' });
    const { stateOfCertifiedEnergy } = await performanceOf(battery);
    expect(stateOfCertifiedEnergy?.value).toBe(91.5);
  });

  it.each(['lmt', 'industrial', 'stationary'] as Category[])(
    '2023/1542 Annex VII Part A · a battery of category %s has no state of certified energy, whoever says so and however',
    async (category) => {
      const battery = await region.issued(undefined, { category, massKg: 20 });
      const rule = { code: 'SOCE_NOT_OF_THIS_CATEGORY', source: '2023/1542 Annex VII Part A' };
      const condition = { stateOfHealthPercent: 90, stateOfHealthKind: 'SOCE' as const };
      const measurements = [{ measuredAt, stateOfHealthPercent: 90 }];
      const series = { battery, measurements, stateOfHealthKind: 'SOCE' as const };
      expect(await region.fails('manufacturer', 'recordMeasurements', series)).toMatchObject(rule);
      expect(await region.fails('manufacturer', 'recordCondition', { battery, condition })).toMatchObject(rule);
      expect(await region.fails('workshop', 'registerRemoval', { battery, condition })).toMatchObject(rule);
      await sent(battery, { stateOfHealthPercent: 90 });
      expect((await performanceOf(battery)).stateOfCertifiedEnergy).toBeUndefined();
    },
  );

  it('2023/1542 Annex VII Part A (1)–(5) · of stationary storage it is capacity, power, efficiency, self-discharge and resistance', async () => {
    const battery = await region.issued(undefined, { category: 'stationary' });
    await sent(battery, {
      remainingCapacityAh: 92,
      remainingPowerW: 4800,
      roundTripEfficiencyPercent: 93.5,
      selfDischargePercentPerMonth: 1.2,
      ohmicResistanceOhm: 0.031,
    });
    expect(await performanceOf(battery)).toMatchObject({
      remainingCapacity: { value: 92, unit: 'Ah' },
      remainingPower: { value: 4800, unit: 'W' },
      remainingEfficiency: { value: 93.5, unit: '%' },
      currentSelfDischarge: { value: 1.2, unit: '%/month' },
      ohmicResistance: { value: 0.031, unit: 'Ω' },
    });
  });
});

describe('2023/1542 Annex VII Part B · what tells of the lifetime that is left', () => {
  it('2023/1542 Annex VII Part B (2)–(5) · throughput, harmful events and cycles are kept with their time', async () => {
    const battery = await region.issued(undefined, { category: 'lmt', massKg: 20 });
    await sent(battery, {
      energyThroughputKwh: 812,
      capacityThroughputAh: 20_300,
      deepDischarges: 3,
      extremeHeatMinutes: 95,
      extremeColdMinutes: 12,
      chargingInHeatMinutes: 8,
      chargingInColdMinutes: 4,
      fullCycles: 410,
    });
    const performance = await performanceOf(battery);
    for (const name of [
      'energyThroughput',
      'capacityThroughput',
      'deepDischarges',
      'extremeHeat',
      'extremeCold',
      'chargingInHeat',
      'chargingInCold',
      'cycles',
    ] as const) {
      expect(performance[name], name).toMatchObject({ measuredAt });
    }
  });
});

describe('2023/1542 Annex XIII 4(a) · what a battery has lost', () => {
  const asNew = {
    ratedCapacityAh: 100,
    originalPowerW: 5000,
    initialEfficiencyPercent: 96,
    initialResistance: { packOhm: 0.05 },
    initialSelfDischargePercentPerMonth: 2,
  };
  const later = {
    remainingCapacityAh: 92.5,
    remainingPowerW: 4500,
    roundTripEfficiencyPercent: 93.6,
    internalResistanceOhm: 0.06,
    selfDischargePercentPerMonth: 1.5,
  };
  async function aged(stated: object = {}): Promise<string> {
    const battery = await region.issued(undefined, { category: 'stationary' });
    const patch = { performance: { ...asNew, ...stated } };
    await region.does('manufacturer', 'revisePassport', { battery, patch, reason: 'Nachgetragen.' });
    await sent(battery, later);
    return battery;
  }

  it('2023/1542 Annex XIII 4(a) · fade and rise follow from what was measured and what the battery was when new', async () => {
    expect(await performanceOf(await aged())).toMatchObject({
      capacityFade: { value: 7.5, unit: '%', measuredAt, method: '1 − C/C₀' },
      powerFade: { value: 10, unit: '%', measuredAt },
      efficiencyFade: { value: 2.5, unit: '%', measuredAt },
      resistanceIncrease: { value: 20, unit: '%', measuredAt },
    });
  });

  it('2023/1542 Annex VII Part A (4) · so does the evolution of self-discharge', async () => {
    expect((await performanceOf(await aged())).selfDischarge).toMatchObject({ value: -25, unit: '%', measuredAt });
  });

  it('2023/1542 Annex XIII 4(a) · what the passport states of a later time stays, of an earlier one does not', async () => {
    const newer = { value: 9, unit: '%', measuredAt: '2026-11-10T00:00:00.000Z' };
    expect((await performanceOf(await aged({ capacityFade: newer }))).capacityFade).toEqual(newer);
    const older = { value: 3, unit: '%', measuredAt: '2026-01-10T00:00:00.000Z' };
    expect((await performanceOf(await aged({ capacityFade: older }))).capacityFade?.value).toBe(7.5);
    expect((await performanceOf(await aged({ capacityFade: { value: 4, unit: '%' } }))).capacityFade?.value).toBe(4);
  });

  it('2023/1542 Annex XIII 4(a) · nothing is made up where the passport does not say what the battery was when new', async () => {
    const battery = await region.issued(undefined, { category: 'stationary' });
    await sent(battery, { remainingPowerW: 1, roundTripEfficiencyPercent: 1, internalResistanceOhm: 1 });
    const { powerFade, efficiencyFade, resistanceIncrease } = await performanceOf(battery);
    expect([powerFade, efficiencyFade, resistanceIncrease]).toEqual([undefined, undefined, undefined]);
  });

  it('2023/1542 Annex XIII 4(a) · a battery that measures better than new has lost nothing', async () => {
    const battery = await aged();
    const measurements = [{ measuredAt: '2026-11-02T00:00:00.000Z', remainingCapacityAh: 101 }];
    await region.does('manufacturer', 'recordMeasurements', { battery, measurements });
    expect((await performanceOf(battery)).capacityFade?.value).toBe(0);
  });

  it('2023/1542 Annex VII Part B (4) · reported deep discharges are counted until the battery sends a counter', async () => {
    const battery = await region.issued();
    const events = ['2026-10-01T00:00:00.000Z', '2026-10-02T00:00:00.000Z'].map((occurredAt) => ({
      kind: 'deepDischarge' as const,
      occurredAt,
    }));
    await region.does('manufacturer', 'recordMeasurements', { battery, events });
    expect((await performanceOf(battery)).deepDischarges).toMatchObject({
      value: 2,
      measuredAt: events[1]?.occurredAt,
    });
    await sent(battery, { deepDischarges: 5 });
    expect((await performanceOf(battery)).deepDischarges?.value).toBe(5);
  });

  it('2023/1542 Annex XIII 4(a) · none of it is public', async () => {
    const { capacityFade, selfDischarge } = await performanceOf(await aged(), 'public');
    expect([capacityFade, selfDischarge]).toEqual([undefined, undefined]);
  });
});

describe('2023/1542 Annex XIII 4(d) · data from use', () => {
  const harm = { kind: 'accident' as const, occurredAt: '2026-10-05T08:00:00.000Z', description: 'Auffahrunfall' };

  it('2023/1542 Annex XIII 4(d) · a negative event is in the passport of who may see it, and in nobody else’s', async () => {
    const battery = await region.issued();
    await region.does('manufacturer', 'recordMeasurements', { battery, events: [harm] });
    expect((await performanceOf(battery)).negativeEvents).toMatchObject([
      { occurredOn: '2026-10-05', kind: 'accident', description: 'Auffahrunfall' },
    ]);
    for (const firm of ['public', 'authority'] as const)
      expect((await performanceOf(battery, firm)).negativeEvents).toBeUndefined();
  });

  it('2023/1542 Annex XIII 4(d) · what a passport said of negative events stays when more are recorded', async () => {
    const battery = await region.issued();
    const patch = { performance: { negativeEvents: [{ occurredOn: '2026-01-01', kind: 'fall' }] } };
    await region.does('manufacturer', 'revisePassport', { battery, patch, reason: 'Nachgetragen.' });
    await region.does('manufacturer', 'recordMeasurements', { battery, events: [harm] });
    expect((await performanceOf(battery)).negativeEvents?.map(({ kind }) => kind)).toEqual(['fall', 'accident']);
  });

  it('2023/1542 Annex XIII 4(d) · a state of health that rises is recorded like any other', async () => {
    const battery = await region.issued();
    await sent(battery, { stateOfHealthPercent: 88 });
    const measurements = [{ measuredAt: '2026-11-03T00:00:00.000Z', stateOfHealthPercent: 89.4 }];
    await region.does('manufacturer', 'recordMeasurements', { battery, measurements });
    expect((await performanceOf(battery)).stateOfCertifiedEnergy?.value).toBe(89.4);
  });
});

describe('2023/1542 Art. 77(4) · who keeps what a battery measured up to date', () => {
  it('2023/1542 Art. 77(4) · who is authorised in writing may, and no longer once that is revoked', async () => {
    const battery = await region.removed('dismantler');
    const series = { battery, measurements: [{ measuredAt, fullCycles: 12 }] };
    expect((await region.fails('workshop', 'recordMeasurements', series)).code).toBe('NOT_IN_YOUR_HANDS');
    const mandate = { to: region.id.workshop, scope: ['revise' as const], from: '2026-01-01', agreement: 'V-2026-7' };
    await region.does('manufacturer', 'grantMandate', mandate);
    await region.does('workshop', 'recordMeasurements', series);
    const firm = await region.service.ledger.views.subject<Organisation>('organisation', region.id.manufacturer);
    const mandates = firm?.state.mandates ?? [];
    await region.does('manufacturer', 'revokeMandate', { mandate: mandates[0]?.id as string });
    expect((await region.fails('workshop', 'recordMeasurements', series)).code).toBe('NOT_IN_YOUR_HANDS');
  });

  it('ADR SP 376 · a battery that had an accident is a damaged one until it was inspected', async () => {
    const battery = await region.removed('dismantler');
    const accident = { kind: 'accident' as const, occurredAt: '2026-11-18T08:00:00.000Z' };
    await region.does('dismantler', 'recordMeasurements', { battery, events: [accident] });
    expect((await region.battery(battery)).assessment.condition).toBe('damaged');
    const intact = { condition: 'intact' as const };
    expect((await region.fails('dismantler', 'recordCondition', { battery, condition: intact })).code).toBe(
      'INSPECTION_REQUIRED',
    );
    await region.does('dismantler', 'recordInspection', {
      battery,
      findings: 'Gehäuse unversehrt.',
      condition: intact,
    });
    expect((await region.battery(battery)).assessment.condition).toBe('intact');
  });
});

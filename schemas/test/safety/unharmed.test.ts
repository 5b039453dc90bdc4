import { describe, expect, it } from 'vitest';
import { conditionAsJudged, type Judgement, mayBeCalledUnharmed, signsOfVehicle } from '#schemas/safety/unharmed.ts';

function aJudgement(more: Partial<Judgement> = {}): Judgement {
  return {
    condition: 'intact',
    flags: [],
    isolation: 'ok',
    highVoltage: true,
    vehicleDamages: [],
    considered: [],
    ...more,
  };
}

const missing = (more: Partial<Judgement>) => mayBeCalledUnharmed(aJudgement(more)).map(({ code }) => code);

describe('ADR SP 376 · A battery is called unharmed', () => {
  it('when isolation was measured and there is no sign of damage', () => {
    expect(missing({})).toEqual([]);
    expect(conditionAsJudged(aJudgement())).toBe('intact');
  });

  // A2, A13
  it.each([
    ['not while isolation was not measured', { isolation: 'unknown' }, ['ISOLATION_NOT_MEASURED']],
    ['not with an isolation fault', { isolation: 'fault' }, ['ISOLATION_FAULT']],
    ['not with a sign of damage', { flags: ['swelling'] }, ['SIGNS_OF_DAMAGE']],
    ['at low voltage without a measurement', { isolation: 'unknown', highVoltage: false }, []],
    ['never with a fault at low voltage', { isolation: 'fault', highVoltage: false }, ['ISOLATION_FAULT']],
    ['not out of a burnt vehicle unasked', { vehicleDamages: ['fire'] }, ['VEHICLE_DAMAGE_NOT_CONSIDERED']],
    ['not out of a crashed vehicle unasked', { vehicleDamages: ['crash'] }, ['VEHICLE_DAMAGE_NOT_CONSIDERED']],
    ['not out of a flooded vehicle unasked', { vehicleDamages: ['flood'] }, ['VEHICLE_DAMAGE_NOT_CONSIDERED']],
    ['out of a vehicle that lacks parts', { vehicleDamages: ['partsMissing'] }, []],
    ['once the flood was answered', { vehicleDamages: ['flood'], considered: ['flood'] }, []],
    [
      'not while only one of two was answered',
      { vehicleDamages: ['crash', 'fire'], considered: ['crash'] },
      ['VEHICLE_DAMAGE_NOT_CONSIDERED'],
    ],
  ] satisfies [string, Partial<Judgement>, string[]][])('%s', (_, more, codes) => {
    expect(missing(more)).toEqual(codes);
  });

  it('names everything that is missing at once, with its source and the damage meant', () => {
    const all = mayBeCalledUnharmed(
      aJudgement({ flags: ['leakage'], isolation: 'unknown', vehicleDamages: ['crash', 'flood'] }),
    );
    expect(all).toEqual([
      { code: 'SIGNS_OF_DAMAGE', source: 'ADR SP 376' },
      { code: 'ISOLATION_NOT_MEASURED', source: 'ADR SP 376; DGUV 209-093' },
      { code: 'VEHICLE_DAMAGE_NOT_CONSIDERED', damage: 'crash', source: 'ADR SP 376' },
      { code: 'VEHICLE_DAMAGE_NOT_CONSIDERED', damage: 'flood', source: 'ADR SP 376' },
    ]);
    expect(mayBeCalledUnharmed(aJudgement({ isolation: 'fault' }))).toEqual([
      { code: 'ISOLATION_FAULT', source: 'UN Regulation No. 100' },
    ]);
  });

  it('or counts as not assessed, while a graver word stays as it is', () => {
    expect(conditionAsJudged(aJudgement({ isolation: 'unknown' }))).toBe('notAssessed');
    expect(conditionAsJudged(aJudgement({ condition: 'critical', isolation: 'unknown' }))).toBe('critical');
    expect(conditionAsJudged(aJudgement({ condition: 'damaged' }))).toBe('damaged');
    expect(conditionAsJudged(aJudgement({ condition: 'unknown' }))).toBe('notAssessed');
  });

  it('after the form has ticked what the vehicle went through', () => {
    expect(signsOfVehicle(['crash', 'fire', 'flood', 'partsMissing'])).toEqual(['crash', 'fire', 'flood']);
  });
});

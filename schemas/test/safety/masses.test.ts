import { describe, expect, it } from 'vitest';
import { type KnownMass, massQuestion, massToUse } from '#schemas/safety/masses.ts';

const passport = (massKg: number): KnownMass => ({ massKg, source: 'passport' });

describe('A mass', () => {
  // A10
  it.each([
    ['as known', 230, 230, undefined],
    ['half of it', 115, 230, undefined],
    ['twice of it', 460, 230, undefined],
    ['a little under half', 114, 230, { givenKg: 114 }],
    ['a little over twice', 461, 230, { givenKg: 461 }],
    ['2 300 for 230', 2300, 230, { likelyKg: 230 }],
    ['2 300 for a pack of 111 kg', 2300, 111, {}],
    ['tonnes for kilograms', 0.412, 412, { likelyKg: 412 }],
    ['grams for kilograms', 412000, 412, { likelyKg: 412 }],
    ['a digit missing', 41, 412, { likelyKg: 410 }],
    ['two digits too many', 41200, 412, { likelyKg: 412 }],
    ['two digits missing', 4, 412, { likelyKg: 400 }],
    ['2 kg for 272', 2, 272, { likelyKg: 200 }],
  ])('%s', (_, given, known, question) => {
    const asked = massQuestion(given, passport(known));
    if (question === undefined) expect(asked).toBeUndefined();
    else
      expect(asked).toMatchObject({
        code: 'MASS_UNLIKELY',
        givenKg: given,
        knownKg: known,
        knownFrom: 'passport',
        ...question,
      });
  });

  it('is asked back without a guess where nothing explains it', () => {
    expect(massQuestion(1000, passport(300))).toEqual({
      code: 'MASS_UNLIKELY',
      givenKg: 1000,
      knownKg: 300,
      knownFrom: 'passport',
    });
  });

  it('is not asked back where nothing is known', () => {
    expect(massQuestion(2300, undefined)).toBeUndefined();
    expect(massQuestion(2300, passport(0))).toBeUndefined();
    expect(massQuestion(2300, passport(0.5))?.knownKg).toBe(0.5);
  });

  // A11, B10
  it('that was weighed goes before the one that was copied, the last weighing before the first', () => {
    const weighed = (massKg: number): KnownMass => ({ massKg, source: 'weighed' });
    expect(massToUse([passport(518), weighed(482.5), undefined])).toEqual(weighed(482.5));
    expect(massToUse([weighed(482.5), weighed(481), passport(518)])).toEqual(weighed(481));
    expect(massToUse([{ massKg: 500, source: 'estimated' }, passport(518)])).toEqual(passport(518));
    expect(massToUse([{ massKg: 500, source: 'estimated' }])).toEqual({ massKg: 500, source: 'estimated' });
    expect(massToUse([undefined])).toBeUndefined();
  });
});

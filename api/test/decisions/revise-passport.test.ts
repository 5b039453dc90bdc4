import { describe, expect, it } from 'vitest';
import { decideRevisePassport, mergePatch } from '#api/passports/decide/revise.ts';
import type { PassportPart } from '#schemas/generated/types.ts';
import { mergePassport } from '#schemas/passport.ts';
import { validatePassport } from '#schemas/validate.ts';
import { as, type FirmName } from './firms.ts';
import { aBattery, declaredWaste, entriesOf, refusalOf } from './given.ts';

const model: PassportPart = {
  general: { massKg: 400 },
  materials: { chemistry: 'Li-NMC', chemistryName: 'Nickel-Mangan-Kobalt' },
};

function revise(patch: Record<string, unknown>, by: FirmName = 'manufacturer', battery = aBattery()) {
  return decideRevisePassport(battery, model, { patch, reason: 'Gewogen.' }, as(by), validatePassport);
}

describe('A revision', () => {
  it('keeps what is of this unit and leaves the model alone', () => {
    const [entry] = entriesOf(revise({ general: { massKg: 410 } }));
    const { passport } = entry.data as { passport: PassportPart };
    expect(mergePassport(model, passport).general.massKg).toBe(410);
    expect(mergePassport(model, passport).materials).toEqual({
      chemistry: 'Li-NMC',
      chemistryName: 'Nickel-Mangan-Kobalt',
    });
  });

  it('can say that this unit has not what its model has', () => {
    const [entry] = entriesOf(revise({ materials: { chemistryName: null } }));
    const { passport } = entry.data as { passport: PassportPart };
    expect(mergePassport(model, passport).materials).toEqual({ chemistry: 'Li-NMC' });
  });

  it('has to leave a valid passport, and says where it does not', () => {
    expect(refusalOf(revise({ general: { massKg: -1 } }))).toMatchObject({
      code: 'INVALID_INPUT',
      path: '/patch/general/massKg',
    });
    expect(refusalOf(revise({ general: { manufacturer: null } }))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(refusalOf(revise(JSON.parse('{"general":{"__proto__":{"massKg":1}}}')))).toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('never changes the identifier', () => {
    const uniqueIdentifier = 'https://id.example/01/09521234010012/21/OTHER';
    expect(refusalOf(revise({ general: { uniqueIdentifier } }))).toMatchObject({
      code: 'FIXED_FOR_GOOD',
      path: '/patch/general/uniqueIdentifier',
      source: '2023/1542 Art. 77(3)',
    });
  });

  it('does not write the status', () => {
    expect(refusalOf(revise({ general: { status: 'waste' } })).code).toBe('STATUS_FOLLOWS_STEPS');
  });

  it('is only for who answers for the passport', () => {
    expect(refusalOf(revise({ general: { massKg: 410 } }, 'dismantler'))).toMatchObject({
      code: 'NOT_RESPONSIBLE',
      source: '2023/1542 Art. 77(4)',
    });
  });

  it('passes with responsibility to who took the battery over as waste', () => {
    const waste = aBattery(declaredWaste());
    expect(refusalOf(revise({ general: { massKg: 410 } }, 'manufacturer', waste)).code).toBe('NOT_RESPONSIBLE');
    expect(entriesOf(revise({ general: { massKg: 410 } }, 'recycler', waste))).toHaveLength(1);
  });

  it('that changes nothing is not recorded', () => {
    expect(refusalOf(revise({ general: { massKg: 412 } })).code).toBe('NOTHING_CHANGED');
  });
});

describe('A merge patch', () => {
  // RFC 7396 Appendix A.
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('of %j with %j is %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });
});

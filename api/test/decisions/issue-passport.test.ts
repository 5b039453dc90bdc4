import { describe, expect, it } from 'vitest';
import { keptModel } from '#api/models/state/model.ts';
import { decideIssuePassport } from '#api/passports/decide/issue.ts';
import { keptBattery } from '#api/passports/state/battery.ts';
import { mergePassport } from '#schemas/passport.ts';
import { as, ids, vin } from './firms.ts';
import { aPassport, dataOf, entriesOf, madeOf, refusalOf } from './given.ts';

const nothingKnown = { idTaken: false, codeTaken: false };

describe('A passport', () => {
  it('is issued with a record of its model, which the next unit of it shares', () => {
    const first = entriesOf(
      decideIssuePassport(nothingKnown, { passport: aPassport() }, as('manufacturer'), ids.battery),
    );
    expect(first.map(({ type }) => type)).toEqual(['BatteryModelRegistered', 'PassportIssued']);

    const [registered] = first;
    const model = madeOf(keptModel, registered.id, [
      { type: 'BatteryModelRegistered', data: dataOf(first, 'BatteryModelRegistered') },
    ]);
    const passport = aPassport({
      uniqueIdentifier: 'https://id.example/01/09521234010012/21/LE-0002',
      serialNumber: 'LE-0002',
      massKg: 409,
    });
    const second = entriesOf(
      decideIssuePassport({ ...nothingKnown, model }, { passport }, as('manufacturer'), ids.otherBattery),
    );
    expect(second.map(({ type }) => type)).toEqual(['PassportIssued']);
    const issued = second[0]?.data as { passport: object; model: { id: string } };
    // Only what is of this unit, and what differs from its model.
    expect(issued.passport).toEqual({
      general: { uniqueIdentifier: passport.general.uniqueIdentifier, serialNumber: 'LE-0002', massKg: 409 },
    });
    expect(issued.model.id).toBe(model.id);
    expect(mergePassport(model.passport, issued.passport)).toEqual(passport);
  });

  it('makes its battery findable by every code that names the unit, and by its serial number', () => {
    const entries = entriesOf(
      decideIssuePassport(nothingKnown, { passport: aPassport() }, as('manufacturer'), ids.battery),
    );
    const data = dataOf(entries, 'PassportIssued');
    const battery = madeOf(keptBattery, ids.battery, [{ type: 'PassportIssued', data }]);
    expect(keptBattery.keys(battery)).toEqual([
      `id:${ids.battery}`,
      'gs1:01/09521234010012/21/LE-0001',
      `serial:LE-0001#${ids.battery}`,
    ]);
  });

  it('is not issued twice for the same battery', () => {
    const decision = decideIssuePassport(
      { idTaken: false, codeTaken: true },
      { passport: aPassport() },
      as('manufacturer'),
      ids.battery,
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'PASSPORT_EXISTS', source: '2023/1542 Art. 77(3)' });
  });

  it.each([
    ['a model', 'https://id.example/01/09521234010012'],
    ['a batch', 'https://id.example/01/09521234010012/10/B7'],
  ])('is not issued for %s', (_, uniqueIdentifier) => {
    const decision = decideIssuePassport(
      nothingKnown,
      { passport: aPassport({ uniqueIdentifier }) },
      as('manufacturer'),
      ids.battery,
    );
    expect(refusalOf(decision)).toMatchObject({ code: 'NOT_ONE_UNIT', path: '/passport/general/uniqueIdentifier' });
  });

  it.each([
    ['GTIN_CHECK_DIGIT', 'https://id.example/01/09521234010013/21/LE-0001'],
    ['GTIN_CHECK_DIGIT', 'https://id.example/01/09521234010013'],
  ])('is refused with %s for %s, which nobody could scan', (code, uniqueIdentifier) => {
    const passport = aPassport({ uniqueIdentifier });
    const decision = decideIssuePassport(nothingKnown, { passport }, as('manufacturer'), ids.battery);
    expect(refusalOf(decision)).toMatchObject({ code, path: '/passport/general/uniqueIdentifier' });
  });

  it('begins as original', () => {
    const passport = aPassport({ status: 'waste' });
    const decision = decideIssuePassport(nothingKnown, { passport }, as('manufacturer'), ids.battery);
    expect(refusalOf(decision)).toMatchObject({ code: 'STATUS_NOT_ORIGINAL', path: '/passport/general/status' });
  });

  it('is not issued by a firm that places nothing on the market', () => {
    const decision = decideIssuePassport(nothingKnown, { passport: aPassport() }, as('workshop'), ids.battery);
    expect(refusalOf(decision).code).toBe('NOT_PLACING_ON_MARKET');
  });

  it('remembers the vehicle, with its VIN checked', () => {
    const issue = (installedInVin: string) =>
      decideIssuePassport(nothingKnown, { passport: aPassport(), installedInVin }, as('manufacturer'), ids.battery);
    expect(entriesOf(issue('wvwzzze1zmp000001')).at(-1)?.data).toMatchObject({ installedIn: { vin } });
    expect(refusalOf(issue('WVWZZZE1ZMPO00001'))).toMatchObject({ code: 'VIN_CHARACTERS', path: '/installedInVin' });
  });

  it('of a battery for light means of transport is refused above 25 kg', () => {
    const passport = aPassport({ category: 'lmt', massKg: 26 });
    const decision = decideIssuePassport(nothingKnown, { passport }, as('manufacturer'), ids.battery);
    expect(refusalOf(decision)).toMatchObject({ code: 'CATEGORY_MASS', source: '2023/1542 Art. 3(1)(11)' });
  });

  it('is not issued under an id that is mistyped or taken', () => {
    const mistyped = decideIssuePassport(nothingKnown, { passport: aPassport() }, as('manufacturer'), 'DQY28E8D6HW66T');
    expect(refusalOf(mistyped)).toMatchObject({ code: 'ID_INVALID', path: '/id' });
    const taken = decideIssuePassport(
      { idTaken: true, codeTaken: false },
      { passport: aPassport() },
      as('manufacturer'),
      ids.battery,
    );
    expect(refusalOf(taken)).toMatchObject({ code: 'ID_TAKEN', path: '/id' });
  });
});

import { describe, expect, it } from 'vitest';
import { properties } from '#schemas/passport.ts';
import { type Cell, cellValue, type DecimalSign } from '#schemas/table/cells.ts';
import { type Column, columnNamed, templateColumns } from '#schemas/table/columns.ts';
import { explained } from '#schemas/table/explained.ts';
import { type Header, letterOf, readHeader, readRow } from '#schemas/table/row.ts';
import { validatePassport } from '#schemas/validate.ts';

describe('Columns of a table', () => {
  it('reach every property, and each is found again by its name', () => {
    const columns = templateColumns();
    const reached = new Set(columns.map(({ property }) => property?.path));
    for (const { path } of properties) if (path !== 'general.status') expect(reached, path).toContain(path);
    for (const column of columns) expect(columnNamed(column.name.toUpperCase())).toEqual(column);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  });

  it('leave out for a category what is never asked for there', () => {
    const names = templateColumns('lmt').map(({ property }) => property?.path);
    expect(names).not.toContain('performance.stateOfCertifiedEnergy');
    expect(templateColumns('ev').map(({ property }) => property?.path)).toContain('performance.stateOfCertifiedEnergy');
  });

  it.each([
    'general',
    'general.massKg.value',
    'general.__proto__',
    '__proto__.massKg',
    'constructor.name',
    'materials.cathode.name',
    'materials.cathode.0.name',
    'materials.cathode.201.name',
    'materials.cathode.1.__proto__',
    'materials.substanceImpact.xx',
    'general.manufacturer',
  ])('do not exist as %s', (name) => expect(columnNamed(name)).toBeUndefined());

  it('are explained in both languages: what it is, what to enter, for whom it is mandatory, by which article', () => {
    const mass = explained(columnNamed('general.massKg') as Column, 'de');
    expect(mass).toMatchObject({
      title: 'Kennungen und Produktdaten › Masse',
      enter: 'eine Zahl; in kg; größer als 0, 100.000 oder weniger',
      duty: 'Pflicht: EV, LMT, Industrie, stationärer Speicher',
      source: '2023/1542 Annex VI Part A (5)',
    });
    expect(explained(columnNamed('general.category') as Column, 'en')).toMatchObject({
      enter: 'one of ev, lmt, industrial, stationary',
      duty: 'always needed',
      allowed: ['ev', 'lmt', 'industrial', 'stationary'],
    });
    for (const column of templateColumns())
      for (const language of ['de', 'en'] as const) expect(explained(column, language).enter, column.name).not.toBe('');
  });
});

describe('A cell', () => {
  const read = (name: string, cell: Cell, decimal: DecimalSign = ',') =>
    cellValue(cell, columnNamed(name) as Column, decimal);

  it.each<[string, Cell, DecimalSign, unknown]>([
    ['general.massKg', '412,5', ',', 412.5],
    ['general.massKg', '1.412,5', ',', 1412.5],
    ['general.massKg', '1,412.5', '.', 1412.5],
    ['general.massKg', '1.234.567', ',', 1234567],
    ['general.massKg', '12.345', '.', 12.345],
    ['general.massKg', '0,125', '.', 0.125],
    ['general.massKg', '412,5 kg', ',', 412.5],
    ['general.massKg', '1 412', ',', 1412],
    ['general.massKg', 412.5, 'unknown', 412.5],
    ['general.massKg', 'viel', ',', 'viel'],
    ['general.massKg', '1,2,3', ',', '1,2,3'],
    ['performance.expectedLifetimeCycles', '1500', ',', 1500],
    ['symbols.separateCollection.shown', 'Ja', ',', true],
    ['symbols.separateCollection.shown', 'falsch', ',', false],
    ['symbols.separateCollection.shown', 'vielleicht', ',', 'vielleicht'],
    ['general.placedOnMarketOn', '7.3.2027', ',', '2027-03-07'],
    ['general.placedOnMarketOn', { day: '2027-03-07T00:00:00.000Z' }, 'unknown', '2027-03-07'],
    ['general.manufacturedOn', '03/2026', ',', '2026-03'],
    ['general.manufacturedOn', '01.03.2026', ',', '2026-03'],
    ['general.manufacturedOn', { day: '2026-03-01T00:00:00.000Z' }, 'unknown', '2026-03'],
    ['general.category', 'EV', ',', 'ev'],
    ['general.gtin', 9521234010012, 'unknown', '09521234010012'],
    ['general.serialNumber', 4711, 'unknown', '4711'],
    ['symbols.heavyMetals', '-', ',', []],
    ['symbols.fireClasses', 'A | b', ',', ['A', 'B']],
    ['materials.hazardousSubstances', '-', ',', []],
  ])('of %s with %j (decimal sign %s) means %j', (name, cell, decimal, value) => {
    expect(read(name, cell, decimal)).toEqual({ value });
  });

  it.each<[string, Cell, DecimalSign, string]>([
    ['general.massKg', '1.234', ',', 'ambiguousNumber'],
    ['general.massKg', '1,234', '.', 'ambiguousNumber'],
    ['general.massKg', '12.345', 'unknown', 'ambiguousNumber'],
    ['general.massKg', '412,00000000000000001', ',', 'tooManyDigits'],
    ['general.serialNumber', '9,52123E+12', ',', 'shortened'],
    ['general.serialNumber', 1234567890123456, 'unknown', 'lostDigits'],
    ['performance.cycles.measuredAt', { day: '2026-10-30T06:00:00.000Z' }, 'unknown', 'noOffset'],
    ['general.modelName', '#REF!', 'unknown', 'errorCell'],
  ])('of %s with %j (decimal sign %s) is not guessed: %s', (name, cell, decimal, problem) => {
    expect(read(name, cell, decimal)).toEqual({ problem });
  });
});

describe('A row', () => {
  const header = (...names: string[]) => readHeader(names, 'en') as Header;
  const least = [
    'general.uniqueIdentifier',
    'general.manufacturer.name',
    'general.category',
    'general.modelIdentifier',
  ];
  const values: Cell[] = ['urn:example:1', 'Werk', 'ev', 'M-1'];

  it('becomes a passport that is in order, with lists and texts in languages', () => {
    const names = header(
      ...least,
      'materials.cathode.3.name',
      'materials.cathode.1.name',
      'circularity.removalSteps.2.de',
    );
    const { record } = readRow([...values, 'Nickel', 'Lithium', 'Abklemmen'], names, ',', 'en');
    expect(validatePassport(record)).toBeUndefined();
    expect(record).toEqual({
      general: {
        uniqueIdentifier: 'urn:example:1',
        manufacturer: { name: 'Werk' },
        category: 'ev',
        modelIdentifier: 'M-1',
      },
      materials: { cathode: [{ name: 'Lithium' }, { name: 'Nickel' }] },
      circularity: { removalSteps: [{ de: 'Abklemmen' }] },
    });
  });

  it('knows which column a part of the record came from', () => {
    const names = header(...least, 'materials.cathode.3.name', 'installedInVin');
    const { record, columnOf } = readRow([...values, 'Nickel', 'WVWZZZE1ZMP000001'], names, ',', 'en');
    expect(record).toMatchObject({ passport: { general: {} }, installedInVin: 'WVWZZZE1ZMP000001' });
    expect(columnOf('/passport/materials/cathode/0/name')).toBe(4);
    expect(columnOf('/installedInVin')).toBe(5);
    expect(columnOf('/passport/general/massKg')).toBeUndefined();
  });

  it('is refused with the cell when it cannot be understood', () => {
    const names = header(...least, 'general.massKg');
    expect(readRow([...values, '1.234'], names, ',', 'de').refusal).toMatchObject({
      code: 'CELL_UNCLEAR',
      path: '/general/massKg',
      message: expect.stringContaining('Tausenderzeichen'),
    });
    expect(readRow([...values, '1', 'x'], names, ',', 'en').refusal).toMatchObject({ code: 'CELL_WITHOUT_COLUMN' });
  });

  it('is not begun under names that are unknown or stand twice', () => {
    expect(readHeader([...least, 'general.colour'], 'en')).toMatchObject({ code: 'COLUMN_UNKNOWN' });
    expect(readHeader([...least, 'GENERAL.Category'], 'de')).toMatchObject({ code: 'COLUMN_TWICE' });
    expect([0, 25, 26, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

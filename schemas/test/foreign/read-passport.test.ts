import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { completeness } from '#schemas/completeness/completeness.ts';
import { categoryOf } from '#schemas/foreign/lines/battery-terms.ts';
import { placeAt, rootOf } from '#schemas/foreign/lines/foreign-document.ts';
import { type ForeignPassport, readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { validateCommand, validatePassport } from '#schemas/validate.ts';
import { aPassport } from '../builders.ts';

const folder = fileURLToPath(
  new URL('../../../../shared/corpus/09-openepcis-dpp-ready/extensions/eu/battery/examples/', import.meta.url),
);
const samples = existsSync(folder) ? globSync('**/*.{json,jsonld}', { cwd: folder }).sort() : [];

describe.skipIf(samples.length === 0)('Published passports (skipped where ../shared/corpus is absent)', () => {
  it.each(samples)('%s is taken in whole, or refused with a pointer into it', (name) => {
    const document = sample(name);
    const read = readForeignPassport(document);
    if ('code' in read) {
      expect(read.code).toMatch(/^GRANULARITY_(MODEL|BATCH)$/);
      expect(JSON.stringify(at(document, read.path ?? ''))).toMatch(/model|batch/i);
      return;
    }
    expect(validatePassport(read.passport)).toBeUndefined();
    const { format, kept, passport } = read;
    expect(
      validateCommand('issuePassport', { commandId: 'c-00000001', passport, foreign: { format, kept } }),
    ).toBeUndefined();
    expect(Object.values(passport).length).toBe(7);
  });

  it('of models and batches are refused, of units are read', () => {
    const verdicts = samples.map((name) => ('code' in readForeignPassport(sample(name)) ? 'refused' : 'read'));
    expect(verdicts.filter((verdict) => verdict === 'read').length).toBeGreaterThanOrEqual(6);
    expect(verdicts.filter((verdict) => verdict === 'refused').length).toBeGreaterThanOrEqual(6);
  });

  it.each(samples)('%s: nothing is lost on the way', (name) => {
    const document = sample(name);
    const read = readForeignPassport(document);
    if ('code' in read) return;
    const passport = JSON.stringify(read.passport);
    for (const [pointer, value] of leaves(document)) {
      const keptOrRead =
        Object.keys(read.kept).some((kept) => pointer === kept || pointer.startsWith(`${kept}/`)) ||
        isIn(passport, value);
      expect(keptOrRead, `${pointer} = ${JSON.stringify(value)}`).toBe(true);
    }
  });

  it('the vehicle battery of openEPCIS comes with its figures in our units', () => {
    const { passport, category, format, kept } = readSample('batterypass-ev-item.jsonld');
    expect({ category, format }).toEqual({ category: 'ev', format: 'openepcis-dpp-ready' });
    expect(passport.general).toMatchObject({
      uniqueIdentifier: 'https://id.gs1.org/01/09521234010012/21/EV-2025-000142',
      gtin: '09521234010012',
      serialNumber: 'EV-2025-000142',
      massKg: 125.5,
      manufacturedOn: '2024-03',
      manufacturer: {
        name: 'EcoCell GmbH',
        address: { street: 'Batteriestraße 42', city: 'Stuttgart', country: 'DE' },
      },
      warranty: { months: 96 },
      status: 'original',
    });
    expect(passport.performance).toMatchObject({
      nominalVoltageV: 51.2,
      maximumPowerW: 7500,
      originalPowerByCharge: [
        { stateOfChargePercent: 80, powerW: 7200 },
        { stateOfChargePercent: 20, powerW: 6800 },
      ],
      idleTemperatureRange: { minimumC: -30, maximumC: 60 },
      stateOfCertifiedEnergy: { value: 96.8, unit: '%' },
    });
    expect(passport.symbols).toMatchObject({
      heavyMetals: [],
      extinguishingAgents: ['Class D fire extinguisher or dry sand'],
    });
    expect(passport.materials?.criticalRawMaterials?.map(({ name }) => name)).toEqual([
      'Lithium',
      'Graphite',
      'Phosphorus',
    ]);
    expect(Object.keys(kept)).toContain('/gs1:grossWeight');
    expect(kept['/gs1:productionDate'], 'the day, as we keep the month only').toBe('2024-03-15');
  });

  it('a GTIN that differs from the one in the identifier is kept aside, not believed', () => {
    const document = sample('batterypass-ev-item.jsonld') as Record<string, unknown>;
    document['gs1:gtin'] = '04006381333931';
    const { passport } = expectRead(readForeignPassport(document));
    expect(passport.general.gtin).toBe('09521234010012');
  });

  it('the same battery in JSON-LD and operational form says the same', () => {
    const { passport: linked } = readSample('battery-product.jsonld');
    const { passport: operational } = readSample('battery-product.operational.jsonld');
    expect(operational.performance).toEqual(linked.performance);
    expect(operational.circularity?.recycledContent).toEqual(linked.circularity?.recycledContent);
    expect(operational.general.manufacturer.name).toBe(linked.general.manufacturer.name);
    expect(operational.materials?.hazardousSubstances).toEqual(linked.materials?.hazardousSubstances);
  });

  it('the vehicle battery of BatteryPass-Ready is nearly complete', () => {
    const { passport, category } = readSample('batterypass-ready/ev.gefeg.json');
    const { missing } = completeness(passport, { category, asOf: '2027-02-18' });
    expect(missing.length).toBeLessThan(12);
    expect(passport.general.manufacturer.address).toEqual({ city: 'Stuttgart', country: 'DE' });
    expect(passport.performance?.cRate).toBe(0.33);
  });
});

describe('A foreign passport', () => {
  const minimal = {
    id: 'https://id.gs1.org/01/09521234010012/21/A1',
    'eubat:batteryModelIdentifier': 'M1',
    'schema:category': { '@id': 'eubat:EVBattery' },
    'gs1:manufacturer': { 'gs1:organizationName': 'Hersteller' },
  };

  it('is read without a value that cannot be, which is named and kept where it stands', () => {
    const wrong = { ...minimal, 'gs1:netWeight': { 'gs1:value': '-4', 'gs1:unitCode': 'KGM' } };
    const { passport, kept, setAside } = expectRead(readForeignPassport(wrong));
    expect(passport.general.massKg).toBeUndefined();
    expect(setAside).toEqual([{ message: 'massKg must be greater than 0.', path: '/gs1:netWeight/gs1:value' }]);
    expect(kept).toEqual({ '/gs1:netWeight': wrong['gs1:netWeight'] });
  });

  it('is refused at the place in its own document when it does not say which battery it is', () => {
    const wrong = { ...minimal, 'gs1:manufacturer': { 'gs1:organizationName': 'x'.repeat(300) } };
    expect(readForeignPassport(wrong)).toMatchObject({ code: 'INVALID_INPUT', path: '/gs1:manufacturer' });
  });

  it('is read without both of two values that contradict each other', () => {
    const { passport, setAside } = expectRead(
      readForeignPassport({
        ...minimal,
        technicalSpecifications: { minimumVoltage: 500, nominalVoltage: 400, maximumVoltage: 450 },
      }),
    );
    expect(passport.performance).toEqual({ maximumVoltageV: 450 });
    expect(setAside?.map(({ path }) => path)).toEqual([
      '/technicalSpecifications/minimumVoltage',
      '/technicalSpecifications/nominalVoltage',
    ]);
  });

  it.each(['SLIBattery', 'eubat:PortableBattery', 'starter battery'])(
    'of the category %s is refused by law',
    (category) => {
      expect(readForeignPassport({ ...minimal, 'schema:category': category })).toMatchObject({
        code: 'CATEGORY_WITHOUT_PASSPORT',
        path: '/schema:category',
        source: '2023/1542 Art. 77(1)',
      });
    },
  );

  it.each([
    ['ModelLevel', 'GRANULARITY_MODEL'],
    ['BATCH', 'GRANULARITY_BATCH'],
    ['eubat:BatchLevel', 'GRANULARITY_BATCH'],
    ['ItemLevel', undefined],
  ])('of the granularity %s is %s', (granularity, code) => {
    const read = readForeignPassport({ ...minimal, granularity });
    expect('code' in read ? read.code : undefined).toBe(code);
  });

  it('keeps what stands beside value and unit of a quantity', () => {
    const weight = { 'gs1:value': '4', 'gs1:unitCode': 'KGM', 'x:method': 'weighed', type: 'gs1:QuantitativeValue' };
    const { passport, kept } = expectRead(readForeignPassport({ ...minimal, 'gs1:netWeight': weight }));
    expect(passport.general.massKg).toBe(4);
    expect(kept).toEqual({ '/gs1:netWeight/x:method': 'weighed' });
  });

  it.each([
    ['27.04.2022', '2022-04'],
    ['04.2022', '2022-04'],
    ['04/2022', '2022-04'],
    ['2022/04/27', '2022-04'],
    ['2022-04-27T10:00:00+02:00', '2022-04'],
    ['04/05/2022', undefined],
    ['soon', undefined],
  ])('made on %s is of the month %s', (written, month) => {
    const { passport, kept } = expectRead(readForeignPassport({ ...minimal, productionDate: written }));
    expect(passport.general.manufacturedOn).toBe(month);
    if (month === undefined) expect(kept).toEqual({ '/productionDate': written });
  });

  it.each([
    ['4,5', 4.5],
    ['4.5 kg', 4.5],
    ['4500 g', 4.5],
    ['0,0045 t', 4.5],
    [{ value: 4500, unit: 'unit:gram' }, 4.5],
    ['4,500', undefined],
    ['4 stone', undefined],
  ])('that weighs %j weighs %s kg', (written, massKg) => {
    const { passport } = expectRead(readForeignPassport({ ...minimal, 'gs1:netWeight': written }));
    expect(passport.general.massKg).toBe(massKg);
  });

  it('keeps a value it cannot read instead of guessing', () => {
    const odd = { 'gs1:value': '4', 'gs1:unitCode': 'STN' };
    const { passport, kept } = expectRead(readForeignPassport({ ...minimal, 'gs1:netWeight': odd }));
    expect(passport.general.massKg).toBeUndefined();
    expect(kept).toEqual({ '/gs1:netWeight': odd });
  });

  it('never yields an address a browser would run', () => {
    const { passport, kept } = expectRead(
      readForeignPassport({ ...minimal, 'eubat:resultOfTestReport': 'javascript:alert(1)' }),
    );
    expect(passport.symbols).toBeUndefined();
    expect(kept).toHaveProperty('/eubat:resultOfTestReport');
  });

  it('says what is missing where it should stand in their document, not in ours', () => {
    const { 'schema:category': _, ...without } = minimal;
    expect(readForeignPassport(without)).toMatchObject({ code: 'INVALID_INPUT', path: '/category' });
  });

  it.each([null, 1, 'x', [], {}, { a: 1 }, [minimal]])('%j is no passport', (document) => {
    expect(readForeignPassport(document)).toMatchObject({ code: 'FORMAT_UNKNOWN', path: '' });
  });

  it('may be our own', () => {
    const passport = aPassport();
    expect(readForeignPassport(passport)).toMatchObject({ format: 'kreispass', passport, kept: {}, category: 'ev' });
    expect(readForeignPassport({ ...passport, general: { ...passport.general, massKg: 0 } })).toMatchObject({
      path: '/general/massKg',
    });
  });

  it('of BatteryPass-Ready keeps what a battery has gone through, each value in our unit', () => {
    const general = {
      UniqueBatteryIdentifierUniqueProductIdentifier: 'https://example.com/01/09521234010012/21/S-1',
      ManufacturerInformation: { name: 'Werk' },
      BatteryCategory: { batteryCategoryValue: 'LMT battery' },
      BatteryModelIdentifier: 'M-1',
    };
    const performance = {
      NumberOfOverchargeEvents: 2,
      RemainingUsableBatteryEnergy: { kilowattHourValue: 41, kilowattHour: 'kWh' },
      'CurrentSelf-dischargeRate': { percentMonthValue: 1.5, percentMonth: '%/month' },
      'EvolutionOfSelf-dischargeRates': { percentageValue: 12, percent: '%' },
      EnergyThroughput: { kilowattHourValue: 812.5, kilowattHour: 'kWh' },
      CapacityThroughput: { amperehourMiliamperehourValue: 2100, amperehourMiliamperehour: 'Ah' },
      TimeSpentInExtremeTemperaturesAboveBoundary: 30,
      TimeSpentInExtremeTemperaturesBelowBoundary: 40,
      TimeSpentChargingDuringExtremeTemperaturesAboveBoundary: 3,
      TimeSpentChargingDuringExtremeTemperaturesBelowBoundary: 4,
    };
    const document = {
      Battery_Passport: { IdentifiersAndProductData: general, PerformanceAndDurability: performance },
    };
    const read = expectRead(readForeignPassport(document));
    expect(read.format).toBe('batterypass-ready');
    expect(read.passport.performance).toEqual({
      overcharges: { value: 2, unit: 'events' },
      remainingUsableEnergy: { value: 41, unit: 'kWh' },
      currentSelfDischarge: { value: 1.5, unit: '%/month' },
      selfDischarge: { value: 12, unit: '%' },
      energyThroughput: { value: 812.5, unit: 'kWh' },
      capacityThroughput: { value: 2100, unit: 'Ah' },
      extremeHeat: { value: 30, unit: 'min' },
      extremeCold: { value: 40, unit: 'min' },
      chargingInHeat: { value: 3, unit: 'min' },
      chargingInCold: { value: 4, unit: 'min' },
    });
    expect(read.kept).toEqual({});
  });

  it.each([
    ['EV', 'ev'],
    ['BEV battery', 'ev'],
    ['Lithium-ion traction battery', 'ev'],
    ['Elektrofahrzeugbatterie', 'ev'],
    ['LV-Batterie', 'lmt'],
    ['battery for light means of transport', 'lmt'],
    ['Industriebatterie', 'industrial'],
    ['stationärer Speicher', 'stationary'],
    ['starter battery of an electric vehicle', undefined],
    ['EVBattery', 'ev'],
    ['electric vehicle battery', 'ev'],
    ['LMTBattery', 'lmt'],
    ['LMT battery', 'lmt'],
    ['IndustrialBattery', 'industrial'],
    ['industrial/non-stationary battery', 'industrial'],
    ['industrial/stationary battery', 'stationary'],
    ['StationaryBattery', 'stationary'],
    ['PortableBattery', undefined],
  ])('of category "%s" is %s', (term, category) => expect(categoryOf(term)).toBe(category));

  it('is found in whatever spelling of a name', () => {
    for (const name of ['eubat:hasRatedCapacity', 'hasRatedCapacity', 'ratedCapacity', 'https:ratedCapacity'])
      expect(placeAt(rootOf({ [name]: 5 }), 'ratedCapacity')?.value).toBe(5);
    expect(placeAt(rootOf({ hashRate: 5 }), 'hRate')).toBeUndefined();
  });
});

function sample(name: string): unknown {
  return JSON.parse(readFileSync(folder + name, 'utf8'));
}

function readSample(name: string): ForeignPassport {
  return expectRead(readForeignPassport(sample(name)));
}

function expectRead(read: ForeignPassport | Refusal): ForeignPassport {
  if ('code' in read) throw new Error(`${read.path} ${read.message}`);
  return read;
}

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown>)?.[step.replaceAll('~1', '/')], document);
}

/** Every value that says something about the battery; how the document is built says nothing. */
function leaves(value: unknown, pointer = ''): [string, unknown][] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[pointer, value]];
  return Object.entries(value).flatMap(([key, child]) => {
    if (/^(@context|@type|type|@language|language|_comment.*|unitCode|gs1:unitCode)$/.test(key)) return [];
    if (key === 'id' && String(child).includes('#')) return [];
    return leaves(child, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  });
}

/** Whether a leaf can be found again: itself, as a number, as a term's last word, or a number in another unit. */
function isIn(passport: string, value: unknown): boolean {
  const text = String(value);
  const term = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#'), text.lastIndexOf(':')) + 1);
  const plain = passport.toLowerCase().replace(/[^a-z0-9]/g, '');
  const candidates = [text, term, String(Number(text)), String(Number(text) * 1000), String(Number(text) * 12)];
  const parts = text.split(/[,;] */);
  if (parts.length > 1 && parts.every((part) => isIn(passport, part))) return true;
  // Words of a list of theirs that became a word of a list of ours.
  if (categoryOf(term) || categoryOf(text) || /^CFClass[A-G]$/.test(term)) return true;
  return (
    value === false ||
    candidates.some(
      (each) =>
        each !== 'NaN' && (passport.includes(each) || plain.includes(each.toLowerCase().replace(/[^a-z0-9]/g, ''))),
    )
  );
}

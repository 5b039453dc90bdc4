import { describe, expect, it } from 'vitest';
import { type ForeignPassport, readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { keptFor, writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { validatePassport } from '#schemas/validate.ts';
import { seededBatteries } from '../../../scripts/conformance/batteries.ts';
import { context, corpus, hasCorpus, readJson, validatorOf } from './builders.ts';

type Json = Record<string, unknown>;
const models = `${corpus}02-catenax-semantic-models/io.catenax.`;
const published = {
  '5.0.0': `${models}battery.battery_pass/5.0.0/gen/BatteryPass.json`,
  '6.0.0': `${models}battery.battery_pass/6.0.0/gen/BatteryPass.json`,
};
const formatOf = {
  '5.0.0': 'catena-x-battery-pass-5',
  '6.0.0': 'catena-x-battery-pass-6.0',
  '6.1.0': 'catena-x-battery-pass',
};

describe.skipIf(!hasCorpus)('Catena-X battery_pass as published (skipped where ../shared/corpus is absent)', () => {
  it.each(Object.entries(published))(
    '%s: a starter battery needs no passport and is refused at its category',
    (_, file) => {
      expect(readForeignPassport(readJson(file))).toMatchObject({
        code: 'CATEGORY_WITHOUT_PASSPORT',
        path: '/identification/category',
        source: '2023/1542 Art. 77(1)',
      });
    },
  );

  it.each(Object.entries(published))('%s: of a vehicle battery it is read, and nothing is lost', (version, file) => {
    const document = ofCategory(file, 'EV');
    const found = read(document);
    expect(found).toMatchObject({ format: 'catena-x-battery-pass', version, category: 'ev' });
    expect(validatePassport(found.passport)).toBeUndefined();
    expect(found.passport.performance).toMatchObject({
      ratedCapacityAh: 4,
      cycles: { value: 1500, unit: 'cycles', measuredAt: '2023-12-07T10:39:13.576+01:00' },
      cycleLifeTestConditions: { temperatureC: 20, depthOfDischargePercent: 90.5, chargeRate: 3, dischargeRate: 4 },
      originalPowerByCharge: [
        { stateOfChargePercent: 80, powerW: 39000 },
        { stateOfChargePercent: 20, powerW: 35000 },
      ],
    });
    expect(found.passport.general).toMatchObject({
      uniqueIdentifier: 'urn:uuid:550e8400-e29b-41d4-a716-446655440000',
      modelIdentifier: '123-0.740-3434-A',
      serialNumber: 'SN12345678',
      batchNumber: 'BID12345678',
      massKg: 0.02,
    });
    expect(lost(document, found)).toEqual([]);
  });

  it.each(Object.entries(published))('%s: goes back to its maker as it came', (version, file) => {
    const found = read(ofCategory(file, 'EV'));
    const again = write(formatOf[version as '5.0.0'], found.passport, { ...context, kept: found.kept });
    expect(read(again).passport).toEqual(found.passport);
    expect(again).toMatchObject({
      characteristics: { warranty: { lifeValue: 36, lifeUnit: 'unit:day' } },
      operation: { manufacturer: { facility: [{ facility: 'BPNA1234567890AA' }] } },
      metadata: { version: '1.0.0', registrationIdentifier: 'https://dummy.link/ID8283746239078' },
    });
    const validate = validatorOf(file.replace('.json', '-schema.json'));
    validate(again);
    expect(validate.errors).toBeNull();
  });

  it('a day where a moment is asked for is taken as its beginning, and kept as it was', () => {
    const document = ofCategory(published['6.0.0'], 'EV') as {
      performance: { dynamic: { stateOfCharge: { time: string } } };
    };
    document.performance.dynamic.stateOfCharge.time = '2023-12-07';
    const { passport, kept } = read(document);
    expect(passport.performance?.stateOfCharge?.measuredAt).toBe('2023-12-07T00:00:00Z');
    expect(kept).toMatchObject({ '/performance/dynamic/stateOfCharge/time': '2023-12-07' });
  });
});

describe('A passport as Catena-X battery_pass', () => {
  const [battery] = seededBatteries() as [Passport];

  it.each(Object.entries(formatOf))('%s is known again with its version', (version, name) => {
    expect(read(write(name, battery))).toMatchObject({ format: 'catena-x-battery-pass', version });
  });

  it('keeps every figure of the performance but those the format has no place for', () => {
    const { performance } = read(write('catena-x-battery-pass', battery)).passport;
    const gone = Object.keys(battery.performance ?? {}).filter((name) => !Object.hasOwn(performance ?? {}, name));
    expect(gone.sort()).toEqual([
      'cRate',
      'chargingInCold',
      'chargingInHeat',
      'deepDischarges',
      'extremeCold',
      'extremeHeat',
      'maximumPowerW',
      'operatingTemperature',
      'overcharges',
      'powerEnergyRatioWPerWh',
      'powerTemperatureRange',
      'selfDischarge',
      'voltageTemperatureRange',
    ]);
    // Two of them have no time of their own in the format.
    expect(battery.performance).toMatchObject(performance ?? {});
  });

  it('tells stationary batteries by a classification', () => {
    const stationary = seededBatteries().find(({ general }) => general.category === 'stationary') as Passport;
    const document = write('catena-x-battery-pass', stationary);
    expect(document).toMatchObject({ identification: { category: 'industrial' } });
    expect(read(document).category).toBe('stationary');
  });

  it('has the UUID of an identifier that is none, and gives the identifier back', () => {
    const document = write('catena-x-battery-pass', battery) as { metadata: { passportIdentifier: string } };
    expect(document.metadata.passportIdentifier).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-/,
    );
    expect(read(document).passport.general.passportIdentifier).toBe(battery.general.passportIdentifier);
  });

  it('is refused with what it lacks, and never filled with invented numbers', () => {
    const { general, performance, ...rest } = battery;
    const { businessPartnerNumber: _, ...maker } = general.manufacturer;
    const { cycleLifeTestConditions: __, ...measured } = performance ?? {};
    const made = writeForeignPassport(
      'catena-x-battery-pass',
      { ...rest, general: { ...general, manufacturer: maker }, performance: measured },
      context,
    );
    expect(made).toMatchObject({ code: 'EXPORT_INCOMPLETE', path: '/general/manufacturer' });
    expect('message' in made && made.message).toContain('performance.cycleLifeTestConditions.depthOfDischargePercent');
  });

  it('gives back what was kept only in the version it came in', () => {
    const kept = { '/metadata/version': '7' };
    expect(keptFor('catena-x-battery-pass', { format: 'catena-x-battery-pass 6.1.0', kept })).toBe(kept);
    expect(keptFor('catena-x-battery-pass-5', { format: 'catena-x-battery-pass 6.1.0', kept })).toBeUndefined();
    expect(keptFor('battery-pass', { format: 'battery-pass', kept })).toBeUndefined();
    expect(keptFor('catena-x-battery-pass', undefined)).toBeUndefined();
  });

  it('names materials it leaves out, because nobody says how much of them is recycled', () => {
    const composition = [{ name: 'Copper', casNumber: '7440-50-8', sharePercent: 7 }];
    const made = writeForeignPassport(
      'catena-x-battery-pass',
      { ...battery, materials: { ...battery.materials, composition } },
      context,
    );
    expect(made).toMatchObject({
      omitted: [
        {
          part: 'Copper',
          missing: ['materials.composition.recycledPercent', 'materials.composition.renewablePercent'],
        },
      ],
    });
  });

  it('puts back what it once said beside our sections, but never over what is known by now', () => {
    const kept = {
      '/metadata/version': '7',
      '/sustainability/status': 'waste',
      '/materials/composition/0/location': 'x',
      '/__proto__/a': 1,
    };
    const document = write('catena-x-battery-pass', battery, { ...context, kept });
    expect(document).toMatchObject({ metadata: { version: '7' }, sustainability: { status: 'original' } });
    expect(JSON.stringify(document)).not.toContain('"location":"x"');
    expect(Object.prototype).not.toHaveProperty('a');
  });
});

function read(document: unknown): ForeignPassport {
  const found = readForeignPassport(JSON.parse(JSON.stringify(document)));
  if ('code' in found) throw new Error(`${found.path} ${found.message}`);
  return found;
}

function write(
  name: string,
  passport: Partial<Passport>,
  at: Parameters<typeof writeForeignPassport>[2] = context,
): object {
  const made = writeForeignPassport(name, passport, at);
  if ('code' in made) throw new Error(made.message);
  return made.document;
}

function ofCategory(file: string, category: string): object {
  const document = readJson(file) as { identification: Json };
  document.identification.category = category;
  return document;
}

/** Pointers of leaves that are neither in the passport nor kept. */
function lost(document: unknown, { passport, kept }: ForeignPassport): string[] {
  const known = JSON.stringify(passport);
  return leaves(document)
    .filter(([pointer, value]) => {
      const isKept = Object.keys(kept).some((each) => pointer === each || pointer.startsWith(`${each}/`));
      return !isKept && !known.includes(JSON.stringify(value).replaceAll('"', '')) && !isFrame(pointer);
    })
    .map(([pointer]) => pointer);
}

/** Keys, units and kinds that a value of ours says by its place. */
function isFrame(pointer: string): boolean {
  return /\/(key|unit|materialUnit|type|contentType|lifecycle|header|id|weight\/value|concentration|critical|category|applicable|fireClass)$/.test(
    pointer,
  );
}

function leaves(value: unknown, pointer = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[pointer, value]];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, `${pointer}/${key}`));
}

describe('A passport as the generic passport of Catena-X', () => {
  it.each(seededBatteries().map((battery, index) => [index + 1, battery] as const))(
    'battery %i comes back exactly as it was, in every version',
    (_, battery) => {
      for (const name of ['catena-x-dpp', 'catena-x-dpp-6', 'catena-x-dpp-5'])
        expect(read(write(name, battery)), name).toMatchObject({ format: 'catena-x-dpp', passport: battery });
    },
  );

  it('says nothing in its open fields that it has a place for', () => {
    const [battery] = seededBatteries() as [Passport];
    const { additionalData } = write('catena-x-dpp', battery) as { additionalData: Json[] };
    const text = JSON.stringify(additionalData);
    for (const name of ['massKg', 'manufacturedOn', 'serialNumber', 'dimensions', 'status'])
      expect(text).not.toContain(`"label":"${name}"`);
    expect(text).toContain('"label":"cycles"');
  });

  it('of anything but a battery is refused where its category should stand', () => {
    const document = write('catena-x-dpp', seededBatteries()[0] as Passport) as {
      identification: { partClassification: Json[] };
    };
    document.identification.partClassification = [{ standard: 'IEC', id: '1004712', description: 'Mirror left' }];
    expect(readForeignPassport(document)).toMatchObject({ path: '/identification/partClassification' });
    document.identification.partClassification = [
      { standard: 'IEC', id: '1', description: 'Electric vehicle battery' },
    ];
    expect(read(document).category).toBe('ev');
  });

  it('is read out of a credential, with pointers into the credential', () => {
    const passport = write('catena-x-dpp-5', seededBatteries()[0] as Passport) as {
      additionalData: { children: Json[] }[];
    };
    const credential = {
      type: ['VerifiableCredential'],
      issuer: 'did:web:a.example',
      credentialSubject: { DigitalProductPassport: passport },
    };
    const found = read(credential);
    expect(found).toMatchObject({ format: 'catena-x-dpp', version: '5.0.0', passport: seededBatteries()[0] });
    expect(found.kept).toMatchObject({ '/issuer': 'did:web:a.example' });
    const again = write('catena-x-dpp-5', found.passport, { ...context, kept: found.kept });
    expect(again).not.toHaveProperty('issuer');
    Object.assign(passport, { commercial: { placedOnMarket: '2026-13-45', purpose: [] } });
    const at = '/credentialSubject/DigitalProductPassport/commercial';
    expect(read(credential).kept).toMatchObject({ [at]: { placedOnMarket: '2026-13-45' } });
  });

  it('points at the open field that is wrong', () => {
    const document = write('catena-x-dpp', seededBatteries()[0] as Passport) as {
      additionalData: { children: Entry[] }[];
    };
    const performance = document.additionalData[0]?.children.find(({ label }) => label === 'performance') as Entry;
    const index = performance.children?.findIndex(({ label }) => label === 'maximumVoltageV') ?? -1;
    Object.assign(performance.children?.[index] ?? {}, { data: '-1' });
    const section = document.additionalData[0]?.children.indexOf(performance);
    expect(readForeignPassport(document)).toMatchObject({
      setAside: [{ path: `/additionalData/0/children/${section}/children/${index}` }],
    });
  });
});

type Entry = { label: string; data?: string; children?: Entry[] };

describe('The withdrawn versions of Catena-X battery_pass', () => {
  const address = {
    thoroughfare: { technicalKey: 'STREET', value: 'Werkstraße', number: '5' },
    locality: { technicalKey: 'CITY', value: 'Leipzig' },
    postCode: { technicalKey: 'REGULAR', value: '04109' },
    country: { shortName: 'DE-SN' },
  };
  const three = {
    batteryIdentification: {
      batteryType: 'EV battery',
      batteryModel: 'M 1',
      batteryIDDMCCode: 'https://id.example/b/1',
    },
    manufacturer: { name: 'Werk GmbH', address, contact: { website: 'https://werk.example', phoneNumber: 'n/a' } },
    electrochemicalProperties: {
      ratedCapacity: '94',
      batteryPower: { maximumAllowedBatteryPower: 120 },
      batteryEnergy: { maximumAllowedBatteryEnergy: 90000 },
    },
    physicalDimensions: { weight: 420, diameter: 0 },
    composition: { criticalRawMaterials: 'Lithium, Natural graphite' },
    datePlacedOnMarket: '27.04.2022',
  };

  it('3: is read in our units, numbers as texts too, and keeps what it cannot place', () => {
    const { passport, version, kept } = read(three);
    expect(version).toBe('3.0.1');
    expect(passport).toMatchObject({
      general: {
        category: 'ev',
        massKg: 420,
        manufacturer: {
          name: 'Werk GmbH',
          address: { street: 'Werkstraße 5', postalCode: '04109', city: 'Leipzig', country: 'DE' },
        },
      },
      performance: { ratedCapacityAh: 94, nominalEnergyKwh: 90, maximumPowerW: 120000 },
      materials: { criticalRawMaterials: [{ name: 'Lithium' }, { name: 'Natural graphite' }] },
    });
    expect(kept).toEqual({
      '/manufacturer/address/country': { shortName: 'DE-SN' },
      '/manufacturer/contact/phoneNumber': 'n/a',
      '/physicalDimensions/diameter': 0,
    });
  });

  it.each([
    ['/urn:bamm:io.catenax.battery.battery_pass:3.0.1#BatteryPass/0', { catenaXId: 'urn:uuid:1' }],
    ['/aspect', { semanticId: 'urn:samm:io.catenax.battery.battery_pass:3.0.1#BatteryPass' }],
  ])('3: is found at %s of what it comes wrapped up in', (pointer, around) => {
    const [, member = '', index] = pointer.split('/');
    const document = { ...around, [member]: index === undefined ? three : [three] };
    const read = readForeignPassport(document);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.version).toBe('3.0.1');
    expect(read.pointerOf('/general/massKg')).toBe(`${pointer}/physicalDimensions/weight`);
    expect(read.kept).toMatchObject({ [`${pointer}/physicalDimensions/diameter`]: 0 });
    expect(Object.keys(read.kept)).toContain(`/${Object.keys(around)[0]}`);
    if (index !== undefined)
      expect(readForeignPassport({ ...around, [member]: [three, three] })).toMatchObject({ code: 'FORMAT_UNKNOWN' });
  });

  it('3: goes by its code, and its weight tells a battery that moves a vehicle', () => {
    const { batteryIdentification: identification } = three;
    const codeOnly = { ...three, batteryIdentification: { ...identification, batteryIDDMCCode: 'IMR18650V1' } };
    expect(readForeignPassport(codeOnly)).toMatchObject({
      passport: { general: { uniqueIdentifier: 'urn:kreispass:code:IMR18650V1', serialNumber: 'IMR18650V1' } },
    });
    const noKind = {
      ...three,
      batteryIdentification: { ...identification, batteryType: 'Lithium-Manganese-Oxide (LMO)' },
    };
    expect(readForeignPassport(noKind)).toMatchObject({ category: 'ev' });
    expect(readForeignPassport({ ...noKind, physicalDimensions: { weight: 20 } })).toMatchObject({
      code: 'INVALID_INPUT',
      path: '/batteryIdentification/batteryType',
    });
  });

  it('4: is read on either side of its choices', () => {
    const document = {
      identification: {
        category: 'industrial',
        idDmc: 'urn:example:4',
        typeId: 'T-4',
        chemistry: 'LFP',
        localIdentifier: [{ key: 'PartInstanceId', value: 'S-4' }],
      },
      chemicalMaterial: {
        activeMaterials: {
          cobalt: { right: 'not applicable' },
          lithium: { left: { recycled: 4, location: 'Cathode' } },
        },
        materialSymbol: { left: 'Cd, Pb' },
        hazardousSubstance: {
          lead: {
            left: { concentration: { right: { value: 20 } }, substanceUnit: 'unit:partPerMillion', location: 'Solder' },
          },
          cadmium: { right: 'not applicable' },
        },
      },
      generalInformation: {
        manufacturer: {
          manufacturer: { left: { companyName: ['Werk GmbH'], address } },
          facility: { left: address },
          manufacturingDate: '2026-03-01',
        },
        lifespan: [{ key: 'guaranteed lifetime', unit: 'unit:year', value: 8 }],
      },
      metadata: {
        passportIdentifier: { left: '550e8400-e29b-41d4-a716-446655440000' },
        economicOperator: {
          economicOperatorId: {
            right: [{ businessIdentifier: { left: 'BPNL12345678ABCD' }, businessIdentifierType: 'BPN' }],
          },
        },
      },
    };
    const { passport, version } = read(document);
    expect(version).toBe('4.0.0');
    expect(passport).toMatchObject({
      general: {
        uniqueIdentifier: 'urn:example:4',
        passportIdentifier: 'urn:uuid:550e8400-e29b-41d4-a716-446655440000',
        manufacturer: { name: 'Werk GmbH' },
        operator: { businessPartnerNumber: 'BPNL12345678ABCD' },
        manufacturingPlace: { address: { city: 'Leipzig' } },
        warranty: { months: 96 },
        serialNumber: 'S-4',
      },
      symbols: { heavyMetals: ['Cd', 'Pb'] },
      materials: { hazardousSubstances: [{ name: 'Lead', concentrationPercent: 0.002, location: 'Solder' }] },
      circularity: { recycledContent: { lithiumPercent: 4 } },
    });
  });
});

describe('Bad documents that look like Catena-X', () => {
  it.each([
    [
      'with members of the prototype',
      '{"identification":{"identification":{"__proto__":{"type":{"a":1}}},"chemistry":"x","idDmc":"urn:a:b","category":"EV"},"__proto__":{"polluted":true},"performance":{"rated":{"__proto__":{"voltage":1}}}}',
    ],
    [
      'with lists where objects are asked',
      '{"identification":[[{"identification":[1,null,[]],"chemistry":[],"idDmc":{}}]],"performance":[[]],"metadata":[]}',
    ],
    [
      'with numbers nobody can hold',
      '{"identification":{"identification":{},"chemistry":"x","idDmc":"urn:a:b","category":"EV"},"performance":{"rated":{"voltage":{"min":1e400,"max":"1e999"}}},"characteristics":{"physicalDimension":{"weight":{"value":1e308,"unit":"unit:tonneMetricTon"}}}}',
    ],
    ['with nothing in it', '{"identification":{"identification":{},"idDmc":null},"performance":{"rated":{}}}'],
    [
      'with open fields that are none',
      '{"metadata":{"passportIdentifier":"x"},"identification":{"type":{}},"additionalData":[{"label":"kreispass","type":{"dataType":"object"},"children":[{"label":"__proto__","type":{"dataType":"object"},"children":[{"label":"polluted","type":{},"data":"1"}]},null,1,{"label":"general","type":{"dataType":"array"},"children":"x"}]}]}',
    ],
  ])('%s are refused in words with a place', (_, text) => {
    const found = readForeignPassport(JSON.parse(text));
    expect(found).toHaveProperty('code');
    expect('path' in found && found.path).toBeTypeOf('string');
    expect({}).not.toHaveProperty('polluted');
  });

  it('nested without end are refused, not a fault', () => {
    let deep: object = { label: 'x' };
    for (let depth = 0; depth < 10_000; depth++) deep = { label: 'x', type: { dataType: 'object' }, children: [deep] };
    const document = { metadata: { passportIdentifier: 'x' }, identification: { type: {} }, additionalData: [deep] };
    expect(readForeignPassport(document)).toMatchObject({ code: 'INVALID_INPUT', path: '/additionalData' });
  });
});

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { writeUntp } from '#schemas/foreign/untp/write.ts';
import type { Passport } from '#schemas/passport.ts';
import { aPassport } from '../builders.ts';
import { context, corpus, fullPassport, hasCorpus, readJson, validatorOf } from './builders.ts';

const folder = `${corpus}04-untp/v0.7.0-published-hash-verified/`;
const made = { identifier: '9521234000013', address: { country: 'DE' } };
const passports: [string, Passport][] = [
  ...(['ev', 'lmt', 'industrial', 'stationary'] as const).map((each): [string, Passport] => [each, fullPassport(each)]),
  ...demoVehicles
    .slice(0, 10)
    .map((vehicle): [string, Passport] => [`demo ${vehicle.vin}`, withPlace(passportOf(vehicle))]),
  ['with everything our schema has', withPlace(aPassport())],
  ['named with letters no URI has', umlauts(fullPassport('ev'))],
];

describe('A passport as UNTP Digital Product Passport', () => {
  it.each(passports)('of %s comes back exactly as it was', (_, passport) => {
    const read = readForeignPassport(written(passport));
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.format).toBe('untp-dpp');
    expect(read.passport).toEqual(passport);
  });

  it('tells in its own words what the vocabulary has words for', () => {
    const { credentialSubject } = written(fullPassport('ev')) as { credentialSubject: Record<string, object> };
    expect(credentialSubject).toMatchObject({
      itemNumber: 'S-1',
      idScheme: { id: 'https://id.gs1.org' },
      producedAtFacility: { id: 'https://id.gs1.org/414/9521234000013' },
      dimensions: { weight: { value: 41.5, unit: 'KGM' } },
      relatedParty: [{ role: 'manufacturer', party: { id: 'https://id.gs1.org/417/9521234000006' } }],
      characteristics: { batteryCategory: 'ev', ratedCapacity: { value: 190, unit: 'Ah' } },
      performanceClaim: [{ claimedPerformance: [{ measure: { value: 65 }, score: { code: 'B' } }] }],
    });
    expect(credentialSubject.characteristics).not.toHaveProperty('kreispass.performance.ratedCapacityAh');
  });

  it.each<[string, (passport: Passport) => unknown, string]>([
    [
      'who answers',
      ({ general }) => [delete general.operator?.identifier, delete general.manufacturer.identifier],
      '/general/operator/identifier',
    ],
    [
      'where it was made',
      ({ general }) => delete general.manufacturingPlace?.identifier,
      '/general/manufacturingPlace/identifier',
    ],
  ])('is refused when it does not say %s', (_, remove, path) => {
    const passport = structuredClone(fullPassport('ev'));
    remove(passport);
    expect(writeUntp(passport, context)).toMatchObject({ code: 'EXPORT_INCOMPLETE', path });
  });

  it.each([
    ['CEL', { minimumC: -30, maximumC: 60 }],
    [undefined, { minimumC: -30, maximumC: 60 }],
    ['FAH', undefined],
    ['KEL', undefined],
  ])('takes temperatures for degrees Celsius in the unit %s only where they are', (unit, expected) => {
    const document = written(fullPassport('ev')) as { credentialSubject: { characteristics: Record<string, unknown> } };
    const { characteristics } = document.credentialSubject;
    delete characteristics.kreispass;
    characteristics.temperatureRangeIdleState = { lower: -30, upper: 60, ...(unit && { unit }) };
    const read = readForeignPassport(document);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.passport.performance?.idleTemperatureRange).toEqual(expected);
    const place = '/credentialSubject/characteristics/temperatureRangeIdleState';
    expect(Object.keys(read.kept).some((pointer) => pointer.startsWith(place))).toBe(expected === undefined);
  });

  it('points at a value that is wrong, also in our own words', () => {
    const document = written(fullPassport('ev')) as Credential;
    document.credentialSubject.dimensions.weight.value = -3;
    expect(readForeignPassport(document)).toMatchObject({
      setAside: [{ path: '/credentialSubject/dimensions/weight/value' }],
    });
    document.credentialSubject.dimensions.weight.value = 3;
    document.credentialSubject.characteristics.kreispass.general.warranty = 7;
    expect(readForeignPassport(document)).toMatchObject({
      setAside: [{ path: '/credentialSubject/characteristics/kreispass/general/warranty' }],
    });
  });
});

describe('A UNTP passport of somebody else', () => {
  const stranger = {
    type: ['DigitalProductPassport', 'VerifiableCredential'],
    id: 'https://werk.example/dpp/1',
    issuer: { id: 'did:web:werk.example', name: 'Werk' },
    credentialSubject: {
      id: 'https://werk.example/product/1',
      name: 'Pack 75',
      modelNumber: 'P-75',
      itemNumber: '471',
      idGranularity: 'item',
      characteristics: {
        batteryCategory: 'EV',
        ratedCapacity: { value: 150, unit: 'Ah' },
        initialInternalResistance: { pack: { value: 45, unit: 'mOhm' } },
        expectedLifetimeYears: 15,
        temperatureRangeIdleState: { lower: -20, upper: 50, unit: 'CEL' },
        extinguishingAgent: 'Class D powder',
        colour: 'blue',
      },
      relatedDocument: [
        {
          linkURL: 'https://werk.example/a.pdf',
          linkName: 'Manual',
          linkType: 'https://x.example/linkTypes/dismantlingInfo',
        },
        { linkURL: 'https://werk.example/b.pdf', linkName: 'Certificate', linkType: 'https://x.example/linkTypes/dcc' },
      ],
      relatedParty: [{ role: 'manufacturer', party: { id: 'did:web:werk.example', name: 'Werk' } }],
      performanceClaim: [
        {
          referenceRegulation: [{ id: 'https://eur-lex.europa.eu/eli/reg/2023/1542/oj' }],
          claimedPerformance: [
            {
              metric: { id: 'https://vocabulary.uncefact.org/performance-metric/product-carbon-footprint' },
              measure: { value: 61, unit: 'KGM' },
            },
          ],
        },
      ],
    },
  };

  it('is read, and what has no place is kept', () => {
    const read = readForeignPassport(stranger);
    expect(read).toMatchObject({
      passport: {
        general: { category: 'ev', serialNumber: '471', operator: { identifier: 'did:web:werk.example' } },
        symbols: { extinguishingAgents: ['Class D powder'] },
        carbonFootprint: { perFunctionalUnitKgCo2ePerKwh: 61 },
        circularity: { disassemblyManuals: [{ url: 'https://werk.example/a.pdf', title: 'Manual' }] },
        performance: { initialResistance: { packOhm: 0.045 }, idleTemperatureRange: { minimumC: -20, maximumC: 50 } },
      },
      kept: {
        '/credentialSubject/characteristics/colour': 'blue',
        '/credentialSubject/relatedDocument/1': { linkName: 'Certificate' },
      },
    });
  });

  it('does not take a footprint per something else for one per kWh', () => {
    const other = structuredClone(stranger);
    (other.credentialSubject.performanceClaim[0] as { referenceRegulation: object[] }).referenceRegulation = [];
    const read = readForeignPassport(other);
    expect(read).not.toHaveProperty('passport.carbonFootprint');
    expect(read).toHaveProperty(['kept', '/credentialSubject/performanceClaim']);
  });

  it('of a model is refused', () => {
    const model = { ...stranger, credentialSubject: { ...stranger.credentialSubject, idGranularity: 'model' } };
    expect(readForeignPassport(model)).toMatchObject({
      code: 'GRANULARITY_MODEL',
      path: '/credentialSubject/idGranularity',
    });
  });
});

describe.skipIf(!hasCorpus)('UNTP 0.7.0 as published (skipped where ../shared/corpus is absent)', () => {
  const isValid = hasCorpus ? validatorOf(`${folder}schema/DigitalProductPassport.json`) : () => false;
  const samples = hasCorpus ? readdirSync(`${folder}samples/dpp`) : [];

  it.each(passports)('is what %s is valid as', (_, passport) => {
    const valid = isValid(written(passport));
    expect(valid, JSON.stringify((isValid as { errors?: unknown }).errors)).toBe(true);
  });

  it.each(samples)('%s is read, or refused with a pointer', (file) => {
    const read = readForeignPassport(readJson(`${folder}samples/dpp/${file}`));
    if ('code' in read) expect(read.path).toMatch(/^\//);
    else expect(read.passport.general.uniqueIdentifier).toBeTruthy();
  });
});

interface Credential {
  credentialSubject: {
    dimensions: { weight: { value: number } };
    characteristics: { kreispass: { general: Record<string, unknown> } };
  };
}

function written(passport: Passport): unknown {
  const document = writeUntp(passport, context);
  if ('code' in document) throw new Error(document.message);
  return JSON.parse(JSON.stringify(document.document));
}

function withPlace(passport: Passport): Passport {
  const { operator = { name: 'Werk', identifier: '9521234000006' }, ...general } = passport.general;
  const manufacturingPlace = { ...general.manufacturingPlace, ...made, ...general.manufacturingPlace };
  return { ...passport, general: { ...general, operator, manufacturingPlace } };
}

function umlauts(passport: Passport): Passport {
  const identifiers = {
    uniqueIdentifier: 'https://id.example/Zürich/1',
    passportIdentifier: 'https://id.example/Pass/ä',
  };
  return { ...passport, general: { ...passport.general, ...identifiers } };
}

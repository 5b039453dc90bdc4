import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { aspects } from '#schemas/foreign/battery-pass/terms.ts';
import { writeBatteryPass } from '#schemas/foreign/battery-pass/write.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { validatePassport } from '#schemas/validate.ts';
import { context, corpus, fullPassport, hasCorpus, readJson, validatorOf } from './builders.ts';

const folder = `${corpus}01-batterypass-datamodel/`;
const schemas = {
  GeneralProductInformation: 'GeneralProductInformation/1.2.0/gen/GeneralProductInformation',
  Labeling: 'Labels/1.2.0/gen/Labeling',
  CarbonFootprintForBatteries: 'CarbonFootprint/1.2.0/gen/CarbonFootprintForBatteries',
  SupplyChainDueDiligence: 'SupplyChainDueDiligence/1.2.0/gen/SupplyChainDueDiligence',
  MaterialComposition: 'MaterialComposition/1.2.0/gen/MaterialComposition',
  Circularity: 'Circularity/1.2.0/gen/Circularity',
  PerformanceAndDurability: 'Performance/1.2.1/gen/PerformanceAndDurability',
};
const categories = ['ev', 'lmt', 'industrial', 'stationary'] as const;

describe('A passport as aspects of Battery Pass 1.2', () => {
  it.each(categories)('of category %s has all seven', (category) => {
    const { document, omitted } = written(fullPassport(category));
    expect(omitted).toEqual([]);
    expect(Object.keys(document)).toEqual(Object.values(aspects));
  });

  it.each(categories)('of category %s comes back as it was, as far as the format reaches', (category) => {
    const passport = fullPassport(category);
    const { document } = written(passport);
    const read = readForeignPassport(JSON.parse(JSON.stringify(document)));
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    const { general, symbols, performance, ...rest } = read.passport;
    expect(rest).toEqual({
      carbonFootprint: passport.carbonFootprint,
      dueDiligence: passport.dueDiligence,
      materials: without(passport.materials, 'substanceImpact'),
      circularity: {
        ...passport.circularity,
        recycledContent: without(passport.circularity?.recycledContent, 'leadPercent'),
      },
    });
    expect(symbols).toEqual(without(passport.symbols, 'heavyMetals', 'fireClasses'));
    expect(performance).toEqual(without(passport.performance, 'operatingTemperature', 'deepDischarges', 'overcharges'));
    expect(general).toMatchObject(
      without(passport.general, 'warranty', 'passportIdentifier', 'manufacturer', 'operator', 'manufacturingPlace'),
    );
    const again = written(read.passport).document as Record<string, object>;
    for (const urn of Object.values(aspects).slice(1)) expect(again[urn]).toEqual((document as typeof again)[urn]);
  });

  it('leaves out and names what would need an invented value', () => {
    const { carbonFootprint: _, ...passport } = fullPassport('ev');
    const { document, omitted } = written(passport);
    expect(document).not.toHaveProperty([aspects.CarbonFootprintForBatteries]);
    expect(omitted).toEqual([
      {
        part: 'CarbonFootprintForBatteries',
        missing: [
          'carbonFootprint.perFunctionalUnitKgCo2ePerKwh',
          'carbonFootprint.performanceClass',
          'carbonFootprint.study.url',
        ],
      },
    ]);
  });

  it('is refused when no aspect can be written', () => {
    expect(writeBatteryPass({}, context)).toMatchObject({ code: 'EXPORT_INCOMPLETE' });
  });

  it('reads a time without a zone as UTC and keeps it as it was', () => {
    const text = JSON.stringify(written(fullPassport('ev')).document);
    const read = readForeignPassport(JSON.parse(text.replaceAll('2026-10-30T06:00:00Z', '2026-10-30T06:00:00')));
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.passport.performance?.cycles).toEqual({
      value: 120,
      unit: 'cycles',
      measuredAt: '2026-10-30T06:00:00Z',
    });
    const place = `/${aspects.PerformanceAndDurability}/batteryCondition/numberOfFullCycles/lastUpdate`;
    expect(read.kept).toHaveProperty([place], '2026-10-30T06:00:00');
  });

  it('keeps the misspelt names', () => {
    const text = JSON.stringify(written(fullPassport('ev')).document);
    for (const name of ['warrentyPeriod', 'batteryTechicalProperties', 'thirdPartyAussurances', 'supplyChainIndicies'])
      expect(text).toContain(`"${name}"`);
  });
});

describe.skipIf(!hasCorpus)('Battery Pass as published (skipped where ../shared/corpus is absent)', () => {
  const validators = Object.entries(hasCorpus ? schemas : {}).map(
    ([name, file]) => [name, validatorOf(`${folder}utf8/io.BatteryPass.${file}-schema.json`)] as const,
  );

  it.each(categories)('accepts all aspects of a full passport of category %s', (category) => {
    const { document } = written(fullPassport(category));
    for (const [name, validate] of validators) expectValid(document, name, validate);
  });

  it('accepts whatever is written of the demo batteries', () => {
    for (const vehicle of demoVehicles.slice(0, 20)) {
      const passport = passportOf(vehicle);
      passport.general.status = 'original';
      const { document } = written(passport);
      expect(Object.keys(document).length).toBeGreaterThanOrEqual(2);
      for (const [name, validate] of validators)
        if (aspects[name as keyof typeof aspects] in document) expectValid(document, name, validate);
    }
  });

  const payloads = globSync('upstream/*/*/gen/*-{payload,sample}.json', { cwd: folder }).sort();
  it.each(payloads)('%s is read, or refused with a pointer into it', (file) => {
    const document = readJson(folder + file);
    const read = readForeignPassport(document);
    if (!('code' in read)) return expect(validatePassport(read.passport)).toBeUndefined();
    expect(['INVALID_INPUT', 'ASPECT_ALONE', 'FORMAT_UNKNOWN']).toContain(read.code);
    expect(read.path).toBeDefined();
    if (read.code === 'INVALID_INPUT') expect(read.path).toMatch(/^\//);
  });

  it('is read from UTF-16 with a byte-order mark', () => {
    const file = payloads.find((name) => name.includes('Labeling-payload'));
    expect(readForeignPassport(readJson(`${folder}${file}`))).toMatchObject({ code: 'ASPECT_ALONE', path: '' });
  });

  it('random values are not believed, but kept where they stand', () => {
    const file = payloads.find((name) => name.includes('CarbonFootprintForBatteries-payload'));
    const general = payloads.find((name) => name.includes('GeneralProductInformation-payload'));
    const urn = aspects.CarbonFootprintForBatteries;
    const read = readForeignPassport({
      [aspects.GeneralProductInformation]: readJson(`${folder}${general}`),
      [urn]: readJson(`${folder}${file}`),
    });
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.passport.carbonFootprint).toBeUndefined();
    expect(read.setAside).toContainEqual({
      path: `/${urn}/batteryCarbonFootprint`,
      message: 'perFunctionalUnitKgCo2ePerKwh must be 0 or more.',
    });
    expect(read.kept).toMatchObject({ [`/${urn}/batteryCarbonFootprint`]: -1.7976931348623157e308 });
  });

  it('a battery that goes by a plain code keeps it, in a URN and as its number', () => {
    const file = payloads.find((name) => name.includes('GeneralProductInformation-payload'));
    const code = 'eOMtThyhVNLWUZNRcBaQKxI';
    expect(readForeignPassport(readJson(`${folder}${file}`))).toMatchObject({
      passport: {
        general: { uniqueIdentifier: `urn:kreispass:code:${code}`, serialNumber: code, modelIdentifier: code },
      },
    });
  });

  it('a blank after a CAS number is forgiven', () => {
    const text = JSON.stringify(written(fullPassport('ev')).document);
    const document = JSON.parse(text.replace('"7439-93-2"', '"7439-93-2 "'));
    expect(readForeignPassport(document)).toMatchObject({ format: 'battery-pass' });
  });
});

function expectValid(document: object, name: string, validate: { (value: unknown): boolean; errors?: unknown }): void {
  const aspect = (document as Record<string, unknown>)[aspects[name as keyof typeof aspects]];
  validate(aspect);
  expect(validate.errors, name).toBeNull();
}

function written(passport: Partial<Passport>) {
  const found = writeBatteryPass(passport, context);
  if ('code' in found) throw new Error(found.message);
  return found;
}

function without(value: object | undefined, ...names: string[]): object {
  return Object.fromEntries(Object.entries(value ?? {}).filter(([name]) => !names.includes(name)));
}

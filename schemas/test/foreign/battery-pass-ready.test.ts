import { describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { writeBatteryPassReady } from '#schemas/foreign/battery-pass-ready/write.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { context, corpus, fullPassport, hasCorpus, readJson, validatorOf } from './builders.ts';

const battery = `${corpus}09-openepcis-dpp-ready/extensions/eu/battery/`;
const kinds = {
  EV: () => readyPassport('ev'),
  LMT: () => readyPassport('lmt'),
  OtherIndustrial2kWh: () => readyPassport('industrial'),
  StationaryIndustrial2kWh: () => readyPassport('stationary'),
  IndustrialWithoutBMS: () => withoutBms(),
};

describe.skipIf(!hasCorpus)('BatteryPass-Ready as published (skipped where ../shared/corpus is absent)', () => {
  it.each(Object.entries(kinds))('accepts a passport of the category %s', (name, make) => {
    const validate = validatorOf(`${battery}validation/gefeg-live/${name}.schema.json`);
    validate(written(make()));
    expect(validate.errors).toBeNull();
  });

  it('accepts a demo battery once it says everything', () => {
    const validate = validatorOf(`${battery}validation/gefeg-live/EV.schema.json`);
    const full = readyPassport('ev');
    for (const vehicle of demoVehicles.slice(0, 10)) {
      const demo = passportOf(vehicle);
      const { general, performance, materials } = demo;
      const place = { ...full.general.manufacturingPlace, ...general.manufacturingPlace } as {
        address: { country: string };
      };
      const passport = {
        ...full,
        general: { ...full.general, ...general, manufacturingPlace: place },
        materials: { ...full.materials, ...materials },
        performance: { ...full.performance, ...performance },
      };
      validate(written(passport));
      expect(validate.errors).toBeNull();
    }
  });

  it.each(['ev'])('%s, read and written again, says the same', (name) => {
    const sample = readJson(`${battery}examples/batterypass-ready/${name}.gefeg.json`) as Document;
    const read = readForeignPassport(sample);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    const again = writeBatteryPassReady(read.passport, context);
    if ('code' in again) throw new Error(again.message);
    const { PerformanceAndDurability, BatteryCarbonFootprint } = (again.document as Document).Battery_Passport;
    expect(PerformanceAndDurability).toMatchObject(sample.Battery_Passport.PerformanceAndDurability as object);
    expect(BatteryCarbonFootprint).toEqual(sample.Battery_Passport.BatteryCarbonFootprint);
  });
});

describe('A passport as BatteryPass-Ready', () => {
  it.each(Object.entries(kinds))('of the category %s comes back as it was, as far as the format reaches', (_, make) => {
    const passport = make();
    const document = written(passport);
    const read = readForeignPassport(JSON.parse(JSON.stringify(document)));
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.format).toBe('batterypass-ready');
    expect(read.category).toBe(passport.general.category);
    expect(passport.performance).toMatchObject(withoutTimes(read.passport.performance));
    expect(read.passport.carbonFootprint).toEqual(passport.carbonFootprint);
    expect(read.passport.dueDiligence).toEqual(passport.dueDiligence);
    expect(read.passport.circularity?.recycledContent).toEqual(passport.circularity?.recycledContent);
    expect(read.passport.general).toMatchObject({
      uniqueIdentifier: passport.general.uniqueIdentifier,
      passportIdentifier: passport.general.passportIdentifier,
      serialNumber: 'S-1',
      massKg: 41.5,
      warranty: { until: '2034-05' },
      status: 'original',
      manufacturer: { name: 'Werk GmbH', address: passport.general.manufacturer.address },
    });
    expect(read.passport.materials?.hazardousSubstances?.[0]?.casNumber).toBe('21324-40-3');
  });

  it('names what it lacks instead of inventing it', () => {
    const demo = passportOf(demoVehicles[0] as (typeof demoVehicles)[number]);
    const refusal = writeBatteryPassReady(demo, context);
    expect(refusal).toMatchObject({ code: 'EXPORT_INCOMPLETE' });
    expect('message' in refusal && refusal.message).toContain('carbonFootprint.perFunctionalUnitKgCo2ePerKwh');
  });

  it('writes a capacity with decimals in the smaller unit, as only whole numbers are allowed', () => {
    const passport = readyPassport('ev');
    const performance = { ...passport.performance, ratedCapacityAh: 190.5 };
    expect((written({ ...passport, performance }) as Document).Battery_Passport.PerformanceAndDurability).toMatchObject(
      {
        RatedCapacity: { amperehourMiliamperehourValue: 190_500, ampereHourMiliamperehour: 'mAh' },
      },
    );
  });
});

type Document = { Battery_Passport: Record<string, object> };

function written(passport: Partial<Passport>): object {
  const found = writeBatteryPassReady(passport, context);
  if ('code' in found) throw new Error(found.message);
  return found.document;
}

/** This format wants documents where the others want words. */
function readyPassport(category: Passport['general']['category']): Passport {
  const passport = fullPassport(category);
  const document = { url: 'https://werk.example/list.pdf' };
  return {
    ...passport,
    circularity: { ...passport.circularity, partNumbers: [{ component: 'All', document }] },
    performance: { ...passport.performance, negativeEvents: [{ document }] },
  };
}

function withoutBms(): Passport {
  const passport = readyPassport('industrial');
  const { cycles: _, ...performance } = passport.performance ?? {};
  return { ...passport, performance };
}

/** The format dates nothing. */
function withoutTimes(value: object | undefined): object {
  return JSON.parse(JSON.stringify(value), (key, each) => (key === 'measuredAt' ? undefined : each));
}

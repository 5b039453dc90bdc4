import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completeness } from '#schemas/completeness/completeness.ts';
import { dataPoints, revisions } from '#schemas/completeness/data-points.ts';
import { properties, propertyAt, shapeFields } from '#schemas/passport.ts';
import { aPassport } from './builders.ts';

const asOf = '2027-02-18';
const numbers = (points: { dataPoint: number }[]) => points.map(({ dataPoint }) => dataPoint);

describe('The table of data points', () => {
  it('has all 71, in order', () =>
    expect(dataPoints.map(({ number }) => number)).toEqual(Array.from({ length: 71 }, (_, index) => index + 1)));

  it.each([...dataPoints])('$number names properties that are annotated with it', ({ number, needs }) => {
    for (const path of needs.flat()) {
      const [section, name, field] = path.split('.');
      const property = propertyAt(`${section}.${name}`);
      expect(property, path).toBeDefined();
      expect(property?.dataPoints, path).toContain(number);
      if (field)
        expect(
          shapeFields[property?.shape ?? '']?.map((each) => each.name),
          path,
        ).toContain(field);
    }
  });

  it('has a place for every point that may be filled, and every annotated number exists', () => {
    for (const { number, needs } of dataPoints)
      if (![16, 25, 67].includes(number)) expect(needs.length, String(number)).toBeGreaterThan(0);
    for (const { dataPoints: annotated } of properties)
      for (const number of annotated) expect(dataPoints[number - 1]?.number).toBe(number);
  });

  const file = new URL(
    '../../../shared/corpus/09-openepcis-dpp-ready/extensions/eu/battery/vocab/ec-guidance-datapoints.json',
    import.meta.url,
  );
  it.skipIf(!existsSync(file))(
    'agrees with the transcription of guidance 1.0 (skipped without ../shared/corpus)',
    () => {
      const words = { mandatory: 'M', optional: 'O', conditional: 'C', pending: 'P', notToBeFilled: '–' } as Record<
        string,
        string
      >;
      const foreign = JSON.parse(readFileSync(file, 'utf8')) as {
        dataPoints: { nr: number; applicability: Record<string, { status: string }> }[];
      };
      for (const { nr, applicability } of foreign.dataPoints) {
        const point = dataPoints[nr - 1];
        for (const category of ['ev', 'lmt', 'industrial'] as const) {
          const duty = revisions['1.0']?.get(nr) ?? point?.duty[category];
          expect(`${nr} ${category} ${duty}`).toBe(`${nr} ${category} ${words[applicability[category]?.status ?? '']}`);
        }
      }
    },
  );
});

describe('Completeness', () => {
  it('counts present and missing to what is required', () => {
    const { required, present, missing } = completeness(aPassport(), { category: 'ev', asOf });
    expect(present + missing.length).toBe(required);
    expect(present).toBeGreaterThan(20);
  });

  it('names a missing point with title, source and who supplies it', () => {
    const passport = aPassport();
    delete passport.general.massKg;
    const point = completeness(passport, { category: 'ev', asOf }).missing.find(({ dataPoint }) => dataPoint === 10);
    expect(point).toEqual({
      dataPoint: 10,
      title: { de: 'Masse', en: 'Weight' },
      source: '2023/1542 Annex VI Part A (5)',
      supplier: { de: 'Hersteller', en: 'manufacturer' },
    });
    expect(numbers(completeness(aPassport(), { category: 'ev', asOf }).missing)).not.toContain(10);
  });

  it('asks electric vehicles for the state of certified energy and nobody else', () => {
    const passport = aPassport({ performance: {} });
    expect(numbers(completeness(passport, { category: 'ev', asOf }).missing)).toContain(61);
    for (const category of ['lmt', 'industrial', 'stationary'] as const)
      expect(numbers(completeness(passport, { category, asOf }).missing)).not.toContain(61);
  });

  it('asks stationary storage for its remaining capacity and other industrial batteries not', () => {
    const passport = aPassport({ performance: {} });
    expect(numbers(completeness(passport, { category: 'stationary', asOf }).missing)).toContain(62);
    expect(numbers(completeness(passport, { category: 'industrial', asOf }).missing)).not.toContain(62);
  });

  it('asks for test and C-rate of a lifetime in cycles once an industrial battery gives one', () => {
    const without = completeness(aPassport({ performance: {} }), { category: 'industrial', asOf });
    const given = completeness(aPassport({ performance: { expectedLifetimeCycles: 3000 } }), {
      category: 'industrial',
      asOf,
    });
    expect(numbers(without.missing)).not.toContain(39);
    expect(numbers(given.missing)).toEqual(expect.arrayContaining([32, 36, 37, 39]));
  });

  it('keeps recycled shares pending by guidance 2.0 and required by 1.0', () => {
    const passport = aPassport({ circularity: {} });
    const [newer, older] = (['2.0', '1.0'] as const).map((guidance) =>
      completeness(passport, { category: 'ev', asOf, guidance }),
    );
    expect(numbers(newer?.pending ?? [])).toEqual([17, 18, 19, 20, 21, 22, 23, 44]);
    expect(numbers(older?.missing ?? [])).toEqual(expect.arrayContaining([20, 21, 22, 23]));
  });

  it('takes the guidance of the day', () => {
    expect(completeness(aPassport(), { category: 'ev', asOf: '2026-08-20' }).guidance).toBe('1.0');
    expect(completeness(aPassport(), { category: 'ev', asOf: '2026-08-21' }).guidance).toBe('2.0');
  });

  it('takes an empty list for "none" only where that is an answer', () => {
    const { missing } = completeness(
      aPassport({
        materials: { hazardousSubstances: [], criticalRawMaterials: [] },
        symbols: { testReports: [], extinguishingAgents: [] },
      }),
      { category: 'ev', asOf },
    );
    expect(numbers(missing)).toEqual(expect.arrayContaining([14, 50]));
    expect(numbers(missing)).not.toContain(13);
    expect(numbers(missing)).not.toContain(15);
  });
});

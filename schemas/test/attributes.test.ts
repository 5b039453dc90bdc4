import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  attributeDepartures,
  attributes,
  attributesElsewhere,
  dataPointsElsewhere,
} from '#schemas/completeness/attributes.ts';
import { dataPoints } from '#schemas/completeness/data-points.ts';
import { properties, shapeFields } from '#schemas/passport.ts';

const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** Properties and fields of their shapes that answer an attribute, with the unit closest to the value. */
function carriersOf(number: number) {
  return properties
    .filter((property) => property.attributes.includes(number))
    .map((property) => {
      const fields = shapeFields[property.shape ?? ''] ?? [];
      const field = fields.find((each) => each.attributes?.includes(number));
      return { ...property, unit: field?.unit ?? property.unit };
    });
}

describe('Commission guidance, data points by category', () => {
  it.each(numbersTo(71))('· data point %i · has a property of the passport or a stated reason why not', (number) => {
    const mapped = properties.filter(({ dataPoints: numbers }) => numbers.includes(number));
    const reason = dataPointsElsewhere.get(number);
    expect(mapped.length > 0, `point ${number}`).toBe(reason === undefined);
    if (reason) expect(reason.length).toBeGreaterThan(20);
  });

  it('· properties name no point that does not exist', () => {
    const known = new Set(dataPoints.map(({ number }) => number));
    for (const { path, dataPoints: numbers } of properties)
      for (const number of numbers) expect(known.has(number), path).toBe(true);
  });
});

describe('DIN DKE SPEC 99100, data attribute long list 1.2', () => {
  it('· has 93 attributes, in order', () => expect(attributes.map(({ number }) => number)).toEqual(numbersTo(93)));

  it.each([...attributes])(
    '· attribute $number ($clause) · has a property or a stated reason why not',
    ({ number }) => {
      expect(carriersOf(number).length > 0).toBe(!attributesElsewhere.has(number));
    },
  );

  it.each([...attributes])(
    '· attribute $number ($clause) · has the unit, access, change and level of the list, or a stated reason why not',
    ({ number, unit, access, change, level }) => {
      const carriers = carriersOf(number);
      for (const carrier of carriers) expect(carrier.access, carrier.path).toBe(access);
      const same = carriers.every(
        (carrier) => carrier.unit === unit && carrier.change === change && carrier.level === level,
      );
      expect(same, carriers.map(({ path }) => path).join()).toBe(!attributeDepartures.has(number));
    },
  );

  it('· properties name no attribute that does not exist', () => {
    const named = [...properties, ...Object.values(shapeFields).flat()].flatMap((each) => each.attributes ?? []);
    for (const number of named) expect(attributes[number - 1]?.number).toBe(number);
  });

  const regulation = new URL('../../../shared/regulation.md', import.meta.url);
  it.skipIf(!existsSync(regulation))('· agrees with the facts collected for it (skipped without ../shared)', () => {
    const rows = [...readFileSync(regulation, 'utf8').matchAll(/^\| (\d+) \| (6\.\d[\d.]*) \|(.+)\|$/gm)];
    expect(rows).toHaveLength(93);
    const units: Record<string, string> = {
      'n.a.': '',
      '-': '',
      kgCO2e: '',
      'kgCO2e/kWh': 'kg CO₂e/kWh',
      '[tCO2e]': 't CO₂e',
      Ohm: 'Ω',
      Minutes: 'min',
    };
    for (const [, number, clause, rest = ''] of rows) {
      const cells = rest.split('|').map((cell) => cell.trim());
      const [unit = '', , access = '', change, , level = ''] = cells.slice(6);
      const ours = attributes[Number(number) - 1];
      expect(ours?.clause).toBe(clause);
      expect(ours?.access, number).toBe({ PUB: 'pub', PLI: 'pli', AUTH: 'auth', 'PLI+COM': 'pli-com' }[access]);
      expect(ours?.change, number).toBe(change === 'D' ? 'dynamic' : 'static');
      expect(level.startsWith(ours?.level ?? '?'), number).toBe(true);
      const expected = units[unit] ?? unit;
      if (expected !== '') expect(ours?.unit, number).toBe(expected);
      // Counts have no unit in the list; we name what is counted.
      else expect([undefined, 'cycles', 'events'], number).toContain(ours?.unit);
    }
  });
});

describe('Values that change', () => {
  const measurement = shapeFields.Measurement?.map(({ name }) => name);
  it('carry value, unit, time, method, instrument, uncertainty and who recorded them', () =>
    expect(measurement).toEqual([
      'value',
      'unit',
      'measuredAt',
      'method',
      'instrument',
      'uncertaintyPercent',
      'recordedBy',
    ]));

  it.each(properties.filter(({ change }) => change === 'dynamic'))(
    '$path is such a value, or no measurement',
    (property) => {
      // The status follows from recorded steps; events have a date, a description and who recorded them.
      if (['general.status', 'performance.negativeEvents'].includes(property.path)) return;
      expect(property.shape).toBe('Measurement');
      expect(property.unit, property.path).toBeDefined();
    },
  );
});

describe('Documents', () => {
  it('are links with title, media type, language and SHA-256', () =>
    expect(shapeFields.DocumentLink?.map(({ name }) => name)).toEqual([
      'url',
      'title',
      'mediaType',
      'language',
      'sha256',
    ]));

  it.each([17, 18, 19, 40, 42, 43, 44, 48, 49, 50])('data point %i can be answered by one', (number) => {
    const holds = (shape: string | undefined): boolean =>
      shape === 'DocumentLink' || (shapeFields[shape ?? ''] ?? []).some((field) => field.shape === 'DocumentLink');
    expect(properties.some(({ dataPoints: numbers, shape }) => numbers.includes(number) && holds(shape))).toBe(true);
  });
});

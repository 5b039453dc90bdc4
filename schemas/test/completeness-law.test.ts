import { describe, expect, it } from 'vitest';
import { completeness, dutyOn } from '#schemas/completeness/completeness.ts';
import { conditionOf } from '#schemas/completeness/conditions.ts';
import { type Category, dataPoints, guidances } from '#schemas/completeness/data-points.ts';
import { bindingFrom, legalDateOf, legalDates, notBefore } from '#schemas/completeness/legal-dates.ts';
import { passportScope } from '#schemas/completeness/passport-scope.ts';
import { type CompletenessReport, completenessReport } from '#schemas/completeness/report.ts';
import type { Passport } from '#schemas/passport.ts';
import { validatePassport } from '#schemas/validate.ts';
import { aPassport } from './builders.ts';

const categories = ['ev', 'lmt', 'industrial', 'stationary'] as const;
const passportDay = '2027-02-18';

/** A passport that gives nothing beyond what it must have to be one, plus what a test adds. */
function bare(category: Category, parts: Partial<Passport> = {}): Passport {
  const { uniqueIdentifier, manufacturer, modelIdentifier } = aPassport().general;
  return {
    ...parts,
    general: { uniqueIdentifier, manufacturer, modelIdentifier, category, ...parts.general },
  };
}

function report(category: Category, asOf: string, parts: Partial<Passport> = {}, guidance?: '1.0' | '2.0') {
  return completenessReport(bare(category, parts), { category, asOf, ...(guidance && { guidance }) });
}

const numbers = (points: { dataPoint: number }[]) => points.map(({ dataPoint }) => dataPoint);
const pointOf =
  (list: keyof Pick<CompletenessReport, 'missing' | 'pending' | 'conditional'>, number: number) =>
  (answer: CompletenessReport) =>
    answer[list].find(({ dataPoint }) => dataPoint === number);

describe('2023/1542 Art. 77(1)', () => {
  const scopeOf = (category: Category, asOf: string, parts: Partial<Passport> = {}) =>
    passportScope(bare(category, parts), category, asOf);
  const energy = (nominalEnergyKwh: number) => ({ performance: { nominalEnergyKwh } });

  it.each(['ev', 'lmt'] as const)('· %s batteries need a passport from 18 February 2027', (category) => {
    expect(scopeOf(category, '2027-02-17')).toMatchObject({ state: 'notYet', from: passportDay });
    expect(scopeOf(category, passportDay)).toMatchObject({ state: 'required', source: '2023/1542 Art. 77(1)' });
  });

  it.each(['industrial', 'stationary'] as const)('· %s batteries need one above 2 kWh', (category) => {
    expect(scopeOf(category, passportDay, energy(2)).state).toBe('voluntary');
    expect(scopeOf(category, passportDay, energy(2.01)).state).toBe('required');
    expect(scopeOf(category, '2027-02-17', energy(2.01)).state).toBe('notYet');
  });

  it('· energy counts as capacity times voltage when it is not stated, and is unknown without either', () => {
    const performance = { ratedCapacityAh: 100, nominalVoltageV: 48 };
    expect(scopeOf('industrial', passportDay, { performance }).state).toBe('required');
    expect(scopeOf('industrial', passportDay, { performance: { ...performance, nominalVoltageV: 12 } }).state).toBe(
      'voluntary',
    );
    expect(scopeOf('industrial', passportDay, { performance: { ratedCapacityAh: 100 } }).state).toBe('unknown');
  });

  it('· small light vehicles and cars are in whatever their energy', () => {
    for (const category of ['ev', 'lmt'] as const)
      expect(scopeOf(category, passportDay, energy(0.4)).state).toBe('required');
  });

  it('· what was placed on the market before that day needs none, however late one asks', () => {
    const general = (placedOnMarketOn: string) => ({ general: { placedOnMarketOn } as Passport['general'] });
    expect(scopeOf('ev', '2030-01-01', general('2027-02-17')).state).toBe('voluntary');
    expect(scopeOf('ev', '2030-01-01', general(passportDay)).state).toBe('required');
    const [point] = report('ev', '2030-01-01', general('2027-02-17')).missing;
    expect(point).toBeDefined();
    expect(point).not.toHaveProperty('blocks');
  });

  it('· every mandatory point that is missing blocks placing on the market, from that day and by that article', () => {
    for (const category of categories)
      for (const point of report(category, passportDay).missing) {
        expect(point.since).toBe(passportDay);
        expect(point.blocks).toMatchObject({ from: passportDay, source: '2023/1542 Art. 77(1), (4)' });
        expect(point.blocks?.what.de).toContain('Inverkehrbringen');
      }
  });

  it('· the reason never tells more than what everybody may read', () => {
    // Put into service is for people with a legitimate interest (Annex VII Part B (1)).
    const general = { putIntoServiceOn: '2020-01' } as Passport['general'];
    expect(scopeOf('ev', passportDay, { general })).toEqual(scopeOf('ev', passportDay));
  });
});

describe('2023/1542 Art. 77(4)', () => {
  it('· data from use cannot be there when a battery is placed on the market; they block being up to date', () => {
    const cycles = { performance: { nominalEnergyKwh: 5, energyThroughput: { value: 3, unit: 'kWh' } } };
    const point = pointOf('missing', 68)(report('ev', passportDay, cycles));
    expect(point?.blocks).toMatchObject({ source: '2023/1542 Art. 77(4)' });
    expect(point?.blocks?.what.en).toContain('up to date');
  });
});

describe('Commission guidance 2.0, data points by category', () => {
  const pendingOnDay = [17, 18, 19, 20, 21, 22, 23, 44];
  it.each(categories)('· %s · points 17 to 23 and 44 are not filled as of February 2027', (category) =>
    expect(numbers(report(category, passportDay).pending)).toEqual(pendingOnDay),
  );

  it.each(categories)('· %s · points 16 and 25 are never asked for', (category) => {
    const { missing, pending, conditional } = report(category, '2040-01-01');
    for (const number of [16, 25]) expect(numbers([...missing, ...pending, ...conditional])).not.toContain(number);
  });

  it('· the threshold for exhaustion and SOCE are for electric vehicles only', () => {
    for (const category of categories)
      for (const number of [33, 61])
        expect(numbers(report(category, passportDay).missing).includes(number)).toBe(category === 'ev');
  });

  it('· an electric vehicle is never asked for points 62 to 66', () => {
    const { missing, conditional } = report('ev', passportDay);
    for (const number of [62, 63, 64, 65, 66]) expect(numbers([...missing, ...conditional])).not.toContain(number);
  });

  it('· a whole EV passport lacks nothing', () => {
    const asked = completenessReport(aPassport(), { category: 'ev', asOf: passportDay });
    const filled = fill(aPassport(), asked);
    const { missing, required, present } = completeness(filled, { category: 'ev', asOf: passportDay });
    expect(validatePassport(filled)).toBeUndefined();
    expect(missing).toEqual([]);
    expect(present).toBe(required);
    expect(required).toBeGreaterThan(45);
  });

  it('· every conditional point has its condition in both languages', () => {
    for (const { number, duty } of dataPoints)
      if (Object.values(duty).includes('C')) {
        const { de, en } = conditionOf(number).text;
        expect(
          [de, en].every((text) => text.length > 10),
          String(number),
        ).toBe(true);
      }
  });

  it('· a condition the passport cannot tell is named, neither demanded nor dropped', () => {
    const answer = report('ev', passportDay);
    expect(numbers(answer.conditional)).toEqual([35, 41, 57, 58, 68, 69, 70, 71]);
    expect(pointOf('conditional', 35)(answer)?.condition).toEqual({
      de: 'wenn eine Handelsgarantie gegeben wird',
      en: 'where a commercial warranty is given',
    });
  });
});

describe('Commission guidance 1.0', () => {
  it('· asks for recycled shares from the start; 2.0 leaves them to Art. 8', () => {
    expect(numbers(report('ev', passportDay, {}, '1.0').missing)).toEqual(expect.arrayContaining([20, 21, 22, 23]));
    expect(numbers(report('ev', passportDay, {}, '2.0').missing)).not.toContain(20);
  });
  it('· was the one to follow until 2.0 came', () => {
    expect(report('ev', '2026-08-20').guidance).toBe('1.0');
    expect(report('ev', guidances['2.0']).guidance).toBe('2.0');
  });
});

describe('2023/1542 Art. 48(1) as changed by 2025/1561', () => {
  it('· responsible sourcing is pending until 18 August 2027 and missing from then on', () => {
    const before = report('ev', '2027-08-17');
    expect(pointOf('pending', 19)(before)).toMatchObject({ since: '2027-08-18' });
    const after = report('ev', '2027-08-18');
    expect(pointOf('missing', 19)(after)).toMatchObject({ since: '2027-08-18', blocks: { from: '2027-08-18' } });
    expect(after.required).toBe(before.required + 1);
  });
});

describe('2023/1542 Art. 8(1)', () => {
  it.each([20, 21, 22, 23])('· point %i waits for the delegated act, at the earliest 18 August 2028', (number) => {
    const point = pointOf('pending', number)(report('ev', '2029-01-01'));
    expect(point).toMatchObject({ awaits: { en: expect.stringContaining('recycled content') } });
    expect(point).not.toHaveProperty('since');
    expect((point?.notBefore ?? '') >= '2028-08-18').toBe(true);
  });

  it('· binds light means of transport on 18 August 2033, act or no act', () => {
    expect(numbers(report('lmt', '2033-08-17').pending)).toContain(20);
    expect(numbers(report('lmt', '2033-08-18').missing)).toEqual(expect.arrayContaining([20, 21, 22, 23]));
  });

  it('· is not asked of a second life whose battery was on the market before', () => {
    const question = { category: 'lmt', asOf: '2033-08-18', status: 'repurposed' } as const;
    const answer = completeness(bare('lmt'), question);
    for (const number of [20, 21, 22, 23])
      expect(numbers([...answer.missing, ...answer.pending])).not.toContain(number);
  });
});

describe('2023/1542 Art. 7(1) and (2)', () => {
  it.each([17, 18])('· point %i stays pending while the acts are missing', (number) => {
    for (const category of categories) {
      const point = pointOf('pending', number)(report(category, '2035-01-01'));
      expect(point?.awaits?.de).toContain('Rechtsakte');
    }
  });
});

describe('2023/1542 Annex XIII', () => {
  it('1(t) · the guidance names no date for instructions for use, and so do we', () => {
    const point = pointOf('pending', 44)(report('ev', '2035-01-01'));
    expect(point).toMatchObject({ awaits: { en: expect.stringContaining('date') } });
    expect(point).not.toHaveProperty('since');
  });

  it('1(j), (n), (p) · with a lifetime in cycles an industrial battery owes its test, efficiencies and C-rate', () => {
    const cycles = { performance: { nominalEnergyKwh: 50, expectedLifetimeCycles: 4000 } };
    expect(numbers(report('industrial', passportDay, cycles).missing)).toEqual(
      expect.arrayContaining([32, 36, 37, 39, 59]),
    );
    const test = { performance: { cycleLifeTest: 'IEC 62620' } };
    expect(numbers(report('industrial', passportDay, test).missing)).toContain(31);
    expect(numbers(report('industrial', passportDay).missing)).not.toContain(31);
  });

  it.each([
    [52, 'measuredCapacity'],
    [54, 'measuredPower'],
    [56, 'internalResistance'],
    [58, 'roundTripEfficiency'],
  ] as const)('4(a) · point %i follows from %s', (number, name) => {
    const performance = { nominalEnergyKwh: 50, [name]: { value: 1, unit: 'x' } };
    expect(numbers(report('industrial', passportDay, { performance }).missing)).toContain(number);
    expect(numbers(report('industrial', passportDay).missing)).not.toContain(number);
  });
});

describe('2023/1542 Annex VII Part A', () => {
  it('· stationary storage owes remaining capacity and self-discharge; the rest where possible', () => {
    const answer = report('stationary', passportDay);
    expect(numbers(answer.missing)).toEqual(expect.arrayContaining([62, 65]));
    expect(numbers(answer.conditional)).toEqual(expect.arrayContaining([63, 64, 66]));
  });

  it('· says nothing about other industrial batteries', () => {
    const { missing, conditional } = report('industrial', passportDay);
    for (const number of [62, 63, 64, 65, 66]) expect(numbers([...missing, ...conditional])).not.toContain(number);
  });

  it('· light means of transport owe all five', () =>
    expect(numbers(report('lmt', passportDay).missing)).toEqual(expect.arrayContaining([62, 63, 64, 65, 66])));
});

describe('2023/1542 Art. 13', () => {
  const metal = (name: string, casNumber: string, sharePercent: number) => ({
    materials: { composition: [{ name, casNumber, sharePercent }] },
  });
  it('(5) · cadmium above 0.002 % and lead above 0.004 % have to be marked', () => {
    for (const [parts, owed] of [
      [metal('Cadmium', '7440-43-9', 0.003), true],
      [metal('Cadmium', '7440-43-9', 0.002), false],
      [metal('Blei', '7439-92-1', 0.005), true],
      [metal('Blei', '7439-92-1', 0.004), false],
      [{ materials: { chemistry: 'Ni-Cd' } }, true],
      [{ materials: { chemistry: 'Pb-acid' } }, true],
      [{ materials: { chemistry: 'Li-NMC' } }, false],
    ] as const)
      expect(numbers(report('ev', passportDay, parts).missing).includes(41), JSON.stringify(parts)).toBe(owed);
  });

  it('(5) · a metal of which only the mass is told counts by its share of the battery', () => {
    const weighed = (massKg: number | undefined, leadKg: number) =>
      numbers(
        report('ev', passportDay, {
          general: { ...bare('ev').general, ...(massKg !== undefined && { massKg }) },
          materials: { composition: [{ name: 'Lead', casNumber: '7439-92-1', massKg: leadKg }] },
        }).missing,
      ).includes(41);
    expect(weighed(400, 0.017)).toBe(true);
    expect(weighed(400, 0.016)).toBe(false);
    expect(weighed(undefined, 3)).toBe(false);
  });

  it('(4) · the symbol was owed long before the passport, and the report says so', () =>
    expect(pointOf('missing', 40)(report('ev', passportDay))?.beside).toEqual({
      source: '2023/1542 Art. 13(4)',
      since: '2025-08-18',
    }));

  it('(1) · the label has no day yet, because its act is missing', () =>
    expect(pointOf('missing', 10)(report('ev', passportDay))?.beside).toEqual({ source: '2023/1542 Art. 13(1)' }));
});

describe('The table of legal dates', () => {
  it('has a line for every pending point of every category', () => {
    for (const { number, duty } of dataPoints)
      for (const category of categories)
        if (duty[category] === 'P')
          expect(legalDateOf('pending', number, category), `${number} ${category}`).toBeDefined();
  });

  it('gives an open line a reason, and a settled one a day', () => {
    for (const date of legalDates)
      if (bindingFrom(date) === undefined)
        expect((date.act?.title ?? date.awaits)?.en.length, date.source).toBeGreaterThan(10);
      else expect(bindingFrom(date)).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  it('turns an act that appears into a day: the later of both', () => {
    const date = { kind: 'pending', source: 'x', categories: ['ev'], dataPoints: [20], from: '2028-08-18' } as const;
    const act = (adoptedOn: string) => ({ title: { de: 'x', en: 'x' }, months: 24, adoptedOn });
    expect(bindingFrom({ ...date, act: act('2026-08-01') })).toBe('2028-08-18');
    expect(bindingFrom({ ...date, act: act('2027-03-31') })).toBe('2029-03-31');
    expect(bindingFrom({ ...date, act: { ...act('2027-08-31'), months: 18 } })).toBe('2029-02-28');
    expect(notBefore({ ...date, act: act('2027-03-31') })).toBeUndefined();
  });

  it('decides duties by day alone: asking again about the same day gives the same answer', () => {
    for (const point of dataPoints)
      for (const category of categories) {
        const duties = ['2026-11-20', passportDay, '2027-08-18', '2033-08-18', '2040-01-01'].map((asOf) =>
          dutyOn(point, { category, asOf, guidance: '2.0' }),
        );
        // Once mandatory, a point stays so.
        expect(duties.lastIndexOf('P') < duties.indexOf('M') || !duties.includes('M') || !duties.includes('P')).toBe(
          true,
        );
      }
  });
});

describe('The report', () => {
  it('says the same as the short answer', () => {
    for (const category of categories) {
      const passport = bare(category);
      const short = completeness(passport, { category, asOf: passportDay });
      const long = completenessReport(passport, { category, asOf: passportDay });
      expect(long).toMatchObject(short as object);
      expect(numbers(long.missing)).toEqual(numbers(short.missing));
    }
  });

  it('names the properties to fill, and only those still open', () => {
    const { labelMeanings } = aPassport().symbols ?? {};
    const point = pointOf(
      'missing',
      43,
    )(report('ev', passportDay, { symbols: { labelMeanings } as Passport['symbols'] }));
    expect(point?.properties).toEqual([
      ['circularity.wastePrevention'],
      ['circularity.separateCollection'],
      ['circularity.collectionAndTreatment'],
      ['circularity.safeHandling'],
      ['materials.substanceImpact'],
    ]);
  });
});

/** Puts something valid into the first property each missing point names. */
function fill(passport: Passport, { missing }: CompletenessReport): Passport {
  const link = { url: 'https://example.com/documents/doc.pdf' };
  const filled = structuredClone(passport) as unknown as Record<string, Record<string, unknown>>;
  const values: Record<string, unknown> = {
    'symbols.declarationOfConformity': { document: link },
    'materials.substanceImpact': { de: 'Giftig.' },
    'circularity.safetyMeasures': [{ de: 'Nicht öffnen.' }],
    'performance.halfLifeEfficiencyPercent': 90,
  };
  for (const path of missing.flatMap(({ properties }) => properties.map(([first]) => first ?? ''))) {
    const [section = '', name = ''] = path.split('.');
    filled[section] ??= {};
    const value = values[path] ?? (section === 'performance' ? { value: 1, unit: 'x' } : [link]);
    (filled[section] as Record<string, unknown>)[name] = value;
  }
  return filled as unknown as Passport;
}

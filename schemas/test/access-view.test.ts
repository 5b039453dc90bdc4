import { describe, expect, it } from 'vitest';
import { type Audience, accessView } from '#schemas/access-view.ts';
import { type Access, type Passport, type PropertyAnnotation, properties } from '#schemas/passport.ts';
import { aPassport } from './builders.ts';

/** The table of 2023/1542 Art. 77(2) subpara 2, written out, so that the code is held against the law and not itself. */
const lattice: Record<Access, Record<Audience, boolean>> = {
  pub: { public: true, legitimateInterest: true, commission: true, authority: true },
  'pli-com': { public: false, legitimateInterest: true, commission: true, authority: true },
  auth: { public: false, legitimateInterest: false, commission: true, authority: true },
  pli: { public: false, legitimateInterest: true, commission: false, authority: false },
};
const audiences = ['public', 'legitimateInterest', 'commission', 'authority'] as const;

/** Every property of every section, filled with a mark; `accessView` looks at presence alone. */
const full = properties.reduce<Record<string, Record<string, string>>>((passport, { section, name, path }) => {
  passport[section] ??= {};
  (passport[section] as Record<string, string>)[name] = `value of ${path}`;
  return passport;
}, {}) as unknown as Passport;

describe('2023/1542 Art. 77(2)', () => {
  for (const audience of audiences) {
    const { visible, withheld } = accessView(full, new Set([audience]));
    it.each(properties.map((property) => [property.path, property] as const))(
      `· ${audience} · %s`,
      (path, property) => {
        const allowed = lattice[property.access][audience];
        expect(valueIn(visible, property)).toBe(allowed ? `value of ${path}` : undefined);
        expect(withheld.some((each) => each.path === path)).toBe(!allowed);
      },
    );
  }

  it('· somebody in two groups sees what either of them sees', () => {
    const { withheld } = accessView(full, new Set<Audience>(['legitimateInterest', 'authority']));
    expect(withheld).toEqual([]);
  });

  it('· without any group one is the public', () => {
    expect(accessView(full, new Set())).toEqual(accessView(full, new Set<Audience>(['public'])));
  });
});

describe('2023/1542 Annex XIII', () => {
  const accessOf = (path: string) => properties.find((property) => property.path === path)?.access;

  it('point 4(c) · the status is never public', () => expect(accessOf('general.status')).toBe('pli'));
  it('point 4(b) · the state of health is never public', () => {
    for (const name of [
      'stateOfCertifiedEnergy',
      'remainingCapacity',
      'remainingPower',
      'remainingEfficiency',
      'selfDischarge',
      'ohmicResistance',
    ])
      expect(accessOf(`performance.${name}`)).toBe('pli');
  });
  it('point 4(d) · cycles and events are never public', () => {
    for (const name of ['cycles', 'negativeEvents', 'operatingTemperature', 'stateOfCharge'])
      expect(accessOf(`performance.${name}`)).toBe('pli');
  });
  it('point 3 · test reports are for authorities and the Commission', () =>
    expect(accessOf('symbols.testReports')).toBe('auth'));
  it.each([...properties])(
    '$path · its access follows from the point its data point stands in',
    ({ dataPoints, access }) => {
      for (const number of dataPoints) expect(access).toBe(accessOfPoint(number));
    },
  );
});

describe('The access view', () => {
  it('names what is withheld with title and source, and leaves out what is not there', () => {
    const { withheld } = accessView(
      aPassport({ performance: { cycles: { value: 7, unit: 'cycles' } } }),
      new Set<Audience>(['public']),
    );
    const cycles = withheld.find(({ path }) => path === 'performance.cycles');
    expect(cycles).toMatchObject({
      access: 'pli',
      title: { de: 'Lade- und Entladezyklen' },
      source: '2023/1542 Annex XIII 4(d)',
    });
    expect(withheld.some(({ path }) => path === 'performance.negativeEvents')).toBe(false);
  });

  it('does not change the passport', () => {
    const passport = aPassport();
    const before = structuredClone(passport);
    accessView(passport, new Set());
    expect(passport).toEqual(before);
  });

  it('lets nothing through that has no annotation', () => {
    const passport = { ...aPassport(), secret: { x: 1 }, general: { ...aPassport().general, secret: 1 } } as Passport;
    for (const audience of audiences)
      expect(JSON.stringify(accessView(passport, new Set([audience])))).not.toContain('secret');
  });
});

function valueIn(passport: Partial<Passport>, { section, name }: PropertyAnnotation): unknown {
  return (passport as Record<string, Record<string, unknown> | undefined>)[section]?.[name];
}

/** Data points 1–44 answer Annex XIII point 1 and Annex VI, 45–49 point 2, 50 point 3, 51–71 point 4. */
function accessOfPoint(number: number): Access {
  if (number <= 44) return 'pub';
  if (number <= 49) return 'pli-com';
  return number === 50 ? 'auth' : 'pli';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultGrading } from '#schemas/grading/default-grading.ts';
import { type Gradable, gradeOf, rulesOn } from '#schemas/grading/grading.ts';

const day = '2026-11-20';
const measuredAt = '2026-11-01T08:00:00.000Z';

function aGradable(change: Partial<Gradable> = {}): Gradable {
  return {
    condition: 'intact',
    flags: [],
    isolation: 'ok',
    assessedAt: '2026-11-10T08:00:00.000Z',
    isWaste: false,
    health: { percent: 85, kind: 'SOCE', measuredAt },
    resistanceIncreasePercent: 20,
    events: [],
    ...change,
  };
}

const health = (percent: number) => ({ health: { percent, kind: 'SOH' as const, measuredAt } });
const graded = (change: Partial<Gradable> = {}) => gradeOf(aGradable(change), defaultGrading, day);
const codes = (change: Partial<Gradable>) => graded(change).reasons.map(({ code }) => code);

describe('A grade', () => {
  it.each([
    [101, 'A'],
    [80, 'A'],
    [79.9, 'B'],
    [70, 'B'],
    [69.9, 'C'],
    [60, 'C'],
    [59.9, 'D'],
    [0, 'D'],
  ])('of %d %% health is %s', (percent, grade) => {
    expect(graded(health(percent)).grade).toBe(grade);
  });

  it('is lower when the resistance has risen too far, and says so', () => {
    expect(graded({ resistanceIncreasePercent: 60 })).toMatchObject({ grade: 'B', verdict: 'possible' });
    expect(graded({ resistanceIncreasePercent: 120 }).grade).toBe('C');
    expect(codes({ resistanceIncreasePercent: 60 })).toContain('RESISTANCE');
    expect(codes({ resistanceIncreasePercent: undefined })).toContain('RESISTANCE_UNKNOWN');
  });

  it('is not the best below the threshold at which its manufacturer calls it exhausted', () => {
    expect(graded({ exhaustionThresholdPercent: 88 })).toMatchObject({ grade: 'B' });
    expect(codes({ exhaustionThresholdPercent: 88 })).toContain('EXHAUSTED');
    expect(graded({ exhaustionThresholdPercent: 80 }).grade).toBe('A');
  });

  it('is none when nobody has measured', () => {
    expect(graded({ health: undefined })).toMatchObject({ verdict: 'unknown' });
    expect(graded({ health: undefined }).grade).toBeUndefined();
  });

  it('of recycling advises no second life', () => {
    expect(graded(health(40))).toMatchObject({ grade: 'D', verdict: 'notAdvised' });
  });

  it('says when the measurement is old and when the battery is waste', () => {
    const old = { health: { percent: 85, kind: 'SOCE' as const, measuredAt: '2025-11-01T08:00:00.000Z' } };
    expect(codes(old)).toContain('MEASURED_LONG_AGO');
    expect(codes({ isWaste: true })).toContain('WASTE');
    expect(codes({})).toEqual(['HEALTH']);
  });
});

describe('Safety', () => {
  const grave = [
    { condition: 'damaged' },
    { condition: 'critical' },
    { isolation: 'fault' },
    { flags: ['isolationFault'] },
    { flags: ['swelling'] },
  ] as const satisfies Partial<Gradable>[];

  it.each(grave)('comes before any number: %o', (change) => {
    const { grade, verdict, reasons } = graded({ ...change, ...health(100) });
    expect({ grade, verdict }).toEqual({ grade: 'D', verdict: 'inspectFirst' });
    expect(reasons[0]?.code).toMatch(/NOT_SAFE|ISOLATION_FAULT|SIGNS_OF_DAMAGE/);
    expect(graded({ ...change, health: undefined }).grade).toBe('D');
  });

  it('cannot be switched off by any settings', () => {
    const rules = fc.record({
      healthAtLeast: fc.integer({ min: 0, max: 100 }),
      resistanceIncreaseAtMost: fc.integer({ min: 0, max: 200 }),
      measuredWithinDays: fc.integer({ min: 1, max: 9999 }),
    });
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...grave),
        fc.integer({ min: 0, max: 150 }),
        ({ measuredWithinDays, ...asks }, change, percent) => {
          const [best, ...others] = defaultGrading.grades;
          const grades = [{ ...best, ...asks }, ...others] as typeof defaultGrading.grades;
          const lax = { ...defaultGrading, grades, measuredWithinDays, inspectAfter: [] };
          const { grade, verdict } = gradeOf(aGradable({ ...health(percent), ...change }), lax, day);
          expect({ grade, verdict }).toEqual({ grade: 'D', verdict: 'inspectFirst' });
        },
      ),
    );
  });

  it('asks for an inspection when nobody has looked, or not since something happened', () => {
    expect(graded({ condition: 'unknown', assessedAt: undefined })).toMatchObject({
      grade: 'A',
      verdict: 'inspectFirst',
    });
    const overcharged = { kind: 'overcharge' as const, occurredAt: '2026-11-15T08:00:00.000Z' };
    expect(graded({ events: [overcharged] })).toMatchObject({ grade: 'A', verdict: 'inspectFirst' });
    expect(graded({ events: [overcharged], assessedAt: '2026-11-16T08:00:00.000Z' }).verdict).toBe('possible');
    expect(graded({ events: [{ ...overcharged, kind: 'deepDischarge' }] }).verdict).toBe('possible');
  });
});

describe('Rules', () => {
  it('hold from their day on', () => {
    const later = { ...defaultGrading, validFrom: '2027-02-18' };
    expect(rulesOn([later, defaultGrading], '2026-11-20')).toBe(defaultGrading);
    expect(rulesOn([later, defaultGrading], '2027-02-18')).toBe(later);
    expect(rulesOn([later], '2026-11-20')).toBe(later);
  });
});

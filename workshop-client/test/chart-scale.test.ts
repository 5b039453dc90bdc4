import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeTicks, valueScale } from '../src/condition/chart-scale.ts';

const day = 86_400_000;

describe('The axis of values', () => {
  it.each([
    [86.2, 99.4, [85, 90, 95, 100]],
    [0.031, 0.044, [0.03, 0.035, 0.04, 0.045]],
    [312, 1890, [0, 500, 1000, 1500, 2000]],
  ])('from %d to %d has lines at round numbers', (low, high, ticks) => {
    expect(valueScale(low, high).ticks).toEqual(ticks);
  });

  it('has every value on it and few lines, also where values never change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000),
        fc.integer({ min: 0, max: 1e9 }).map((value) => value / 1000),
        (low, span) => {
          const { least, most, ticks } = valueScale(low, low + span);
          expect(least).toBeLessThanOrEqual(low + 1e-9 * Math.abs(low));
          expect(most).toBeGreaterThanOrEqual(low + span - 1e-9 * Math.abs(low + span));
          expect(most).toBeGreaterThan(least);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(8);
        },
      ),
    );
  });
});

describe('The axis of time', () => {
  const from = new Date(2020, 4, 20).getTime();
  it.each([
    [6 * 365, 'year'],
    [400, 'month'],
    [30, 'day'],
    [1, 'hour'],
  ])('of %d days has its lines at the beginning of a %s', (days, unit) => {
    const found = timeTicks(from, from + days * day, 5);
    expect(found.unit).toBe(unit);
    expect(found.ticks.length).toBeGreaterThanOrEqual(2);
    expect(found.ticks.length).toBeLessThanOrEqual(5);
    for (const tick of found.ticks) {
      const moment = new Date(tick);
      expect(moment.getMinutes()).toBe(0);
      if (unit === 'year') expect([moment.getMonth(), moment.getDate()]).toEqual([0, 1]);
      if (unit === 'month') expect(moment.getDate()).toBe(1);
    }
  });

  it('of a hundred years still ends', () => {
    expect(timeTicks(from, from + 36_500 * day, 5).ticks.length).toBeLessThanOrEqual(5);
  });
});

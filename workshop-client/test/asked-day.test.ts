import { describe, expect, it } from 'vitest';
import { addressOf, askedDay } from '../src/data/asked-day.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const asked = (text: string) => askedDay(new URLSearchParams(text), now);

describe('The day a completeness is asked for', () => {
  it('is today by the current guidance when the address says nothing readable', () => {
    for (const text of ['', 'on=tomorrow', 'on=2027-02-31x', 'on=2027-13-01', 'guidance=3.0'])
      expect(asked(text)).toEqual({ asOf: '2026-11-20', guidance: '' });
  });
  it('survives being an address', () => {
    const question = { asOf: '2027-02-18', guidance: '1.0' } as const;
    const address = addressOf('#/completeness', question);
    expect(address).toBe('#/completeness?on=2027-02-18&guidance=1.0');
    expect(asked(address.split('?')[1] ?? '')).toEqual(question);
  });
});

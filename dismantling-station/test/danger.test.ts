import { describe, expect, it } from 'vitest';
import { graverThan } from '../src/removal/danger.ts';

describe('Signs of damage at the kiosk', () => {
  it('make a battery as grave as the service will say', () => {
    expect(graverThan('INTACT', ['SMOKE_OR_GAS'])).toBe('CRITICAL');
    expect(graverThan('DAMAGED', ['HEAT', 'CRASH'])).toBe('CRITICAL');
    expect(graverThan('INTACT', ['CRASH'])).toBe('DAMAGED');
    expect(graverThan('UNKNOWN', ['WARNING_LAMP'])).toBe('DAMAGED');
  });

  it('never make it better, and nothing seen changes nothing', () => {
    expect(graverThan('CRITICAL', ['CRASH'])).toBeUndefined();
    expect(graverThan('DAMAGED', ['LEAKAGE'])).toBeUndefined();
    expect(graverThan('INTACT', [])).toBeUndefined();
    expect(graverThan('UNKNOWN', [])).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { massDifference } from '../src/mass-difference.ts';

describe('The weight on arrival', () => {
  it('is compared with the weight at dispatch', () => {
    expect(massDifference(400, 380)).toEqual({ kg: -20, share: -0.05, beyondTolerance: false });
  });
  it('needs a word beyond five in a hundred, in either direction', () => {
    expect(massDifference(400, 379)?.beyondTolerance).toBe(true);
    expect(massDifference(400, 421)?.beyondTolerance).toBe(true);
  });
  it('is not compared while one of the two is unknown', () => {
    expect(massDifference(null, 380)).toBeUndefined();
    expect(massDifference(400, undefined)).toBeUndefined();
  });
});

import type { Context } from './context.ts';

/** How often one request may ask for what costs far more than a field. */
export interface Allowance {
  /** Takes one; false when none is left. */
  takes(context: Context): boolean;
}

export function createAllowance(most: number): Allowance {
  const taken = new WeakMap<Context, number>();
  return {
    takes(context) {
      const before = taken.get(context) ?? 0;
      if (before >= most) return false;
      taken.set(context, before + 1);
      return true;
    },
  };
}

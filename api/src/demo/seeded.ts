import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that is the same for the same name on every machine, so that the demo is too. */
export function fraction(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
}

/** A number in a range, rounded to `digits` decimals. */
export function between(name: string, low: number, high: number, digits = 0): number {
  return round(low + fraction(name) * (high - low), digits);
}

export function pick<Value>(name: string, values: readonly [Value, ...Value[]]): Value {
  return values[Math.floor(fraction(name) * values.length)] ?? values[0];
}

export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

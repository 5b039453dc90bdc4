/** A plain value as a text; an object is none, and must not be asked to make one: what it calls `toString` may be anything. */
export function plainText(value: unknown): string {
  return typeof value === 'object' && value !== null ? '' : String(value);
}

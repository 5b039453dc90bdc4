/**
 * JSON Pointer of the first place where two JSON values differ; nothing where they are equal, whatever the order of names.
 * @param passed pointers at which they may differ, with `*` for any one step
 */
export function difference(a: unknown, b: unknown, passed: readonly string[] = [], pointer = ''): string | undefined {
  if (Object.is(a, b) || passed.some((pattern) => fits(pointer, pattern))) return undefined;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return pointer;
  if (Array.isArray(a) !== Array.isArray(b)) return pointer;
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const found = difference(
      (a as Record<string, unknown>)[name],
      (b as Record<string, unknown>)[name],
      passed,
      `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function fits(pointer: string, pattern: string): boolean {
  const steps = pointer.split('/');
  const wanted = pattern.split('/');
  return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
}

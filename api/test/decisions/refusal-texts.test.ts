import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalText } from '#schemas/refusal-texts.ts';

const sources = join(import.meta.dirname, '../../src');
const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  // Faults of a database are no refusals.
  .filter((file) => !file.startsWith('storage'))
  .map((file) => join(sources, file));

describe('A refusal', () => {
  const codes = new Set(
    files
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:refuse\(\s*|code: )'([A-Z_]+)'/g)])
      .map(([, code]) => code as string),
  );

  it('is looked for where decisions are made', () => {
    expect(codes.size).toBeGreaterThan(35);
  });

  it.each([...codes].sort())('%s has a sentence in German and English', (code) => {
    expect(refusalText(code, 'de')).toMatch(/\S.*[.]$/);
    expect(refusalText(code, 'en')).toMatch(/\S.*[.]$/);
  });
});

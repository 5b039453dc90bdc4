import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csum, csumalpha } from '#schemas/gs1/check-digit.ts';
import { type DigitalLink, digitalLink, parseDigitalLink } from '#schemas/gs1/digital-link.ts';
import { bracketless, parseElementString } from '#schemas/gs1/element-string.ts';
import { type Linter, linters } from '#schemas/gs1/linters.ts';
import type { Refusal } from '#schemas/refusal.ts';

const folder = new URL('../../../shared/corpus/06-gs1-digital-link/', import.meta.url);

// The vectors are GS1's own; where the corpus is not at hand these tests are skipped.
describe.skipIf(!existsSync(folder))("GS1's own vectors", () => {
  for (const { uri, valid, bracketless_ai, options, comment } of vectors('parse-dl-uri.A.json')) {
    it(`${valid ? 'reads' : 'refuses'} ${uri || 'nothing'}${comment ? ` (${comment})` : ''} ${JSON.stringify(options)}`, () => {
      const read = parseDigitalLink(uri, {
        shortGtins: options.PermitZeroSuppressedGTINinDLuris === true,
        words: options.permitConvenienceAlphas === true,
        unknownAttributes: options['ValidationEnabled.UNKNOWN_AI_NOT_DL_ATTR'] === false,
      });
      expect(valid ? textOf(read) : 'code' in read).toBe(valid ? bracketless_ai : true);
    });
  }

  for (const { element_string, stem, succeeds, uri, options } of vectors('generate-dl-uri.A.json')) {
    it(`${succeeds ? 'writes' : 'does not write'} a Digital Link for ${element_string}`, () => {
      const unknownAttributes = options['ValidationEnabled.UNKNOWN_AI_NOT_DL_ATTR'] === false;
      const elements = bracketPairs(element_string);
      const written = digitalLink(elements, stem ?? undefined, { unknownAttributes });
      expect(succeeds ? written : typeof written).toBe(succeeds ? uri : 'object');
    });
  }

  for (const { bracketed, valid, bracketless_ai, comment } of vectors('parse-bracketed-ai.A.json')) {
    it(`${valid ? 'reads' : 'refuses'} ${bracketed} ${comment ?? ''}`, () => {
      const read = parseElementString(bracketed, { formOnly: true });
      expect(valid && Array.isArray(read) ? bracketless(read) : Array.isArray(read)).toBe(
        valid ? bracketless_ai : false,
      );
    });
  }

  const checks: Record<string, Linter> = { ...linters, csum, csumalpha };
  // Company prefixes need GS1's register, which the vectors themselves only imitate.
  for (const [name, rows] of Object.entries(lintVectors()).filter(([name]) => !name.startsWith('gcppos'))) {
    it(`judges ${rows.length} values as the routine ${name} does, and marks the same characters`, () => {
      for (const { value, error, marked } of rows) {
        const found = checks[name]?.(value);
        expect({ value, error: found?.error ?? null }).toEqual({ value, error });
        if (found) expect(mark(value, found.start, found.length)).toBe(marked);
      }
    });
  }
});

function textOf(read: DigitalLink | Refusal): string | Refusal {
  return 'code' in read ? read : bracketless([...read.path, ...read.attributes]);
}

function bracketPairs(text: string) {
  return [...text.matchAll(/\((\d+)\)([^(]*)/g)].map(([, ai = '', value = '']) => ({ ai, value }));
}

function mark(value: string, start: number, length: number): string {
  return `${value.slice(0, start)}*${value.slice(start, start + length)}*${value.slice(start + length)}`;
}

// biome-ignore lint/suspicious/noExplicitAny: the rows are as GS1 wrote them
function vectors(name: string): any[] {
  const file = new URL(`syntax-engine-vectors/${name}`, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : [];
}

function lintVectors(): Record<string, { value: string; error: string | null; marked: string | null }[]> {
  const file = new URL('syntax-engine-vectors/lint.json', folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).linters : {};
}

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import { validatePassport } from '#schemas/validate.ts';
import { seededBatteries } from '../conformance/batteries.ts';
import { difference } from '../conformance/difference.ts';
import { type ExportCount, measureExports } from '../conformance/measure-exports.ts';
import { measureSamples, type SampleCount, samplesOf } from '../conformance/measure-samples.ts';
import { formatOfRow, published, type Row, rows } from '../conformance/rows.ts';
import { tableOf } from '../conformance/table.ts';

/** Each format is measured once, whatever is then asked of it. */
function measured(row: Row) {
  const known = results.get(row) ?? {
    samples: measureSamples(row, corpus),
    exports: measureExports(row, corpus, seededBatteries()),
  };
  results.set(row, known);
  return known;
}

const results = new Map<Row, { samples: SampleCount; exports: ExportCount | undefined }>();
const corpus = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

describe.skipIf(!existsSync(corpus))('Conformance (skipped where ../shared/corpus is absent)', () => {
  it.each(rows.map((row) => [row.format, row] as const))(
    'of %s: every sample is read or refused with a place',
    (_, row) => {
      const found = measured(row).samples;
      expect(found.problems).toEqual([]);
      expect(found.samples).toBe(samplesOf(row, corpus).length);
      expect(found.imported + found.refused).toBe(found.samples);
    },
  );

  it.each(rows.map((row) => [row.format, row] as const))(
    'of %s: every seeded battery is valid and comes back',
    (_, row) => {
      const found = measured(row).exports;
      expect(found?.problems ?? []).toEqual([]);
      if (found) expect(found).toMatchObject({ exports: 10, valid: 10, equal: 10 });
      else expect(formatOfRow(row).write).toBeUndefined();
    },
  );
});

describe.skipIf(!existsSync(corpus))('The table in the README (skipped where ../shared/corpus is absent)', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const shown = readme.split('\n').map(cellsOf);

  it.each(rows.map((row) => [row.format, row] as const))('says what is measured of %s', (_, row) => {
    const { title, versions } = formatOfRow(row);
    const { samples, exports } = measured(row);
    const line = { title: `${title} ${versions.join(', ')}`, samples, ...(exports && { exports }) };
    expect(shown).toContainEqual(cellsOf(tableOf([line]).split('\n')[2] ?? ''));
  });

  function cellsOf(line: string): string[] {
    return line.split('|').map((cell) => cell.trim());
  }
});

describe.skipIf(!existsSync(corpus))(
  'Conformance with the samples there are (skipped without ../shared/corpus)',
  () => {
    it('finds them', () => {
      const files = rows.flatMap((row) => samplesOf(row, corpus));
      expect(files.length).toBeGreaterThanOrEqual(30);
      expect(new Set(files).size).toBe(files.length);
    });
  },
);

describe('Conformance', () => {
  it('looks for samples and schemas only of formats there are', () => {
    expect(foreignFormats.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(published)));
  });

  it('has ten batteries of all four categories, valid and the same each time', () => {
    const batteries = seededBatteries();
    expect(batteries).toHaveLength(10);
    expect(new Set(batteries.map(({ general }) => general.category)).size).toBe(4);
    for (const battery of batteries) expect(validatePassport(battery)).toBeUndefined();
    expect(seededBatteries()).toEqual(batteries);
  });

  it('notices an export its schema refuses, one that is left out, and one that does not come back', () => {
    const row: Row = { format: 'en-18223', samples: [], check: () => () => ['/mass: must be a number'] };
    const found = measureExports(row, '', seededBatteries().slice(0, 1));
    expect(found).toMatchObject({ exports: 1, valid: 0, checked: true });
    expect(found?.problems).toEqual(['battery 1 (ev): /mass: must be a number']);
    const [battery] = seededBatteries();
    const lacking = { ...battery, general: { ...battery?.general, passportIdentifier: undefined } } as never;
    expect(measureExports({ format: 'en-18223', samples: [] }, '', [lacking])?.problems).toHaveLength(1);
  });

  it('names the first place where two documents differ', () => {
    expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toBeUndefined();
    expect(difference({ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] })).toBe('/a/1/b');
    expect(difference({ 'a/b': 1 }, {})).toBe('/a~1b');
    expect(difference([], {})).toBe('');
  });

  it('prints columns of equal width', () => {
    const samples = { samples: 3, imported: 2, refused: 1, refusals: [], written: 2, equal: 2, problems: [] };
    const lines = tableOf([{ title: 'A', samples }]).split('\n');
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
    expect(lines[2]).toMatch(/^\| A +\| 3 +\| 2 +\| 1 +\| – +\| only read +\|$/);
  });
});

import { describe, expect, it } from 'vitest';
import { mergePatch } from '#api/passports/decide/revise.ts';
import type { ValueRule } from '#schemas/checks/value-rule.ts';
import { dataPoints } from '#schemas/completeness/data-points.ts';
import type { Passport } from '#schemas/passport.ts';
import { validateCommand, validatePassport } from '#schemas/validate.ts';
import { type Editor, editorFor, filledIn, patchOf, type Typed } from '../src/editing/editors.ts';
import { documentPlaces } from '../src/uploads/places.ts';

const paths = [...new Set(dataPoints.flatMap(({ needs }) => needs.flat()))];
const editors = paths.map(editorFor).filter((editor): editor is Editor => editor !== undefined);

const passport = {
  general: {
    uniqueIdentifier: 'https://id.example/01/09521234010012/21/LT-0001',
    manufacturer: { name: 'Musterbatterie GmbH' },
    category: 'ev',
    modelIdentifier: 'LT-62',
  },
} as Passport;

/** Something sensible for each kind of field. */
function sample({ kind, rule, path, parts = [] }: Editor): Typed {
  if (kind === 'parts')
    return { value: '', rows: [Object.fromEntries(parts.map((part) => [part.path, sample(part)]))] };
  if (kind === 'document') return { value: 'https://musterbatterie.example/a.pdf', title: 'Anleitung' };
  if (kind === 'measurement') return { value: '12,5', measuredOn: '2026-11-18', method: 'C/3' };
  if (kind === 'texts') return { value: 'Stecker ziehen.' };
  if (rule?.type === 'boolean') return { value: 'true' };
  if (rule?.enum) return { value: rule.enum[0] ?? '' };
  if (rule?.format === 'year-month') return { value: '2026-03' };
  if (path === 'general.uniqueIdentifier') return { value: 'https://id.example/01/09521234010012/21/LT-0002' };
  if (rule?.type === 'string') return { value: text(rule) };
  return { value: String(Math.ceil(rule?.exclusiveMinimum ?? rule?.minimum ?? 0) + 1) };
}

describe('A place for a document', () => {
  it('is there for manuals, declarations and reports, inside objects as well', () => {
    const paths = documentPlaces.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'symbols.instructionsForUse',
        'symbols.testReports',
        'symbols.declarationOfConformity.document',
        'general.warranty.conditions',
      ]),
    );
    // These need more than the document, so a document alone would be refused.
    expect(paths).not.toContain('symbols.separateCollection.image');
    expect(paths).not.toContain('carbonFootprint.verification.certificate');
  });
  it.each(documentPlaces.map(({ path }) => path))('%s takes one', (path) => {
    const editor = editorFor(path) as Editor;
    const { patch } = patchOf([editor], { [path]: { value: 'https://x.example/a.pdf' } }, 'de');
    expect(validatePassport(mergePatch(passport, patch))).toBeUndefined();
  });
});

/** A text of the form the rule asks for. */
function text({ format = '', pattern = '' }: ValueRule): string {
  const samples: Record<string, string> = {
    'calendar-date': '2026-03-01',
    'cas-number': '7439-92-1',
    'web-url': 'https://musterbatterie.example/',
    email: 'info@musterbatterie.example',
    '^[A-Z]{2}$': 'DE',
    '^[0-9]{4}$': '0044',
    '^[0-9]{3}-[0-9]{3}-[0-9]$': '231-100-4',
    '^BPN[LSA][0-9A-Za-z]{12}$': 'BPNL000000000001',
  };
  return samples[format] ?? samples[pattern] ?? (pattern.includes('[0-9 ()') ? '0341 1234567' : 'A');
}

describe('A field for what a passport lacks', () => {
  it('is there for most of the points, and knows when it is not', () => {
    expect(editors.length).toBeGreaterThan(70);
    expect(editorFor('general.nonsense')).toBeUndefined();
  });
  it.each(editors.map((editor) => [editor.path, editor] as const))('%s makes what the schema takes', (path, editor) => {
    const { patch, wrong } = patchOf([editor], { [path]: sample(editor) }, 'de');
    expect(wrong).toEqual([]);
    const command = { commandId: 'c-2026-11-20-0001', battery: '7K2M9QX4TB0AWC', patch, reason: 'Ergänzt' };
    expect(validateCommand('revisePassport', command)).toBeUndefined();
    expect(validatePassport(mergePatch(passport, patch))).toBeUndefined();
  });
  it.each([
    ['general.massKg', '0'],
    ['general.massKg', 'viel'],
    ['general.massKg', '100001'],
    ['performance.expectedLifetimeCycles', '1500,5'],
    ['general.manufacturedOn', 'März 2026'],
    ['general.manufacturedOn', '2026-13'],
    ['carbonFootprint.performanceClass', 'H'],
    ['symbols.heavyMetals', 'Cd\nGold'],
    ['dueDiligence.report', 'javascript:alert(1)'],
    ['performance.measuredCapacity', 'hoch'],
  ])('%s does not take "%s"', (path, value) => {
    const editor = editorFor(path) as Editor;
    expect(filledIn(editor, { value }, 'de')).toBeUndefined();
    expect(patchOf([editor], { [path]: { value } }, 'de')).toEqual({ patch: {}, wrong: [path] });
  });
  it('puts the unit of the property beside a measured value', () => {
    const editor = editorFor('performance.operatingTemperature') as Editor;
    expect(filledIn(editor, { value: '-12,5' }, 'de')).toEqual({ value: -12.5, unit: '°C' });
  });
  const cathode = editorFor('materials.cathode') as Editor;
  const nickel: Record<string, Typed> = {
    name: { value: 'Nickel' },
    sharePercent: { value: '12,5' },
    critical: { value: 'false' },
  };
  it('makes one object of each entry of a list, without those nobody typed anything into', () => {
    const typed = { value: '', rows: [nickel, {}, { name: { value: 'Cobalt' } }] };
    expect(filledIn(cathode, typed, 'de')).toEqual([
      { name: 'Nickel', sharePercent: 12.5, critical: false },
      { name: 'Cobalt' },
    ]);
  });
  it('does not take an entry without what it cannot be without, nor one with a part that is wrong', () => {
    for (const row of [{ sharePercent: { value: '5' } }, { ...nickel, sharePercent: { value: '500' } }])
      expect(patchOf([cathode], { [cathode.path]: { value: '', rows: [nickel, row] } }, 'de').wrong).toEqual([
        cathode.path,
      ]);
  });
  it('keeps what a list says already, since a patch writes it anew', () => {
    const given = { materials: { cathode: [{ name: 'Manganese' }] } } as unknown as Partial<Passport>;
    const { patch } = patchOf([cathode], { [cathode.path]: { value: '', rows: [nickel] } }, 'de', given);
    expect(patch).toMatchObject({ materials: { cathode: [{ name: 'Manganese' }, { name: 'Nickel' }] } });
  });
  it('keeps type and hash of a document that was uploaded, but not beside another address', () => {
    const editor = editorFor('symbols.declarationOfConformity.document') as Editor;
    const uploaded = { url: 'https://x.example/documents/1', mediaType: 'application/pdf', sha256: 'a'.repeat(64) };
    expect(filledIn(editor, { value: uploaded.url, uploaded, language: 'en' }, 'de')).toEqual({
      ...uploaded,
      language: 'en',
    });
    expect(filledIn(editor, { value: 'https://y.example/2', uploaded }, 'de')).toEqual({
      url: 'https://y.example/2',
      language: 'de',
    });
  });
  it('leaves out what was not typed, and keeps parts of one property together', () => {
    const recycled = ['cobaltPostConsumerPercent', 'leadPostConsumerPercent'].map(
      (name) => editorFor(`circularity.recycledContent.${name}`) as Editor,
    );
    const typed = Object.fromEntries(recycled.map(({ path }) => [path, { value: '5' }]));
    expect(patchOf([...recycled, editorFor('general.massKg') as Editor], typed, 'de').patch).toEqual({
      circularity: { recycledContent: { cobaltPostConsumerPercent: 5, leadPostConsumerPercent: 5 } },
    });
  });
});

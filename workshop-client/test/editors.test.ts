import { describe, expect, it } from 'vitest';
import { dataPoints } from '#schemas/data-points.ts';
import type { Passport } from '#schemas/passport.ts';
import { validateCommand, validatePassport } from '#schemas/validate.ts';
import { type Editor, editorFor, filledIn, patchOf, type Typed } from '../src/amend/editors.ts';

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
function sample({ kind, rule, path }: Editor): Typed {
  if (kind === 'document') return { value: 'https://musterbatterie.example/a.pdf', title: 'Anleitung' };
  if (kind === 'measurement') return { value: '12,5', measuredOn: '2026-11-18', method: 'C/3' };
  if (kind === 'texts') return { value: 'Stecker ziehen.' };
  if (rule?.enum) return { value: rule.enum[0] ?? '' };
  if (rule?.format === 'year-month') return { value: '2026-03' };
  if (path === 'general.uniqueIdentifier') return { value: 'https://id.example/01/09521234010012/21/LT-0002' };
  if (rule?.type === 'string') return { value: 'A' };
  return { value: String(Math.ceil(rule?.exclusiveMinimum ?? rule?.minimum ?? 0) + 1) };
}

describe('A field for what a passport lacks', () => {
  it('is there for most of the points, and knows when it is not', () => {
    expect(editors.length).toBeGreaterThan(70);
    expect(editorFor('materials.hazardousSubstances')).toBeUndefined();
    expect(editorFor('general.nonsense')).toBeUndefined();
  });
  it.each(editors.map((editor) => [editor.path, editor] as const))('%s makes what the schema takes', (path, editor) => {
    const { patch, wrong } = patchOf([editor], { [path]: sample(editor) }, 'de');
    expect(wrong).toEqual([]);
    const command = { commandId: 'c-2026-11-20-0001', battery: '7K2M9QX4TB0AWC', patch, reason: 'Ergänzt' };
    expect(validateCommand('revisePassport', command)).toBeUndefined();
    expect(validatePassport(merged(patch))).toBeUndefined();
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

function merged(patch: Record<string, unknown>): unknown {
  const sections = Object.entries(patch).map(([section, values]) => [
    section,
    { ...passport[section as keyof Passport], ...(values as object) },
  ]);
  return { ...passport, ...Object.fromEntries(sections) };
}

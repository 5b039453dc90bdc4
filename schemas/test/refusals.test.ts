import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRefusalCode, refusal, refusalText, worded } from '#schemas/refusal.ts';
import * as accessCases from '#schemas/refusals/access-cases.ts';
import * as codeCases from '#schemas/refusals/code-cases.ts';
import * as fileCases from '#schemas/refusals/file-cases.ts';
import * as foreignCases from '#schemas/refusals/foreign-cases.ts';
import * as inputCases from '#schemas/refusals/input-cases.ts';
import * as interfaceCases from '#schemas/refusals/interface-cases.ts';
import * as labelCases from '#schemas/refusals/label-cases.ts';
import * as proofCases from '#schemas/refusals/proof-cases.ts';
import { refusalStore } from '#schemas/refusals/store.ts';
import { refusalSubjects } from '../../scripts/generate/refusals.ts';

const root = new URL('../../', import.meta.url);
const codes = Object.keys(refusalStore).filter(isRefusalCode);
const described = refusalSubjects().flatMap(({ refusals }) => refusals);

describe('The store of refusals', () => {
  it('says of every code when it is said, once', () => {
    expect(described.map(({ code }) => code).sort()).toEqual([...codes].sort());
    for (const { when } of described) expect(when).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('is where every message comes from', () => {
    const byHand = said.match(/code: '[A-Z_]+',\s*message: ['`][^\n]*/g) ?? [];
    expect(byHand).toEqual([]);
  });

  it('has no code that nobody says', () => {
    const unused = codes.filter((code) => !said.includes(`'${code}'`));
    expect(unused).toEqual([]);
  });

  it.each(described.filter(({ sentences }) => sentences))(
    '$code is a sentence of its own in both languages',
    ({ code, sentences }) => {
      const { de = '', en = '' } = sentences ?? {};
      for (const text of [de, en]) expect(text).toMatch(/^[\p{Lu}„"{0-9].*[.}]$/u);
      expect(de).not.toBe(en);
      expect(en).not.toContain('undefined');
      // How GS1's own checks call it is English.
      expect([...valuesIn(en)].filter((value) => value !== '{says}')).toEqual([...valuesIn(de)]);
      if (typeof refusalStore[code].en === 'function') expect(valuesIn(en)).not.toEqual(new Set());
    },
  );

  it.each(casesOf({ ...accessCases, ...codeCases, ...fileCases, ...foreignCases }))('case %s', isWhole);
  it.each(casesOf({ ...inputCases, ...interfaceCases, ...labelCases, ...proofCases }))('case %s', isWhole);
});

describe('A refusal', () => {
  const differs = refusal('MASS_DIFFERS', { massKg: 380.5, sentKg: 412, tolerancePercent: 5, path: '/massKg' });

  it('names its values, in the way of the language', () => {
    expect(differs.values).toEqual({ massKg: 380.5, sentKg: 412, tolerancePercent: 5 });
    expect(differs.message).toContain('380.5 kg');
    expect(worded(differs, 'de').message).toContain('380,5 kg');
  });

  it('keeps the sentence of its case in both languages', () => {
    const odd = refusal('INVALID_INPUT', { ...inputCases.inputCases.noLine, path: '' });
    expect(refusalText(odd, 'de')).toBe('Es kam keine einzige Zeile an.');
    expect(refusalText(odd, 'en')).toBe(odd.message);
  });

  it('of a newer service, or kept by an older client, is told as it was', () => {
    expect(refusalText({ code: 'OF_TOMORROW', message: 'Kept.' }, 'de')).toBe('Kept.');
    expect(refusalText({ code: 'MASS_DIFFERS', message: 'Kept.', path: '/massKg' }, 'de')).toBe('Kept.');
    expect(refusalText({ code: 'MASS_DIFFERS', message: 'Kept.', values: { massKg: 1 } }, 'de')).toBe('Kept.');
    expect(refusalText({ code: 'MASS_DIFFERS', message: 'Kept.', values: { massKg: {} } }, 'de')).toBe('Kept.');
    expect(refusalText({ code: 'toString', message: 'Kept.' }, 'de')).toBe('Kept.');
  });

  it('without values needs none', () => {
    expect(refusalText({ code: 'ALREADY_WASTE', message: 'Kept.', values: null }, 'de')).toBe(
      'Diese Batterie ist schon Abfall.',
    );
  });
});

/** All that our code says, apart from the store itself. */
const said = ['api/src', 'schemas/src', 'scripts', 'web-kit/src', 'workshop-client/src', 'dismantling-station/src']
  .flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(test|generated|refusals)\//.test(file))
      .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  )
  .join('\n');

function valuesIn(sentence: string): Set<string> {
  return new Set([...sentence.matchAll(/\{\w+\}/g)].map(([value]) => value).sort());
}

type Case = { de: string; en: string };

/** Every sentence of the cases, functions called with names in the place of values. */
function casesOf(files: object, path = ''): [string, Case][] {
  return Object.entries(files).flatMap(([name, value]): [string, Case][] => {
    const here = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'function') return [[here, value(...samples)]];
    return typeof value.de === 'string' ? [[here, value]] : casesOf(value, here);
  });
}

const samples = [
  Object.assign(['A', 'B'], { de: 'Eins.', en: 'One.' }),
  Object.assign(['C', 'D'], { de: 'Zwei.', en: 'Two.' }),
  3,
  4,
];

function isWhole(_: string, { de, en }: Case): void {
  expect(de).not.toBe(en);
  for (const text of [de, en]) expect(text).toMatch(/[.]$/);
  expect(`${de} ${en}`).not.toMatch(/undefined|\[object/);
}

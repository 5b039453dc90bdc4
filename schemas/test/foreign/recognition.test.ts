import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { foreignFormats, passportFormats } from '#schemas/foreign/formats.ts';
import { carriedBy } from '#schemas/foreign/lines/credential.ts';
import { isObject } from '#schemas/foreign/lines/json-object.ts';
import { formatOf, readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { seededBatteries } from '../../../scripts/conformance/batteries.ts';
import { samplesOf } from '../../../scripts/conformance/measure-samples.ts';
import { rows } from '../../../scripts/conformance/rows.ts';
import { context, corpus, fullPassport, readJson } from './builders.ts';

/**
 * Pairs in which the second format says yes to documents of the first, too, so that the first has to be asked before it. One more
 * would be a finding: either it is told by too little, or its place in the table has to be thought about.
 */
const before: readonly [first: string, second: string][] = [
  // The compressed form has our sections beside its envelope.
  ['en-18223', 'kreispass'],
  // A credential of Tractus-X is called DigitalProductPassport as well.
  ['catena-x-dpp', 'untp-dpp'],
  // Names of a single aspect, of which these forms have all that belongs to Battery Pass.
  ['openepcis-dpp-ready', 'battery-pass'],
];

describe('The table of formats', () => {
  it('has each name once', () => {
    for (const names of [passportFormats.map(({ name }) => name), foreignFormats.map(({ name }) => name)])
      expect(new Set(names).size).toBe(names.length);
  });

  it.each(before)('asks for %s before %s', (first, second) => {
    const names = passportFormats.map(({ name }) => name);
    expect(names.indexOf(first)).toBeLessThan(names.indexOf(second));
  });

  it('names all formats where a document is none of them, in German and English', () => {
    for (const language of ['de', 'en'] as const) {
      const refusal = readForeignPassport({ some: 'thing' }, language);
      for (const { title } of passportFormats)
        expect('message' in refusal && refusal.message).toContain(title[language]);
    }
  });
});

describe('An export', () => {
  const written = passportFormats.flatMap(({ name, forms }) =>
    forms.flatMap((form) => (form.write ? [[form.name, name, form.write] as const] : [])),
  );
  const passports = [...seededBatteries(), fullPassport('ev'), fullPassport('stationary')];

  it.each(written)('as %s is recognised as %s, and as nothing else but what is foreseen', (_, name, write) => {
    for (const passport of passports) {
      const made = write(passport, context);
      if ('code' in made) continue;
      const document = JSON.parse(JSON.stringify(made.document));
      expect(formatOf(document)).toBe(name);
      expect(unforeseen(document)).toEqual([]);
    }
  });
});

describe.skipIf(!existsSync(corpus))('A published sample (skipped without ../shared/corpus)', () => {
  const sampled = rows.filter(({ samples }) => samples.length > 0).map((row) => [row.format, row] as const);

  it.each(sampled)('of %s is recognised by one format, or by the right one first', (_, row) => {
    const format = passportFormats.find(({ forms }) => forms.some(({ name }) => name === row.format));
    for (const file of samplesOf(row, corpus)) {
      const document = readJson(corpus + file);
      expect([undefined, format?.name], file).toContain(formatOf(document));
      expect(unforeseen(document), file).toEqual([]);
    }
  });
});

/** Formats that say yes to a document after another one has, and not as foreseen above. */
function unforeseen(document: unknown): string[] {
  const [first, ...others] = recognisedBy(document);
  return others.filter((other) => !before.some((pair) => pair[0] === first && pair[1] === other));
}

/** Every format that says yes, in the order in which they are asked. */
function recognisedBy(document: unknown): string[] {
  if (!isObject(document)) return [];
  const carried = carriedBy(document);
  if (carried) return recognisedBy(carried.document);
  return passportFormats.flatMap((format) => (format.recognise(document) ? [format.name] : []));
}

import { describe, expect, it } from 'vitest';
import { foreignFormats, historyFormats } from '#schemas/foreign/formats.ts';
import { historyFormatOf } from '#schemas/foreign/read-history.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { validateCommand, validatePassport } from '#schemas/validate.ts';
import { seededBatteries } from '../../../scripts/conformance/batteries.ts';
import { isPointerInto } from '../../../scripts/conformance/measure-samples.ts';
import { context } from './builders.ts';
import { generator } from './instances.ts';

/** What stands in files by mistake, or on purpose. */
const oddities: readonly unknown[] = [
  null,
  '',
  ' ',
  'n/a',
  '-',
  0,
  -1,
  1e308,
  1.5,
  true,
  [],
  {},
  [[]],
  [null],
  { value: null },
  { '@value': {} },
  { id: 7 },
  'https://',
  'https://[',
  'javascript:alert(1)',
  '\ud800',
  '2026-02-30',
  '9'.repeat(400),
  'x'.repeat(5000),
  { language: 'de', value: 'Wort' },
  JSON.parse('{"__proto__": {"a": 1}, "constructor": 2, "toString": 3}'),
];

describe('A document of which anything may be wrong', () => {
  const formats = foreignFormats.filter(({ write }) => write);
  it.each(formats.map((format) => [format.name, format] as const))(
    'as %s is read or refused, never a fault',
    (_, format) => {
      const chance = generator(7);
      const written = seededBatteries()
        .slice(0, 3)
        .map((passport) => format.write?.(passport, context));
      for (const each of written) {
        if (!each || 'code' in each) throw new Error(JSON.stringify(each));
        for (let round = 0; round < 20; round++) expectAnswer(mutated(each.document, chance));
      }
    },
  );

  it.each(historyFormats.map((format) => [format.name, format] as const))('as %s is heard or refused', (_, format) => {
    for (const oddity of oddities)
      for (const document of [
        oddity,
        { type: oddity },
        { type: 'EPCISDocument', epcisBody: oddity },
        { credentialSubject: oddity },
      ])
        if (historyFormatOf(document) === format) expect(format.read(document)).toBeDefined();
  });
});

function expectAnswer(document: unknown): void {
  const read = readForeignPassport(document, 'de');
  if ('code' in read) {
    expect(read.message).not.toBe('');
    expect(isPointerInto(document, read), `${read.path} ${read.message}`).toBe(true);
    return;
  }
  expect(validatePassport(read.passport)).toBeUndefined();
  const { passport, kept, format } = read;
  const refusal = validateCommand('issuePassport', { commandId: 'c-00000001', passport, foreign: { format, kept } });
  // Half a character cannot be written down, wherever it stands.
  if (refusal && !JSON.stringify(document).includes('\\ud800')) throw new Error(`${refusal.path} ${refusal.message}`);
}

/** The document with one to four parts replaced. */
function mutated(document: object, chance: () => number): unknown {
  let copy: unknown = JSON.parse(JSON.stringify(document));
  for (let count = 1 + Math.floor(chance() * 4); count > 0; count--) {
    const places = placesIn(copy);
    const [parent, name] = places[Math.floor(chance() * places.length)] ?? [];
    const oddity = structuredClone(oddities[Math.floor(chance() * oddities.length)]);
    if (parent === undefined || name === undefined) copy = oddity;
    else if (chance() < 0.15 && !Array.isArray(parent)) delete parent[name];
    else parent[name] = oddity;
  }
  return copy;
}

function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const here = value as Record<string, unknown>;
  return Object.keys(here).flatMap((name): [Record<string, unknown>, string][] => [
    [here, name],
    ...placesIn(here[name]),
  ]);
}

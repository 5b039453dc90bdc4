import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { seededBatteries } from '../../../scripts/conformance/batteries.ts';
import { context, fullPassport } from './builders.ts';

const written = foreignFormats.filter(({ write }) => write).map(({ name }) => name);

describe('Foreign formats', () => {
  it('are found by name, and an unknown one is refused with what there is', () => {
    expect(new Set(written).size).toBe(written.length);
    const refusal = writeForeignPassport('cobol', fullPassport('ev'), context);
    expect(refusal).toMatchObject({ code: 'EXPORT_FORMAT' });
    for (const name of written) expect('message' in refusal && refusal.message).toContain(name);
  });

  it.each(written)('%s: writing never changes the passport', (name) => {
    const passport = fullPassport('lmt');
    const before = structuredClone(passport);
    writeForeignPassport(name, passport, context);
    expect(passport).toEqual(before);
  });

  it.each(written)(
    '%s: a passport with parts left out is written or refused, and what is written can be read',
    (name) => {
      const sections = Object.keys(fullPassport('ev')) as (keyof Passport)[];
      fc.assert(
        fc.property(fc.subarray(sections), (chosen) => {
          const whole = fullPassport('ev');
          const passport = Object.fromEntries(chosen.map((section) => [section, whole[section]])) as Partial<Passport>;
          const made = writeForeignPassport(name, passport, context);
          if ('code' in made) {
            expect(made.code).toBe('EXPORT_INCOMPLETE');
            return;
          }
          const read = readForeignPassport(JSON.parse(JSON.stringify(made.document)));
          if (passport.general) expect(read).toHaveProperty('passport.general.uniqueIdentifier');
          else expect(read).toHaveProperty('code');
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(written)(
    '%s: a document with one value replaced is read or refused with a pointer, never a fault',
    (name) => {
      // Of all passports the one that says whatever any format makes mandatory.
      const full = { ...seededBatteries()[0] } as Passport;
      full.circularity = {
        ...full.circularity,
        partNumbers: [{ component: 'A', document: { url: 'https://a.example' } }],
      };
      full.performance = { ...full.performance, negativeEvents: [{ document: { url: 'https://a.example' } }] };
      const made = writeForeignPassport(name, full, context);
      if ('code' in made) throw new Error(made.message);
      const text = JSON.stringify(made.document);
      const places = [...text.matchAll(/":("[^"]*"|-?\d[\d.e+-]*|\[|\{)/g)].filter(
        ([, value]) => !/^[[{]/.test(value ?? ''),
      );
      const odd = ['null', '-1e308', '""', '{"__proto__":1}', '[[]]', 'true', '"\\u0000"'];
      fc.assert(
        fc.property(fc.nat(places.length - 1), fc.constantFrom(...odd), (index, value) => {
          const place = places[index] as RegExpMatchArray & { index: number };
          const start = place.index + 2;
          const changed = text.slice(0, start) + value + text.slice(start + (place[1]?.length ?? 0));
          const read = readForeignPassport(JSON.parse(changed));
          if ('code' in read) expect(read.path).toBeTypeOf('string');
          else expect(read.passport.general.uniqueIdentifier).toBeTruthy();
        }),
        { numRuns: 60 },
      );
    },
  );

  it('nested without end are refused, not a fault', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    const document = { productIdentifier: 'https://a.example/b', batteryCategory: 'ev', x: deep };
    expect(readForeignPassport(document)).toMatchObject({ code: 'INVALID_INPUT', path: '/x' });
  });
});

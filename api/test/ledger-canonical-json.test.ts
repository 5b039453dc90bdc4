import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';

const corpus = new URL('../../../shared/corpus/07-crypto/jcs-rfc8785/testdata/', import.meta.url);

describe.skipIf(!existsSync(corpus))('The pairs of RFC 8785 (skipped where ../shared is absent)', () => {
  const names = existsSync(corpus) ? readdirSync(new URL('input/', corpus)) : [];

  it.each(names)('%s', (name) => {
    const text = canonicalJson(JSON.parse(readFileSync(new URL(`input/${name}`, corpus), 'utf8')));
    const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, corpus), 'utf8').replaceAll(/\s/g, '');
    expect(text).toBe(readFileSync(new URL(`output/${name}`, corpus), 'utf8'));
    expect(Buffer.from(text).toString('hex')).toBe(hex);
  });
});

describe('Canonical JSON', () => {
  // RFC 8785 Appendix B: IEEE 754 bit patterns and their text.
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['41b3de4355555557', '333333333.33333343'],
  ])('RFC 8785 App. B · number %s is %s', (bits, text) => {
    expect(canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  it('RFC 8785 §3.2.3 · sorts members by UTF-16 code units, integer-like names too', () => {
    expect(
      canonicalJson({ '10': 1, '9': 2, b: { z: 1, a: 2 }, a: 3, '\u20ac': 4, '\ud83d\ude02': 5, '\ufb33': 6 }),
    ).toBe('{"10":1,"9":2,"a":3,"b":{"a":2,"z":1},"\u20ac":4,"\ud83d\ude02":5,"\ufb33":6}');
  });

  it('leaves out members that are undefined, wherever they stand', () => {
    expect(canonicalJson({ a: undefined, b: 1, c: undefined })).toBe('{"b":1}');
    expect(canonicalJson({ a: undefined })).toBe('{}');
  });

  it.each([
    ['half a character', '\ud800'],
    ['half a character in a name', { '\udc00': 1 }],
    ['infinity', Number.POSITIVE_INFINITY],
    ['NaN inside', [Number.NaN]],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['a map', new Map()],
  ])('throws for %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('means the same as what was given and does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

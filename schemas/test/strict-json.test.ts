import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictly } from '#schemas/checks/strict-json.ts';

describe('JSON read strictly', () => {
  it('is what JSON.parse makes of it, for whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const value = JSON.parse(text);
        if (text.includes('__proto__')) return;
        expect(parseStrictly(JSON.stringify(value, null, indent))).toEqual({
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
    );
  });

  it.each([
    ['{"a":1,"a":2}', '/a', 7],
    ['{"a":{"b":[{},{"c":1, "\\u0063":1}]}}', '/a/b/1/c', 22],
    ['[{"x":1},{"x/y":"}\\"","x/y":"\\\\"}]', '/1/x~1y', 22],
    ['{"a":"\\"b\\":","a":null}', '/a', 14],
  ])('names the member that stands twice in %s', (text, path, offset) => {
    expect(parseStrictly(text)).toMatchObject({ fault: { code: 'MEMBER_TWICE', path, offset } });
  });

  it.each([
    ['{"a":{"__proto__":{"x":1}}}', '/a/__proto__'],
    ['{"\\u005f_proto__":1}', '/__proto__'],
  ])('refuses the name in %s, however it is written', (text, path) => {
    expect(parseStrictly(text)).toMatchObject({ fault: { code: 'INVALID_INPUT', path } });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    ['{"a":412.00000000000000001}', '/a'],
    ['{"a":9007199254740993}', '/a'],
    ['[1,[2,0.12345678901234567891]]', '/1/1'],
    ['{"a":1e400}', '/a'],
    ['{"a":[0,1e-400]}', '/a/1'],
    [`{"a":-${'1'.repeat(5000)}}`, '/a'],
  ])('refuses a number that would become another one: %s', (text, path) => {
    expect(parseStrictly(text)).toMatchObject({ fault: { code: 'NUMBER_NOT_KEPT', path } });
  });

  it.each([
    '0.30000000000000004',
    '1.7976931348623157e308',
    '5e-324',
    '412.000000000000000000',
    '-0.0',
    '9007199254740992',
  ])('takes %s, which stays what it is', (number) =>
    expect(parseStrictly(`{"a":"12345678901234567890","b":${number}}`)).toHaveProperty('value.b', Number(number)),
  );

  it('says where a text ends to be JSON, in the language asked for', () => {
    expect(parseStrictly('{"a":}', 'de')).toMatchObject({
      fault: { code: 'NOT_JSON', message: expect.stringMatching(/^Das ist kein JSON: /), offset: 5 },
    });
    expect(parseStrictly('{"a":1', 'de')).toMatchObject({ fault: { code: 'NOT_JSON' } });
  });

  it('does not lose itself in endlessly nested lists', () => {
    const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseStrictly(text)).toMatchObject({ fault: { path: expect.stringMatching(/^(\/0){200,}$/) } });
  });
});

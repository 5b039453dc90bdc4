import { describe, expect, it } from 'vitest';
import { isGtin } from '#schemas/gs1/check-digit.ts';
import { lookUp } from '#schemas/gs1/dictionary.ts';
import { digitalLink, parseDigitalLink } from '#schemas/gs1/digital-link.ts';
import { bracketed, parseElementString } from '#schemas/gs1/element-string.ts';

const pairs = (text: string) => {
  const read = parseElementString(text);
  return Array.isArray(read) ? Object.fromEntries(read.map(({ ai, value }) => [ai, value])) : read;
};

describe('An element string', () => {
  it.each([
    [
      '(01)05412345000013(3103)000189(3923)2172(10)ABC123',
      { '01': '05412345000013', 3103: '000189', 3923: '2172', 10: 'ABC123' },
    ],
    [
      '0105412345000013310300018939232172\u001d10ABC123',
      { '01': '05412345000013', 3103: '000189', 3923: '2172', 10: 'ABC123' },
    ],
    ['31030001890105412345000013\u001d10XYZ', { 3103: '000189', '01': '05412345000013', 10: 'XYZ' }],
    [']C1010541234500001310ABC123', { '01': '05412345000013', 10: 'ABC123' }],
    [']C1(01)05412345000013(10)ABC123', { '01': '05412345000013', 10: 'ABC123' }],
    ['(02)12345678901231(37)24(21)1234', { '02': '12345678901231', 37: '24', 21: '1234' }],
    ['(10)A\\(1)B(11)261120', { 10: 'A(1)B', 11: '261120' }],
    ['^8008261120083015^10X', { 8008: '261120083015', 10: 'X' }],
  ])('is read with brackets, separators or a symbology in front: %j', (text, expected) => {
    expect(pairs(text)).toEqual(expected);
  });

  it.each([
    ['(01)05412345000013(15)ABCDEF', 'GS1_VALUE_CHARACTERS', '(15)'],
    ['010541234500001310ABC123\u001d15ABCDEF', 'GS1_VALUE_CHARACTERS', '(15)'],
    ['(01)05412345000014', 'GTIN_CHECK_DIGIT', 'check digit 4 where 3 is right'],
    ['(414)9521234000014', 'GS1_CHECK_DIGIT', '(414)'],
    ['(17)261340', 'GS1_VALUE', 'no month 13'],
    ['(49)991234567890', 'GS1_UNKNOWN_AI', '(49)'],
    ['49991234567890', 'GS1_UNKNOWN_AI', '(49)'],
    ['(10)A(10)B', 'GS1_DUPLICATE', '(10)'],
    ['(21)123456789012345678901', 'GS1_VALUE_LENGTH', 'too long'],
    ['(8006)09521234010012', 'GS1_VALUE_LENGTH', '(8006)'],
    ['(8007)DE89370400440532013001', 'GS1_CHECK_DIGIT', '(8007)'],
    ['(422)999', 'GS1_VALUE', 'country'],
  ])('is refused, naming the identifier and what is wrong: %j', (text, code, part) => {
    expect(pairs(text)).toMatchObject({ code, message: expect.stringContaining(part) });
  });

  it('and a Digital Link say the same', () => {
    const text = '(01)09521234010012(10)L/1(21)A#B(17)261120(3103)000195';
    const elements = parseElementString(text.replace('#', '+'));
    if (!Array.isArray(elements)) throw new Error(elements.message);
    const uri = digitalLink(elements, 'https://x.example/') as string;
    expect(uri).toBe('https://x.example/01/09521234010012/10/L%2F1/21/A%2BB?17=261120&3103=000195');
    const link = parseDigitalLink(uri);
    if ('code' in link) throw new Error(link.message);
    expect(bracketed([...link.path, ...link.attributes])).toBe(text.replace('#', '+'));
  });
});

describe('A GTIN', () => {
  it('has 8, 12, 13 or 14 digits and a check digit', () => {
    for (const right of ['02345673', '416000336108', '9521234010012', '09521234010012'])
      expect(isGtin(right)).toBe(true);
    for (const wrong of ['', '0', '02345674', '416000336109', '123456789', '0952123401001X', '09521234010012 '])
      expect(isGtin(wrong)).toBe(false);
  });
});

describe('The dictionary', () => {
  it('knows every identifier GS1 has given out, ranges and all', () => {
    expect(lookUp('01')).toMatchObject({
      title: 'GTIN',
      predefinedLength: true,
      qualifierOrders: [['22', '10', '21'], ['235']],
    });
    expect(lookUp('3105')?.predefinedLength).toBe(true);
    expect(lookUp('3106')).toBeUndefined();
    expect(lookUp('8004')?.qualifierOrders).toEqual([['7040']]);
    expect(lookUp('253')?.qualifierOrders).toEqual([[]]);
    expect(lookUp('10')?.qualifierOrders).toBeUndefined();
    expect(lookUp('__proto__')).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { keysOfIdentifier, readScanCode } from '#schemas/codes/scan-code.ts';
import { formatId } from '#schemas/id.ts';

const id = '06K0NKM6YSPG48';
const unit = 'gs1:01/09521234010012/21/AB-12';

describe('A code', () => {
  it.each([
    ['a Digital Link', 'https://id.gs1.org/01/09521234010012/21/AB-12', 'digitalLink', unit],
    [
      'one on another host, behind a path, with batch and query',
      'https://x.example:8443/p/a/01/09521234010012/10/L1/21/AB-12?17=261231&linkType=all',
      'digitalLink',
      unit,
    ],
    [
      'one in capitals, as QR codes hold it shorter',
      'HTTPS://ID.GS1.ORG/01/09521234010012/21/AB-12',
      'digitalLink',
      unit,
    ],
    ['one with words and a short GTIN', 'https://x.example/gtin/9521234010012/ser/AB-12', 'digitalLink', unit],
    ['one typed without https', 'id.gs1.org/01/09521234010012/21/AB-12', 'digitalLink', unit],
    [
      'one with percent-encoding',
      'https://x.example/01/09521234010012/21/A%2fB',
      'digitalLink',
      'gs1:01/09521234010012/21/A%2FB',
    ],
    // Published with GS1's own toolkit: (01)05412345000013(10)ABC&+123(7003)1903061658, the second with a foreign parameter.
    [
      'a compressed link',
      'http://example.org/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TQ',
      'digitalLink',
      'gs1:01/05412345000013/10/ABC%26%2B123',
    ],
    [
      'one with a foreign parameter in it',
      'http://example.org/AQnYUc1gmiERBhQ0ytiyZuAGOLc1TXhXsaXbQKHFuaprwUmrBX6g',
      'digitalLink',
      'gs1:01/05412345000013/10/ABC%26%2B123',
    ],
    ['one with the key left out of compression', 'https://x.example/01/09521234010012/IWUAH7XY', 'digitalLink', unit],
    [
      'a short link that is none',
      'https://x.example/AQnYUc2gmiERBhQ0ytiyZuAGOLc1TQ',
      'identificationLink',
      'uri:https://x.example/AQnYUc2gmiERBhQ0ytiyZuAGOLc1TQ',
    ],
    ['an asset', 'https://x.example/8004/9521234W-A-9876543', 'digitalLink', 'gs1:8004/9521234W-A-9876543'],
    ['a returnable asset', 'https://x.example/8003/09521234010012BOX7', 'digitalLink', 'gs1:8003/09521234010012BOX7'],
    [
      'a component and its serial number',
      'https://x.example/8010/9521234ABC/8011/77',
      'digitalLink',
      'gs1:8010/9521234ABC/8011/77',
    ],
    ['a shipping unit', 'https://x.example/00/095212340000000013', 'digitalLink', 'gs1:00/095212340000000013'],
    ['a bracketed element string', '(01)09521234010012(10)L1(21)AB-12', 'elementString', unit],
    ['a GS1 Data Matrix with its symbology', ']d2010952123401001210L1\u001d21AB-12', 'elementString', unit],
    ['a GS1-128 with its symbology', ']C1010952123401001221AB-12', 'elementString', unit],
    ['a GS1 QR code that begins with FNC1', ']Q3\u001d010952123401001221AB-12', 'elementString', unit],
    ['one whose scanner writes FNC1 as a word', '010952123401001210L1<GS>21AB-12', 'elementString', unit],
    ['an element string without any mark', '010952123401001221AB-12', 'elementString', unit],
    [
      'GS1 elements in an ISO 15434 envelope',
      '[)>\u001e05\u001d010952123401001221AB-12\u001e\u0004',
      'elementString',
      unit,
    ],
    ['the number under an article', '9521234010012', 'elementString', 'gs1:01/09521234010012'],
    ['an EPC URN', 'urn:epc:id:sgtin:9521234.001001.AB-12', 'urn', unit],
    ['an EPC tag URN', 'urn:epc:tag:sgtin-198:1.9521234.001001.AB-12', 'urn', unit],
    [
      'a UUID URN',
      'URN:UUID:550E8400-E29B-41D4-A716-446655440000',
      'urn',
      'urn:uuid:550e8400-e29b-41d4-a716-446655440000',
    ],
    ['a bare UUID', '550e8400-e29b-41d4-a716-446655440000', 'urn', 'urn:uuid:550e8400-e29b-41d4-a716-446655440000'],
    ['another URN', 'urn:bmwk:123456687678', 'urn', 'urn:bmwk:123456687678'],
    ['a Catena-X name', 'CX:XYZ78901:Battery-01', 'catenaX', 'cx:XYZ78901:Battery-01'],
    [
      'an IEC 61406 link',
      'https://www.Vendor.example/?m=MODEL&s=1',
      'identificationLink',
      'uri:https://www.vendor.example/?m=MODEL&s=1',
    ],
    [
      'a link that only looks a little like GS1',
      'https://shop.example/00/news',
      'identificationLink',
      'uri:https://shop.example/00/news',
    ],
    ['our own link on any host', `http://10.0.0.7:4000/b/${id}?lang=de`, 'id', `id:${id}`],
    ['an id', id, 'id', `id:${id}`],
    ['an id read out and typed', '06ko nkm6-yspg 48', 'id', `id:${id}`],
    ['a VIN', 'wvwzzz1jzxw000001', 'vin', 'vin:WVWZZZ1JZXW000001'],
    ['a VIN with the I of an import label', 'IWVWZZZ1JZXW000001', 'vin', 'vin:WVWZZZ1JZXW000001'],
    ['a code with what scanners put around it', '\ufeff  06K0-NKM6-YSPG-48\r\n', 'id', `id:${id}`],
  ])('is read: %s', (_, text, kind, key) => {
    const code = readScanCode(text);
    expect(code.refusal).toBeUndefined();
    expect(code).toMatchObject({ kind });
    expect(code.keys[0]).toBe(key);
  });

  it.each([
    ['', 'CODE_EMPTY'],
    ['   \r\n', 'CODE_EMPTY'],
    ['A'.repeat(2049), 'CODE_TOO_LONG'],
    ['AB\u0007CD', 'CODE_CONTROL_CHARACTER'],
    ['hello', 'CODE_UNKNOWN_FORM'],
    ['https://', 'CODE_URI'],
    ['[)>\u001e06\u001d25SUN123\u001e\u0004', 'CODE_DATA_IDENTIFIERS'],
    ['https://x.example/01/09521234010013/21/A', 'GTIN_CHECK_DIGIT'],
    ['(01)09521234010013(21)A', 'GTIN_CHECK_DIGIT'],
    ['010952123401001321AB-12', 'GTIN_CHECK_DIGIT'],
    ['9521234010013', 'GTIN_CHECK_DIGIT'],
    ['https://x.example/00/095212340000000010', 'GS1_CHECK_DIGIT'],
    ['https://x.example/01/09521234010012/21/A/10/L', 'GS1_QUALIFIER_ORDER'],
    ['(10)L1', 'GS1_NO_KEY'],
    ['(49)123', 'GS1_UNKNOWN_AI'],
    ['06K0-NKM6-YSPG-49', 'ID_CHECK_CHARACTER'],
    ['WVWZZZ1JZXO000001', 'VIN_CHARACTERS'],
    ['httpsM!!id.gs1.org!à&', 'SCANNER_LAYOUT'],
  ])('is refused: %j → %s', (text, expected) => {
    const { refusal } = readScanCode(text);
    expect(refusal?.code).toBe(expected);
    expect(refusal?.message).toMatch(/\.$/);
  });

  it('still names the unit when only an attribute is wrong, and says which', () => {
    const code = readScanCode('https://x.example/01/09521234010012/21/AB-12?17=261331');
    expect(code.keys[0]).toBe(unit);
    expect(code.refusal?.code).toBe('GS1_VALUE');
    expect(code.refusal?.message).toContain('(17)');
  });

  it('never throws, whatever was scanned', () => {
    const pieces = fc.constantFrom(
      'https://',
      '01/',
      '/21/',
      '09521234010012',
      '%',
      '?',
      '(01)',
      '^',
      '\u001d',
      'urn:',
      'epc:id:sgtin:',
      'CX:',
      '/b/',
      id,
      ']d2',
      'Ö--',
      '\ud800',
      '[::1]',
      '=',
      '&',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl({ withQueryParameters: true }),
      fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (scanned) => {
        const code = readScanCode(scanned);
        expect(code.keys.length > 0 || code.refusal !== undefined).toBe(true);
        expect(Array.isArray(keysOfIdentifier(scanned))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same after being read and written again', () => {
    const serial = fc.string({ unit: fc.constantFrom(...'!"%&\'()*+,-./09:;<=>?AZ_az'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(serial, (value) => {
        const key = `gs1:01/09521234010012/21/${encoded(value)}`;
        expect(readScanCode(`https://x.example/01/09521234010012/21/${encoded(value)}`).keys[0]).toBe(key);
        expect(readScanCode(`]d2010952123401001221${value}`).keys[0]).toBe(key);
      }),
    );
  });
});

describe('A scanner set to another keyboard', () => {
  const german = typing('`-=[]\\;\'/yzYZ~@#^&*()_+{}|:"<>?', '^ß´ü+#öä-zyZY°"§&/()=?`Ü*\'ÖÄ;:_');

  it.each([
    'https://id.gs1.org/01/09521234010012/21/Xyz-12?17=261231&linkType=gs1:dpp',
    `https://kreispass.example/b/${id}`,
    '(01)09521234010012(21)YZ_1',
    'urn:uuid:550e8400-e29b-41d4-a716-446655440000',
    'CX:XYZ78901:Battery-01',
    formatId(id),
  ])('is seen through: %s', (text) => {
    const expected = readScanCode(text);
    expect(german(text)).not.toBe(text);
    expect(readScanCode(german(text))).toMatchObject({ kind: expected.kind, keys: expected.keys });
  });

  it('is seen through where the accent joined the letter behind it', () => {
    const text = german('https://x.example/01/09521234010012/21/A?linkType=all').replace('´a', 'á');
    expect(text).toContain('á');
    expect(readScanCode(text).keys[0]).toBe('gs1:01/09521234010012/21/A');
  });
});

describe('The keys of a unique identifier', () => {
  it('are the same under every host and with every batch', () => {
    const plain = keysOfIdentifier('https://id.gs1.org/01/09521234010012/21/AB-12');
    expect(plain).toEqual([unit]);
    expect(keysOfIdentifier('http://maker.example/x/01/09521234010012/22/V/10/L/21/AB-12?11=260101')).toEqual(plain);
    expect(keysOfIdentifier('urn:epc:id:sgtin:9521234.001001.AB-12')).toContain(unit);
  });

  it('never name a whole article or batch, which many units share', () => {
    for (const uri of ['https://x.example/01/09521234010012', 'https://x.example/01/09521234010012/10/L1']) {
      expect(keysOfIdentifier(uri)).toEqual([`uri:${uri}`]);
    }
  });

  it('are found by scanning that identifier', () => {
    for (const uri of [
      'https://x.example/8004/9521234A',
      'urn:bmwk:1',
      'https://v.example/?s=1',
      `https://x.example/b/${newId()}`,
      'did:web:x.example:1',
    ]) {
      expect(readScanCode(uri).keys).toEqual(expect.arrayContaining(keysOfIdentifier(uri)));
    }
  });
});

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function typing(keys: string, characters: string): (text: string) => string {
  const map = new Map([...keys].map((key, place) => [key, [...characters][place] as string]));
  return (text) => [...text].map((character) => map.get(character) ?? character).join('');
}

import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Language } from '#schemas/checks/explain-words.ts';
import type { Passport } from '#schemas/passport.ts';
import { templateColumns } from '#schemas/table/columns.ts';
import { explained } from '#schemas/table/explained.ts';
import { letterOf } from '#schemas/table/row.ts';
import { aPassport } from '../../schemas/test/builders.ts';
import { readRecord } from '../import/command-of.ts';
import { isFileFault } from '../import/file-fault.ts';
import { recordsOf } from '../import/records.ts';
import { workbook } from '../import/workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreispass-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** What import and validation find in a file: passports' serial numbers, refusals with place and pointer, and what stopped the reading. */
async function found(path: string, language: Language = 'en') {
  const passports: string[] = [];
  const refusals: string[] = [];
  let stopped: { code: string; place: string; message: string } | undefined;
  try {
    for await (const record of recordsOf(path, language)) {
      const read = record.fault ?? readRecord(record.value, language);
      if (!('code' in read)) passports.push(read.command.passport.general.serialNumber ?? '');
      else {
        const place = record.place(read.path ?? '').replace(path, '');
        refusals.push(`${place} ${read.path} ${read.code} ${read.message}`);
      }
    }
  } catch (fault) {
    if (!isFileFault(fault)) throw fault;
    stopped = { code: fault.code, place: fault.place.replace(path, ''), message: fault.message };
  }
  return { passports, refusals, stopped };
}

async function all(path: string) {
  const records = [];
  for await (const record of recordsOf(path)) records.push(record);
  return records;
}

function unit(serialNumber: string): Passport {
  const passport = aPassport();
  const uniqueIdentifier = `https://example.com/01/09521234010012/21/${serialNumber}`;
  return { ...passport, general: { ...passport.general, uniqueIdentifier, serialNumber } };
}

const names = [
  'general.uniqueIdentifier',
  'general.serialNumber',
  'general.manufacturer.name',
  'general.category',
  'general.modelIdentifier',
  'general.massKg',
];
const row = (serial: string, mass: string, maker = 'Werk Süd') => [
  `https://example.com/01/09521234010012/21/${serial}`,
  serial,
  maker,
  'ev',
  'M-1',
  mass,
];
const german = (...rows: string[][]) => [names, ...rows].map((cells) => cells.join(';')).join('\r\n');

describe('A table as CSV', () => {
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(german(row('C1', '412,5')))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${german(row('C1', '412,5'))}`)],
    ['Windows-1252, as Excel saves it', Buffer.from(german(row('C1', '412,5')), 'latin1')],
    [
      'UTF-16, as Excel saves text',
      Buffer.from(`\uFEFF${german(row('C1', '412,5')).replaceAll(';', '\t')}`, 'utf16le'),
    ],
  ])('is read in %s', async (name, bytes) => {
    const path = file(`${name.length}.csv`, bytes);
    const records = await all(path);
    expect(records.map(({ value }) => value)).toMatchObject([
      { general: { massKg: 412.5, manufacturer: { name: 'Werk Süd' } } },
    ]);
    expect(await found(path)).toEqual({ passports: ['C1'], refusals: [], stopped: undefined });
  });

  it('may explain itself above the names, hold line breaks and empty lines, and have points in numbers', async () => {
    const rows = [['Kennung', 'Nummer'], names, row('C1', '412.5', '"Werk\nSüd, Leipzig"'), [''], row('C2', '0')];
    const path = file('english.csv', rows.map((cells) => cells.join(',')).join('\n'));
    const { passports, refusals } = await found(path);
    expect(passports).toEqual(['C1']);
    expect(refusals).toEqual([':6 F6 /general/massKg INVALID_INPUT massKg must be greater than 0.']);
  });

  it('says column and cell of what is wrong, in German', async () => {
    const path = file('wrong.csv', german(row('C1', 'viel'), row('C2', '1.234'), row('C3', '9')));
    expect(await found(path, 'de')).toEqual({
      passports: ['C3'],
      refusals: [
        ':2 F2 /general/massKg INVALID_INPUT massKg muss eine Zahl sein.',
        ':3 F3 /general/massKg CELL_UNCLEAR „1.234“ kann zwei Zahlen bedeuten; bitte ohne Tausenderzeichen schreiben.',
      ],
      stopped: undefined,
    });
  });

  it.each<[string, string, string, string]>([
    ['unknown columns', `${names.join(';')};general.colour\n`, ':1', 'Column G is called "general.colour"'],
    ['no names', 'Hersteller;Masse\nWerk;1\n', '', 'has no line with the names'],
    ['an open quotation mark', `${german(row('C1', '1'))}\n"urn:x;`, ':3', 'A quotation mark is opened here'],
    [
      'UTF-16 without its mark',
      Buffer.from(german(), 'utf16le').toString('latin1'),
      '',
      'UTF-16 without a byte-order mark',
    ],
  ])('is refused with %s', async (name, text, place, sentence) => {
    const { stopped } = await found(file(`${name}.csv`, text));
    expect(stopped?.message).toContain(sentence);
    expect(stopped?.place).toBe(place);
  });
});

describe('A table as XLSX', () => {
  const template = workbook(
    templateColumns().map((column) => explained(column, 'de')),
    'de',
  );
  const parts = unzipSync(template);
  const sheet = 'xl/worksheets/sheet1.xml';

  /** The template filled in with cells of raw XML, by name of the column. */
  function filled(cells: Record<string, string>, more: Zippable = {}): Uint8Array {
    const letters = new Map(templateColumns().map(({ name }, index) => [name, letterOf(index)]));
    const each = Object.entries(cells).map(([name, xml]) => xml.replace('<c', `<c r="${letters.get(name)}5"`));
    const xml = new TextDecoder()
      .decode(parts[sheet])
      .replace('</sheetData>', `<row r="5">${each.join('')}</row></sheetData>`);
    return zipSync({ ...parts, [sheet]: strToU8(xml), ...more });
  }
  const text = (value: string) =>
    `<c t="inlineStr"><is><r><t>${value.slice(0, 2)}</t></r><r><t>${value.slice(2)}</t></r></is></c>`;
  const least = {
    'general.uniqueIdentifier': text('https://example.com/01/09521234010012/21/X1'),
    'general.manufacturer.name': '<c t="s"><v>0</v></c>',
    'general.category': text('ev'),
    'general.modelIdentifier': '<c t="str"><f>A1&amp;"x"</f><v>M-1</v></c>',
    'general.serialNumber': text('X1'),
  };
  const shared = (inner: string) => ({
    'xl/sharedStrings.xml': strToU8(
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${inner}</sst>`,
    ),
  });
  const firm = shared('<si><t>Werk &amp; Söhne</t></si>');

  it('is the template filled in: texts of all kinds, numbers, days, truths', async () => {
    const cells = {
      ...least,
      'general.massKg': '<c><v>412.5</v></c>',
      'general.gtin': '<c><v>9521234010012</v></c>',
      'general.placedOnMarketOn': '<c s="1"><v>46453</v></c>',
      'symbols.separateCollection.shown': '<c t="b"><v>1</v></c>',
    };
    const styles = {
      'xl/styles.xml': strToU8('<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'),
    };
    const path = file('filled.xlsx', filled(cells, { ...firm, ...styles }));
    const [record] = await all(path);
    expect(record?.value).toMatchObject({
      general: {
        manufacturer: { name: 'Werk & Söhne' },
        massKg: 412.5,
        gtin: '09521234010012',
        placedOnMarketOn: '2027-03-07',
      },
      symbols: { separateCollection: { shown: true } },
    });
    expect(await found(path)).toMatchObject({ passports: ['X1'], refusals: [] });
  });

  it('is nothing as an empty template', async () => {
    expect(await found(file('empty.xlsx', template))).toEqual({ passports: [], refusals: [], stopped: undefined });
  });

  it('says cell and column of what is wrong', async () => {
    const path = file('cell.xlsx', filled({ ...least, 'general.massKg': '<c t="e"><v>#REF!</v></c>' }, firm));
    const { refusals } = await found(path);
    expect(refusals[0]).toMatch(/^:5 [A-Z]+5 \/general\/massKg CELL_UNCLEAR The cell holds the error #REF!/);
  });

  const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
  it.each<[string, Uint8Array, string]>([
    [
      'a billion laughs',
      filled(least, {
        'xl/sharedStrings.xml': strToU8(`<!DOCTYPE sst [<!ENTITY l0 "ha">${laughs}]><sst><si><t>&l9;</t></si></sst>`),
      }),
      'DOCTYPE',
    ],
    [
      'an entity that reads files',
      filled(least, { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE x SYSTEM "file:///etc/passwd"><sst/>') }),
      'DOCTYPE',
    ],
    ['endless depth', filled(least, shared('<a>'.repeat(5000))), 'nested deeper'],
    ['broken XML', filled(least, shared('<si><t>Werk</si>')), 'damaged'],
    ['unknown entities', filled(least, shared('<si><t>&l9;</t></si>')), 'damaged'],
    [
      'a sheet of nothing, packed',
      filled(least, { [sheet]: new Uint8Array(30_000_000) }),
      'more than 500 times its size',
    ],
    ['no workbook', zipSync({ 'a.txt': strToU8('x') }), 'no Excel workbook'],
    ['an old format', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old Excel file or one under a password'],
    ['no archive at all', Buffer.from('general.uniqueIdentifier;'), 'damaged'],
  ])('is refused with %s', async (name, bytes, sentence) => {
    const { stopped, passports } = await found(file(`${name}.xlsx`, bytes));
    expect(passports).toEqual([]);
    expect(stopped?.message).toContain(sentence);
  });
});

describe('A ZIP archive', () => {
  const one = strToU8(JSON.stringify(unit('Z1')));

  it('is read member by member, of every kind', async () => {
    const members = {
      'list.json': strToU8(JSON.stringify([unit('Z1'), unit('Z2')])),
      'lines.ndjson': strToU8(`${JSON.stringify(unit('Z3'))}\n{"general":1}\n`),
      'sub/table.csv': Buffer.from(german(row('Z4', '1,5')), 'latin1'),
      '__MACOSX/._list.json': strToU8('x'),
      '.DS_Store': strToU8('x'),
      'README.md': strToU8('# What is in here'),
      'manual.pdf': strToU8('%PDF-1.7'),
    };
    const { passports, refusals } = await found(file('all.zip', zipSync(members)));
    expect(passports).toEqual(['Z1', 'Z2', 'Z3', 'Z4']);
    expect(refusals).toEqual(['/lines.ndjson:2 /general INVALID_INPUT general must be an object.']);
  });

  it('is read as an AASX package where its relationships say so, and only its environment in JSON', async () => {
    const spec = '<Relationship Type="http://admin-shell.io/aasx/relationships/aas-spec" Target="/aasx/env.json"/>';
    const members = {
      '[Content_Types].xml': strToU8('<Types/>'),
      'aasx/aasx-origin': strToU8(''),
      'aasx/_rels/aasx-origin.rels': strToU8(`<Relationships>${spec}</Relationships>`),
      'aasx/env.json': one,
      'aasx/files/other.json': strToU8('no environment'),
    };
    expect(await found(file('package.aasx', zipSync(members)))).toMatchObject({ passports: ['Z1'], refusals: [] });
    const { 'aasx/env.json': _, ...others } = members;
    const xml = { ...others, 'aasx/env.xml': strToU8('<environment/>') };
    xml['aasx/_rels/aasx-origin.rels'] = strToU8(`<Relationships>${spec.replace('json', 'xml')}</Relationships>`);
    const { stopped } = await found(file('xml.aasx', zipSync(xml)));
    expect(stopped?.message).toContain('as XML only');
  });

  it('is none when it is a folder, and says so', async () => {
    const { stopped } = await found(folder);
    expect(stopped?.message).toContain('This is a folder');
  });

  function changed(bytes: Uint8Array, change: (view: DataView, central: number) => void): Uint8Array {
    const copy = bytes.slice();
    const view = new DataView(copy.buffer);
    change(view, view.getUint32(copy.length - 22 + 16, true));
    return copy;
  }
  const two = zipSync({ 'a.json': [one, { level: 0 }], 'b.json': [one, { level: 0 }] });
  const secondEntry = 46 + 'a.json'.length;

  it.each<[string, Uint8Array, string]>([
    ['a bomb', zipSync({ 'bomb.ndjson': new Uint8Array(20_000_000) }), 'more than 500 times its size'],
    ['another archive in it', zipSync({ 'inner.zip': two }), 'not read from an archive'],
    ['nothing to read', zipSync({ 'folder/': new Uint8Array(0) }), 'nothing in this archive'],
    ['nothing at all', zipSync({}), 'nothing in this archive'],
    ['a way out of its folder', zipSync({ '../../etc/one.json': one }), 'damaged or not what it says'],
    [
      'members that share their bytes',
      changed(two, (view, at) => view.setUint32(at + secondEntry + 42, 0, true)),
      'share their packed bytes',
    ],
    [
      'a size that is not true',
      changed(zipSync({ 'a.json': one }), (view, at) => view.setUint32(at + 24, 10, true)),
      'damaged or not what it says',
    ],
    [
      'a password',
      changed(zipSync({ 'a.json': one }), (view, at) => view.setUint16(at + 8, 1, true)),
      'under a password',
    ],
    ['its end cut off', two.slice(0, 200), 'damaged or not what it says'],
  ])('is refused with %s', async (name, bytes, sentence) => {
    const { stopped, passports } = await found(file(`${name}.zip`, bytes));
    expect(stopped?.message).toContain(sentence);
    expect(passports).toEqual([]);
  });
});

describe('JSON from anywhere', () => {
  const text = JSON.stringify(unit('J1'), null, 2);

  it.each<[string, string | Uint8Array, string]>([
    [
      'a member named twice',
      text.replace('"serialNumber": "J1"', '"serialNumber": "J1",\n"serialNumber": "J2"'),
      '/general/serialNumber MEMBER_TWICE',
    ],
    [
      'a number that cannot be kept',
      text.replace('"category"', '"massKg": 412.00000000000000001,\n"category"'),
      '/general/massKg NUMBER_NOT_KEPT',
    ],
    [
      'a name that reaches behind objects',
      text.replace('"category"', '"__proto__": {"massKg": 1},\n"category"'),
      '/general/__proto__ INVALID_INPUT',
    ],
    ['Latin-1', Buffer.from(text.replace('J1', 'Jé'), 'latin1'), ' FILE_ENCODING This is not UTF-8'],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), ' FILE_ENCODING This looks like UTF-16'],
    [
      'something unknown around a passport',
      JSON.stringify({ passport: unit('J1'), predecessors: ['J1'] }),
      '/predecessors INVALID_INPUT predecessors is not known here.',
    ],
    ['endless depth', '['.repeat(1_000_000) + ']'.repeat(1_000_000), 'More than 200 levels'],
  ])('is refused with %s, as a document and as a line', async (name, content, expected) => {
    const document = await found(file(`${name}.json`, content));
    expect(document.passports).toEqual([]);
    expect(document.refusals[0]).toContain(expected);
    if (typeof content !== 'string') return;
    const good = JSON.stringify(unit('J9'));
    const line = content.replaceAll('\n', '');
    const lines = await found(file(`${name}.ndjson`, `${good}\n${line}\n${good.replaceAll('J9', 'J8')}\n`));
    expect(lines.passports).toEqual(['J9', 'J8']);
    expect(lines.refusals).toHaveLength(1);
    expect(lines.refusals[0]).toMatch(/^:2 /);
  });

  it('says the line of what is wrong in a document', async () => {
    const twice = text.replace('"serialNumber": "J1"', '"serialNumber": "J1",\n"serialNumber": "J2"');
    const line = twice.split('\n').findIndex((each) => each.includes('J2"') && !each.includes('21/')) + 1;
    const [refusal] = (await found(file('line.json', twice), 'de')).refusals;
    expect(refusal).toBe(
      `:${line} /general/serialNumber MEMBER_TWICE serialNumber kommt doppelt vor; bitte nur die Angabe lassen, die gemeint ist.`,
    );
  });

  it.each([
    ['huge.json', 'FILE_TOO_LARGE', 'Das sind 2,1 GB JSON am Stück'],
    ['huge.ndjson', 'FILE_TOO_LARGE', 'longer than 16 MB'],
    ['huge.csv', 'FILE_ENCODING', 'UTF-16'],
    ['huge.xlsx', 'ARCHIVE_REFUSED', 'beschädigt'],
  ])('of two gigabytes is not held in memory: %s', async (name, code, sentence) => {
    const path = file(name, '');
    truncateSync(path, 2_100_000_000);
    const before = process.memoryUsage().rss;
    const { stopped } = await found(path, 'de');
    expect(stopped).toMatchObject({ code, message: expect.stringContaining(sentence) });
    expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
    truncateSync(path, 0);
  });
});

import { describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { moduleMm, qrMatrix } from '#schemas/label/code-matrix.ts';
import { requiredSymbolMm, symbolMm } from '#schemas/label/collection-symbol.ts';
import { batteryLabel } from '#schemas/label/contents.ts';
import type { Drawing, DrawnPath, DrawnText } from '#schemas/label/drawing.ts';
import { type LabelContent, labelSvg } from '#schemas/label/label.ts';
import { type LabelOptions, labelDrawing } from '#schemas/label/layout.ts';
import { boltTriangleShape } from '#schemas/label/safety-signs.ts';
import { a4, labelStocks, placeOnSheet } from '#schemas/label/stock.ts';

const link = 'https://pass.example.org/01/09521234543213/21/SN-2024-000042';

function aLabel(change: Partial<LabelContent> = {}): LabelContent {
  const battery = {
    id: newId(),
    qrCode: link,
    model: 'Traktionsbatterie Lößnig Süd 58 kWh',
    manufacturer: 'Kreis Zellwerk Leipzig GmbH',
    serialNumber: 'SN-2024-000042',
    chemistry: 'Li-NMC',
    massKg: 375,
    nominalVoltageV: 352,
    nominalEnergyKwh: 58,
  };
  return { ...batteryLabel(battery, 'de'), ...change };
}

function drawn(content: LabelContent, options: LabelOptions = {}): Drawing {
  const drawing = labelDrawing(content, options);
  if ('message' in drawing) throw new Error(drawing.message);
  return drawing;
}

const texts = ({ shapes }: Drawing) => shapes.filter((shape): shape is DrawnText => shape.kind === 'text');
const paths = ({ shapes }: Drawing) => shapes.filter((shape): shape is DrawnPath => shape.kind === 'path');

describe('The code on a label', () => {
  const sizes: LabelOptions[] = [
    {},
    ...Object.values(labelStocks),
    { widthMm: 50, heightMm: 50 },
    { show: 'code', widthMm: 15 },
    { quietModules: 10 },
    { errorLevel: 'H' },
    { dotsPerInch: 203 },
  ];

  it('ISO/IEC 18004 · has a quiet zone of four modules on every side, into which nothing else is drawn', () => {
    for (const options of sizes) {
      const drawing = drawn(aLabel(), options);
      const { x, y, moduleMm: module, modules, quietModules } = drawing.code ?? expect.unreachable();
      const quiet = quietModules * module;
      expect(quietModules).toBeGreaterThanOrEqual(4);
      const zone = {
        left: x - quiet,
        top: y - quiet,
        right: x + modules * module + quiet,
        bottom: y + modules * module + quiet,
      };
      expect(Math.min(zone.left, zone.top)).toBeGreaterThan(-1e-9);
      expect(zone.right).toBeLessThanOrEqual(drawing.widthMm + 1e-9);
      expect(zone.bottom).toBeLessThanOrEqual(drawing.heightMm + 1e-9);
      for (const { x: left, y: baseline, size, centred } of texts(drawing))
        expect({ options, outside: centred || left >= zone.right || baseline - size * 0.7 >= zone.bottom }).toEqual({
          options,
          outside: true,
        });
      for (const { y: baseline, size } of texts(drawing).filter(({ centred }) => centred))
        expect(baseline - size * 0.75).toBeGreaterThanOrEqual(zone.bottom - 1e-9);
    }
  });

  it('keeps its size in modules, whatever the label: exactly the one asked for', () => {
    const { code } = drawn(aLabel(), { moduleMm: 0.5 });
    expect(code).toMatchObject({ moduleMm: 0.5, modules: qrMatrix(link).size });
    expect(drawn(aLabel(), { moduleMm: 0.5, errorLevel: 'H' }).code?.modules).toBeGreaterThan(code?.modules ?? 0);
  });

  it('is made of whole dots of the printer, and stands on them', () => {
    for (const dotsPerInch of [203, 300, 600])
      for (const stock of Object.values(labelStocks)) {
        const { code } = drawn(aLabel(), { ...stock, dotsPerInch });
        for (const length of [code?.moduleMm, code?.x, code?.y]) {
          const dots = ((length ?? 0) / 25.4) * dotsPerInch;
          expect(Math.abs(dots - Math.round(dots))).toBeLessThan(1e-6);
        }
      }
  });

  it('is refused where its modules would get too small, with the size it needs', () => {
    expect(labelDrawing(aLabel(), { show: 'code', widthMm: 9 })).toMatchObject({
      code: 'LABEL_TOO_SMALL',
      message: 'The code needs 10.3 mm with its quiet zone; there are 9 mm.',
    });
    expect(labelDrawing(aLabel(), { moduleMm: 2 })).toMatchObject({ code: 'LABEL_TOO_SMALL' });
    expect(drawn(aLabel(), { show: 'code', widthMm: 10.3 }).code?.moduleMm).toBeGreaterThanOrEqual(moduleMm.smallest);
  });

  it('draws each dark module exactly once', () => {
    const matrix = qrMatrix(link);
    const [code] = paths(drawn(aLabel()));
    const filled = new Set<string>();
    for (const [, column, row, length] of code?.d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g) ?? [])
      for (let place = 0; place < Number(length); place++) {
        const key = `${row} ${Number(column) + place}`;
        expect(filled.has(key)).toBe(false);
        filled.add(key);
      }
    for (let row = 0; row < matrix.size; row++)
      for (let column = 0; column < matrix.size; column++)
        expect(filled.has(`${row} ${column}`)).toBe(matrix.isDark(row, column));
  });
});

describe('The separate-collection symbol', () => {
  it('2023/1542 Annex VI Part B · covers 3 % of the largest side, at most 5 × 5 cm', () => {
    const pack = requiredSymbolMm({ form: 'block', largestSideMm: [2000, 1400] });
    expect(pack).toEqual({ sideMm: 50, place: 'battery' });
    const { sideMm } = requiredSymbolMm({ form: 'block', largestSideMm: [300, 120] });
    expect(sideMm ** 2).toBeCloseTo(0.03 * 300 * 120);
  });

  it('2023/1542 Annex VI Part B · covers 1.5 % of the surface of a cylindrical cell', () => {
    const cell = requiredSymbolMm({ form: 'cell', diameterMm: 46, heightMm: 80 });
    expect(cell.place).toBe('battery');
    expect(cell.sideMm ** 2).toBeCloseTo(0.015 * (Math.PI * 46 * 80 + (2 * Math.PI * 46 ** 2) / 4));
  });

  it('2023/1542 Annex VI Part B · goes onto the packaging with 1 × 1 cm where it would be below 0.47 × 0.47 cm', () => {
    expect(requiredSymbolMm({ form: 'cell', diameterMm: 8, heightMm: 40 })).toEqual({
      sideMm: 10,
      place: 'packaging',
    });
    expect(symbolMm).toMatchObject({ smallest: 4.7, largest: 50 });
  });

  it('2023/1542 Annex VI Part B · is on every label of a battery, never smaller than 0.47 × 0.47 cm, and as large as asked', () => {
    for (const stock of Object.values(labelStocks)) expect(drawn(aLabel(), stock).symbolMm).toBeGreaterThanOrEqual(4.7);
    expect(drawn(aLabel(), { widthMm: 120, heightMm: 70, symbolMm: 50 }).symbolMm).toBe(50);
    expect(labelDrawing(aLabel(), { widthMm: 60, symbolMm: 50 })).toMatchObject({ code: 'LABEL_TOO_SMALL' });
  });

  it('2023/1542 Annex VI Part B · alone fills the square it is measured by', () => {
    const drawing = drawn(aLabel(), { show: 'symbol', symbolMm: 50 });
    const cross = paths(drawing).find(({ d }) => d.includes('M3 3l119 119'));
    // A stroke of 6 from 3 to 122 in a box of 125.
    expect((cross?.unit ?? 0) * 125).toBeCloseTo(50);
    expect(texts(drawing).map(({ text }) => text)).toEqual(['Li-NMC · 352 V']);
    expect(drawing.widthMm).toBe(52);
  });

  it('2023/1542 Art. 13(5) · has Cd and Pb under it, each at least a quarter of its size', () => {
    for (const options of [{}, { show: 'symbol', symbolMm: 20 }, labelStocks['99.1x139']] as LabelOptions[]) {
      const drawing = drawn(aLabel({ heavyMetals: ['Cd', 'Pb'] }), options);
      const side = drawing.symbolMm ?? 0;
      const bin = paths(drawing).find(({ d }) => d.includes('M3 3l119 119'));
      for (const metal of ['Cd', 'Pb']) {
        const { size, y } = texts(drawing).find(({ text }) => text === metal) ?? expect.unreachable();
        // Width and height of these two letters in the bold typeface of the labels, measured: 1.15 and 0.68 of its size.
        expect(size * 1.15 * (size * 0.68)).toBeGreaterThanOrEqual(side ** 2 / 4);
        expect(y - 0.68 * size).toBeGreaterThanOrEqual((bin?.y ?? 0) + side);
      }
    }
  });

  it('is not on the label of a component', () => {
    const component = aLabel({ kind: 'component' });
    expect(drawn(component).symbolMm).toBeUndefined();
    expect(labelDrawing(component, { show: 'symbol' })).toMatchObject({ code: 'LABEL_TOO_SMALL' });
  });
});

describe('A label', () => {
  it('names the chemistry at every size', () => {
    for (const stock of Object.values(labelStocks))
      expect(texts(drawn(aLabel(), stock)).map(({ text }) => text)).toContain('Li-NMC · 352 V');
  });

  it('lets no line run over another or over its edge', () => {
    const long = aLabel({ title: 'Überlangenbezeichnungsbeispiel '.repeat(4), heavyMetals: ['Pb'], highVoltage: true });
    for (const stock of Object.values(labelStocks))
      for (const content of [aLabel(), long, aLabel({ warning: 'Beschädigt, kritisch · P911 / LP906' })]) {
        const drawing = drawn(content, stock);
        const column = texts(drawing).filter(({ centred }) => !centred);
        for (const { y, size } of texts(drawing)) {
          expect(size).toBeGreaterThanOrEqual(1.5);
          expect(y).toBeLessThanOrEqual(stock.heightMm);
        }
        const lefts = new Set(column.map(({ x }) => x));
        for (const left of lefts) {
          const lines = column.filter(({ x }) => x === left).sort((a, b) => a.y - b.y);
          for (const [place, { y, size }] of lines.entries())
            if (place > 0) expect(y - size * 0.75).toBeGreaterThanOrEqual((lines[place - 1] as DrawnText).y - 1e-9);
        }
      }
  });

  it('lets no title run under the warning triangle, in the widest typeface a device may have instead of ours', () => {
    for (const title of ['Porsche Taycan 4 Cross Turismo', 'Hyundai IONIQ 5 Long Range 2WD', 'HONDA HONDA GOHND WMW'])
      for (const stock of [{ widthMm: 100 }, ...Object.values(labelStocks)]) {
        const { shapes } = drawn(aLabel({ title, highVoltage: true }), stock);
        const triangle = shapes.find((shape) => shape.kind === 'path' && shape.d === boltTriangleShape.triangle);
        if (triangle?.kind !== 'path') continue;
        const beside = shapes.filter(
          (shape) =>
            shape.kind === 'text' &&
            shape.bold &&
            !shape.centred &&
            shape.y - shape.size < triangle.y + triangle.unit * 90,
        ) as DrawnText[];
        for (const { text, x, size } of beside.filter(({ x }) => x < triangle.x))
          expect(x + widthInDejaVuBold(text) * size, text).toBeLessThanOrEqual(triangle.x + 0.01);
      }
  });

  it('with a warning keeps the collection symbol where there is room, and never drops one that was asked for', () => {
    const warned = aLabel({ warning: 'Beschädigt · P908' });
    expect(drawn(warned).symbolMm).toBeGreaterThanOrEqual(4.7);
    expect(texts(drawn(warned)).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Li-NMC · 352 V', 'Beschädigt · P908']),
    );
    expect(drawn(warned, { widthMm: 60, heightMm: 16 }).symbolMm).toBeUndefined();
    expect(drawn(warned, { symbolMm: 30 }).symbolMm).toBe(30);
    expect(labelDrawing(warned, { symbolMm: 36 })).toMatchObject({ code: 'LABEL_TOO_SMALL' });
  });

  it('says what is under the code: the id, the identifier, or nothing', () => {
    const content = aLabel({ identifier: '(01)09521234543213(21)SN-2024-000042' });
    const under = (options: LabelOptions) =>
      texts(drawn(content, { show: 'code', widthMm: 60, ...options })).map(({ text }) => text);
    expect(under({})).toEqual([expect.stringMatching(/^\w{4}-\w{4}-\w{4}-\w\w$/)]);
    expect(under({ line: 'identifier' })).toEqual(['(01)09521234543213(21)SN-2024-000042']);
    expect(under({ line: 'none' })).toEqual([]);
  });

  it('2023/1542 Annex VI Part A · carries all its general information or says that it does not fit', () => {
    const general = [
      'Hersteller: Kreis Zellwerk Leipzig GmbH, Straße 1, 04103 Leipzig, DE',
      'Masse: 375 kg',
      'Elektrolyt: LiPF₆',
    ];
    const shown = texts(drawn(aLabel({ general }), { show: 'general', widthMm: 105, heightMm: 74 }));
    const all = shown.map(({ text }) => text).join(' ');
    for (const fact of ['04103 Leipzig, DE', 'Masse: 375 kg', 'LiPF6']) expect(all).toContain(fact);
    const many = Array.from({ length: 30 }, (_, place) => `Angabe ${place}: ${'lang '.repeat(10)}`);
    expect(labelDrawing(aLabel({ general: many }), { show: 'general', widthMm: 60 })).toMatchObject({
      code: 'LABEL_TOO_SMALL',
    });
  });

  it('keeps markup in names from becoming markup', () => {
    const content = batteryLabel({ id: newId(), qrCode: link, model: '<script>"\u0000' }, 'de');
    const svg = labelSvg({ ...content, warning: '</svg><script>' });
    expect(svg).not.toMatch(/<script/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    expect(svg).toContain('�');
  });
});

describe('A sheet of labels', () => {
  it('has all its labels on A4, none over another', () => {
    for (const [name, stock] of Object.entries(labelStocks)) {
      expect(name).toBe(`${stock.widthMm}x${stock.heightMm}`);
      const last = placeOnSheet(stock, stock.columns * stock.rows - 1);
      const first = placeOnSheet(stock, 0);
      expect(Math.min(first.x, first.y)).toBeGreaterThanOrEqual(0);
      expect(last.x + stock.widthMm).toBeCloseTo(a4.widthMm - first.x);
      expect(last.y + stock.heightMm).toBeCloseTo(a4.heightMm - first.y);
      expect(placeOnSheet(stock, 1).x - first.x).toBeGreaterThanOrEqual(stock.widthMm);
      expect(placeOnSheet(stock, stock.columns)).toEqual({ x: first.x, y: first.y + stock.heightMm });
    }
  });
});

/** Advance widths of DejaVu Sans Bold, in type sizes. */
function widthInDejaVuBold(text: string): number {
  const widths: Record<string, string> = {
    '.34': 'ijl ',
    '.38': 'IJ.,·-',
    '.49': 'frt',
    '.6': 'csz',
    '.68': 'aekoxyvLEFT',
    '.72': 'bdghnpquSZY0123456789',
    '.78': 'ABCKPRVX',
    '.85': 'DGHNOQU…',
    '1': 'wM',
    '1.1': 'mW',
  };
  const of = (letter: string) => Number(Object.entries(widths).find(([, all]) => all.includes(letter))?.[0] ?? 0.85);
  return [...text].reduce((sum, letter) => sum + of(letter), 0);
}

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aPassport, issueBattery } from './a-demo-battery.ts';
import { type Grey, greyOf, type Journey, photographed, readWithZbar, readWithZxing } from './label-decoders.ts';

let app: TestApp;
let id: string;
let link: string;
beforeAll(async () => {
  // What is in the codes decides about single pictures, so it is the same every time.
  app = await startApp({ config: { publicUrl: 'https://pass.example.org' } });
  const passport = aPassport(4711);
  id = await issueBattery(app, (issued) => Object.assign(issued, passport));
  link = `https://pass.example.org/01/${passport.general.gtin}/21/${passport.general.serialNumber}`;
});
afterAll(() => app?.close());

async function print(query: string): Promise<Buffer> {
  const response = await fetch(`${app.url}/labels/${id}.png?${query}`);
  if (response.status !== 200) throw new Error(await response.text());
  return Buffer.from(await response.arrayBuffer());
}

/**
 * By both decoders, in most pictures of a code held in different ways: a scanner films, and which single picture fails hangs
 * on the content.
 */
async function expectRead(label: Grey, journey: Omit<Journey, 'degrees'>): Promise<void> {
  const ways = [0, 3, 7, 87, 90];
  let [zbar, zxing] = [0, 0];
  for (const degrees of ways) {
    const photograph = photographed(label, { ...journey, degrees });
    if ((await readWithZbar(photograph)).includes(link)) zbar++;
    if ((await readWithZxing(photograph)).some(({ text }) => text === link)) zxing++;
  }
  expect(Math.min(zbar, zxing)).toBeGreaterThan(ways.length / 2);
}

describe('A printed QR code', () => {
  for (const dpi of [203, 300, 600]) {
    it(`2023/1542 Annex VI Part C · of the smallest module, 0.25 mm, is read by two decoders when printed at ${dpi} dpi and photographed`, async () => {
      const label = greyOf(await print(`show=code&size=12&module=0.25&dpi=${dpi}`));
      expect(label.width).toBe(Math.round((12 / 25.4) * dpi));
      expect(await readWithZbar(label)).toEqual([link]);
      await expectRead(label, { dotsPerInch: dpi, pixelsPerMm: 10, blurMm: 0.08, noise: 8 });
    });
  }

  it('of 0.38 mm is still read when half a module is blurred', async () => {
    for (const dpi of [203, 300, 600]) {
      const label = greyOf(await print(`show=code&size=20&module=0.38&dpi=${dpi}`));
      await expectRead(label, { dotsPerInch: dpi, pixelsPerMm: 8, blurMm: 0.11, noise: 10 });
    }
  });

  it('is read at every error level, with a larger quiet zone, and among the words of the smallest stock', async () => {
    for (const query of [
      'level=L',
      'level=Q',
      'level=H',
      'quiet=12',
      'size=45.7&height=21.2',
      'size=50&height=50',
      'show=general',
    ]) {
      expect(await readWithZbar(greyOf(await print(`${query}&dpi=203`)))).toEqual([link]);
    }
  });

  it('is told from one that is blurred beyond reading, so these tests can fail', async () => {
    const label = greyOf(await print('show=code&size=12&module=0.25&dpi=300'));
    const photograph = photographed(label, { dotsPerInch: 300, pixelsPerMm: 10, degrees: 4, blurMm: 0.2, noise: 8 });
    expect(await readWithZbar(photograph)).toEqual([]);
  });
});

describe('A printed GS1 DataMatrix', () => {
  it('GS1 General Specifications 5.6 · holds the element string behind FNC1, also at 0.25 mm', async () => {
    const { gtin, serialNumber } = (await passportOf()).general;
    for (const dpi of [203, 300, 600]) {
      const label = greyOf(await print(`show=code&code=datamatrix&size=8&module=0.25&dpi=${dpi}&line=none`));
      const photograph = photographed(label, { dotsPerInch: dpi, pixelsPerMm: 10, degrees: 4, blurMm: 0.06, noise: 8 });
      expect(await readWithZxing(photograph)).toEqual([
        // ]d2: Data Matrix with FNC1 in first position.
        { format: 'DataMatrix', symbologyIdentifier: ']d2', text: `(01)${gtin}(21)${serialNumber}`, ecLevel: '' },
      ]);
    }
  });

  it('is refused for a battery without GTIN and serial number', async () => {
    const bare = await issueBattery(app, ({ general }) => {
      general.uniqueIdentifier = 'https://maker.example/batteries/4711';
      delete general.gtin;
    });
    const response = await fetch(`${app.url}/labels/${bare}.svg?code=datamatrix`);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: { code: 'LABEL_NO_DATA_MATRIX', message: expect.stringContaining('QR code') } },
    ]);
  });
});

const ghostscript = spawnSync('gs', ['--version']).status === 0;

describe.skipIf(!ghostscript)('A PDF label, drawn by Ghostscript (skipped where it is not installed)', () => {
  it('is read at the resolution of the printer, also at the smallest module', async () => {
    for (const dpi of [203, 300, 600]) {
      const pdf = await (
        await fetch(`${app.url}/labels/${id}.pdf?show=code&size=12&module=0.25&dpi=${dpi}`)
      ).arrayBuffer();
      const [page] = rasterised(Buffer.from(pdf), dpi);
      const photograph = photographed(page ?? expect.unreachable(), {
        dotsPerInch: dpi,
        pixelsPerMm: 10,
        degrees: 2,
        blurMm: 0.06,
        noise: 8,
      });
      expect(await readWithZbar(photograph)).toEqual([link]);
    }
  });

  it('shows every battery of a sheet where the next free label is', async () => {
    const ids = [id, await issueBattery(app), await issueBattery(app)];
    const pdf = await (
      await fetch(`${app.url}/labels/sheet.pdf?ids=${ids}&stock=105x148&start=3&dpi=300`)
    ).arrayBuffer();
    const pages = rasterised(Buffer.from(pdf), 200);
    expect(await Promise.all(pages.map(async (page) => (await readWithZbar(page)).length))).toEqual([2, 1]);
    const [first] = pages;
    const upper = first && {
      ...first,
      height: Math.floor(first.height / 2),
      data: first.data.subarray(0, first.width * Math.floor(first.height / 2)),
    };
    expect(await readWithZbar(upper ?? expect.unreachable())).toEqual([]);
  });
});

/** The pages of a PDF as dots. */
function rasterised(pdf: Buffer, dpi: number) {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-label-'));
  try {
    writeFileSync(join(folder, 'label.pdf'), pdf);
    execFileSync('gs', [
      '-q',
      '-dSAFER',
      '-dNOPAUSE',
      '-dBATCH',
      '-sDEVICE=pgmraw',
      `-r${dpi}`,
      `-sOutputFile=${join(folder, '%d.pgm')}`,
      join(folder, 'label.pdf'),
    ]);
    const count = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    return Array.from({ length: count }, (_, place) => greyOfPgm(readFileSync(join(folder, `${place + 1}.pgm`))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function greyOfPgm(pgm: Buffer) {
  const [header = '', width, height] = /^P5\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1')) ?? [];
  return { width: Number(width), height: Number(height), data: new Uint8Array(pgm.subarray(header.length)) };
}

async function passportOf() {
  const response = await fetch(`${app.url}/b/${id}?format=json`);
  return ((await response.json()) as { passport: { general: { gtin: string; serialNumber: string } } }).passport;
}

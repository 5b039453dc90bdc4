import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { scanGrayBuffer } from '@undecaf/zbar-wasm';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture in shades of grey, one byte each. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

let ready: Promise<unknown> | undefined;

/** zxing-cpp: every code in a picture. */
export async function readWithZxing(image: Grey | ArrayBuffer) {
  ready ??= prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer,
    },
    fireImmediately: true,
  });
  await ready;
  const input = image instanceof ArrayBuffer ? new Blob([image]) : toImageData(image);
  const found = await readBarcodes(input, { formats: ['QRCode', 'DataMatrix'] });
  return found.map(({ format, text, ecLevel, symbologyIdentifier }) => ({
    format,
    text,
    ecLevel,
    symbologyIdentifier,
  }));
}

/** zbar, which shares no code with what writes or otherwise reads our codes; it knows no Data Matrix. */
export async function readWithZbar({ width, height, data }: Grey): Promise<string[]> {
  const found = await scanGrayBuffer(new Uint8Array(data).buffer, width, height);
  return found.map((symbol) => symbol.decode());
}

const require = createRequire(import.meta.url);

/** The picture a PNG shows. */
export function greyOf(png: Buffer): Grey {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${png.toString('base64')}"/></svg>`;
  const { pixels } = new Resvg(svg).render();
  const data = new Uint8Array(width * height);
  for (let place = 0; place < data.length; place++) data[place] = pixels[place * 4 + 1] as number;
  return { width, height, data };
}

/** How a printed label gets to a reader: ink runs, the paper lies askew, the lens is not sharp and the sensor noisy. */
export interface Journey {
  dotsPerInch: number;
  /** Of the camera's picture. */
  pixelsPerMm: number;
  degrees: number;
  /** Spread of ink and lens together, as standard deviation. */
  blurMm: number;
  /** Standard deviation of the noise, in shades of 255. */
  noise: number;
}

/** The label as the camera sees it; the same every time. */
export function photographed(print: Grey, { dotsPerInch, pixelsPerMm, degrees, blurMm, noise }: Journey): Grey {
  const dotsPerPixel = dotsPerInch / 25.4 / pixelsPerMm;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const across = print.width * cos + print.height * Math.abs(sin);
  const down = print.height * cos + print.width * Math.abs(sin);
  const [width, height] = [Math.ceil(across / dotsPerPixel), Math.ceil(down / dotsPerPixel)];
  const soft = blurred(print, (blurMm * dotsPerInch) / 25.4);
  const random = randomFrom(1);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column + 0.5 - width / 2) * dotsPerPixel, (row + 0.5 - height / 2) * dotsPerPixel];
      const light = meanAround(
        soft,
        cos * x + sin * y + print.width / 2,
        cos * y - sin * x + print.height / 2,
        dotsPerPixel,
      );
      // Paper is no mirror and ink no hole: 25 to 225.
      data[row * width + column] = clamped(25 + light * 0.784 + noise * bell(random));
    }
  return { width, height, data };
}

/** Mean of the dots under one pixel of the sensor. */
function meanAround({ width, height, data }: Grey, x: number, y: number, side: number): number {
  const steps = Math.max(1, Math.min(4, Math.ceil(side)));
  let sum = 0;
  for (let down = 0; down < steps; down++)
    for (let across = 0; across < steps; across++) {
      const column = Math.floor(x + ((across + 0.5) / steps - 0.5) * side);
      const row = Math.floor(y + ((down + 0.5) / steps - 0.5) * side);
      sum += column < 0 || row < 0 || column >= width || row >= height ? 255 : (data[row * width + column] as number);
    }
  return sum / steps ** 2;
}

function blurred(image: Grey, sigma: number): Grey {
  if (sigma < 0.2) return image;
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, place) =>
    Math.exp(-((place - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  const along = ({ width, height, data }: Grey, stepX: number, stepY: number): Grey => {
    const soft = new Uint8Array(data.length);
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++) {
        let sum = 0;
        for (let place = -reach; place <= reach; place++) {
          const [x, y] = [column + place * stepX, row + place * stepY];
          const light = x < 0 || y < 0 || x >= width || y >= height ? 255 : (data[y * width + x] as number);
          sum += light * (kernel[place + reach] as number);
        }
        soft[row * width + column] = sum / total;
      }
    return { width, height, data: soft };
  };
  return along(along(image, 1, 0), 0, 1);
}

function toImageData({ width, height, data }: Grey): ImageData {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let place = 0; place < data.length; place++) rgba.fill(data[place] as number, place * 4, place * 4 + 3);
  return { width, height, data: rgba, colorSpace: 'srgb' } as ImageData;
}

function clamped(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)));
}

/** About normally distributed. */
function bell(random: () => number): number {
  return random() + random() + random() + random() + random() + random() - 3;
}

/** mulberry32: the same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

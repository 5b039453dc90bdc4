import { type Drawing, drawingSvg } from '#schemas/label/drawing.ts';
import { labelFonts } from './fonts.ts';

/** Dots of one picture: an A5 label at 600 dpi; more would take a hundred megabytes each. */
export const mostPixels = 12_000_000;

/** How many dots a label has. */
export function pixelsOf({ widthMm, heightMm }: { widthMm: number; heightMm: number }, dotsPerInch: number): number {
  return Math.round((widthMm / 25.4) * dotsPerInch) * Math.round((heightMm / 25.4) * dotsPerInch);
}

/** The drawing as pixels, in a thread beside ours. */
export async function labelPng(drawing: Drawing, dotsPerInch: number): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(drawingSvg(drawing), {
    fitTo: { mode: 'width', value: Math.round((drawing.widthMm / 25.4) * dotsPerInch) },
    font: {
      loadSystemFonts: false,
      fontFiles: [labelFonts.regular, labelFonts.bold],
      defaultFontFamily: 'Atkinson Hyperlegible',
    },
  });
  return Buffer.from(image.asPng());
}

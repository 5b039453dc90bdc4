import { setImmediate } from 'node:timers/promises';
import type { Drawing, DrawnPath, DrawnText } from '#schemas/label/drawing.ts';
import { a4, type LabelStock, placeOnSheet } from '#schemas/label/stock.ts';
import { labelFonts } from './fonts.ts';

type Pdf = PDFKit.PDFDocument;

/** One page of exactly the label's size, for label printers and for engravers. */
export function labelPdf(drawing: Drawing, language: string): Promise<Buffer> {
  return written(language, drawing.name, async (pdf) => {
    addPage(pdf, drawing);
    drawLabel(pdf, drawing, 0, 0);
  });
}

/** Where labels go on A4 sheets. */
export interface SheetPlan {
  stock: LabelStock;
  /** First free label of the first sheet, from 1. */
  start: number;
  outline: boolean;
  shiftXMm: number;
  shiftYMm: number;
}

/** Labels on A4 sheets, in reading order. Between labels others get their turn, so a long list does not hold up a scan. */
export function sheetPdf(drawings: readonly Drawing[], plan: SheetPlan, language: string): Promise<Buffer> {
  const { stock, start, outline, shiftXMm, shiftYMm } = plan;
  const perSheet = stock.columns * stock.rows;
  const title =
    drawings.length === 1 ? (drawings[0]?.name ?? '') : `${drawings.length} × ${stock.widthMm} × ${stock.heightMm} mm`;
  return written(language, title, async (pdf) => {
    for (const [count, drawing] of drawings.entries()) {
      const place = (start - 1 + count) % perSheet;
      if (count === 0 || place === 0) addPage(pdf, a4);
      const { x, y } = placeOnSheet(stock, place);
      drawLabel(pdf, drawing, x + shiftXMm, y + shiftYMm);
      if (outline)
        pdf
          .lineWidth(0.1)
          .rect(x + shiftXMm, y + shiftYMm, stock.widthMm, stock.heightMm)
          .stroke('#888');
      await setImmediate();
    }
  });
}

async function written(language: string, title: string, draw: (pdf: Pdf) => Promise<void>): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    autoFirstPage: false,
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: 'Kreispass' },
  });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));
  pdf.registerFont('regular', labelFonts.regular);
  pdf.registerFont('bold', labelFonts.bold);
  await draw(pdf);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const pointsPerMm = 72 / 25.4;

/** A page on which a millimetre is the unit. */
function addPage(pdf: Pdf, { widthMm, heightMm }: { widthMm: number; heightMm: number }): void {
  pdf.addPage({ size: [widthMm * pointsPerMm, heightMm * pointsPerMm], margin: 0 });
  pdf.scale(pointsPerMm);
}

function drawLabel(pdf: Pdf, { shapes, widthMm, heightMm }: Drawing, x: number, y: number): void {
  pdf.save().translate(x, y);
  // A neighbour's label is never written into, whatever a font does.
  pdf.rect(0, 0, widthMm, heightMm).clip();
  for (const shape of shapes) shape.kind === 'path' ? drawPath(pdf, shape) : drawText(pdf, shape);
  pdf.restore();
}

function drawPath(pdf: Pdf, { d, x, y, unit, fill, stroke }: DrawnPath): void {
  pdf.save().translate(x, y).scale(unit).path(d).lineJoin('round');
  if (stroke) pdf.lineWidth(stroke.width);
  if (fill && stroke) pdf.fillAndStroke(fill, stroke.color);
  else if (stroke) pdf.stroke(stroke.color);
  else pdf.fill(fill ?? '#000');
  pdf.restore();
}

function drawText(pdf: Pdf, { text, x, y, size, bold, centred, fill }: DrawnText): void {
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(fill ?? '#000');
  const left = centred ? x - pdf.widthOfString(text) / 2 : x;
  pdf.text(text, left, y, { lineBreak: false, baseline: 'alphabetic' });
}

import { setImmediate } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import { readId } from '#schemas/id.ts';
import { wholeDots } from '#schemas/label/code-matrix.ts';
import { type Drawing, drawingSvg } from '#schemas/label/drawing.ts';
import type { LabelContent } from '#schemas/label/label.ts';
import { labelDrawing } from '#schemas/label/layout.ts';
import { labelStocks } from '#schemas/label/stock.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import { labelOption } from '#schemas/refusals/label-cases.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Service } from '../../open.ts';
import { answerError } from '../answer.ts';
import { dataMatrix } from './data-matrix.ts';
import { createGate } from './gate.ts';
import { type LabelQuestion, labelContents } from './label-contents.ts';
import { labelPdf, sheetPdf } from './label-pdf.ts';
import { labelPng, mostPixels, pixelsOf } from './label-png.ts';
import { type AskedLabel, readLabelOptions, readSheetOptions, wrongOption } from './read-options.ts';

type LabelSources = Pick<Service, 'viewers' | 'context'>;

/**
 * `/labels/{id}.svg`, `.png` and `.pdf`: the label of a battery for everybody, of a component for the firms it passed
 * through. `/labels/sheet.pdf`: many of them on A4 label stock, of which `/labels/stocks.json` is the list.
 * Options stand in the query, see `labels/README.md`.
 */
export function createLabels(sources: LabelSources): Router {
  const router = Router();
  const gate = createGate(2, 20);
  router.get('/labels/stocks.json', (_, response) => {
    response.set('cache-control', 'public, max-age=86400').json(labelStocks);
  });
  router.get('/labels/sheet.pdf', (request, response) => answerSheet(request, response, sources, gate));
  router.get('/labels/:file', (request, response) => answerLabel(request, response, sources, gate));
  return router;
}

type Gate = ReturnType<typeof createGate>;
type Format = 'svg' | 'png' | 'pdf';

async function answerLabel(
  request: Request,
  response: Response,
  { viewers, context }: LabelSources,
  gate: Gate,
): Promise<void> {
  const [, name = '', format] = /^(.{1,40})\.(svg|png|pdf)$/.exec(String(request.params.file)) ?? [];
  const id = readId(name);
  if (!id || !format) return refuse(response, wrongOption(labelOption.address));
  const asked = withDefaults(readLabelOptions(request), format as Format);
  if ('message' in asked) return refuse(response, asked);
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const content = (await labelContents(context, questionFrom([id], viewer, asked))).get(id);
  if (!content) return answerError(response, 404, refusal('NOT_FOUND', notFound.label));
  const drawing = await draw(content, asked);
  if ('message' in drawing) return refuse(response, drawing);
  allowCaching(response, [content], viewer);
  if (format === 'svg') return void response.type('image/svg+xml').send(drawingSvg(drawing));
  if (format === 'pdf') return sendPdf(response, await gate(() => labelPdf(drawing, asked.language)), id);
  const dotsPerInch = asked.dotsPerInch ?? 300;
  if (pixelsOf(drawing, dotsPerInch) > mostPixels) return refuse(response, wrongOption(labelOption.tooManyDots));
  response.type('image/png').send(await gate(() => labelPng(drawing, dotsPerInch)));
}

async function answerSheet(
  request: Request,
  response: Response,
  { viewers, context }: LabelSources,
  gate: Gate,
): Promise<void> {
  const asked = readSheetOptions(request);
  if ('message' in asked) return refuse(response, asked);
  const ids = asked.ids.map((text) => readId(text));
  const wrong = asked.ids.find((_, place) => ids[place] === undefined);
  if (wrong !== undefined) return refuse(response, refusal('ID_INVALID', { id: wrong.slice(0, 40) }));
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const contents = await labelContents(context, questionFrom([...new Set(ids as string[])], viewer, asked));
  const missing = (ids as string[]).filter((id) => !contents.has(id));
  if (missing.length > 0) return answerError(response, 404, refusal('NOT_FOUND', notFound.labelsOf(firstOf(missing))));
  const stock = labelStocks[asked.stock];
  const size = { ...asked, widthMm: stock.widthMm, heightMm: stock.heightMm };
  const pdf = await gate(async () => {
    const drawings: Drawing[] = [];
    for (const id of ids as string[]) {
      const drawing = await draw(contents.get(id) as LabelContent, size);
      if ('message' in drawing) return drawing;
      for (let copy = 0; copy < asked.copies; copy++) drawings.push(drawing);
      // Making a QR code takes a millisecond; three hundred at once would hold up everybody else.
      await setImmediate();
    }
    return sheetPdf(drawings, { ...asked, stock }, asked.language);
  });
  if ('message' in pdf) return refuse(response, pdf);
  allowCaching(response, [...contents.values()], viewer);
  sendPdf(response, pdf, 'labels');
}

/** Pictures are made of whole dots, also the label itself, so that no module is a dot wider than its neighbour. */
function withDefaults(asked: AskedLabel | Refusal, format: Format): AskedLabel | Refusal {
  if ('message' in asked || format !== 'png') return asked;
  const dotsPerInch = asked.dotsPerInch ?? 300;
  const { widthMm, heightMm } = asked;
  return {
    ...asked,
    dotsPerInch,
    ...(widthMm !== undefined && { widthMm: wholeDots(widthMm, dotsPerInch) }),
    ...(heightMm !== undefined && { heightMm: wholeDots(heightMm, dotsPerInch) }),
  };
}

async function draw(content: LabelContent, { code, ...options }: AskedLabel): Promise<Drawing | Refusal> {
  if (code === 'qr' || options.show === 'symbol') return labelDrawing(content, options);
  const matrix = await dataMatrix(content.qrCode);
  return 'message' in matrix ? matrix : labelDrawing(content, { ...options, matrix });
}

function firstOf(ids: readonly string[]): string {
  return `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}`;
}

function refuse(response: Response, refusal: Refusal): void {
  answerError(response, 400, refusal);
}

function questionFrom(ids: string[], viewer: Viewer | undefined, { language, show }: AskedLabel): LabelQuestion {
  return { ids, viewer, language, warn: show === 'label' };
}

/** A battery's label is public unless somebody known asked, whom it may warn; one of a component is for who asked. */
function allowCaching(response: Response, contents: readonly LabelContent[], viewer: Viewer | undefined): void {
  const isPublic = viewer === undefined && contents.every(({ kind }) => kind === 'battery');
  response.set({
    'cache-control': isPublic ? 'public, max-age=300' : 'private, no-store',
    vary: 'Accept-Language, Authorization',
  });
}

function sendPdf(response: Response, pdf: Buffer, name: string): void {
  response.set('content-disposition', `inline; filename="kreispass-${name}.pdf"`).type('application/pdf').send(pdf);
}

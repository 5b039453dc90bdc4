import { createRequire } from 'node:module';
import { type Request, type Response, Router } from 'express';
import { readId } from '#schemas/id.ts';
import { batteryLabel, type LabelContent, labelSvg, labelWidthMm } from '#schemas/label.ts';
import { ownLink } from '#schemas/own-link.ts';
import type { Refusal } from '#schemas/refusal.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Component } from '../components/component.ts';
import { languageOf } from '../graphql/create-context.ts';
import type { Service } from '../open.ts';
import { isAuthority, isPartyOfComponent } from '../visibility.ts';
import { answerError } from './answer.ts';
import { type ShownBattery, showBattery } from './shown-battery.ts';

type LabelSources = Pick<Service, 'viewers' | 'context'>;

/**
 * `/labels/{id}.svg` and `.png`: the label of a battery for everybody, of a component for the firms it passed through.
 * `size` is the width in millimetres, `lang` de or en, `dpi` the resolution of a picture.
 */
export function createLabels({ viewers, context }: LabelSources): Router {
  const router = Router();
  router.get('/labels/:file', async (request, response) => {
    const wanted = readRequest(request);
    if ('code' in wanted) return answerError(response, 400, wanted.code, wanted.message);
    const viewer = await viewers.viewerOf(request.headers.authorization);
    const content = await contentOf(context, wanted, viewer);
    if (!content) return answerError(response, 404, 'NOT_FOUND', 'There is no such label.');
    const cache = content.kind === 'battery' ? 'public, max-age=300' : 'private, no-store';
    response.set({ 'cache-control': cache, vary: 'Accept-Language, Authorization' });
    return wanted.format === 'svg' ? answerSvg(response, content, wanted) : answerPng(response, content, wanted);
  });
  return router;
}

interface Wanted {
  id: string;
  format: 'svg' | 'png';
  widthMm: number;
  dotsPerInch: number;
  language: 'de' | 'en';
}

function readRequest({ params, query, headers }: Request): Wanted | Refusal {
  const [, name = '', format] = /^(.{1,40})\.(svg|png)$/.exec(String(params.file)) ?? [];
  const id = readId(name);
  if (!id || !format) return wrong('Ask for /labels/ID.svg or /labels/ID.png with the id of a battery or component.');
  const { minimum, maximum, usual } = labelWidthMm;
  const widthMm = numberBetween(query.size, minimum, maximum, usual);
  if (widthMm === undefined) return wrong(`size is the width in millimetres, from ${minimum} to ${maximum}.`);
  const dotsPerInch = numberBetween(query.dpi, 150, 600, 300);
  if (dotsPerInch === undefined) return wrong('dpi is the resolution of the picture, from 150 to 600.');
  const asked = query.lang ?? languageOf(headers['accept-language']);
  if (asked !== 'de' && asked !== 'en') return wrong('lang is de or en.');
  return { id, format: format as Wanted['format'], widthMm, dotsPerInch, language: asked };
}

function wrong(message: string): Refusal {
  return { code: 'LABEL_OPTION', message };
}

function numberBetween(text: unknown, minimum: number, maximum: number, usual: number): number | undefined {
  if (text === undefined) return usual;
  const value = typeof text === 'string' && /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return value >= minimum && value <= maximum ? value : undefined;
}

/** What is printed leaves the house, so a battery's label says what the public may read, whoever asks. */
async function contentOf(
  contextOf: Service['context'],
  { id, language }: Wanted,
  viewer: Viewer | undefined,
): Promise<LabelContent | undefined> {
  const context = contextOf(undefined, language);
  const battery = await showBattery(context, [`id:${id}`]);
  if (battery) return labelOfBattery(battery, language);
  const component = (await context.load<Component>('component', id))?.state;
  return component && (isPartyOfComponent(viewer, component) || isAuthority(viewer))
    ? labelOfComponent(component, language, context.publicUrl)
    : undefined;
}

function labelOfBattery({ id, link, passport }: ShownBattery, language: 'de' | 'en'): LabelContent {
  const { general, materials, performance, symbols } = passport;
  const manufacturer = general?.manufacturer;
  return batteryLabel(
    {
      id,
      qrCode: link,
      model: general?.modelName ?? general?.modelIdentifier,
      manufacturer: manufacturer?.tradeName ?? manufacturer?.name,
      serialNumber: general?.serialNumber,
      massKg: general?.massKg,
      chemistry: materials?.chemistry,
      nominalVoltageV: performance?.nominalVoltageV,
      maximumVoltageV: performance?.maximumVoltageV,
      nominalEnergyKwh: performance?.nominalEnergyKwh,
      heavyMetals: symbols?.heavyMetals,
    },
    language,
  );
}

function labelOfComponent(component: Component, language: 'de' | 'en', publicUrl: string): LabelContent {
  const { id, title, partNumber, serialNumber, massKg } = component;
  const [part, serial] = language === 'de' ? ['Teile-Nr.', 'Serien-Nr.'] : ['Part no.', 'Serial no.'];
  const facts = [
    partNumber && `${part} ${partNumber}`,
    serialNumber && `${serial} ${serialNumber}`,
    massKg !== undefined && `${massKg.toLocaleString(language)} kg`,
  ].filter((fact): fact is string => Boolean(fact));
  return { kind: 'component', id, qrCode: ownLink(publicUrl, { id }), title, facts, language };
}

function answerSvg(response: Response, content: LabelContent, { widthMm }: Wanted): void {
  response.type('image/svg+xml').send(labelSvg(content, widthMm));
}

async function answerPng(response: Response, content: LabelContent, { widthMm, dotsPerInch }: Wanted): Promise<void> {
  const pixels = Math.round((widthMm / 25.4) * dotsPerInch);
  response.type('image/png').send(await renderPng(labelSvg(content, widthMm), pixels));
}

/** The same drawing as pixels, with a font of our own: servers have none that could be relied on. */
async function renderPng(svg: string, pixels: number): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: pixels },
    font: { loadSystemFonts: false, fontFiles: fontsOnDisk(), defaultFontFamily: 'Atkinson Hyperlegible' },
  });
  return Buffer.from(image.asPng());
}

function fontsOnDisk(): string[] {
  const require = createRequire(import.meta.url);
  const folder = '@expo-google-fonts/atkinson-hyperlegible';
  const files = ['400Regular/AtkinsonHyperlegible_400Regular.ttf', '700Bold/AtkinsonHyperlegible_700Bold.ttf'];
  return files.map((file) => require.resolve(`${folder}/${file}`));
}

import { escapeMarkup } from '../texts/markup.ts';

/** One thing on a label, in millimetres from its upper left corner. */
export type Shape = DrawnPath | DrawnText;

/** SVG path data; its numbers count from `x`, `y` in units of `unit` millimetres. */
export interface DrawnPath {
  kind: 'path';
  d: string;
  x: number;
  y: number;
  unit: number;
  fill?: string;
  /** Width in the path's own units. */
  stroke?: { width: number; color: string };
  /** Edges fall on whole dots, so nothing is to be smoothed. */
  crisp?: boolean;
}

/** One line; `y` is its baseline, `size` its type size in millimetres. */
export interface DrawnText {
  kind: 'text';
  text: string;
  x: number;
  y: number;
  size: number;
  bold?: boolean;
  centred?: boolean;
  fill?: string;
}

/** The code on a label, measured. */
export interface DrawnCode {
  moduleMm: number;
  /** Modules along one side, without the quiet zone. */
  modules: number;
  quietModules: number;
  /** Upper left corner of the first module. */
  x: number;
  y: number;
}

/** A label as SVG, PNG and PDF draw it: they all say the same because they are all made from this. */
export interface Drawing {
  widthMm: number;
  heightMm: number;
  /** What it is, for who cannot see it. */
  name: string;
  shapes: readonly Shape[];
  code?: DrawnCode;
  /** Side of the separate-collection symbol. */
  symbolMm?: number;
}

/** A white page without styles, scripts or outside references: safe to embed under a strict Content-Security-Policy. */
export function drawingSvg(drawing: Drawing): string {
  return pageSvg(drawing, drawing.name, shapesSvg(drawing));
}

/** What is on a label, as the content of a larger SVG whose unit is the millimetre. */
export function shapesSvg({ shapes }: Drawing): string {
  return shapes.map((shape) => (shape.kind === 'path' ? pathSvg(shape) : textSvg(shape))).join('\n');
}

/** A white page of this size around SVG content in millimetres. */
export function pageSvg({ widthMm, heightMm }: { widthMm: number; heightMm: number }, name: string, content: string) {
  const [width, height] = [round(widthMm), round(heightMm)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(name)}" font-family="'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, Arial, sans-serif">
<rect width="${width}" height="${height}" fill="#fff"/>
${content}
</svg>`;
}

function pathSvg({ d, x, y, unit, fill, stroke, crisp }: DrawnPath): string {
  const attributes = [
    `transform="translate(${round(x)} ${round(y)}) scale(${exact(unit)})"`,
    `d="${d}"`,
    `fill="${fill ?? 'none'}"`,
    stroke && `stroke="${stroke.color}" stroke-width="${round(stroke.width)}" stroke-linejoin="round"`,
    crisp && 'shape-rendering="crispEdges"',
  ];
  return `<path ${attributes.filter(Boolean).join(' ')}/>`;
}

function textSvg({ text, x, y, size, bold, centred, fill }: DrawnText): string {
  const attributes = [
    `x="${round(x)}" y="${round(y)}" font-size="${round(size)}" fill="${fill ?? '#000'}"`,
    centred && 'text-anchor="middle"',
    bold && 'font-weight="700"',
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeMarkup(text)}</text>`;
}

/** A ten-thousandth of a millimetre: finer than any printer, coarser than floating point noise. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Multiplied by up to a hundred modules, so it needs more digits than a position. */
function exact(value: number): number {
  return Number(value.toPrecision(10));
}

import QRCode from 'qrcode';
import { formatId } from './id.ts';
import { escapeMarkup } from './markup.ts';
import { boltTriangle, crossedOutBin } from './safety-signs.ts';

/** What a label says. Only what everybody may read: labels leave the house. */
export interface LabelContent {
  kind: 'battery' | 'component';
  id: string;
  /** What the QR code holds, a link of ours. */
  qrCode: string;
  title: string;
  /** Short facts under the title, most important first: chemistry, voltage, mass … */
  facts?: readonly string[];
  /** Chemical symbols under the bin (2023/1542 Art. 13(5)). */
  heavyMetals?: readonly string[];
  /** Above 60 V direct current. */
  highVoltage?: boolean;
  /** White on black across the label, e.g. that the battery is damaged and how it has to be packed. */
  warning?: string;
  language: 'de' | 'en';
}

/** Bounds of `widthMm`: below, the QR code's modules get smaller than 0.4 mm, which phones no longer read for sure. */
export const labelWidthMm = { minimum: 60, maximum: 200, usual: 100 };

/**
 * A label of 2 : 1 as SVG, without styles, scripts or outside references, so that it can be printed, embedded under a
 * strict Content-Security-Policy, or made into a picture. QR code with error level M and four modules of quiet zone
 * (ISO/IEC 18004), the id for people beside it.
 */
export function labelSvg(content: LabelContent, widthMm = labelWidthMm.usual): string {
  const words = wordsOf[content.language];
  const name = `${words[content.kind]} ${formatId(content.id)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthMm}mm" height="${widthMm / 2}mm" viewBox="0 0 1000 500" role="img" aria-label="${escapeMarkup(name)}" font-family="'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, Arial, sans-serif" fill="#000">
<rect width="1000" height="500" fill="#fff"/>
${qrPicture(content.qrCode, 14, 14, 424)}
${text(226, 470, 30, formatId(content.id), { anchor: 'middle', bold: true, most: 424 })}
${text(462, 62, 24, words[content.kind].toUpperCase(), { bold: true, most: content.highVoltage ? 420 : 520 })}
${content.highVoltage ? boltTriangle(902, 22, 76) : ''}
${titleAndFacts(content)}
${content.warning ? warningBar(content.warning) : separateCollection(content, words)}
</svg>`;
}

/** What is said about a battery on a label, from the fields both clients and the service have of it. */
export interface LabelledBattery {
  id: string;
  qrCode: string;
  model?: string | null;
  manufacturer?: string | null;
  serialNumber?: string | null;
  chemistry?: string | null;
  massKg?: number | null;
  nominalVoltageV?: number | null;
  maximumVoltageV?: number | null;
  nominalEnergyKwh?: number | null;
  heavyMetals?: readonly string[] | null;
}

/** The label of a battery. `warning` is for one that is damaged. */
export function batteryLabel(battery: LabelledBattery, language: 'de' | 'en', warning?: string): LabelContent {
  const amount = (value: number | null | undefined, unit: string) =>
    typeof value === 'number' ? `${value.toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}` : undefined;
  const voltage = battery.maximumVoltageV ?? battery.nominalVoltageV;
  const together = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ');
  const facts = [
    together(battery.chemistry, amount(battery.nominalVoltageV, 'V')),
    together(amount(battery.nominalEnergyKwh, 'kWh'), amount(battery.massKg, 'kg')),
    battery.serialNumber ? `${wordsOf[language].serial} ${battery.serialNumber}` : '',
    battery.manufacturer ?? '',
  ];
  return {
    kind: 'battery',
    id: battery.id,
    qrCode: battery.qrCode,
    title: battery.model ?? wordsOf[language].battery,
    facts: facts.filter((fact) => fact !== ''),
    heavyMetals: battery.heavyMetals ?? [],
    // ECE R100: above 60 V direct current a part is high-voltage.
    highVoltage: typeof voltage === 'number' && voltage > 60,
    ...(warning && { warning }),
    language,
  };
}

const wordsOf = {
  de: {
    battery: 'Batteriepass',
    component: 'Bauteil',
    serial: 'Serien-Nr.',
    collect: ['Getrennt sammeln –', 'nicht in den Hausmüll'],
  },
  en: {
    battery: 'Battery passport',
    component: 'Component',
    serial: 'Serial no.',
    collect: ['Collect separately –', 'not with household waste'],
  },
};

/** The modules as one path; the box includes the quiet zone of four modules on each side. */
function qrPicture(content: string, x: number, y: number, box: number): string {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: 'M' });
  const scale = box / (modules.size + 8);
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  const place = `translate(${x + 4 * scale} ${y + 4 * scale}) scale(${scale})`;
  return `<path transform="${place}" d="${path}" shape-rendering="crispEdges"/>`;
}

function titleAndFacts({ title, facts = [], warning }: LabelContent): string {
  const [first = '', second] = wrapped(title, 40, 520);
  const lines = [text(462, 116, 40, first, { bold: true, most: 520 })];
  if (second) lines.push(text(462, 162, 40, second, { bold: true, most: 520 }));
  const below = second ? 210 : 168;
  const room = warning ? 3 : 4;
  for (const [place, fact] of facts.slice(0, room).entries()) {
    lines.push(text(462, below + place * 38, place === 0 ? 32 : 27, fact, { bold: place === 0, most: 520 }));
  }
  return lines.join('\n');
}

function separateCollection({ kind, heavyMetals = [] }: LabelContent, words: (typeof wordsOf)['de']): string {
  if (kind !== 'battery') return '';
  const [first = '', second = ''] = words.collect;
  const metals =
    heavyMetals.length > 0
      ? text(512, 492, 26, heavyMetals.join(' '), { anchor: 'middle', bold: true, most: 100 })
      : '';
  return `${crossedOutBin(462, 352, 100, metals ? 112 : 126)}${metals}
${text(580, 412, 27, first, { most: 400 })}
${text(580, 446, 27, second, { most: 400 })}`;
}

function warningBar(warning: string): string {
  const [first = '', second] = wrapped(warning, 34, 490);
  const rows = second ? [418, 458] : [438];
  return `<rect x="452" y="372" width="534" height="112" fill="#000"/>
${[first, second].flatMap((line, place) => (line ? [text(474, rows[place] as number, 34, line, { bold: true, most: 490, fill: '#fff' })] : [])).join('\n')}`;
}

interface TextOptions {
  anchor?: 'middle';
  bold?: boolean;
  fill?: string;
  /** Widest the line may get; a longer one ends in an ellipsis. */
  most: number;
}

function text(x: number, y: number, size: number, line: string, options: TextOptions): string {
  const attributes = [
    `x="${x}" y="${y}" font-size="${size}"`,
    options.anchor && `text-anchor="${options.anchor}"`,
    options.bold && 'font-weight="700"',
    options.fill && `fill="${options.fill}"`,
  ];
  return `<text ${attributes.filter(Boolean).join(' ')}>${escapeMarkup(shortened(line, size, options.most))}</text>`;
}

/** At most two lines, broken between words; fonts differ, so widths are estimated on the safe side. */
function wrapped(line: string, size: number, most: number): string[] {
  if (widthOf(line, size) <= most) return [line];
  let first = '';
  const words = line.split(/\s+/);
  while (words.length > 1 && widthOf(`${first} ${words[0]}`, size) <= most) first = `${first} ${words.shift()}`.trim();
  return first === '' ? [line] : [first, words.join(' ')];
}

function shortened(line: string, size: number, most: number): string {
  const characters = [...line];
  if (widthOf(line, size) <= most) return line;
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > most) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

function widthOf(line: string, size: number): number {
  let width = 0;
  for (const character of line)
    width += /[\u3000-\u{1ffff}]/u.test(character) ? 1 : /[A-ZÄÖÜMWmw@%–—…]/.test(character) ? 0.7 : 0.54;
  return width * size;
}

import { drawingSvg } from './drawing.ts';
import { type LabelOptions, labelDrawing } from './layout.ts';

/** What a label says, made by `contents.ts`. Only what whoever has it printed may pass on: labels leave the house. */
export interface LabelContent {
  kind: 'battery' | 'component';
  id: string;
  /** What the QR code holds, a link of ours. */
  qrCode: string;
  /** The same identifier as people write it, e.g. the GS1 element string in brackets. */
  identifier?: string;
  title: string;
  /** Short facts under the title, most important first: chemistry, voltage, mass … */
  facts?: readonly string[];
  /** All general information of 2023/1542 Annex VI Part A, for a label that shows it. */
  general?: readonly string[];
  /** Chemical symbols under the bin (2023/1542 Art. 13(5)). */
  heavyMetals?: readonly string[];
  /** Above 60 V direct current. */
  highVoltage?: boolean;
  /** White on black across the label, e.g. that the battery is damaged and how it has to be packed. */
  warning?: string;
  language: 'de' | 'en';
}

/** Bounds of the width in millimetres. What is too small for a code is refused by its modules, see `moduleMm`. */
export const labelWidthMm = { minimum: 5, maximum: 200, usual: 100 };

/**
 * A label as SVG, 2 : 1 unless a height is given, without styles, scripts or outside references, so that it can be
 * printed, embedded under a strict Content-Security-Policy, or made into a picture.
 *
 * @throws RangeError when it does not fit; ask `labelDrawing` where sizes come from outside.
 */
export function labelSvg(content: LabelContent, options: LabelOptions = {}): string {
  const drawing = labelDrawing(content, options);
  if ('message' in drawing) throw new RangeError(drawing.message);
  return drawingSvg(drawing);
}

import { type Refusal, refusal } from '../refusal.ts';
import type { Sentence } from '../refusals/told.ts';
import type { CodeMatrix, CodeMeasures, ErrorLevel } from './code-matrix.ts';
import type { DrawnText, Shape } from './drawing.ts';
import { shortened, withPlainFigures } from './type-setting.ts';

/** How a label is to look. Everything may be left out. */
export interface LabelOptions extends CodeMeasures {
  /** The usual label; with all information of 2023/1542 Annex VI Part A; the code alone; or the symbol alone. */
  show?: 'label' | 'general' | 'code' | 'symbol';
  widthMm?: number;
  heightMm?: number;
  errorLevel?: ErrorLevel;
  /** A code made elsewhere, e.g. a Data Matrix, instead of the QR code. */
  matrix?: CodeMatrix;
  /** What people read under the code: the id, `identifier` of the content, or nothing. */
  line?: 'id' | 'identifier' | 'none';
  /** Exact side of the separate-collection symbol; otherwise as large as fits the label well. */
  symbolMm?: number;
}

/** A part of a label, in millimetres. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Smallest type, in millimetres from the top of an f to the foot of a g: some four and a quarter points. */
export const smallestType = 1.5;

/** From one line to the next, in type sizes. */
export const leading = 1.3;

/** A line of text no wider than `most`; nothing when there is nothing to say. */
export function line(text: string, place: Omit<DrawnText, 'kind' | 'text'>, most: number): Shape[] {
  const shown = shortened(withPlainFigures(text), place.size, most);
  return shown === '' ? [] : [{ kind: 'text', text: shown, ...place }];
}

/** What is asked for does not fit. */
export function tooSmall(said: Sentence): Refusal {
  return refusal('LABEL_TOO_SMALL', said);
}

/** A value kept between two others. */
export function clamped(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Tenths of a millimetre, for sentences. */
export function millimetres(value: number, rounding = Math.floor): number {
  return rounding(value * 10) / 10;
}

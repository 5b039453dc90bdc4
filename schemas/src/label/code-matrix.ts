import QRCode from 'qrcode';
import type { DrawnCode, DrawnPath } from './drawing.ts';

/** How much of a QR code may be damaged: about 7, 15, 25 or 30 percent (ISO/IEC 18004). */
export type ErrorLevel = 'L' | 'M' | 'Q' | 'H';

/** A square code as its dark and light modules, whatever it was made by. */
export interface CodeMatrix {
  /** What is read from it. */
  content: string;
  /** Modules along one side. */
  size: number;
  isDark(row: number, column: number): boolean;
  /** Light modules its standard asks for on every side: four for QR (ISO/IEC 18004), one for Data Matrix (ISO/IEC 16022). */
  quietModules: number;
}

/**
 * Bounds of one module. The smallest is 2 dots at 203 dpi, 3 at 300, 6 at 600: tests print it, photograph it askew, blurred by
 * a third of a module and with noise, and two decoders read it. Whoever prints for the road takes 0.38 or more, which they
 * still read when half of a module is blurred.
 */
export const moduleMm = { smallest: 0.25, largest: 4 };

export function qrMatrix(content: string, level: ErrorLevel = 'M'): CodeMatrix {
  const { modules } = QRCode.create(content, { errorCorrectionLevel: level });
  return { content, size: modules.size, isDark: (row, column) => Boolean(modules.get(row, column)), quietModules: 4 };
}

/** What may be said about the size of a code. */
export interface CodeMeasures {
  /** Exact size of a module; as large as fits when nothing is said. */
  moduleMm?: number;
  /** More quiet zone than the standard asks for. */
  quietModules?: number;
  /** Resolution of the printer: every module becomes a whole number of its dots, which keeps small codes readable. */
  dotsPerInch?: number;
}

/** The code as large as fits into a square of `most` millimetres. Nothing when its modules would get too small. */
export function fitCode(
  matrix: CodeMatrix,
  most: number,
  { moduleMm: wanted, quietModules: asked = 0, dotsPerInch }: CodeMeasures,
): { moduleMm: number; quietModules: number; sideMm: number } | undefined {
  const quietModules = Math.max(asked, matrix.quietModules);
  const across = matrix.size + 2 * quietModules;
  const room = Math.min(most / across, moduleMm.largest);
  const module = wholeDots(wanted ?? room, dotsPerInch, wanted === undefined ? Math.floor : Math.round);
  // A printer's dots seldom add up to the size asked for; a twentieth of a dot is not what makes a code unreadable.
  if (module < moduleMm.smallest - 0.002 || module > room + 1e-9) return undefined;
  return { moduleMm: module, quietModules, sideMm: module * across };
}

/** The smallest square a code can be printed into. */
export function smallestCodeMm(matrix: CodeMatrix, { moduleMm: wanted, quietModules = 0 }: CodeMeasures): number {
  return (matrix.size + 2 * Math.max(quietModules, matrix.quietModules)) * (wanted ?? moduleMm.smallest);
}

/** A length as whole dots of a printer, at least one. */
export function wholeDots(mm: number, dotsPerInch: number | undefined, rounded = Math.round): number {
  if (!dotsPerInch) return mm;
  return (Math.max(1, rounded((mm / 25.4) * dotsPerInch + 1e-6)) * 25.4) / dotsPerInch;
}

/** Dark modules as one path, neighbours in a row as one rectangle. */
export function codePath(matrix: CodeMatrix, { x, y, moduleMm: unit }: DrawnCode): DrawnPath {
  let d = '';
  for (let row = 0; row < matrix.size; row++) {
    for (let column = 0; column < matrix.size; column++) {
      const start = column;
      while (column < matrix.size && matrix.isDark(row, column)) column++;
      const length = column - start;
      if (length > 0) d += `M${start} ${row}h${length}v1h-${length}z`;
    }
  }
  return { kind: 'path', d, x, y, unit, fill: '#000', crisp: true };
}

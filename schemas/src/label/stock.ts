/** A kind of self-adhesive A4 sheet: equal labels in rows and columns, centred on the sheet. */
export interface LabelStock {
  widthMm: number;
  heightMm: number;
  columns: number;
  rows: number;
  /** Between columns; rows always touch. */
  gapMm: number;
  /** A product of this measure, to find it in a shop. Others make the same. */
  example: string;
  /** Made of film that stands water and oil, which is what a battery needs (2023/1542 Art. 13(7): indelible). */
  film?: boolean;
}

/** ISO 216. */
export const a4 = { widthMm: 210, heightMm: 297 };

/** Common stocks under a name that says their measure. To add one, measure a sheet and write its line. */
export const labelStocks = {
  '45.7x21.2': stock(45.7, 21.2, 4, 12, 2.5, 'Avery Zweckform L4778', true),
  '63.5x29.6': stock(63.5, 29.6, 3, 9, 2.5, 'Avery Zweckform L6011', true),
  '63.5x33.9': stock(63.5, 33.9, 3, 8, 2.5, 'Avery Zweckform L4773', true),
  '63.5x38.1': stock(63.5, 38.1, 3, 7, 2.5, 'Avery Zweckform L7160'),
  '63.5x46.6': stock(63.5, 46.6, 3, 6, 2.5, 'Avery Zweckform L7161'),
  '63.5x72': stock(63.5, 72, 3, 4, 2.5, 'Avery Zweckform L7164'),
  '70x36': stock(70, 36, 3, 8, 0, 'Avery Zweckform 3490'),
  '70x37': stock(70, 37, 3, 8, 0, 'Avery Zweckform 3474'),
  '96x50.8': stock(96, 50.8, 2, 5, 2.5, 'Avery Zweckform L6012', true),
  '97x42.3': stock(97, 42.3, 2, 6, 0, 'Avery Zweckform 4781'),
  '99.1x38.1': stock(99.1, 38.1, 2, 7, 2.5, 'Avery Zweckform L7163'),
  '99.1x67.7': stock(99.1, 67.7, 2, 4, 2.5, 'Avery Zweckform L7165'),
  '99.1x139': stock(99.1, 139, 2, 2, 2.5, 'Avery Zweckform L4774', true),
  '105x48': stock(105, 48, 2, 6, 0, 'Herma 4457'),
  '105x74': stock(105, 74, 2, 4, 0, 'Avery Zweckform 3427'),
  '105x148': stock(105, 148, 2, 2, 0, 'Herma 10809'),
} satisfies Record<string, LabelStock>;

export type LabelStockName = keyof typeof labelStocks;

/** Labels in one request: what a firm prints in a morning, and some seconds of work. */
export const mostLabels = 300;

/** Upper left corner of the label at a place, counted from 0 in reading order. */
export function placeOnSheet(stock: LabelStock, place: number): { x: number; y: number } {
  const { widthMm, heightMm, columns, rows, gapMm } = stock;
  const left = (a4.widthMm - columns * widthMm - (columns - 1) * gapMm) / 2;
  const top = (a4.heightMm - rows * heightMm) / 2;
  const column = place % columns;
  const row = Math.floor(place / columns);
  return { x: left + column * (widthMm + gapMm), y: top + row * heightMm };
}

function stock(
  widthMm: number,
  heightMm: number,
  columns: number,
  rows: number,
  gapMm: number,
  example: string,
  film = false,
): LabelStock {
  return { widthMm, heightMm, columns, rows, gapMm, example, ...(film && { film }) };
}

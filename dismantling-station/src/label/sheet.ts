import { signal } from '@preact/signals';
import type { Drawing } from '#schemas/label/drawing.ts';
import type { LabelContent } from '#schemas/label/label.ts';
import { labelDrawing } from '#schemas/label/layout.ts';
import { sheetSvgs } from '#schemas/label/sheet-svg.ts';
import { type LabelStockName, labelStocks, mostLabels } from '#schemas/label/stock.ts';
import { station } from '../station.ts';

/** Labels collected to be printed together, and the stock they go on. */
export interface CollectedSheet {
  contents: readonly LabelContent[];
  stock: LabelStockName;
  /** First free label, from 1. */
  start: number;
}

/** Stocks to choose from at the kiosk: film, which stands what batteries are exposed to. */
export const kioskStocks = [
  '45.7x21.2',
  '63.5x33.9',
  '96x50.8',
  '99.1x139',
] as const satisfies readonly LabelStockName[];

const empty: CollectedSheet = { contents: [], stock: '63.5x33.9', start: 1 };

/** Read once from the device, so that a kiosk that was switched off still has it. */
export const sheet = signal<CollectedSheet>(empty);

/** Called once, when the station is open. */
export function findSheet(): void {
  sheet.value = station().notebook.read<CollectedSheet>('labelSheet') ?? empty;
}

export function changeSheet(part: Partial<CollectedSheet>): void {
  sheet.value = { ...sheet.value, ...part };
  station().notebook.write('labelSheet', sheet.value);
}

/** Puts a label on the sheet, or its newer state in place of the one there. */
export function collect(content: LabelContent): void {
  const others = sheet.value.contents.filter(({ id }) => id !== content.id);
  changeSheet({ contents: [...others, content].slice(-mostLabels) });
}

export function isCollected(content: LabelContent): boolean {
  const known = sheet.value.contents.find(({ id }) => id === content.id);
  return known !== undefined && JSON.stringify(known) === JSON.stringify(content);
}

/** Takes everything off; the stock stays the one in the printer. */
export function clearSheet(): void {
  changeSheet({ contents: [], start: 1 });
}

/** The sheets as pictures. A label that does not fit this stock is left out and counted. */
export function drawnSheets(
  { contents, stock, start }: CollectedSheet,
  name: string,
): { pages: string[]; left: number } {
  const drawings = contents.map((content) => labelDrawing(content, labelStocks[stock]));
  const fitting = drawings.filter((drawing): drawing is Drawing => !('message' in drawing));
  return { pages: sheetSvgs(fitting, labelStocks[stock], start, name), left: contents.length - fitting.length };
}

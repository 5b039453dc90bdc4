import { type Drawing, pageSvg, shapesSvg } from './drawing.ts';
import { a4, type LabelStock, placeOnSheet } from './stock.ts';

/**
 * Labels on A4 sheets as SVG, one per sheet, for devices that print without a network.
 *
 * @param start first free label of the first sheet, from 1
 */
export function sheetSvgs(drawings: readonly Drawing[], stock: LabelStock, start: number, name: string): string[] {
  const perSheet = stock.columns * stock.rows;
  const sheets: string[][] = [];
  for (const [count, drawing] of drawings.entries()) {
    const at = start - 1 + count;
    const { x, y } = placeOnSheet(stock, at % perSheet);
    const label = `<g transform="translate(${x.toFixed(3)} ${y.toFixed(3)})">${shapesSvg(drawing)}</g>`;
    const page = Math.floor(at / perSheet);
    sheets[page] = [...(sheets[page] ?? []), label];
  }
  return sheets.map((labels) => pageSvg(a4, name, labels.join('\n')));
}

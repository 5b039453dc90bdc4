import type { Translation } from '#web-kit/texts/language.ts';
import type { deLabels } from './de-labels.ts';

export const enLabels: Translation<typeof deLabels> = {
  labels: {
    title: 'Print labels',
    open: 'Several on one sheet',
    pdf: 'PDF',
    which: 'What gets a label?',
    ids: 'Ids',
    idsHint: 'One per line. Scanning adds one.',
    count: (labels: number, sheets: number) =>
      `${labels} ${labels === 1 ? 'label' : 'labels'} on ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}`,
    mine: 'Batteries at your firm',
    scanned: (code: string) => `${code} added`,
    wrongId: (line: string) => `“${line}” is no id of Kreispass: 14 characters, the last one checks the others.`,
    tooMany: (most: number) => `At most ${most} labels at once, please.`,
    show: 'What is on it?',
    shows: {
      label: 'Usual label',
      general: 'All information',
      code: 'The code alone',
      symbol: 'The collection symbol alone',
    },
    showMeans: {
      label: 'QR code, name, chemistry, collection symbol',
      general: 'Everything Annex VI Part A of the Batteries Regulation wants on the label',
      code: 'QR code with a readable id',
      symbol: 'Crossed-out bin with Cd and Pb where needed',
    },
    symbolRule:
      'The symbol has to cover 3 % of the largest side of the battery, at most 5 × 5 cm. For a vehicle battery that is always 5 × 5 cm: take stock of 63.5 × 72 or larger.',
    stock: 'Label stock',
    stockHint: (example: string, film: boolean) =>
      `For example ${example}.${film ? ' Film that stands water and oil.' : ' Paper. For batteries rather take film.'}`,
    perSheet: (count: number) => `${count} per sheet`,
    start: 'First free label',
    used: 'The sheet was used before',
    place: (place: number) => `Label ${place}`,
    printer: 'Print without fitting to the page (“actual size”), or the labels end up askew.',
    submit: 'Download PDF',
    busy: 'Being drawn …',
    done: 'The PDF is downloaded.',
    nothing: 'Give at least one id, please.',
    offline: 'The service draws the sheet, and it cannot be reached right now.',
  },
};

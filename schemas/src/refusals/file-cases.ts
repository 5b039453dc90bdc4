import type { CellProblem } from '../table/cells.ts';
import type { Sentence } from './told.ts';

/** What becomes of a number that cannot be kept. */
export const numberNotKept = {
  changed: (number: string, kept: number): Sentence => ({
    de: `${number} hat mehr Stellen, als sich aufbewahren lassen; daraus würde ${kept}. Bitte runden oder, wo ein Text erwartet wird, als Text schreiben.`,
    en: `${number} has more digits than can be kept, it would become ${kept}; round it, or write it as a text where a text is expected.`,
  }),
  tooLarge: (number: string): Sentence => ({
    de: `${number} ist größer als jede Zahl, die sich aufbewahren lässt.`,
    en: `${number} is larger than any number that can be kept.`,
  }),
};

/** What a text is encoded in, where it is not UTF-8. */
export const fileEncoding = {
  notUtf8: {
    de: 'Das ist kein UTF-8 (vielleicht Latin-1 oder Windows-1252); bitte als UTF-8 speichern.',
    en: 'This is not UTF-8 (Latin-1 or Windows-1252, perhaps); save it as UTF-8.',
  },
  utf16: {
    de: 'Das sieht nach UTF-16 ohne Kennung am Anfang aus; bitte als UTF-8 speichern.',
    en: 'This looks like UTF-16 without a byte-order mark; save it as UTF-8.',
  },
};

/** Why a file is none that can be validated. */
export const fileUnreadable = {
  noSuchFile: { de: 'Diese Datei gibt es nicht.', en: 'There is no such file.' },
  nothingIn: { de: 'In dieser Datei ist kein Pass.', en: 'There is no passport in this file.' },
};

/** Why a cell cannot be read. */
export const cellUnclear: Readonly<Record<CellProblem, (cell: string) => Sentence>> = {
  ambiguousNumber: (cell) => ({
    de: `„${cell}“ kann zwei Zahlen bedeuten; bitte ohne Tausenderzeichen schreiben.`,
    en: `"${cell}" can be two numbers; write it without a sign for thousands.`,
  }),
  tooManyDigits: (cell) => ({
    de: `„${cell}“ hat mehr Stellen, als sich aufbewahren lassen; bitte runden.`,
    en: `"${cell}" has more digits than can be kept; round it.`,
  }),
  lostDigits: (cell) => ({
    de: `Die Tabelle hat hier die Zahl ${cell} und damit Stellen verloren; bitte die Zelle als Text formatieren und neu eintragen.`,
    en: `The spreadsheet keeps this as the number ${cell} and has lost digits; format the cell as text and enter it anew.`,
  }),
  shortened: (cell) => ({
    de: `„${cell}“ hat die Tabelle gekürzt; bitte die Spalte als Text formatieren und neu eintragen.`,
    en: `"${cell}" was shortened by the spreadsheet; format the column as text and enter it anew.`,
  }),
  noOffset: () => ({
    de: 'Ein Datum der Tabelle hat keine Zeitzone; bitte als Text wie 2026-11-20T10:00:00Z schreiben.',
    en: 'A date of the spreadsheet has no time zone; write a text like 2026-11-20T10:00:00Z.',
  }),
  errorCell: (cell) => ({
    de: `In der Zelle steht der Fehler ${cell} der Tabelle.`,
    en: `The cell holds the error ${cell} of the spreadsheet.`,
  }),
};

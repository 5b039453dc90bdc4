import { inCases, refusalTexts } from './told.ts';

/** Labels that cannot be drawn as they are asked for. */
export const labelRefusals = refusalTexts({
  /** An option of the address is not one, or out of its bounds. */
  LABEL_OPTION: inCases,
  /** What has to be on the label does not fit in a readable size. */
  LABEL_TOO_SMALL: inCases,
  /** There is no GTIN with a serial number, or it cannot be written as GS1 DataMatrix. */
  LABEL_NO_DATA_MATRIX: {
    de: 'Für diese Batterie gibt es keinen GS1-DataMatrix-Code, weil GTIN oder Seriennummer fehlen oder sich so nicht schreiben lassen. Bitte den QR-Code nehmen.',
    en: 'There is no GS1 DataMatrix for this battery, as its GTIN or serial number is missing or cannot be written so; ask for a QR code.',
  },
});

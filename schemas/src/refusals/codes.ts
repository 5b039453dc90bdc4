import { figure, inCases, refusalTexts, told } from './told.ts';

interface ElementValues extends Record<string, string> {
  ai: string;
  title: string;
  /** How the check of GS1 calls it; English. */
  says: string;
}

/** What was scanned, photographed or typed: codes, GS1 elements and vehicle identification numbers. */
export const codeRefusals = refusalTexts({
  /** Nothing was scanned. */
  CODE_EMPTY: { de: 'Der Code ist leer.', en: 'The code is empty.' },
  /** Longer than any label can carry. */
  CODE_TOO_LONG: told<{ most: number }>({
    de: ({ most }) => `Der Code ist zu lang; er hat höchstens ${figure(most, 'de')} Zeichen.`,
    en: ({ most }) => `The code is too long; it has at most ${figure(most, 'en')} characters.`,
  }),
  /** Characters that no code has, as a scanner adds them. */
  CODE_CONTROL_CHARACTER: {
    de: 'Der Code enthält Steuerzeichen; der Scanner fügt etwas hinzu.',
    en: 'The code has control characters; the scanner adds something to it.',
  },
  /** A Data Matrix of a car maker or other trade, which leads nowhere here. */
  CODE_DATA_IDENTIFIERS: {
    de: 'Dieser Data-Matrix-Code ist nicht von GS1. Bitte den QR-Code der Batterie scannen.',
    en: 'This Data Matrix is not of GS1; scan the QR code of the battery instead.',
  },
  /** None of the forms a code can have. */
  CODE_UNKNOWN_FORM: {
    de: 'Das ist weder ein Link noch eine Kennung, FIN oder ein GS1-Code.',
    en: 'This is neither a link nor an id, VIN or GS1 code.',
  },
  /** A link without a host, or with characters no link has. */
  CODE_URI: {
    de: 'Dieser Link ist beschädigt: Er hat keinen Host oder unlesbare Zeichen.',
    en: 'This link is damaged: it has no host or unreadable characters.',
  },
  /** A code in order that leads to nothing the asker may see here. */
  UNKNOWN_CODE: { de: 'Dieser Code führt hier zu nichts.', en: 'This code leads to nothing here.' },
  /** A hand scanner types for another keyboard than the computer has. */
  SCANNER_LAYOUT: {
    de: 'Der Scanner steht auf einer anderen Tastaturbelegung als dieser Rechner. Bitte auf Deutsch umstellen und neu scannen.',
    en: 'The scanner types for another keyboard; set it to the language of this computer and scan again.',
  },
  /** One of the 14 characters of an id was misread. */
  ID_CHECK_CHARACTER: {
    de: 'Ein Zeichen der Kennung stimmt nicht. Bitte mit dem Etikett vergleichen.',
    en: 'One character of this id is wrong; compare it with the label.',
  },
  /** A GTIN was misread. */
  GTIN_CHECK_DIGIT: told<ElementValues>({
    de: ({ ai, title }) => `Die Prüfziffer der GTIN stimmt nicht. Bitte neu lesen (AI (${ai}) ${title}).`,
    en: ({ ai, title, says }) => `AI (${ai}) ${title} ${says}; read it again.`,
  }),
  /** A GS1 number other than a GTIN was misread. */
  GS1_CHECK_DIGIT: told<ElementValues>({
    de: ({ ai, title }) => `Die Prüfziffer von AI (${ai}) ${title} im GS1-Code stimmt nicht. Bitte neu lesen.`,
    en: ({ ai, title, says }) => `AI (${ai}) ${title} ${says}; read it again.`,
  }),
  /** A part of a Digital Link stands where GS1 has no place for it. */
  GS1_ATTRIBUTE: inCases,
  /** The same Application Identifier twice, with different values where that matters. */
  GS1_DUPLICATE: told<{ ai: string }>({
    de: ({ ai }) => `Der Code nennt AI (${ai}) doppelt.`,
    en: ({ ai }) => `AI (${ai}) occurs twice.`,
  }),
  /** A barcode that describes a thing without saying which. */
  GS1_NO_KEY: {
    de: 'Dieser Strichcode sagt nicht, um welches Ding es geht. Bitte den mit (01) oder (8004) scannen.',
    en: 'This barcode says something about a thing, but not which; scan the one with (01) or (8004).',
  },
  /** The parts of a Digital Link stand in an order GS1 does not allow. */
  GS1_QUALIFIER_ORDER: told<{ qualifiers: string; key: string }>({
    de: ({ qualifiers, key }) => `Im GS1-Link kann AI (${qualifiers}) so nicht auf (${key}) folgen.`,
    en: ({ qualifiers, key }) => `AI (${qualifiers}) cannot follow (${key}) like this.`,
  }),
  /** An element string whose brackets cannot be read. */
  GS1_SYNTAX: {
    de: 'Die Klammern im GS1-Code stimmen nicht: In ihnen stehen zwei bis vier Ziffern, dahinter ein Wert.',
    en: 'Brackets must hold an AI of two to four digits, and a value must follow.',
  },
  /** An Application Identifier that GS1 has not given out. */
  GS1_UNKNOWN_AI: told<{ ai: string }>({
    de: ({ ai }) => `Der Code enthält den Datenbezeichner (${ai}), den GS1 nicht vergeben hat.`,
    en: ({ ai }) => `AI (${ai}) is none that GS1 has given out.`,
  }),
  /** Not a GS1 Digital Link. */
  GS1_URI: inCases,
  /** A value that GS1 does not allow for its identifier. */
  GS1_VALUE: told<ElementValues>({
    de: ({ ai, title }) => `Die Angabe zu AI (${ai}) ${title} im GS1-Code ist nicht möglich.`,
    en: ({ ai, title, says }) => `AI (${ai}) ${title} ${says}.`,
  }),
  /** A value with characters that GS1 does not allow for its identifier. */
  GS1_VALUE_CHARACTERS: told<ElementValues>({
    de: ({ ai, title }) => `Die Angabe zu AI (${ai}) ${title} im GS1-Code hat unzulässige Zeichen.`,
    en: ({ ai, title, says }) => `AI (${ai}) ${title} ${says}.`,
  }),
  /** A value longer or shorter than GS1 has it for its identifier. */
  GS1_VALUE_LENGTH: told<ElementValues>({
    de: ({ ai, title }) => `Die Angabe zu AI (${ai}) ${title} im GS1-Code ist zu lang oder zu kurz.`,
    en: ({ ai, title, says }) => `AI (${ai}) ${title} ${says}.`,
  }),
  /** A letter or sign that no VIN has. */
  VIN_CHARACTERS: inCases,
  /** Too many or too few characters for a VIN. */
  VIN_LENGTH: inCases,
  /** A warning, with which the VIN is taken all the same: its check digit does not match. */
  VIN_CHECK_DIGIT: {
    de: 'Die Prüfziffer der FIN stimmt nicht. Bitte mit dem Fahrzeug vergleichen.',
    en: 'The check digit of the VIN does not match. Please compare it with the vehicle.',
  },
  /** A warning, with which the VIN is taken all the same: it does not end in digits. */
  VIN_LAST_FOUR: {
    de: 'Die letzten vier Stellen der FIN sind sonst Ziffern. Bitte vergleichen.',
    en: 'The last four characters of a VIN are usually digits. Please compare.',
  },
  /** A warning, with which the number is taken all the same: it is older than the VIN. */
  VIN_LEGACY: {
    de: 'Kurze Fahrgestellnummer, wie bei Fahrzeugen vor 1981.',
    en: 'A short chassis number, as on vehicles from before 1981.',
  },
});

import type { Sentence } from './told.ts';

/** Which letter of a VIN is wrong. */
export const vinCharacters = {
  neverUsed: (letter: string, digit: string): Sentence => ({
    de: `Der Buchstabe ${letter} kommt in einer FIN nie vor; wahrscheinlich ist es die Ziffer ${digit}.`,
    en: `The letter ${letter} never occurs in a VIN; it is probably the digit ${digit}.`,
  }),
  foreign: (sign: string): Sentence => ({
    de: `Eine FIN enthält nur Buchstaben und Ziffern, kein „${sign}“.`,
    en: `A VIN has only letters and digits, not "${sign}".`,
  }),
  ofChassis: {
    de: 'Eine Fahrgestellnummer enthält nur Buchstaben und Ziffern.',
    en: 'A chassis number has only letters and digits.',
  },
};

/** How long a VIN is, and how long this one. */
export const vinLength = {
  full: (length: number): Sentence => ({
    de: `Eine FIN hat 17 Zeichen; diese hat ${length}.`,
    en: `A VIN has 17 characters; this one has ${length}.`,
  }),
  legacy: (length: number): Sentence => ({
    de: `Eine Fahrgestellnummer hat 4 bis 17 Zeichen; diese hat ${length}.`,
    en: `A chassis number has 4 to 17 characters; this one has ${length}.`,
  }),
};

/** Where an Application Identifier of a Digital Link does not belong. */
export const gs1Attribute = {
  none: (ai: string): Sentence => ({
    de: `AI (${ai}) kann in einem Digital Link kein Attribut sein.`,
    en: `AI (${ai}) cannot be an attribute of a Digital Link.`,
  }),
  ofPath: (ai: string, key: string): Sentence => ({
    de: `AI (${ai}) gehört im Link hinter (${key}) in den Pfad, nicht zu den Attributen.`,
    en: `AI (${ai}) belongs in the path behind (${key}), not among the attributes.`,
  }),
};

/** Why something is no GS1 Digital Link. */
export const gs1Uri = {
  noKeyInPath: uri('sein Pfad nennt keinen GS1-Schlüssel', 'its path names no GS1 key'),
  noKeyAmongElements: uri('unter den Angaben ist kein GS1-Schlüssel', 'there is no GS1 key among the elements'),
  characters: uri('er hat Zeichen, die keine URI haben kann', 'it has characters no URI may have'),
  beginning: uri(
    'er beginnt nicht mit https://, einem Host und einem Pfad',
    'it does not begin with https://, a host and a path',
  ),
};

function uri(de: string, en: string): Sentence {
  return { de: `Das ist kein GS1 Digital Link: ${de}.`, en: `This is no GS1 Digital Link: ${en}.` };
}

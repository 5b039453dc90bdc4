import type { Sentence } from './told.ts';

/** Why a path leads to no element. */
export const elementPath = {
  tooLong: { de: 'Ein Pfad hat höchstens 500 Zeichen.', en: 'A path has at most 500 characters.' },
  beginning: {
    de: 'Ein Pfad beginnt mit $, z. B. $.general.massKg.',
    en: 'A path begins with $, e.g. $.general.massKg.',
  },
  unreadable: (rest: string): Sentence => ({
    de: `Der Pfad lässt sich ab „${rest}“ nicht lesen; er nennt ein einziges Element.`,
    en: `The path cannot be read from "${rest}" on; it names one element.`,
  }),
  whole: {
    de: 'Der Pfad nennt den ganzen Pass; bitte ein Element davon angeben.',
    en: 'The path names the whole passport; give one element of it.',
  },
  nothingThere: {
    de: 'Ein solches Element, das sich ändern ließe, gibt es nicht.',
    en: 'There is no such element to change.',
  },
  notInSection: {
    de: 'Ändern lassen sich nur Elemente der sieben Abschnitte, z. B. $.general.massKg.',
    en: 'Only elements of the seven sections can be changed, e.g. $.general.massKg.',
  },
};

/** The number a registry gave, and why it could not be kept. */
export function registrationNotKept(registrationId: string, why: Sentence): Sentence {
  return {
    de: `Das Passregister hat die Nummer ${registrationId} vergeben; bitte notieren, denn hier konnte sie nicht festgehalten werden: ${why.de}`,
    en: `The registry gave the number ${registrationId}; write it down, as it could not be kept here: ${why.en}`,
  };
}

/** Why a document is not taken. */
export const documentType = {
  encoded: {
    de: 'Bitte das Dokument senden, wie es ist, ohne content-encoding.',
    en: 'Send the document as it is, without content-encoding.',
  },
  kind: (taken: string): Sentence => ({
    de: `Diese Datei ist nichts von ${taken}, wie sie auch heißt.`,
    en: `This is none of ${taken}, whatever its name says.`,
  }),
};

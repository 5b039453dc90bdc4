import type { Sentence } from './told.ts';

/** Which documents are none that are read. */
export const formatUnknown = {
  passport: (names: Sentence): Sentence => ({
    de: `Das ist kein Batteriepass in einem Format, das Kreispass liest: ${names.de}.`,
    en: `This is no battery passport in a format Kreispass reads: ${names.en}.`,
  }),
  epcis: { de: 'Das ist kein EPCIS-2.0-Dokument in JSON.', en: 'This is no EPCIS 2.0 document in JSON.' },
  untpEvents: {
    de: 'Das ist kein UNTP Digital Traceability Event.',
    en: 'This is no UNTP Digital Traceability Event.',
  },
};

/** Which part is missing. */
export const aspectAlone = {
  batteryPass: (aspect: string): Sentence => ({
    de: `Hier steht nicht, um welche Batterie es geht: der Aspekt ${aspect} fehlt. Geben Sie alle Dateien der Batterie zusammen an, einzeln oder in einem ZIP-Archiv.`,
    en: `This does not say which battery it is about: the aspect ${aspect} is missing. Give all files of the battery together, one by one or in a ZIP archive.`,
  }),
  /** Part 1 of IDTA 02035 says which battery it is, part 4 of which category. */
  aas: (number: 1 | 4, missing: string): Sentence => ({
    de: `Hier ${number === 4 ? 'fehlt die Kategorie der Batterie' : 'steht nicht, um welche Batterie es geht'}: Teil ${number} (${missing}) von IDTA 02035 fehlt. Geben Sie alle Teile zusammen an, in einem Environment, in einzelnen Dateien oder in einem ZIP-Archiv.`,
    en: `This does not say ${number === 4 ? 'of which category the battery is' : 'which battery it is about'}: part ${number} (${missing}) of IDTA 02035 is missing. Give all parts together, in one environment, as files one by one or in a ZIP archive.`,
  }),
};

/** What a format makes mandatory and the passport does not say, each as people call it with its path. */
export function exportIncomplete(format: string, missing: Sentence): Sentence {
  return {
    de: `${format} verlangt, was dieser Pass nicht sagt: ${missing.de}.`,
    en: `${format} makes mandatory what this passport does not say: ${missing.en}.`,
  };
}

import type { Sentence } from './told.ts';

/** Which part of a proof file is not as it has to be. */
export const proofFormatCases = {
  hash: {
    de: 'Eine Prüfsumme in dieser Datei ist nicht base64 von 32 Byte.',
    en: 'A hash in this file is not base64 of 32 bytes.',
  },
  checkpoint: { de: 'Der unterschriebene Stand lässt sich nicht lesen.', en: 'The checkpoint cannot be read.' },
  noObject: { de: 'Eine Nachweisdatei ist ein JSON-Objekt.', en: 'A proof file is a JSON object.' },
  unreadable: { de: 'Das ist keine lesbare Nachweisdatei.', en: 'This is not a proof file.' },
  otherFormat: (format: string): Sentence => ({
    de: `Das ist keine Nachweisdatei: Ihr Format ist nicht „${format}“.`,
    en: `This is not a proof file: its format is not "${format}".`,
  }),
  part: (name: string): Sentence => ({
    de: `Der Nachweisdatei fehlt ein richtiges „${name}“.`,
    en: `The proof file has no proper "${name}".`,
  }),
};

/** How the entry of a proof differs from what was recorded. */
export const proofEntryCases = {
  changed: {
    de: 'Der Eintrag wurde verändert: Er ist nicht der, der aufgezeichnet wurde.',
    en: 'The entry is not the one that was hashed: it has been changed.',
  },
  position: {
    de: 'Der Eintrag nennt eine andere Stelle als die Datei.',
    en: 'The entry says another position than the file.',
  },
};

/** Why a text is no signed statement. */
export const signedFormatCases = {
  compact: {
    de: 'Das ist keine signierte Aussage in kompakter Form.',
    en: 'This is no signed statement in compact form.',
  },
  header: {
    de: 'Der Kopf nennt ein anderes Verfahren oder eine andere Art, als unsere Aussagen haben.',
    en: 'Its header names another algorithm or type than our statements have.',
  },
  otherFormat: (format: string): Sentence => ({
    de: `Das ist keine Aussage im Format „${format}“.`,
    en: `This is no statement of the format "${format}".`,
  }),
};

/** What a statement says that the ledger does not bear out. */
export const signedContentCases = {
  noEntries: { de: 'Die Historie hat keine Einträge.', en: 'The history has no entries.' },
  unproven: { de: 'Dieser Eintrag wird genannt, aber nicht bewiesen.', en: 'This entry is told but not proven.' },
  otherEntry: { de: 'Der bewiesene Eintrag sagt etwas anderes.', en: 'The proven entry says something else.' },
};

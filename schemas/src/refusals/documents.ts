import { figure, inCases, refusalTexts, told } from './told.ts';

/** Documents that passports name. */
export const documentRefusals = refusalTexts({
  /** A file of another kind, or one that is compressed on its way. */
  DOCUMENT_TYPE: inCases,
  /** More bytes than a document may have. */
  DOCUMENT_TOO_LARGE: told<{ mostMegabytes: number }>({
    de: ({ mostMegabytes }) => `Dieses Dokument ist zu groß; ${figure(mostMegabytes, 'de')} MB sind erlaubt.`,
    en: ({ mostMegabytes }) => `This document is too large; it may have ${figure(mostMegabytes, 'en')} MB at most.`,
  }),
  /** The firm keeps as many documents as it may. */
  DOCUMENTS_FULL: told<{ most: number; mostGigabytes: number }>({
    de: ({ most, mostGigabytes }) =>
      `Ein Betrieb kann ${figure(most, 'de')} Dokumente mit zusammen ${figure(mostGigabytes, 'de')} GB ablegen. Bitte zuerst welche löschen.`,
    en: ({ most, mostGigabytes }) =>
      `A firm can keep ${figure(most, 'en')} documents of ${figure(mostGigabytes, 'en')} GB together; erase some first.`,
  }),
  /** A document is to be erased that a passport names. */
  DOCUMENT_IN_USE: {
    de: 'Ein Batteriepass nennt dieses Dokument; er muss vollständig und verfügbar bleiben.',
    en: 'A passport names this document; it has to stay complete and available.',
  },
});

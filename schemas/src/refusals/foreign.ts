import { inCases, refusalTexts, told } from './told.ts';

/** Passports and histories in formats of others, in and out. */
export const foreignRefusals = refusalTexts({
  /** None of the formats that are read. */
  FORMAT_UNKNOWN: inCases,
  /** A part of a passport without the part that says which battery it is about. */
  ASPECT_ALONE: inCases,
  /** A passport of some other product. */
  NOT_A_BATTERY: {
    de: 'Dieses Produkt ist keine Batterie, oder es steht hier nicht, von welcher Kategorie sie ist: Batterie für Elektrofahrzeuge oder leichte Verkehrsmittel, Industriebatterie, stationärer Speicher.',
    en: 'This product is no battery, or it is not said here of which category: of an electric vehicle or light means of transport, industrial, or stationary storage.',
  },
  /** The law asks for no passport of such batteries. */
  CATEGORY_WITHOUT_PASSPORT: told<{ category: string }>({
    de: ({ category }) =>
      `Batterien der Kategorie „${category}“ brauchen keinen Batteriepass und können nicht übernommen werden.`,
    en: ({ category }) => `Batteries of the category "${category}" need no battery passport and cannot be taken in.`,
  }),
  /** A passport of a model. */
  GRANULARITY_MODEL: {
    de: 'Dieser Pass gilt für ein Modell, nicht für eine einzelne Batterie; nur solche Pässe können übernommen werden.',
    en: 'This passport is about a model, not about a single battery; only passports of single batteries can be taken in.',
  },
  /** A passport of a batch. */
  GRANULARITY_BATCH: {
    de: 'Dieser Pass gilt für eine Charge, nicht für eine einzelne Batterie; nur solche Pässe können übernommen werden.',
    en: 'This passport is about a batch, not about a single battery; only passports of single batteries can be taken in.',
  },
  /** One document about several batteries. */
  SEVERAL_BATTERIES: {
    de: 'Dieses Dokument beschreibt mehrere Batterien; ab hier beginnt die zweite. Jede braucht ein Dokument für sich.',
    en: 'This document describes several batteries; here the second begins. Each needs a document of its own.',
  },
  /** The format makes mandatory what the passport does not say. */
  EXPORT_INCOMPLETE: inCases,
  /** No format of that name is written. */
  EXPORT_FORMAT: told<{ format: string; formats: string }>({
    de: ({ format, formats }) => `In das Format „${format}“ schreibt Kreispass nicht. Es gibt: ${formats}.`,
    en: ({ format, formats }) => `There is no export in the format "${format}". There is: ${formats}.`,
  }),
  /** An import finds a passport of another firm that is registered here. */
  NOT_YOUR_PASSPORT: told<{ name: string; gln: string }>({
    de: ({ name, gln }) =>
      `Dieser Pass nennt ${name} (GLN ${gln}) als Verantwortlichen; das ist ein anderer hier eingetragener Betrieb.`,
    en: ({ name, gln }) =>
      `This passport names ${name} (GLN ${gln}) as responsible, which is another firm registered here.`,
  }),
});

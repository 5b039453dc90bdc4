import { figure, refusalTexts, told } from './told.ts';

/** Also the names of their places in the command, without `/evidence/`. */
const evidenceInGerman = {
  qualityAndSafety: 'über Qualität und Sicherheit',
  transfer: 'der Überlassung (Rechnung oder Vertrag)',
  transportProtection: 'des Schutzes beim Transport',
  'test/cellSpreadPercent': 'wie weit die Zellen voneinander abweichen',
} as const;
const evidenceInEnglish = {
  qualityAndSafety: 'of quality and safety',
  transfer: 'of the transfer (invoice or contract)',
  transportProtection: 'of protection in transport',
  'test/cellSpreadPercent': 'of how far the cells differ',
} as const;

/** Evidence that one of the four operations needs. */
export type Evidence = keyof typeof evidenceInGerman;

/** The four operations after which a battery gets a new passport (2023/1542 Art. 77(7)). */
export const secondLifeRefusals = refusalTexts({
  /** All of the battery went into others. */
  CONSUMED: {
    de: 'Von dieser Batterie ist nichts mehr übrig; sie steckt in anderen. Bitte mit diesen weiterarbeiten.',
    en: 'Nothing is left of this battery; it went into others. Go on with those.',
  },
  /** Preparing is done with waste. */
  OPERATION_NEEDS_WASTE: {
    de: 'Vorbereitet wird nur Abfall; diese Batterie ist keiner.',
    en: 'Only waste is prepared for re-use or repurposing; this battery is none.',
  },
  /** Repurposing is done with what is no waste. */
  OPERATION_NEEDS_NO_WASTE: {
    de: 'Diese Batterie ist Abfall; sie wird zur Umnutzung vorbereitet, nicht umgenutzt.',
    en: 'This battery is waste; it is prepared for repurposing, not repurposed.',
  },
  /** Evidence the law asks for is not named. */
  EVIDENCE_MISSING: told<{ evidence: Evidence }>({
    de: ({ evidence }) =>
      `Es fehlt der Nachweis ${evidenceInGerman[evidence] ?? evidence} (${evidence}); ohne ihn darf der Vorgang nicht so heißen.`,
    en: ({ evidence }) =>
      `The evidence ${evidenceInEnglish[evidence] ?? evidence} is missing (${evidence}); without it the operation may not be called so.`,
  }),
  /** Less capacity than remanufacturing has to give back. */
  CAPACITY_TOO_LOW: told<{ percent: number; leastPercent: number }>({
    de: ({ percent, leastPercent }) =>
      `Eine wiederaufgearbeitete Batterie hat mindestens ${figure(leastPercent, 'de')} % ihrer Nennkapazität; diese hat ${figure(percent, 'de')} %.`,
    en: ({ percent, leastPercent }) =>
      `A remanufactured battery has at least ${figure(leastPercent, 'en')} % of its rated capacity; this one has ${figure(percent, 'en')} %.`,
  }),
  /** Cells that differ more than remanufacturing allows. */
  CELLS_DIFFER: told<{ percent: number; mostPercent: number }>({
    de: ({ percent, mostPercent }) =>
      `Die Zellen einer wiederaufgearbeiteten Batterie weichen im Gesundheitszustand höchstens ${figure(mostPercent, 'de')} % voneinander ab; hier sind es ${figure(percent, 'de')} %.`,
    en: ({ percent, mostPercent }) =>
      `The cells of a remanufactured battery differ by ${figure(mostPercent, 'en')} % at most in their state of health; here it is ${figure(percent, 'en')} %.`,
  }),
  /** Another category than before, by an operation that keeps the purpose. */
  PURPOSE_CHANGED: {
    de: 'Dieser Vorgang behält den Zweck und damit die Kategorie; für einen anderen Zweck ist es eine Umnutzung.',
    en: 'This operation keeps the purpose, so the category stays; for another purpose it is repurposing.',
  },
  /** Modules are named without what share of the battery they are. */
  SHARE_MISSING: {
    de: 'Werden nur einzelne Module verwendet, bitte ihren Anteil an der Batterie angeben.',
    en: 'Where only some modules are used, say what share of the battery they are.',
  },
  /** More is used than is left. */
  SHARE_USED: told<{ sharePercent: number; leftPercent: number }>({
    de: ({ sharePercent, leftPercent }) =>
      `${figure(sharePercent, 'de')} % sind von dieser Batterie nicht mehr übrig, sondern ${figure(leftPercent, 'de')} %; aus ihr sind schon andere entstanden.`,
    en: ({ sharePercent, leftPercent }) =>
      `${figure(sharePercent, 'en')} % are not left of this battery, only ${figure(leftPercent, 'en')} %; other batteries were already made from it.`,
  }),
  /** A module is used twice. */
  MODULE_USED: told<{ module: string }>({
    de: ({ module }) => `Das Modul ${module} steckt schon in einer anderen Batterie.`,
    en: ({ module }) => `The module ${module} already went into another battery.`,
  }),
});

import { refusalTexts, told } from './told.ts';

const conditions = { damaged: 'beschädigt', critical: 'kritisch' } as const;
type Bad = keyof typeof conditions;

/** What is done with a battery: removal, inspection, measurements, waste. */
export const batteryRefusals = refusalTexts({
  /** Another firm has it. Also the answer where more would tell what the asker may not know. */
  NOT_IN_YOUR_HANDS: {
    de: 'Das hat ein anderer Betrieb in Händen.',
    en: 'Your firm does not have this in its hands.',
  },
  /** The removal is recorded. */
  ALREADY_REMOVED: {
    de: 'Der Ausbau dieser Batterie ist schon erfasst.',
    en: 'The removal of this battery is already recorded.',
  },
  /** By its passport the battery belongs in another vehicle than the one named. */
  WRONG_VEHICLE: {
    de: 'Laut Pass gehört diese Batterie zu einem anderen Fahrzeug. Bitte die FIN prüfen.',
    en: 'By its passport this battery belongs in another vehicle. Check the VIN.',
  },
  /** The battery is waste. */
  ALREADY_WASTE: { de: 'Diese Batterie ist schon Abfall.', en: 'This battery is already waste.' },
  /** Whom a waste battery is declared to is not registered as that kind of recipient. */
  RECIPIENT_ROLE: {
    de: 'Dieser Betrieb ist nicht als Empfänger der gewählten Art eingetragen.',
    en: 'This firm is not registered as the kind of recipient you chose.',
  },
  /** An inspection without its result. */
  CONDITION_MISSING: {
    de: 'Eine Prüfung sagt, ob die Batterie unversehrt, beschädigt oder kritisch ist.',
    en: 'An inspection says whether the battery is intact, damaged or critical.',
  },
  /** A report would make a damaged or critical battery better than it was found. */
  INSPECTION_REQUIRED: told<{ condition: Bad }>({
    de: ({ condition }) =>
      `Die Batterie wurde als ${conditions[condition] ?? condition} gemeldet. Zurückstufen kann sie nur eine Prüfung.`,
    en: ({ condition }) => `This battery was found ${condition}; only an inspection can set it back.`,
  }),
  /** An inspection that reached the service late is older than what was found since. */
  INSPECTION_OVERTAKEN: told<{ condition: Bad }>({
    de: ({ condition }) =>
      `Nach dieser Prüfung wurde die Batterie als ${conditions[condition] ?? condition} gemeldet. Bitte neu prüfen oder die Uhr des Geräts stellen.`,
    en: ({ condition }) =>
      `This battery was found ${condition} after this inspection. Inspect it again, or check the clock of the device.`,
  }),
  /** Measurements without a single one. */
  NOTHING_RECORDED: {
    de: 'Bitte mindestens einen Messwert, eine Verteilung oder ein Ereignis angeben.',
    en: 'Give at least one measurement, histogram or event.',
  },
  /** Everything that was sent is known. */
  NOTHING_NEW: { de: 'Das alles ist schon aufgezeichnet.', en: 'All of these events are on record.' },
  /** A state of certified energy for a battery of another category. */
  SOCE_NOT_OF_THIS_CATEGORY: {
    de: 'Zertifizierte Energie (SOCE) gibt es nur bei Batterien von Elektrofahrzeugen. Bitte SOH angeben.',
    en: 'Only an electric vehicle battery has a state of certified energy; for this one give SOH.',
  },
  /** The edges of a histogram do not rise, or do not go with its ranges. */
  HISTOGRAM_RANGES: told<{ edges: number; ranges: number }>({
    de: ({ edges, ranges }) =>
      `Die Bereiche der Verteilung passen nicht: Grenzen müssen steigen, und es ist ein Bereich mehr als Grenzen; angegeben sind ${edges} Grenzen und ${ranges} Bereiche.`,
    en: ({ edges, ranges }) =>
      `The ranges of the histogram do not fit: edges must rise, and there is one range more than edges; ${edges} edges and ${ranges} ranges are given.`,
  }),
  /** A histogram ends before it begins, or holds more minutes than its time has. */
  HISTOGRAM_TIME: told<{ minutes: number; length: number }>({
    de: ({ minutes, length }) =>
      `Der Zeitraum der Verteilung passt nicht: Er dauert ${length} Minuten, in den Bereichen stehen ${minutes}.`,
    en: ({ minutes, length }) =>
      `The time of the histogram does not fit: it lasts ${length} minutes, and its ranges hold ${minutes}.`,
  }),
  /** Part of the time of a histogram was reported before. */
  HISTOGRAM_OVERLAPS: {
    de: 'Ein Teil dieses Zeitraums ist schon gemeldet. Bitte die Zeit seitdem angeben, oder alle Zeit seit Beginn.',
    en: 'Some of this time has been reported already; give the time since then, or all time since the beginning.',
  },
});

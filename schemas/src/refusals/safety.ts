import { figure, refusalTexts, told } from './told.ts';

/** What a condition allows, and what has to be known before a battery is called unharmed. */
export const safetyRefusals = refusalTexts({
  /** The table of conditions and purposes closes this way. */
  NOT_FOR_THIS_CONDITION: {
    de: 'In diesem Zustand darf sie dafür nicht weitergegeben werden.',
    en: 'In this condition it may not be handed on for this purpose.',
  },
  /** A battery that is damaged or that nobody has assessed is to be used again. */
  INSPECTION_FIRST: {
    de: 'Bevor sie wieder verwendet oder dafür hergerichtet wird, muss sie geprüft werden.',
    en: 'Before it is used again or prepared for that, it needs an inspection.',
  },
  /** A critical battery is to be stored like any other. */
  QUARANTINE_ONLY: {
    de: 'Eine kritische Batterie wird nicht gelagert, sondern in Quarantäne beobachtet.',
    en: 'A critical battery is not stored but kept in quarantine, under observation.',
  },
  /** Who asks may not see the condition, which may be critical. */
  CONDITION_WITHHELD: {
    de: 'Der Zustand ist für Sie nicht sichtbar; die Batterie kann kritisch sein. Fragen Sie, wer sie in Händen hat.',
    en: 'Its condition is not for you to see, so it may be critical. Ask whoever has it in hands.',
  },
  /** A critical battery leaves in another packing than the law asks for. */
  CRITICAL_PACKING_MISSING: {
    de: 'Eine kritische Batterie fährt nur in P911 oder LP906 oder so, wie die Behörde es genehmigt hat.',
    en: 'A critical battery leaves only in P911 or LP906, or as the competent authority has authorised.',
  },
  /** A critical battery leaves without the authority’s approval. */
  APPROVAL_MISSING: {
    de: 'Eine kritische Batterie fährt nur mit Genehmigung der Behörde (in Deutschland der BAM). Bitte die Nummer angeben.',
    en: 'A critical battery leaves only with the approval of the competent authority. Please give its number.',
  },
  /** A battery is called unharmed although signs of damage were noted. */
  SIGNS_OF_DAMAGE: {
    de: 'Mit Anzeichen eines Schadens ist eine Batterie nicht unversehrt.',
    en: 'With signs of damage a battery is not unharmed.',
  },
  /** A battery is called unharmed although its isolation is at fault. */
  ISOLATION_FAULT: {
    de: 'Mit einem Isolationsfehler ist eine Batterie nicht unversehrt.',
    en: 'With an isolation fault a battery is not unharmed.',
  },
  /** A high-voltage battery is called unharmed before its isolation was measured. */
  ISOLATION_NOT_MEASURED: {
    de: 'Unversehrt ist eine Hochvoltbatterie erst, wenn ihre Isolation gemessen und in Ordnung ist.',
    en: 'A high-voltage battery is unharmed only when its isolation was measured and is good.',
  },
  /** A battery is called unharmed, and nobody has said what the damage of its vehicle did to it. */
  VEHICLE_DAMAGE_NOT_CONSIDERED: {
    de: 'Das Fahrzeug hatte einen Unfall, hat gebrannt oder stand im Wasser. Bitte sagen, ob die Batterie davon etwas abbekommen hat.',
    en: 'The vehicle crashed, burnt or stood in water. Please say whether the battery was affected.',
  },
  /** A weight is far from the one that is known. */
  MASS_UNLIKELY: told<{ givenKg: number; knownKg: number }>({
    de: ({ givenKg, knownKg }) =>
      `${figure(givenKg, 'de')} kg passen nicht zu den ${figure(knownKg, 'de')} kg, die bekannt sind. Bitte prüfen oder bestätigen.`,
    en: ({ givenKg, knownKg }) =>
      `${figure(givenKg, 'en')} kg do not fit the ${figure(knownKg, 'en')} kg that are known. Please check or confirm it.`,
  }),
});

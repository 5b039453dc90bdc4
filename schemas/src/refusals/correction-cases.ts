import type { Sentence } from './told.ts';

/** What others rest on, and what is done instead of putting it right. */
export const keptSteps = {
  passport: {
    de: 'Ein Pass wird überarbeitet und endet nur mit dem Recycling; gestrichen wird er nicht.',
    en: 'A passport is revised and ends only with recycling; it is not struck out.',
  },
  model: {
    de: 'Ein Batteriemodell wird neu registriert, nicht berichtigt.',
    en: 'A model is registered anew, not corrected.',
  },
  rights: {
    de: 'Rechte werden durch eigene Schritte gegeben und genommen.',
    en: 'Rights are given and taken back by steps of their own.',
  },
  correction: {
    de: 'Bitte den Schritt selbst nennen: dort wird eine Berichtigung ersetzt oder zurückgenommen.',
    en: 'Name the step itself: a correction is replaced or taken back there.',
  },
} satisfies Record<string, Sentence>;

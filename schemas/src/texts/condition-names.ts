import type { SafetyCondition } from '../assessment.ts';

type Names = Readonly<Record<SafetyCondition | 'withheld', string>>;

/** What the conditions of a battery are called, on screens and on labels. */
export const conditionNames: Readonly<Record<'de' | 'en', Names>> = {
  de: {
    intact: 'Unversehrt',
    damaged: 'Beschädigt',
    critical: 'Kritisch',
    unknown: 'Nicht beurteilt',
    withheld: 'Nicht sichtbar',
  },
  en: { intact: 'Intact', damaged: 'Damaged', critical: 'Critical', unknown: 'Not assessed', withheld: 'Not visible' },
};

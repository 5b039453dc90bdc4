import type { SafetyCondition } from './assessment.ts';

/** What the conditions of a battery are called, on screens and on labels. */
export const conditionNames: Readonly<Record<'de' | 'en', Readonly<Record<SafetyCondition, string>>>> = {
  de: { intact: 'Unversehrt', damaged: 'Beschädigt', critical: 'Kritisch', unknown: 'Nicht beurteilt' },
  en: { intact: 'Intact', damaged: 'Damaged', critical: 'Critical', unknown: 'Not assessed' },
};

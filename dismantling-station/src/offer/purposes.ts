import type { HandoffPurpose } from '#web-kit/generated/graphql.ts';

/** In the order they are offered. */
export const purposes = [
  'RECYCLING',
  'REPURPOSING',
  'REMANUFACTURING',
  'PREPARATION_FOR_RE_USE',
  'PREPARATION_FOR_REPURPOSING',
  'RE_USE',
  'STORAGE',
  'QUARANTINE',
] as const satisfies readonly HandoffPurpose[];

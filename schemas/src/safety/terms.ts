import type { SafetyCondition } from '../assessment.ts';

/**
 * A condition as somebody knows it. `notAssessed`: nobody has looked. `withheld`: somebody may have, but whoever asks here
 * can not see or could not ask – which is not the same as that nobody looked.
 */
export type FoundCondition = 'intact' | 'damaged' | 'critical' | 'notAssessed' | 'withheld';

/** How goods travel. There is no third way between looked at and found sound, and damaged (ADR SP 376). */
export type TravelState = 'intact' | 'damaged' | 'critical';

/** What is handed on, by what it is to the eye of the law: with cells in it, it is a battery. */
export type GoodsKind = 'battery' | 'module' | 'partWithCells' | 'otherPart';

/** The condition as stored, where `unknown` says that nobody has looked, in the words used here. */
export function foundCondition(stored: SafetyCondition, visible = true): FoundCondition {
  if (!visible) return 'withheld';
  return stored === 'unknown' ? 'notAssessed' : stored;
}

/** What was never looked at travels as damaged; what can not be seen is packed by whoever can see it, so nothing is said. */
export function travelState(condition: FoundCondition): TravelState | undefined {
  switch (condition) {
    case 'intact':
    case 'damaged':
    case 'critical':
      return condition;
    case 'notAssessed':
      return 'damaged';
    case 'withheld':
      return undefined;
  }
}

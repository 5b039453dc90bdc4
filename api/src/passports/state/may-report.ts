import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, firstRefusal } from '../../asking/acting.ts';
import { type Held, isWithin } from './holding.ts';
import { whyGone } from './lineage.ts';

/** Why this firm may not report on this battery's condition; undefined when it may. */
export function whyNoCondition(held: Held, acting: Acting): Refusal | undefined {
  return firstRefusal(
    () => whyGone(held.battery),
    () => (isWithin(held, acting) || held.battery.operator === acting.organisation ? undefined : inOtherHands),
  );
}

const inOtherHands = refusal('NOT_IN_YOUR_HANDS', { path: '/battery' });

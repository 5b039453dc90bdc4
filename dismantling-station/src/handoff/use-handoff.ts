import { onChange } from '#web-kit/on-change.ts';
import { handoffWithPending } from '#web-kit/pending.ts';
import type { HandoffRecord } from '#web-kit/records.ts';
import { useScanned } from '../scan/use-scanned.ts';
import { station } from '../station.ts';
import { lastChanged } from './open-handoffs.ts';

/** A handoff as it is now, and on top what is kept here and not yet sent. */
export function useHandoff(id: string): HandoffRecord | undefined {
  // The kiosk listens to all of them anyhow.
  const handoff = useScanned('Handoff', id, (changed) => onChange(lastChanged, (one) => one?.id === id && changed()));
  // What an older version of this program has kept knows no steps.
  return (
    handoff &&
    handoffWithPending({ ...handoff, handoffSteps: handoff.handoffSteps ?? [] }, station().outbox.items.value)
  );
}

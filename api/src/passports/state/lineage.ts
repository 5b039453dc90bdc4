import type { Events } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { leftAfter, type SecondLifeOperation, shareTolerancePercent } from '#schemas/second-life-rules.ts';
import type { Battery } from './battery.ts';
import { whyEnded } from './holding.ts';

/** How a battery was made from used ones. */
export type SecondLife = Pick<Events['SecondLifePassportIssued'], 'operation' | 'predecessors' | 'evidence'>;
export type Predecessor = SecondLife['predecessors'][number];

/** That a battery, or a part of it, went into another one. */
export interface Consumption extends Omit<Predecessor, 'battery'> {
  successor: string;
  operation: SecondLifeOperation;
}

/** How much of a battery has gone neither into another one nor into recycling, in percent. */
export function leftPercent(battery: Battery): number {
  if (battery.recycledAt) return 0;
  return leftAfter((battery.consumed ?? []).map(({ sharePercent }) => sharePercent));
}

/** Whether so much is left of a battery. */
export function hasLeft(battery: Battery, sharePercent: number): boolean {
  return sharePercent <= leftPercent(battery) + shareTolerancePercent;
}

/** Why nothing can happen to this battery any more: its record has ended, or nothing of it is left. */
export function whyGone(battery: Battery): Refusal | undefined {
  const ended = whyEnded(battery);
  if (ended || leftPercent(battery) > 0) return ended;
  return refusal('CONSUMED', { path: '/battery', source: '2023/1542 Art. 77(7)' });
}

/**
 * Batteries whose records end when nothing of `recycled` is left: itself, and those that went into it, once everything
 * made from them has ended too. A passport ceases after the battery has been recycled (2023/1542 Art. 77(8)); what was
 * built into a successor is recycled with the last of them. `known` holds all of its ancestors and what was made of them.
 */
export function endingWith(recycled: string, known: ReadonlyMap<string, Battery>): string[] {
  const ending = new Set<string>();
  const waiting = [recycled];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const battery = known.get(id);
    if (!battery || ending.has(id) || battery.recordStatus === 'ceased') continue;
    const consumed = battery.consumed ?? [];
    const alive = consumed.some(
      ({ successor }) => !ending.has(successor) && known.get(successor)?.recordStatus !== 'ceased',
    );
    if (alive || (id !== recycled && leftPercent(battery) > 0)) continue;
    ending.add(id);
    waiting.push(...(battery.secondLife?.predecessors ?? []).map((predecessor) => predecessor.battery));
  }
  return [...ending];
}

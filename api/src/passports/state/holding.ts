import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { Acting } from '../../asking/acting.ts';
import type { Vehicle } from '../../vehicles/state/vehicle.ts';
import type { Battery } from './battery.ts';

/** A battery together with the vehicle it is built into, if that was taken in somewhere. */
export interface Held {
  battery: Battery;
  vehicle?: Vehicle | undefined;
}

/**
 * Who has a battery in hands: its custodian, or while it is built in, whoever took the vehicle in. Undefined for a
 * battery in use, which is with somebody we know nothing of.
 */
export function holderOf({ battery, vehicle }: Held): string | undefined {
  return battery.custodian ?? (battery.removal ? undefined : vehicle?.receivedBy);
}

/** The record of a recycled battery has ended; nothing more can be written to it. */
export function whyEnded(battery: Battery): Refusal | undefined {
  if (battery.recordStatus === 'active') return undefined;
  return refusal('PASSPORT_CEASED', { source: '2023/1542 Art. 77(8)' });
}

/** Whether the battery is in this firm's hands, on its way to it, or in use where nobody has taken it in. */
export function isWithin(held: Held, acting: Acting): boolean {
  const holder = holderOf(held);
  return holder === undefined || holder === acting.organisation || held.battery.receiver === acting.organisation;
}

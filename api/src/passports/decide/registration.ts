import type { RecordRegistration } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../../asking/acting.ts';
import { accept, type Decision } from '../../ledger/decision.ts';
import type { Battery } from '../state/battery.ts';
import { whyEnded } from '../state/holding.ts';

/**
 * Why this firm may not register this passport; undefined when it may. `mandated`: who answers for it has authorised it;
 * (EU) 2026/1778 Art. 19(4) lets others act, and leaves the responsibility where it is.
 */
export function whyNoRegistration(battery: Battery, acting: Acting, mandated = false): Refusal | undefined {
  return firstRefusal(
    () => whyEnded(battery),
    () => (battery.operator === acting.organisation || mandated ? undefined : notResponsible),
  );
}

/** Keeps that a registry has taken the passport in (2023/1542 Art. 77(10)). Whether it has is for who says so to know. */
export function decideRecordRegistration(
  battery: Battery,
  command: Body<RecordRegistration>,
  acting: Acting,
  mandated = false,
): Decision {
  const { registry, registrationId } = command;
  const refusal = whyNoRegistration(battery, acting, mandated) ?? whyKnown(battery, command);
  if (refusal) return refused(refusal);
  return accept({ kind: 'battery', id: battery.id, type: 'PassportRegistered', data: { registry, registrationId } });
}

function whyKnown(battery: Battery, command: Body<RecordRegistration>): Refusal | undefined {
  const known = (battery.registrations ?? []).some(
    ({ registry, registrationId }) => registry === command.registry && registrationId === command.registrationId,
  );
  if (!known) return undefined;
  return refusal('ALREADY_REGISTERED', { registrationId: command.registrationId, path: '/registrationId' });
}

const notResponsible = refusal('NOT_RESPONSIBLE', { path: '/battery', source: '(EU) 2026/1778 Art. 19(4)' });

import type { EventsOf } from '#schemas/generated/entries.ts';
import type { Events, RecordRecycling, RecordRepair, TransferResponsibility } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../../asking/acting.ts';
import { accept, type Decision, happened } from '../../ledger/decision.ts';
import type { NewEntry } from '../../ledger/entry.ts';
import type { Organisation } from '../../organisations/state/organisation.ts';
import type { Battery } from '../state/battery.ts';
import { type Held, isWithin, whyEnded } from '../state/holding.ts';
import { endingWith, whyGone } from '../state/lineage.ts';
import { recipientRoles } from './in-hands.ts';

/** Why this firm may not record that this battery was recycled; undefined when it may. */
export function whyNoRecycling(battery: Battery, acting: Acting): Refusal | undefined {
  return firstRefusal(
    () => whyGone(battery),
    () => (acting.roles.includes('recycler') ? undefined : notRecycler),
    () => (battery.custodian === acting.organisation ? undefined : inOtherHands),
    () => (battery.openHandoff ? inOpenHandoff : undefined),
    () => (battery.status === 'waste' ? undefined : notWaste),
  );
}

/**
 * Records that a battery, or what is left of it, was recycled. Its record ends with that, its history stays
 * (2023/1542 Art. 77(8)); while something made from a part of it lives on, the record waits for the last of those.
 * `known` holds the battery, all it was made from, and what else was made from those.
 */
export function decideRecordRecycling(
  battery: Battery,
  known: ReadonlyMap<string, Battery>,
  command: Body<RecordRecycling>,
  acting: Acting,
): Decision {
  const refusal = whyNoRecycling(battery, acting);
  if (refusal) return refused(refusal);
  const { massKg, process, note } = command;
  const recycled = entry(battery.id, 'BatteryRecycled', {
    recycler: acting.organisation,
    ...(typeof massKg === 'number' && { massKg }),
    ...(process && { process }),
    ...(note && { note }),
  });
  const ended = endingWith(battery.id, known).map((id) =>
    entry(id, 'PassportCeased', id === battery.id ? {} : { through: battery.id }),
  );
  return accept(recycled, ...ended);
}

/** Why this firm may not pass the responsibility for this passport on; undefined when it may. */
export function whyNoTransfer(battery: Battery, acting: Acting): Refusal | undefined {
  return whyEnded(battery) ?? (battery.operator === acting.organisation ? undefined : notResponsible);
}

/** Passes the responsibility for a passport on by agreement, e.g. with a business. Waste stays with those the law names. */
export function decideTransferResponsibility(
  battery: Battery,
  to: Organisation,
  command: Body<TransferResponsibility>,
  acting: Acting,
): Decision {
  const refusal = whyNoTransfer(battery, acting) ?? whyNotTo(battery, to);
  if (refusal) return refused(refusal);
  const { agreement, reason } = command;
  return accept(
    entry(battery.id, 'ResponsibilityTransferred', {
      from: battery.operator,
      to: to.id,
      agreement,
      ...(reason && { reason }),
    }),
  );
}

function whyNotTo(battery: Battery, to: Organisation): Refusal | undefined {
  if (to.id === battery.operator) return alreadyResponsible;
  const waste = battery.status === 'waste';
  const fitting: readonly string[] = waste ? Object.values(recipientRoles) : ['manufacturer', 'secondLifeOperator'];
  if (to.roles.some((role) => fitting.includes(role))) return undefined;
  return { ...unfit, source: waste ? '2023/1542 Art. 77(7) subpara 2' : '2023/1542 Art. 77(4)' };
}

/** Why this firm may not record a repair of this battery; undefined when it may. */
export function whyNoRepair(held: Held, acting: Acting): Refusal | undefined {
  const { battery } = held;
  return firstRefusal(
    () => whyGone(battery),
    () => (isWithin(held, acting) || battery.operator === acting.organisation ? undefined : inOtherHands),
    () => (battery.status === 'waste' ? wasteIsPrepared : undefined),
  );
}

/** Adds to the repair log. A repair changes neither status nor passport (DIN DKE SPEC 99100 6.1.3.7). */
export function decideRecordRepair(held: Held, command: Body<RecordRepair>, acting: Acting): Decision {
  const refusal = whyNoRepair(held, acting);
  if (refusal) return refused(refusal);
  const { description, parts, report } = command;
  return accept(
    entry(held.battery.id, 'RepairRecorded', { description, ...(parts && { parts }), ...(report && { report }) }),
  );
}

function entry<Type extends EventsOf['battery']>(id: string, type: Type, data: Events[Type]): NewEntry {
  return happened({ kind: 'battery', id }, type, data);
}

const notRecycler = refusal('NOT_RECYCLER', { source: '2023/1542 Art. 77(8)' });
const inOtherHands = refusal('NOT_IN_YOUR_HANDS', { path: '/battery' });
const inOpenHandoff = refusal('IN_OTHER_HANDOFF', { path: '/battery' });
const notWaste = refusal('NOT_WASTE', { path: '/battery', source: '2023/1542 Art. 77(7) subpara 2, (8)' });
const wasteIsPrepared = refusal('WASTE_NOT_REPAIRED', { path: '/battery', source: '2023/1542 Art. 77(7)' });
const notResponsible = refusal('NOT_RESPONSIBLE', { path: '/battery', source: '2023/1542 Art. 77(4)' });
const alreadyResponsible = refusal('ALREADY_RESPONSIBLE', { path: '/to' });
const unfit = refusal('TRANSFER_ROLE', { path: '/to' });

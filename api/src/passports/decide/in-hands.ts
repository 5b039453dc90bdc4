import type { EventsOf } from '#schemas/generated/entries.ts';
import type {
  DeclareWaste,
  Events,
  RecordCondition,
  RecordInspection,
  RegisterRemoval,
} from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, firstRefusal, refused } from '../../asking/acting.ts';
import { accept, type Decision, happened, refuse } from '../../ledger/decision.ts';
import type { NewEntry } from '../../ledger/entry.ts';
import type { Organisation } from '../../organisations/state/organisation.ts';
import type { Vehicle } from '../../vehicles/state/vehicle.ts';
import type { Battery, WasteRecipient } from '../state/battery.ts';
import { type ConditionReport, given, isMilder, whyOtherHealth } from '../state/condition.ts';
import { type Held, holderOf, isWithin } from '../state/holding.ts';
import { whyGone } from '../state/lineage.ts';
import { whyNoCondition } from '../state/may-report.ts';

/** Adds a dated measurement or observation. */
export function decideRecordCondition(held: Held, command: Body<RecordCondition>, acting: Acting): Decision {
  const refusal = whyNoCondition(held, acting) ?? whyNotSo(held.battery, command.condition);
  if (refusal) return refused(refusal);
  const condition = given(command.condition);
  if (Object.keys(condition).every((name) => name === 'measuredAt')) {
    return refuse('NOTHING_RECORDED', { path: '/condition' });
  }
  return accept(entry(held.battery, 'ConditionRecorded', { condition }));
}

/** Why this firm may not take this battery out; undefined when it may. */
export function whyNoRemoval(held: Held, acting: Acting): Refusal | undefined {
  return firstRefusal(
    () => whyGone(held.battery),
    () => (held.battery.removal ? alreadyRemoved : undefined),
    () => (isWithin(held, acting) ? undefined : vehicleInOtherHands),
  );
}

/**
 * Records that a battery was taken out of a vehicle or plant; from then on it is in the remover's hands.
 * `named` is the vehicle the command names. AltfahrzeugV Annex 3.2.2.1: batteries come out first, right after delivery.
 */
export function decideRegisterRemoval(
  held: Held & { named?: Vehicle | undefined },
  command: Body<RegisterRemoval>,
  acting: Acting,
): Decision {
  const { battery, named } = held;
  const refusal =
    whyNoRemoval(held, acting) ??
    whyOtherVehicle(battery, named, command.from, acting) ??
    whyNotSo(battery, command.condition);
  if (refusal) return refused(refusal);
  const vehicle = named ?? held.vehicle;
  const from = vehicle?.vin ?? battery.vin ?? command.from;
  const { massKg, storagePlace, note } = command;
  return accept(
    entry(battery, 'BatteryRemoved', {
      ...(vehicle && { vehicle: vehicle.id }),
      ...(from && { from }),
      condition: given(command.condition),
      ...(typeof massKg === 'number' && { massKg }),
      ...(storagePlace && { storagePlace }),
      ...(note && { note }),
      custodian: acting.organisation,
    }),
  );
}

/** Why this firm may not declare this battery waste; undefined when it may. */
export function whyNoWaste(held: Held, acting: Acting): Refusal | undefined {
  const { battery } = held;
  return firstRefusal(
    () => whyGone(battery),
    () => (battery.status === 'waste' ? alreadyWaste : undefined),
    () =>
      holderOf(held) === acting.organisation || battery.operator === acting.organisation ? undefined : inOtherHands,
    () => (battery.openHandoff ? inOpenHandoff : undefined),
  );
}

/** Which role of a firm fits which of the three recipients 2023/1542 Art. 77(7) subpara 2 names. */
export const recipientRoles = {
  producer: 'manufacturer',
  producerResponsibilityOrganisation: 'producerResponsibilityOrganisation',
  selectedWasteOperator: 'selectedWasteOperator',
} as const satisfies Record<WasteRecipient, Organisation['roles'][number]>;

/** Declares a battery waste; who answers for the passport changes, the passport itself goes on. */
export function decideDeclareWaste(
  held: Held,
  recipient: Organisation,
  command: Body<DeclareWaste>,
  acting: Acting,
): Decision {
  const refusal = whyNoWaste(held, acting);
  if (refusal) return refused(refusal);
  if (!recipient.roles.includes(recipientRoles[command.recipientKind])) {
    return refuse('RECIPIENT_ROLE', {
      path: '/recipient',
      source: '2023/1542 Art. 77(7) subpara 2',
    });
  }
  return accept(wasteDeclared(held.battery, command.recipientKind, recipient.id, command.reason ?? undefined));
}

/** The entry that makes a battery waste. */
function wasteDeclared(battery: Battery, recipientKind: WasteRecipient, recipient: string, reason?: string): NewEntry {
  return entry(battery, 'WasteDeclared', {
    recipientKind,
    recipient,
    previousOperator: battery.operator,
    ...(reason && { reason }),
  });
}

/**
 * An inspection looks afresh: it alone may set a damaged or critical battery back (ADR SP 376: a qualified assessment).
 * `inspectedAt` is when it was made, where that is not now: one that waited on a kiosk without a network has not seen what was
 * found since.
 */
export function decideRecordInspection(
  held: Held,
  command: Body<RecordInspection>,
  acting: Acting,
  inspectedAt?: string,
): Decision {
  const refusal =
    whyNoCondition(held, acting) ??
    whyNotItsHealth(held.battery, command.condition) ??
    whyOvertaken(held.battery, inspectedAt);
  if (refusal) return refused(refusal);
  const { findings, condition, procedure } = command;
  if (!condition.condition) {
    return refuse('CONDITION_MISSING', {
      path: '/condition/condition',
      source: 'ADR SP 376',
    });
  }
  return accept(
    entry(held.battery, 'InspectionRecorded', {
      findings,
      condition: given(condition),
      ...(procedure && { procedure }),
    }),
  );
}

function whyNotSo(battery: Battery, report: ConditionReport): Refusal | undefined {
  return whyMilder(battery, report) ?? whyNotItsHealth(battery, report);
}

function whyOvertaken({ assessment }: Battery, inspectedAt: string | undefined): Refusal | undefined {
  const { condition, assessedAt } = assessment;
  if (inspectedAt === undefined || assessedAt === undefined) return undefined;
  if (condition !== 'damaged' && condition !== 'critical') return undefined;
  if (Date.parse(inspectedAt) >= Date.parse(assessedAt)) return undefined;
  return refusal('INSPECTION_OVERTAKEN', { condition, path: '/condition', source: 'ADR SP 376' });
}

function whyNotItsHealth(battery: Battery, { stateOfHealthKind }: ConditionReport): Refusal | undefined {
  return whyOtherHealth(battery, stateOfHealthKind, '/condition/stateOfHealthKind');
}

function whyMilder({ assessment }: Battery, report: ConditionReport): Refusal | undefined {
  if (assessment.condition !== 'damaged' && assessment.condition !== 'critical') return undefined;
  if (!isMilder(assessment, report)) return undefined;
  return refusal('INSPECTION_REQUIRED', {
    condition: assessment.condition,
    path: '/condition/condition',
    source: 'ADR SP 376',
  });
}

function whyOtherVehicle(
  battery: Battery,
  named: Vehicle | undefined,
  from: string | null | undefined,
  acting: Acting,
): Refusal | undefined {
  if (named && named.receivedBy !== acting.organisation) return { ...vehicleInOtherHands, path: '/vehicle' };
  if (battery.vin === undefined) return undefined;
  if (named && named.vin !== battery.vin) return { ...wrongVehicle, path: '/vehicle' };
  const vin = from?.replace(/[\s-]/g, '').toUpperCase();
  if (!named && vin && /^[A-HJ-NPR-Z0-9]{17}$/.test(vin) && vin !== battery.vin)
    return { ...wrongVehicle, path: '/from' };
  return undefined;
}

const inOtherHands = refusal('NOT_IN_YOUR_HANDS', { path: '/battery' });
const alreadyRemoved = refusal('ALREADY_REMOVED', { path: '/battery' });
const vehicleInOtherHands = refusal('VEHICLE_IN_OTHER_HANDS', { path: '/battery' });
const wrongVehicle = refusal('WRONG_VEHICLE');
const inOpenHandoff = refusal('IN_OTHER_HANDOFF', { path: '/battery' });
const alreadyWaste = refusal('ALREADY_WASTE', { path: '/battery', source: '2023/1542 Art. 77(7) subpara 2' });

function entry<Type extends EventsOf['battery']>({ id }: Battery, type: Type, data: Events[Type]): NewEntry {
  return happened({ kind: 'battery', id }, type, data);
}

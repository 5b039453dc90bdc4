import type { EventsOf } from '#schemas/generated/entries.ts';
import type {
  AcceptHandoff,
  DispatchHandoff,
  Events,
  ReceiveHandoff,
  RefuseHandoff,
  WithdrawHandoff,
} from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import type { OrganisationRole } from '../access/viewer.ts';
import { type Acting, type Body, refused } from '../asking/acting.ts';
import type { Item } from '../asking/item.ts';
import { accept, type Decision, happened, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import { defaultHandoffRules, type HandoffRules } from './rules.ts';
import type { Handoff, HandoffStatus, HandoffStep } from './state/handoff.ts';

type Party = 'sender' | 'receiver';

/** Who may take a step, and from which states. */
const steps: Record<Exclude<HandoffStep, 'offer'>, { party: Party; from: readonly HandoffStatus[] }> = {
  accept: { party: 'receiver', from: ['offered'] },
  refuse: { party: 'receiver', from: ['offered'] },
  withdraw: { party: 'sender', from: ['offered', 'accepted'] },
  dispatch: { party: 'sender', from: ['accepted'] },
  receive: { party: 'receiver', from: ['dispatched'] },
};

/** Why this firm may not take this step now; undefined when it may. */
export function whyNoStep(handoff: Handoff, step: Exclude<HandoffStep, 'offer'>, acting: Acting): Refusal | undefined {
  const { party, from } = steps[step];
  if (handoff[party] !== acting.organisation) {
    return refusal('NOT_YOUR_HANDOFF', { party, path: '/handoff' });
  }
  if (from.includes(handoff.status)) return undefined;
  return refusal('HANDOFF_STATUS', { status: handoff.status, path: '/handoff' });
}

/** Steps this firm could take now. */
export function openSteps(handoff: Handoff, acting: Acting): HandoffStep[] {
  const all = Object.keys(steps) as (keyof typeof steps)[];
  return all.filter((step) => whyNoStep(handoff, step, acting) === undefined);
}

export function decideAcceptHandoff(handoff: Handoff, command: Body<AcceptHandoff>, acting: Acting): Decision {
  const refusal = whyNoStep(handoff, 'accept', acting);
  if (refusal) return refused(refusal);
  return accept(of(handoff, 'HandoffAccepted', { ...(command.note && { note: command.note }) }));
}

/** The receiver says no; the things are free again. */
export function decideRefuseHandoff(handoff: Handoff, command: Body<RefuseHandoff>, acting: Acting): Decision {
  const refusal = whyNoStep(handoff, 'refuse', acting);
  if (refusal) return refused(refusal);
  return accept(of(handoff, 'HandoffRefused', { reason: command.reason }), ...released(handoff));
}

/** The sender takes the offer back, before anything has left. */
export function decideWithdrawHandoff(handoff: Handoff, command: Body<WithdrawHandoff>, acting: Acting): Decision {
  const refusal = whyNoStep(handoff, 'withdraw', acting);
  if (refusal) return refused(refusal);
  return accept(of(handoff, 'HandoffWithdrawn', { reason: command.reason }), ...released(handoff));
}

/** The goods leave. What is damaged, critical or not assessed leaves only packed as advised. */
export function decideDispatchHandoff(
  handoff: Handoff,
  items: Item[],
  command: Body<DispatchHandoff>,
  acting: Acting,
): Decision {
  const refusal = whyNoStep(handoff, 'dispatch', acting);
  if (refusal) return refused(refusal);
  if (!command.packedAsAdvised && items.some((item) => item.needsCare)) {
    return refuse('PACKING_REQUIRED', { path: '/packedAsAdvised', source: 'ADR SP 376' });
  }
  const { massKg, carrier, transportDocument, packedAsAdvised } = command;
  const data = { massKg, carrier, ...(transportDocument && { transportDocument }), packedAsAdvised };
  return accept(of(handoff, 'HandoffDispatched', data));
}

/**
 * The goods arrive and custody passes. Batteries handed over as waste become waste with whom the law names as
 * recipient, if they were not before (2023/1542 Art. 77(7) subpara 2).
 */
export function decideReceiveHandoff(
  handoff: Handoff,
  items: Item[],
  command: Body<ReceiveHandoff>,
  acting: Acting,
  rules: HandoffRules = defaultHandoffRules,
): Decision {
  const refusal = whyNoStep(handoff, 'receive', acting) ?? whyMassDiffers(handoff, command, rules);
  if (refusal) return refused(refusal);
  const { massKg, note } = command;
  const received = of(handoff, 'HandoffReceived', { massKg, ...(note && { note }) });
  const single = items.length === 1 ? { massKg } : {};
  const transferred = items.map(
    (item): NewEntry => ({
      ...item.ref,
      type: 'CustodyTransferred',
      data: { handoff: handoff.id, from: handoff.sender, to: handoff.receiver, ...single },
    }),
  );
  return accept(received, ...transferred, ...(handoff.waste ? nowWaste(items, acting) : []));
}

/** Which firm takes over as which of the three recipients of 2023/1542 Art. 77(7) subpara 2, in the order of the text. */
const wasteRecipients: readonly [OrganisationRole, Events['WasteDeclared']['recipientKind']][] = [
  ['manufacturer', 'producer'],
  ['producerResponsibilityOrganisation', 'producerResponsibilityOrganisation'],
  ['selectedWasteOperator', 'selectedWasteOperator'],
];

function nowWaste(items: Item[], acting: Acting): NewEntry[] {
  const recipientKind = wasteRecipients.find(([role]) => acting.roles.includes(role))?.[1];
  if (!recipientKind) return [];
  const batteries = items.filter(({ waste }) => !waste).map(({ ref, operator }) => ({ ...ref, operator }));
  return batteries
    .filter((battery) => battery.kind === 'battery')
    .map(({ kind, id, operator }) =>
      happened({ kind, id }, 'WasteDeclared', {
        recipientKind,
        recipient: acting.organisation,
        ...(operator && { previousOperator: operator }),
      }),
    );
}

function whyMassDiffers(
  handoff: Handoff,
  { massKg, note }: Body<ReceiveHandoff>,
  rules: HandoffRules,
): Refusal | undefined {
  const sent = handoff.dispatchedMassKg ?? massKg;
  const differencePercent = (Math.abs(massKg - sent) / sent) * 100;
  if (differencePercent <= rules.massTolerancePercent || note) return undefined;
  return refusal('MASS_DIFFERS', {
    massKg,
    sentKg: sent,
    tolerancePercent: rules.massTolerancePercent,
    path: '/massKg',
  });
}

function released(handoff: Handoff): NewEntry[] {
  return handoff.items.map((item) => ({ ...item, type: 'ItemReleased', data: { handoff: handoff.id } }));
}

function of<Type extends EventsOf['handoff']>({ id }: Handoff, type: Type, data: Events[Type]): NewEntry {
  return happened({ kind: 'handoff', id }, type, data);
}

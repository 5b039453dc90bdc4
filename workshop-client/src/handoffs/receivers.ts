import type { HandoffPurpose, HandoffStatus, HandoffStep, OrganisationRole } from '../documents/names.ts';

// 2023/1542 Art. 73: preparation for re-use and what follows is done by second-life operators or the producer.
const secondLife: readonly OrganisationRole[] = ['SECOND_LIFE_OPERATOR', 'MANUFACTURER'];

const takers: Record<HandoffPurpose, readonly OrganisationRole[]> = {
  RECYCLING: ['RECYCLER', 'PRODUCER_RESPONSIBILITY_ORGANISATION', 'SELECTED_WASTE_OPERATOR'],
  PREPARATION_FOR_RE_USE: secondLife,
  PREPARATION_FOR_REPURPOSING: secondLife,
  REPURPOSING: secondLife,
  REMANUFACTURING: secondLife,
  RE_USE: ['WORKSHOP', 'DISMANTLER', ...secondLife],
  STORAGE: [
    'WORKSHOP',
    'DISMANTLER',
    'SECOND_LIFE_OPERATOR',
    'RECYCLER',
    'PRODUCER_RESPONSIBILITY_ORGANISATION',
    'SELECTED_WASTE_OPERATOR',
    'MANUFACTURER',
  ],
};

/**
 * Firms worth showing for a purpose. Only a help for choosing: whether the receiver may really take it is decided by the
 * service, and its refusal is shown.
 */
export function rolesFor(purpose: HandoffPurpose, senderRoles: readonly string[]): readonly OrganisationRole[] {
  // BattDG § 21(2): a dismantler gives waste batteries to a producer responsibility organisation or a selected operator.
  if (purpose === 'RECYCLING' && senderRoles.includes('DISMANTLER'))
    return ['PRODUCER_RESPONSIBILITY_ORGANISATION', 'SELECTED_WASTE_OPERATOR'];
  return takers[purpose];
}

export const openStatuses: readonly HandoffStatus[] = ['OFFERED', 'ACCEPTED', 'DISPATCHED'];
export const closedStatuses: readonly HandoffStatus[] = ['RECEIVED', 'REFUSED', 'WITHDRAWN'];

/** What a firm has to do next about a handoff, if anything; taken from what the service says is allowed. */
export function taskOf(steps: readonly HandoffStep[]): 'answer' | 'dispatch' | 'receive' | undefined {
  if (steps.includes('ACCEPT')) return 'answer';
  if (steps.includes('DISPATCH')) return 'dispatch';
  if (steps.includes('RECEIVE')) return 'receive';
  return undefined;
}

import type { HandoffPurpose, HandoffStatus, HandoffStep, OrganisationRole } from '../documents/names.ts';

const takers: Record<'recycling' | 'secondLife' | 'storage', readonly OrganisationRole[]> = {
  // BattDG § 21(2): waste batteries go to a producer responsibility organisation or a selected operator, or to treatment.
  recycling: ['RECYCLER', 'SELECTED_WASTE_OPERATOR', 'PRODUCER_RESPONSIBILITY_ORGANISATION', 'DISMANTLER'],
  // 2023/1542 Art. 73: preparation for re-use and what follows is done by second-life operators or the producer.
  secondLife: ['SECOND_LIFE_OPERATOR', 'MANUFACTURER'],
  storage: ['DISMANTLER', 'WORKSHOP', 'SECOND_LIFE_OPERATOR', 'SELECTED_WASTE_OPERATOR', 'RECYCLER'],
};

/**
 * Firms worth showing for a purpose. Only a help for choosing: whether the receiver may really take it is decided by the
 * service, and its refusal is shown.
 */
export function rolesFor(purpose: HandoffPurpose): readonly OrganisationRole[] {
  if (purpose === 'RECYCLING') return takers.recycling;
  if (purpose === 'STORAGE') return takers.storage;
  if (purpose === 'RE_USE') return [...takers.secondLife, 'WORKSHOP', 'DISMANTLER'];
  return takers.secondLife;
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

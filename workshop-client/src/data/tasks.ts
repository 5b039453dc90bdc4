import type { HandoffStatus, HandoffStep } from '#web-kit/generated/graphql.ts';

export const openStatuses: readonly HandoffStatus[] = ['OFFERED', 'ACCEPTED', 'DISPATCHED'];
export const closedStatuses: readonly HandoffStatus[] = ['RECEIVED', 'REFUSED', 'WITHDRAWN'];

/** What a firm has to do next about a handoff, if anything; taken from what the service says is allowed. */
export function taskOf(steps: readonly HandoffStep[]): 'answer' | 'dispatch' | 'receive' | undefined {
  if (steps.includes('ACCEPT')) return 'answer';
  if (steps.includes('DISPATCH')) return 'dispatch';
  if (steps.includes('RECEIVE')) return 'receive';
  return undefined;
}

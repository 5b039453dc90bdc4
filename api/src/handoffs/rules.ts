import { type ReceiverRules, receiverRules } from '#schemas/handoff-rules.ts';

/** What this installation asks of handoffs. Who may take what is in `schemas`: the clients list firms by the same rules. */
export interface HandoffRules extends ReceiverRules {
  /** Difference between the weights at both ends from which the receiver has to say why, in percent. */
  massTolerancePercent: number;
}

export const defaultHandoffRules: HandoffRules = { massTolerancePercent: 5, ...receiverRules };

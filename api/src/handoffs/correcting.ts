import type { Correcting } from '../asking/correcting.ts';
import type { Handoff, HandoffStatus } from './state/handoff.ts';

const both = ({ sender, receiver }: Handoff) => [sender, receiver];

/** Every step of a handoff is signed in the face of the other firm, so it takes both to put one right. */
export const handoffCorrecting: Correcting<'handoff', Handoff> = {
  rules: {
    HandoffOffered: { fields: ['note'], parties: both },
    HandoffAccepted: { fields: ['note'], parties: both },
    HandoffRefused: { fields: ['reason'], parties: both },
    HandoffWithdrawn: { fields: ['reason'], parties: both },
    HandoffDispatched: { fields: ['massKg', 'carrier', 'transportDocument'], parties: both },
    HandoffReceived: { fields: ['massKg', 'note'], parties: both },
  },
  fits: ({ status }, { type }) => before[type]?.includes(status) ?? true,
};

const before: Partial<Record<string, readonly HandoffStatus[]>> = {
  HandoffAccepted: ['offered'],
  HandoffRefused: ['offered'],
  HandoffWithdrawn: ['offered', 'accepted'],
  HandoffDispatched: ['accepted'],
  HandoffReceived: ['dispatched'],
};

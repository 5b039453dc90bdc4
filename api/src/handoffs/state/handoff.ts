import type { HandoffOffered } from '#schemas/generated/types.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { ItemRef } from '../../asking/item.ts';
import type { Entry, EntryAbout, EntryOf } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';

export type HandoffPurpose = HandoffOffered['purpose'];
export type HandoffStatus = 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'dispatched' | 'received';
export type HandoffStep = 'offer' | 'accept' | 'refuse' | 'withdraw' | 'dispatch' | 'receive';

/** Custody passing between two firms. Each step is a signature that seals its fields. */
export interface Handoff {
  id: string;
  number: string;
  status: HandoffStatus;
  purpose: HandoffPurpose;
  sender: string;
  receiver: string;
  items: ItemRef[];
  waste: boolean;
  note?: string;
  answerNote?: string;
  reason?: string;
  carrier?: string;
  transportDocument?: string;
  packedAsAdvised?: boolean;
  dispatchedMassKg?: number;
  receivedMassKg?: number;
  receiptNote?: string;
  signatures: { step: HandoffStep; organisation: string; signedAt: string; position: number }[];
}

export const keptHandoff = {
  kind: 'handoff',
  evolve,
  keys: (handoff) => [`id:${handoff.id}`],
  columnNames: ['sender', 'receiver', 'status'],
  columns: ({ sender, receiver, status }) => ({ sender, receiver, status }),
} satisfies KeptSubject<'handoff', Handoff>;

export function isPartyOfHandoff(viewer: Viewer | undefined, { sender, receiver }: Handoff): boolean {
  return viewer !== undefined && [sender, receiver].includes(viewer.organisation);
}

/** Short number for people: the first eight characters of the id in two groups. */
export function handoffNumber(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`;
}

/** When a step was signed; undefined when it was not. */
export function signedAt(handoff: Handoff, ...steps: HandoffStep[]): string | undefined {
  return handoff.signatures.find(({ step }) => steps.includes(step))?.signedAt;
}

function evolve(handoff: Handoff | undefined, entry: EntryAbout<'handoff'>): Handoff {
  if (entry.type === 'HandoffOffered') return offered(entry);
  if (handoff === undefined) throw new TypeError(`A handoff does not begin with ${entry.type}.`);
  switch (entry.type) {
    case 'HandoffAccepted': {
      const { note } = entry.data;
      return signed(handoff, entry, 'accept', { status: 'accepted', ...(note && { answerNote: note }) });
    }
    case 'HandoffRefused':
      return signed(handoff, entry, 'refuse', { status: 'refused', reason: entry.data.reason });
    case 'HandoffWithdrawn':
      return signed(handoff, entry, 'withdraw', { status: 'withdrawn', reason: entry.data.reason });
    case 'HandoffDispatched': {
      const { massKg, ...rest } = entry.data;
      return signed(handoff, entry, 'dispatch', { status: 'dispatched', ...rest, dispatchedMassKg: massKg });
    }
    case 'HandoffReceived': {
      const { massKg, note } = entry.data;
      return signed(handoff, entry, 'receive', {
        status: 'received',
        receivedMassKg: massKg,
        ...(note && { receiptNote: note }),
      });
    }
  }
}

function offered(entry: EntryOf<'HandoffOffered'>): Handoff {
  const handoff: Handoff = {
    ...entry.data,
    id: entry.id,
    number: entry.data.number ?? handoffNumber(entry.id),
    status: 'offered',
    signatures: [],
  };
  return signed(handoff, entry, 'offer', {});
}

function signed(handoff: Handoff, entry: Entry, step: HandoffStep, change: Partial<Handoff>): Handoff {
  const signature = {
    step,
    organisation: entry.actor.organisation,
    signedAt: entry.occurredAt,
    position: entry.position,
  };
  return { ...handoff, ...change, signatures: [...handoff.signatures, signature] };
}

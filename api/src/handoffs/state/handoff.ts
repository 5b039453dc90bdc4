import type { HandoffOffered } from '#schemas/generated/types.ts';
import type { Entry, SubjectRef } from '../../ledger/entry.ts';
import type { Subject } from '../../ledger/subject.ts';

export type HandoffPurpose = HandoffOffered['purpose'];
export type HandoffStatus = 'offered' | 'accepted' | 'refused' | 'withdrawn' | 'dispatched' | 'received';
export type HandoffStep = 'offer' | 'accept' | 'refuse' | 'withdraw' | 'dispatch' | 'receive';
export type ItemRef = SubjectRef & { kind: 'battery' | 'component' };

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

export const handoffSubject: Subject<Handoff> = {
  kind: 'handoff',
  evolve,
  keys: (handoff) => [`id:${handoff.id}`],
  columnNames: ['sender', 'receiver', 'status'],
  columns: ({ sender, receiver, status }) => ({ sender, receiver, status }),
};

/** Short number for people: the first eight characters of the id in two groups. */
export function handoffNumber(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 8)}`;
}

/** When a step was signed; undefined when it was not. */
export function signedAt(handoff: Handoff, ...steps: HandoffStep[]): string | undefined {
  return handoff.signatures.find(({ step }) => steps.includes(step))?.signedAt;
}

interface Said {
  note?: string;
  reason?: string;
  massKg?: number;
  carrier?: string;
  transportDocument?: string;
  packedAsAdvised?: boolean;
}

function evolve(handoff: Handoff | undefined, entry: Entry): Handoff {
  if (handoff === undefined) return offered(entry);
  const said = entry.data as Said;
  switch (entry.type) {
    case 'HandoffAccepted':
      return signed(handoff, entry, 'accept', { status: 'accepted', ...(said.note && { answerNote: said.note }) });
    case 'HandoffRefused':
      return signed(handoff, entry, 'refuse', { status: 'refused', ...(said.reason && { reason: said.reason }) });
    case 'HandoffWithdrawn':
      return signed(handoff, entry, 'withdraw', { status: 'withdrawn', ...(said.reason && { reason: said.reason }) });
    case 'HandoffDispatched': {
      const { massKg, ...rest } = said;
      return signed(handoff, entry, 'dispatch', {
        status: 'dispatched',
        ...rest,
        ...(massKg && { dispatchedMassKg: massKg }),
      });
    }
    case 'HandoffReceived': {
      const { massKg, note } = said;
      return signed(handoff, entry, 'receive', {
        status: 'received',
        ...(massKg && { receivedMassKg: massKg }),
        ...(note && { receiptNote: note }),
      });
    }
    default:
      return handoff;
  }
}

function offered(entry: Entry): Handoff {
  const data = entry.data as HandoffOffered;
  const handoff: Handoff = {
    ...data,
    id: entry.id,
    number: data.number ?? handoffNumber(entry.id),
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

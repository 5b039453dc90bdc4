import type { CorrectionAnswered, CorrectionProposed } from '#schemas/generated/types.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Subject } from '../ledger/subject.ts';

export type CorrectionStatus = 'open' | 'agreed' | 'refused' | 'withdrawn';

/** A proposal to put right what several firms have signed or built on, and what they said to it. */
export interface Correction extends CorrectionProposed {
  id: string;
  status: CorrectionStatus;
  /** Firms that have said yes, in the order in which they were asked. */
  agreedBy: string[];
  answerNote?: string;
  proposedAt: string;
  answeredAt?: string;
}

export const correctionSubject: Subject<Correction> = {
  kind: 'correction',
  evolve,
  keys: ({ id }) => [`id:${id}`],
  columnNames: ['proposer', 'awaiting', 'about', 'lastAsked'],
  columns: (correction) => ({
    proposer: correction.proposer,
    awaiting: awaiting(correction) ?? null,
    about: `${correction.subject.kind}:${correction.subject.id}`,
    lastAsked: correction.asked.at(-1) ?? null,
  }),
};

/** Who is asked now: one firm after the other. */
export function awaiting({ status, asked, agreedBy }: Correction): string | undefined {
  return status === 'open' ? asked[agreedBy.length] : undefined;
}

function evolve(correction: Correction | undefined, entry: Entry): Correction {
  if (correction === undefined) return proposed(entry);
  if (entry.type !== 'CorrectionAnswered') return correction;
  const { accepted, note } = entry.data as CorrectionAnswered;
  const by = entry.actor.organisation;
  const agreedBy = accepted ? [...correction.agreedBy, by] : correction.agreedBy;
  const told = { answeredAt: entry.occurredAt, agreedBy, ...(note && { answerNote: note }) };
  return { ...correction, ...told, status: statusAfter(correction, accepted, by) };
}

function statusAfter({ asked, agreedBy, proposer }: Correction, accepted: boolean, by: string): CorrectionStatus {
  if (!accepted) return by === proposer ? 'withdrawn' : 'refused';
  return agreedBy.length + 1 === asked.length ? 'agreed' : 'open';
}

function proposed(entry: Entry): Correction {
  const data = entry.data as CorrectionProposed;
  return { ...data, id: entry.id, status: 'open', agreedBy: [], proposedAt: entry.occurredAt };
}

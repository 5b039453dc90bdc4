import type { CorrectionProposed } from '#schemas/generated/types.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { EntryAbout, EntryOf } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';

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

export const keptCorrection = {
  kind: 'correction',
  evolve,
  keys: ({ id }) => [`id:${id}`],
  columnNames: [{ many: 'party' }, 'awaiting', 'about'],
  columns: (correction) => ({
    party: [correction.proposer, ...correction.asked],
    awaiting: awaiting(correction) ?? null,
    about: `${correction.subject.kind}:${correction.subject.id}`,
  }),
} satisfies KeptSubject<'correction', Correction>;

/** Whether a firm has proposed it or is asked about it. */
export function isPartyOfCorrection(viewer: Viewer | undefined, { proposer, asked }: Correction): boolean {
  return viewer !== undefined && [proposer, ...asked].includes(viewer.organisation);
}

/** Who is asked now: one firm after the other. */
export function awaiting({ status, asked, agreedBy }: Correction): string | undefined {
  return status === 'open' ? asked[agreedBy.length] : undefined;
}

function evolve(correction: Correction | undefined, entry: EntryAbout<'correction'>): Correction {
  if (entry.type === 'CorrectionProposed') return proposed(entry);
  if (correction === undefined) throw new TypeError(`A proposal does not begin with ${entry.type}.`);
  return entry.type === 'CorrectionAnswered' ? answered(correction, entry) : correction;
}

function answered(correction: Correction, { actor, data, occurredAt }: EntryOf<'CorrectionAnswered'>): Correction {
  const { accepted, note } = data;
  const by = actor.organisation;
  const agreedBy = accepted ? [...correction.agreedBy, by] : correction.agreedBy;
  const told = { answeredAt: occurredAt, agreedBy, ...(note && { answerNote: note }) };
  return { ...correction, ...told, status: statusAfter(correction, accepted, by) };
}

function statusAfter({ asked, agreedBy, proposer }: Correction, accepted: boolean, by: string): CorrectionStatus {
  if (!accepted) return by === proposer ? 'withdrawn' : 'refused';
  return agreedBy.length + 1 === asked.length ? 'agreed' : 'open';
}

function proposed({ id, data, occurredAt }: EntryOf<'CorrectionProposed'>): Correction {
  return { ...data, id, status: 'open', agreedBy: [], proposedAt: occurredAt };
}

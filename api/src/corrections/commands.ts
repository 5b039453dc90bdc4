import type { AnswerCorrection, CorrectStep, ProposeCorrection, StepCorrected } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, refused } from '../asking/acting.ts';
import { isRefusal } from '../asking/correcting.ts';
import { accept, type Decision, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import { whyContradicts } from './contradictions.ts';

import { involvedInAll } from './involved.ts';
import { type Desk, type Plan, planOf, type Wish } from './plan.ts';
import { awaiting, type Correction } from './state/correction.ts';

/** Puts right what the own firm has recorded, as long as it is a matter of nobody else. */
export async function correctStep(desk: Desk, command: CorrectStep, acting: Acting): Promise<Decision> {
  const asked = await askedFor(desk, command, acting);
  if (isRefusal(asked)) return refused(asked);
  if (asked.others.length > 0) return refuse('NEEDS_AGREEMENT', { path: '/entry' });
  return accept(...entriesFor(asked.plan, command));
}

/** Asks those who have signed it, or built on it, to put it right together. `id` is the proposal's new one. */
export async function proposeCorrection(
  desk: Desk,
  command: ProposeCorrection,
  acting: Acting,
  id: string,
): Promise<Decision> {
  if (!isId(id)) return refuse('ID_INVALID', { id, path: '/id' });
  if (await desk.reader.findByKey(`id:${id}`)) return refuse('ID_TAKEN', { id, path: '/id' });
  const asked = await askedFor(desk, command, acting);
  if (isRefusal(asked)) return refused(asked);
  if (asked.others.length === 0) return refuse('NO_AGREEMENT_NEEDED', { path: '/entry' });
  const { entry } = asked.plan;
  const { reason, note, didNotHappen, data, happenedAt, belongsTo, withdraw, insteadOf } = command;
  const proposal = {
    subject: { kind: entry.kind, id: entry.id },
    corrects: entry.position,
    type: entry.type,
    reason,
    ...(note && { note }),
    ...(didNotHappen && { didNotHappen }),
    ...(data && { data }),
    ...(happenedAt && { happenedAt }),
    ...(belongsTo && { belongsTo }),
    ...(withdraw && { withdrawn: true }),
    ...(typeof insteadOf === 'number' && { insteadOf }),
    proposer: acting.organisation,
    asked: asked.others,
  };
  return accept({ kind: 'correction', id, type: 'CorrectionProposed', data: proposal });
}

/** One firm after the other says yes; with the last one the step is put right in the same commit. */
export async function answerCorrection(desk: Desk, command: AnswerCorrection, acting: Acting): Promise<Decision> {
  const correction = (await desk.reader.subject<Correction>('correction', command.correction))?.state;
  const why = whyNoAnswer(correction, command.accepted, acting);
  if (why) return refused(why);
  if (!correction) return refuse('CORRECTION_UNKNOWN', { path: '/correction' });
  const { accepted, note } = command;
  const data = { accepted, ...(note && { note }) };
  const answer: NewEntry = { kind: 'correction', id: correction.id, type: 'CorrectionAnswered', data };
  const isLast = correction.agreedBy.length + 1 === correction.asked.length;
  if (!accepted || !isLast) return accept(answer);
  const plan = await agreedPlan(desk, correction);
  return isRefusal(plan) ? refused(plan) : accept(answer, ...entriesFor(plan, correction, correction.id));
}

/** What a firm that has a say in it asks for, and who else has. To all others the step is not there. */
async function askedFor(desk: Desk, wish: Wish, acting: Acting): Promise<{ plan: Plan; others: string[] } | Refusal> {
  const commit = await desk.reader.commitOf(wish.entry);
  if (!commit || !(await involvedInAll(desk, commit.entries)).includes(acting.organisation))
    return refusal('ENTRY_UNKNOWN', { path: '/entry' });
  const plan = await planOf(desk, wish, acting);
  if (isRefusal(plan)) return plan;
  const contradiction = await whyContradicts(desk, plan);
  if (contradiction) return contradiction;
  const involved = await involvedInAll(
    desk,
    plan.changes.map(({ entry }) => entry),
  );
  return { plan, others: involved.filter((firm) => firm !== acting.organisation) };
}

/** The plan as of now: since it was proposed somebody else may have built on the step. */
async function agreedPlan(desk: Desk, correction: Correction): Promise<Plan | Refusal> {
  const { proposer, asked, corrects, withdrawn } = correction;
  const firm = await desk.reader.subject<Organisation>('organisation', proposer);
  const wish = { ...correction, entry: corrects, withdraw: withdrawn ?? null };
  const found = await askedFor(desk, wish, { organisation: proposer, roles: firm?.state.roles ?? [] });
  if (isRefusal(found)) return { ...found, path: '/correction' };
  return found.others.every((other) => asked.includes(other))
    ? found.plan
    : refusal('CORRECTION_OUTDATED', { path: '/correction' });
}

function whyNoAnswer(correction: Correction | undefined, accepted: boolean, acting: Acting): Refusal | undefined {
  const firm = acting.organisation;
  if (!correction || ![correction.proposer, ...correction.asked].includes(firm))
    return refusal('CORRECTION_UNKNOWN', { path: '/correction' });
  if (correction.status !== 'open') return refusal('CORRECTION_ANSWERED', { path: '/correction' });
  if (awaiting(correction) === firm || (correction.proposer === firm && !accepted)) return undefined;
  return refusal('NOT_ASKED', { path: '/correction' });
}

type Said = Pick<StepCorrected, 'reason'> & { note?: string | null };

function entriesFor({ changes, moved }: Plan, { reason, note }: Said, agreement?: string): NewEntry[] {
  const corrections = changes.map(({ entry, to }): NewEntry => {
    const { kind, id, position, type } = entry;
    const said = { reason, ...(note && { note }), ...(agreement && { agreement }) };
    return { kind, id, type: 'StepCorrected', data: { corrects: position, type, ...said, ...to } };
  });
  return [...corrections, ...moved];
}

import type { Refusal } from '#schemas/refusal.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Decision } from '../ledger/decision.ts';

/** As whom a command is decided: the firm and its roles. A `Viewer` is one. */
export type Acting = Pick<Viewer, 'organisation' | 'roles'>;

/** What a command says of itself; which things it names was looked up before it is decided. */
export type Body<Command> = Omit<
  Command,
  'commandId' | 'occurredAt' | 'id' | 'battery' | 'vehicle' | 'handoff' | 'items' | 'receiver' | 'recipient'
>;

/** Turns the refusal of a precondition into a decision. */
export function refused(refusal: Refusal): Decision {
  return { accepted: false, refusal };
}

/** The first refusal among several preconditions, asked in order. */
export function firstRefusal(...questions: (() => Refusal | undefined)[]): Refusal | undefined {
  for (const ask of questions) {
    const refusal = ask();
    if (refusal) return refusal;
  }
  return undefined;
}

import type { Condition, Events } from '../../generated/types.ts';

/** What a foreign document tells, in our words. Evidence of a history, not a history: nothing of it enters the ledger by itself. */
export interface History {
  format: 'epcis' | 'untp-dte';
  events: ForeignEvent[];
  /** What our words have no place for, by JSON Pointer into the document. */
  kept: Record<string, unknown>;
}

/** One event as somebody told it. Identifiers of things are in the one spelling of `canonicalLink`. */
export interface ForeignEvent {
  /** JSON Pointer into the document. */
  pointer: string;
  /** The entry of ours that means the same; absent when none does. */
  type?: keyof Events;
  occurredAt: string;
  /** The id it was given. */
  id?: string;
  /** The id its content has, CBV 2.0 §8.9: equal for the same event told by two sides. EPCIS only. */
  contentId?: string;
  /** Whether a content hash it was given is that of its content; absent when its id is no hash. */
  unchanged?: boolean;
  /** Things it is about. For a transformation what went in, with what came out beside. */
  things: string[];
  outputs?: string[];
  /** The vehicle, plant or box it was built into or taken out of. */
  parent?: string;
  /** Where it happened. */
  place?: string;
  /** Who had it or owned it before and after. */
  from?: string;
  to?: string;
  condition?: Condition;
  /** That it was later declared wrong, and by which events it is replaced. */
  declaredWrong?: { at: string; reason?: string; replacedBy: string[] };
}

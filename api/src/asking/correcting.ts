import type { Events } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';
import type { Entry } from '../ledger/entry.ts';
import type { LogReader, Reader } from '../ledger/ledger.ts';
import type { Acting } from './acting.ts';

/**
 * What the one mechanism has to know of a kind of subject in order to put its steps right. Everything is optional: a step no
 * rule speaks of can be struck out or dated anew by who recorded it, and nothing else.
 */
export interface Correcting<State extends object = object> {
  rules: { readonly [Type in keyof Events]?: Rule<State> };
  /**
   * Whether an entry could still happen to what the subject is before it, in its bare structure: what is in a handoff can
   * not be offered again. A correction after which a later entry could not have happened is refused.
   */
  fits?(state: State, entry: Entry): boolean;
  /** Why a step of this kind can not be recorded of the thing of that id instead; without it no step can be moved. */
  whyNotOnto?(reader: Reader, id: string, entry: Entry, acting: Acting): Promise<Refusal | undefined>;
}

/** How entries of one type are put right. */
export interface Rule<State extends object = object> {
  /** Why they never are, and what is done instead: others rest on what they say. */
  never?: string;
  /** Fields of the data that may be told anew. */
  fields?: readonly string[];
  /** Firms that have signed it besides who recorded it, and so have to agree. */
  parties?(state: State, entry: Entry): (string | undefined)[];
  /** Nobody rests on its absence: firms that recorded such entries later have not built on what was before. */
  aside?: true;
  /** The new data as the step itself would have recorded it, or why it would not. */
  checked?(reader: Reader, data: object, acting: Acting): Promise<object | Refusal>;
  /** Entries of other subjects that repeat what this one said, with what they have to say now. */
  alongside?(reader: LogReader, entry: Entry, data: object): Promise<{ entry: Entry; data: object }[]>;
}

/** Said of entries by which rights are given and taken: those end by commands of their own. */
export const byItsOwnCommand: Rule = { never: 'Rights are given and taken back by commands of their own.' };

export function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer && 'message' in answer;
}

import type { Events } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { keptSteps } from '#schemas/refusals/correction-cases.ts';
import type { Sentence } from '#schemas/refusals/told.ts';
import type { Entry, EntryAbout, EntryOf, EventType, SubjectKind } from '../ledger/entry.ts';
import type { LogReader, Reader } from '../ledger/ledger.ts';
import type { Acting } from './acting.ts';
import type { Register } from './register.ts';

/**
 * What the one mechanism has to know of a kind of subject in order to put its steps right. A step no rule speaks of can be
 * struck out or dated anew by who recorded it, and nothing else.
 */
export interface Correcting<Kind extends SubjectKind = SubjectKind, State extends object = object> {
  rules: { readonly [Type in EventType]?: Rule<State, Type> };
  /**
   * Whether an entry could still happen to what the subject is before it, in its bare structure: what is in a handoff can
   * not be offered again. A correction after which a later entry could not have happened is refused.
   */
  fits?(state: State, entry: EntryAbout<Kind>): boolean;
  /** Why a step of this kind can not be recorded of the thing of that id instead; without it no step can be moved. */
  whyNotOnto?(reader: Reader, id: string, entry: Entry, acting: Acting): Promise<Refusal | undefined>;
}

/** How entries of one type are put right. */
export interface Rule<State extends object = object, Type extends EventType = EventType> {
  /** They never are, as others rest on what they say; the refusal says what is done instead. */
  never?: Sentence;
  /** Fields of the data that may be told anew. */
  fields?: readonly string[];
  /** Firms that have signed it besides who recorded it, and so have to agree. */
  parties?(state: State, entry: EntryOf<Type>): string[];
  /** Nothing before is rested on by such entries: a firm that has recorded one later has not built on it. */
  aside?: true;
  /** The new data as the step itself would have recorded it, or why it would not. */
  checked?(reader: Reader, data: Events[Type], acting: Acting): Promise<object | Refusal>;
  /** Entries of other subjects that repeat what this one said, with what they have to say now. */
  alongside?(reader: LogReader, was: Events[Type], entry: EntryOf<Type>): Promise<{ entry: Entry; data: object }[]>;
}

/** Corrections, and what firms say to them, are put right where the step is. */
const aboutCorrections: Rule = { never: keptSteps.correction };
const corrections: ReadonlySet<EventType> = new Set<EventType>([
  'StepCorrected',
  'CorrectionProposed',
  'CorrectionAnswered',
]);

/** How an entry is put right; a step no rule speaks of by striking it out or dating it anew. */
export function ruleOf(subjects: Register, { kind, type }: Pick<Entry, 'kind' | 'type'>): Rule {
  if (corrections.has(type)) return aboutCorrections;
  return subjects.of(kind).correcting.rules[type] ?? {};
}

export function isRefusal(answer: object): answer is Refusal {
  return 'code' in answer && 'message' in answer;
}

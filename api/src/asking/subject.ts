import type { Commands } from '#schemas/generated/types.ts';
import type { Refusal, RefusalCode } from '#schemas/refusal.ts';
import type { CommandName } from '#schemas/validate.ts';
import type { Permission } from '../access/permissions.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Decision } from '../ledger/decision.ts';
import type { SubjectKind } from '../ledger/entry.ts';
import type { AskedFor, LogReader } from '../ledger/ledger.ts';
import type { KeptSubject, SubjectView } from '../ledger/subject.ts';
import type { Recorded } from './command.ts';
import type { Context } from './context.ts';
import type { Correcting } from './correcting.ts';
import type { Item } from './item.ts';
import type { Reading } from './reading.ts';

/**
 * All that one kind of subject says of itself. `subjects.ts` lists them; whoever has to treat every kind – histories,
 * permissions, buttons, scans, the live feed, handoffs – walks that list and knows no kind by name.
 */
export interface Subject<Kind extends SubjectKind = SubjectKind, State extends object = object>
  extends KeptSubject<Kind, State> {
  /** Its part of the GraphQL schema; mutations follow from its commands. */
  typeDefs: readonly string[];
  resolvers: readonly object[];
  /** As whom a viewer reads its entries. */
  readingOf(context: Context, view: SubjectView<State>): Reading | Promise<Reading>;
  /** What this viewer gets who asks for it by id or by a code that leads to it; null where nobody does. */
  byId: ((context: Context, id: string) => Promise<SubjectView<State> | null>) | null;
  /** Firms that have it in their hands, or are about to: their screens follow it live. */
  inHandsOf(state: State): readonly (string | undefined)[];
  /** What a handoff has to know of it; undefined for what is not handed over. */
  item(state: State): Item | undefined;
  /** Refusals that tell what not everybody may read; null when none does. */
  secrets: Secrets<State> | null;
  /** How what was recorded of it by mistake is put right. */
  correcting: Correcting<Kind, State>;
  /** Everything that may be recorded about it, by the name of the command. */
  commands: { [Name in CommandName]?: Command<Name> };
}

/** Which refusals of any command tell something of a subject that it names. */
export interface Secrets<State extends object> {
  codes: ReadonlySet<RefusalCode>;
  /** Whether this viewer may know it. */
  mayKnow(context: Context, state: State): boolean | Promise<boolean>;
  /** What is said to others instead. */
  instead: Refusal;
}

/** One command: who may give it, on what it is the next step, and how it is decided. */
export interface Command<Name extends CommandName = CommandName> {
  /** The coarse first question. Whether this firm may do it to *this* thing is the decision's business. */
  may: Permission;
  /** On which things a button for it makes sense, and why not now; null for what is no step of a thing that is shown. */
  next: NextStep | null;
  /** What the answer shows besides the commit: a subject the command wrote to; null when `settle` says all there is. */
  answers: SubjectKind | null;
  /**
   * Takes what may differ from one attempt to the next – time, new ids – before deciding; the command is in order and
   * permitted. What has to exist outside the ledger is made here.
   */
  prepare(context: Context, input: Commands[Name], viewer: Viewer): Prepared | Refusal | Promise<Prepared | Refusal>;
}

/** For a command that takes nothing from the outside. */
export function decided<Input>(
  decide: (reader: LogReader, input: Input, viewer: Viewer) => Promise<Decision>,
): (context: Context, input: Input, viewer: Viewer) => Prepared {
  return (_, input, viewer) => ({ decide: (reader) => decide(reader, input, viewer) });
}

/** A command that is ready to be decided, as often as that takes. */
export interface Prepared {
  decide(reader: LogReader): Promise<Decision>;
  /** What the decision will look for, so that many commands at once look together. */
  asksFor?(): AskedFor;
  /** Follows up outside the ledger once it is known what became of it; gives further fields of the answer. */
  settle?(outcome: Outcome): Promise<object | undefined>;
}

/** A step that may be offered on a thing, asked of the same preconditions that decide. */
export interface NextStep {
  on: readonly SubjectKind[];
  whyNot(context: Context, view: SubjectView, viewer: Viewer): Refusal | undefined | Promise<Refusal | undefined>;
}

/** What a command came to. */
export type Outcome = Recorded | Refusal;

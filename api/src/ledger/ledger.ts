import type { Refusal } from '#schemas/refusal.ts';
import type { Decision } from './decision.ts';
import type { Actor, Commit, Entry, Head, SubjectKind, SubjectRef } from './entry.ts';
import type { Edge, SubjectView } from './subject.ts';

/** What a command may look at while it is decided: the state as of the head, including commits of the same batch. */
export interface Reader {
  subject<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined>;
  findByKey(key: string): Promise<SubjectRef | undefined>;
}

/** What a correction may look at besides: the log itself, as of the head and with the commits of the same batch. */
export interface LogReader extends Reader {
  /** The same as `subject`, also of what was struck out. */
  record<State extends object>(kind: SubjectKind, id: string): Promise<SubjectView<State> | undefined>;
  /** Everything recorded of one subject, oldest first. */
  history(subject: SubjectRef): Promise<Entry[]>;
  /** The commit with the entry of that position. */
  commitOf(position: number): Promise<Commit | undefined>;
  edges(of: { from: SubjectRef } | { to: SubjectRef }): Promise<Edge[]>;
}

/** What a decision will ask for, as far as it is known before. */
export interface AskedFor {
  /** Looked for together with those of the rest of a batch. */
  keys: readonly string[];
  /** Made at random for this command, so that nobody has them yet and nobody needs to look. */
  fresh: { keys: readonly string[]; subjects: readonly SubjectRef[] };
}

/** A command ready to be decided: already validated and permitted. `decide` may run again when the head has moved. */
export interface Submission {
  commandId: string;
  /** Hash of what the command says, without personal data. The same `commandId` with another one is refused. */
  commandHash?: string;
  actor: Actor;
  /** RFC 3339 UTC; the service's time if absent. */
  occurredAt?: string;
  asksFor?: AskedFor;
  decide(reader: LogReader): Promise<Decision>;
}

/** `repeated` is true when the commandId had been written before; `commit` is then the first one. */
export type Outcome = { recorded: true; commit: Commit; repeated: boolean } | { recorded: false; refusal: Refusal };

/** The only way to write. Commands waiting at the same moment share one disk sync. */
export interface Ledger {
  submit(submission: Submission): Promise<Outcome>;
  /** Many at once, each with its own outcome, in order; for imports. */
  submitAll(submissions: Submission[]): Promise<Outcome[]>;
  head(): Promise<Head>;
  /** Calls back after every commit of this process and, within a second, of others; returns how to stop. */
  onCommit(listener: (commit: Commit) => void): () => void;
  close(): Promise<void>;
}

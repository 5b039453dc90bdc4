import type { EntryAbout, EntryOf, SubjectKind, SubjectRef } from './entry.ts';

/**
 * How one kind of subject is kept: what each entry makes of it, what finds it, and what lists filter by.
 * Everything here is pure and derived from entries alone, so views can be deleted and rebuilt with the same result.
 */
export interface KeptSubject<Kind extends SubjectKind = SubjectKind, State extends object = object> {
  kind: Kind;
  /** What an entry makes of it; without a state it is the first one. */
  evolve(state: State | undefined, entry: EntryAbout<Kind>): State;
  /** Unique finders, e.g. `gs1:01/09521234010012/21/AB12`, `vin:WVW…`, `id:…`. At most one subject of any kind has a key. */
  keys(state: State): string[];
  /** What lists filter by. Whoever changes what a column holds raises `viewsVersion`; a new column is noticed by itself. */
  columnNames: readonly Column[];
  columns(state: State): Record<string, ColumnValue>;
  /** Lineage, e.g. predecessor → successor: from what it came from, or rests on, to itself. */
  edges?(state: State): Edge[];
  /** What a correction leaves of itself in the state that the history told right leads to, e.g. when it last changed. */
  afterCorrection?(state: State, correction: EntryOf<'StepCorrected'>): State;
  /**
   * That state with what no correction makes better than it was known to be `before`: a battery does not become safer because
   * somebody had been mistaken.
   */
  stays?(state: State, before: State): State;
}

/** A column has one value of each subject, or many of which a filter has to match one, e.g. everybody who had a thing. */
export type Column = string | { many: string };
export type ColumnValue = string | number | null | readonly string[];

export function nameOfColumn(column: Column): string {
  return typeof column === 'string' ? column : column.many;
}

export interface Edge {
  from: SubjectRef;
  to: SubjectRef;
  type: string;
}

/** One derived row. `version` and `commit` are those of the last entry applied to it. */
export interface SubjectView<State extends object = object> extends SubjectRef {
  version: number;
  commit: number;
  /** Position of its first entry; lists are newest first by this. */
  created: number;
  state: State;
  keys: string[];
  columns: Record<string, ColumnValue>;
  edges: Edge[];
  /** Versions of its entries that correct others, oldest first; absent while there are none. */
  corrections?: number[];
  /** It never was: its first entry was struck out. No key, column or edge leads here; the history stays. */
  struck?: true;
}

/** The columns a storage has to keep for each kind; `openStorage` takes it. */
export function columnsByKind(subjects: readonly KeptSubject[]): Partial<Record<SubjectKind, readonly Column[]>> {
  return Object.fromEntries(subjects.map((subject) => [subject.kind, subject.columnNames]));
}

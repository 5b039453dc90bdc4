import type { EntryAbout, SubjectKind, SubjectRef } from './entry.ts';

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
  /** Lineage, e.g. predecessor → successor. */
  edges?(state: State): Edge[];
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
}

/** The columns a storage has to keep for each kind; `openStorage` takes it. */
export function columnsByKind(subjects: readonly KeptSubject[]): Partial<Record<SubjectKind, readonly Column[]>> {
  return Object.fromEntries(subjects.map((subject) => [subject.kind, subject.columnNames]));
}

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
  /** Values of `columns`, what lists filter and sort by. */
  columnNames: readonly string[];
  columns(state: State): Record<string, string | number | null>;
  /** Lineage, e.g. predecessor → successor. */
  edges?(state: State): Edge[];
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
  columns: Record<string, string | number | null>;
  edges: Edge[];
}

/** The columns a storage has to keep for each kind; `openStorage` takes it. */
export function columnsByKind(subjects: readonly KeptSubject[]): Partial<Record<SubjectKind, readonly string[]>> {
  return Object.fromEntries(subjects.map((subject) => [subject.kind, subject.columnNames]));
}

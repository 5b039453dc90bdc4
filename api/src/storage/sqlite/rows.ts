import type { SQLInputValue } from 'node:sqlite';
import type { SubjectKind } from '../../ledger/entry.ts';
import { type Edge, nameOfColumn, type SubjectView } from '../../ledger/subject.ts';
import type { ColumnsByKind, Tile, WrittenCommit } from '../storage.ts';

/** What one append writes, as texts and numbers: they go over to another thread several times faster than states do. */
export interface Rows {
  commits: CommitRow[];
  views: ViewRow[];
  tiles: readonly Tile[];
}

/** Its number, its commandId, and of each entry the row: position, subject, version, text. */
export type CommitRow = [number: number, commandId: string, entries: EntryRow[]];
export type EntryRow = [position: number, subject: string, version: number, text: string];

export interface ViewRow {
  kind: SubjectKind;
  id: string;
  created: number;
  version: number;
  commit: number;
  /** As JSON. */
  state: string;
  keys: readonly string[];
  /** As JSON; null where nothing was corrected. */
  corrections: string | null;
  struck: 0 | 1;
  edges: readonly Edge[];
  /** In the order in which the columns were declared; those of many as JSON. */
  columns: SQLInputValue[];
}

export function commitRow({ number, commandId, entries, texts }: WrittenCommit): CommitRow {
  return [
    number,
    commandId,
    entries.map(({ position, kind, id, version }, index) => [
      position,
      `${kind}:${id}`,
      version,
      texts[index] as string,
    ]),
  ];
}

export function viewRow(columnsByKind: ColumnsByKind, view: SubjectView): ViewRow {
  const { kind, id, created, version, commit, state, keys, edges, columns, corrections, struck } = view;
  const names = (columnsByKind[kind] ?? []).map(nameOfColumn);
  return {
    kind,
    id,
    created,
    version,
    commit,
    state: JSON.stringify(state),
    keys,
    corrections: corrections ? JSON.stringify(corrections) : null,
    struck: struck ? 1 : 0,
    edges,
    columns: names.map((name) => {
      const value = columns[name] ?? null;
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    }),
  };
}

import type { SubjectKind } from '../../ledger/entry.ts';
import { type Column, nameOfColumn } from '../../ledger/subject.ts';
import type { ColumnsByKind } from '../storage.ts';

/** Marks the file as ours (PRAGMA application_id): "Kpas". */
export const applicationId = 0x4b_70_61_73;
/** Layout of the tables below (PRAGMA user_version). Whoever changes them adds one and a step that converts the old. */
export const layoutVersion = 1;

const noChange = (table: string) => `
  CREATE TRIGGER ${table}_are_never_changed BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'LEDGER_APPEND_ONLY: entries of the ledger are never changed'); END;
  CREATE TRIGGER ${table}_are_never_removed BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, 'LEDGER_APPEND_ONLY: entries of the ledger are never removed'); END;`;

/*
 * INSERT OR REPLACE removes the old row without asking the triggers above unless the connection has recursive_triggers
 * on, and a stranger's connection has not. The insert triggers therefore refuse whatever would replace a row.
 */
export const logTables = `
  CREATE TABLE commits (
    number INTEGER PRIMARY KEY,
    command_id TEXT NOT NULL UNIQUE,
    first_position INTEGER NOT NULL,
    entry_count INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE entries (
    position INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX entries_of_subject ON entries (subject, version);
  ${noChange('commits')}
  ${noChange('entries')}
  CREATE TRIGGER commits_follow_each_other BEFORE INSERT ON commits
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM commits)
      OR EXISTS (SELECT 1 FROM commits WHERE command_id = NEW.command_id)
    BEGIN SELECT RAISE(ABORT, 'LEDGER_APPEND_ONLY: commits follow each other without gaps'); END;
  CREATE TRIGGER entries_follow_each_other BEFORE INSERT ON entries
    WHEN NEW.position <> (SELECT coalesce(max(position) + 1, 0) FROM entries)
      OR EXISTS (SELECT 1 FROM entries WHERE subject = NEW.subject AND version = NEW.version)
    BEGIN SELECT RAISE(ABORT, 'LEDGER_APPEND_ONLY: entries follow each other without gaps'); END;`;

export const privateTables = `
  CREATE TABLE private_records (
    collection TEXT NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (collection, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE private_finders (
    collection TEXT NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (collection, field, value, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX private_finders_of_record ON private_finders (collection, id);
  CREATE TABLE private_claims (
    collection TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (collection, field, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX private_claims_of_record ON private_claims (collection, id);`;

/** Everything derived. `applied` in `settings` is the last commit in it, or -1 for "follows the log". */
export function viewTables(columnsByKind: ColumnsByKind): string {
  const kinds = Object.entries(columnsByKind) as [SubjectKind, readonly Column[]][];
  return `
  CREATE TABLE keys (key TEXT PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE edges (
    owner TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, type TEXT NOT NULL,
    PRIMARY KEY (source, target, type, owner)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX edges_to ON edges (target);
  CREATE INDEX edges_of_owner ON edges (owner);
  CREATE TABLE tiles (level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL) STRICT;
  CREATE UNIQUE INDEX tile_by_place ON tiles (level, number);
  ${kinds.map(([kind, columns]) => viewTable(kind, columns)).join('\n')}`;
}

/**
 * `struck` stands before the long texts, or counting would read through them.
 * `created` is the row's own number, so rows of a list lie in order and every index ends with it.
 */
function viewTable(kind: SubjectKind, columns: readonly Column[]): string {
  const table = viewTableName(kind);
  return `
  CREATE TABLE ${table} (
    created INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    struck INTEGER NOT NULL,
    state TEXT NOT NULL,
    keys TEXT NOT NULL,
    edges TEXT NOT NULL,
    corrections TEXT${columns.map((column) => `,\n    ${columnName(nameOfColumn(column))} ANY`).join('')}
  ) STRICT;
  ${columns
    .filter((column) => typeof column === 'string')
    .map((column) => columnIndex(table, columnName(column)))
    .join('\n')}
  ${columns.some((column) => typeof column !== 'string') ? manyTable(kind) : ''}`;
}

/** The single values of columns of many. In this order a page of one value is read along the table, whoever has a million. */
function manyTable(kind: SubjectKind): string {
  return `
  CREATE TABLE ${manyTableName(kind)} (
    name TEXT NOT NULL, value TEXT NOT NULL, created INTEGER NOT NULL, PRIMARY KEY (name, value, created)
  ) STRICT, WITHOUT ROWID;`;
}

/** Lists never ask for "nothing", so rows without a value stay out of the index. */
function columnIndex(table: string, column: string): string {
  return `CREATE INDEX ${table}_by_${column} ON ${table} (${column}) WHERE ${column} IS NOT NULL;`;
}

export function viewTableName(kind: SubjectKind): string {
  return `view_${kind}`;
}

/** Begins like the table of views, so it is dropped with it. */
export function manyTableName(kind: SubjectKind): string {
  return `view_${kind}_many`;
}

/** Names become part of SQL text, so only plain words pass. */
export function columnName(column: string): string {
  if (!/^[A-Za-z][A-Za-z0-9]*$/.test(column)) throw new TypeError(`"${column}" cannot be the name of a column.`);
  return `c_${column}`;
}

import type { SQLInputValue } from 'node:sqlite';
import type { SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import { type Column, type Edge, nameOfColumn, type SubjectView } from '../../ledger/subject.ts';
import type { ColumnsByKind, Tile } from '../storage.ts';
import type { Database } from './database.ts';
import type { ViewRow } from './rows.ts';
import { columnName, manyTableName, viewTableName } from './schema.ts';

/** Writing and reading derived rows. Everything here can be dropped and made again from the log. */
export class ViewRows {
  readonly #db: Database;
  readonly #tables = new Map<SubjectKind, Table>();

  constructor(db: Database, columnsByKind: ColumnsByKind) {
    this.#db = db;
    for (const [kind, columns] of Object.entries(columnsByKind)) {
      this.#tables.set(kind as SubjectKind, tableOf(kind as SubjectKind, columns));
    }
  }

  /** Inside a transaction. Rows that are already as new stay as they are. */
  write(views: readonly ViewRow[]): void {
    for (const view of views) {
      const { kind, id, created, version, commit, state, keys, edges, columns, corrections, struck } = view;
      const table = this.table(kind);
      const lists = [JSON.stringify(keys), JSON.stringify(edges), corrections];
      const values = [version, commit, state, ...lists, struck, ...columns];
      if (this.#db.run(table.insert, created, id, ...values) === 1) {
        this.#writeFinders(view, [], []);
        this.#writeMany(table, view, {});
      } else this.#update(table, view, values);
    }
  }

  writeTiles(tiles: readonly Tile[]): void {
    for (const { level, index, hashes } of tiles) {
      this.#db.run('INSERT OR IGNORE INTO tiles VALUES (?, ?, ?)', level, index, hashes);
    }
  }

  tile(level: number, index: number): Uint8Array | undefined {
    const sql = 'SELECT hashes FROM tiles WHERE level = ? AND number = ?';
    return this.#db.get<{ hashes: Uint8Array }>(sql, level, index)?.hashes;
  }

  table(kind: SubjectKind): Table {
    const table = this.#tables.get(kind);
    if (table === undefined)
      throw new TypeError(`This database was opened without columns for subjects of kind "${kind}".`);
    return table;
  }

  one(kind: SubjectKind, id: string): SubjectView | undefined {
    const table = this.table(kind);
    const row = this.#db.get<StoredView>(table.selectOne, id);
    return row && viewOf(kind, table, row);
  }

  many(kind: SubjectKind, where: string, ...values: SQLInputValue[]): SubjectView[] {
    return this.from(kind, this.table(kind).name, where, ...values);
  }

  /** The same from the table joined with others, in which it is called `view`. */
  from(kind: SubjectKind, source: string, where: string, ...values: SQLInputValue[]): SubjectView[] {
    const table = this.table(kind);
    return this.#db
      .all<StoredView>(`SELECT ${table.name}.* FROM ${source} WHERE ${where}`, ...values)
      .map((row) => viewOf(kind, table, row));
  }

  findByKey(key: string): SubjectRef | undefined {
    const row = this.#db.get<{ kind: SubjectKind; id: string }>('SELECT kind, id FROM keys WHERE key = ?', key);
    return row && { kind: row.kind, id: row.id };
  }

  findByKeys(keys: readonly string[]): Map<string, SubjectRef> {
    const sql = 'SELECT key, kind, id FROM keys WHERE key IN (SELECT value FROM json_each(?))';
    const rows = this.#db.all<{ key: string; kind: SubjectKind; id: string }>(sql, JSON.stringify(keys));
    return new Map(rows.map(({ key, kind, id }) => [key, { kind, id }]));
  }

  keysStartingWith(prefix: string, limit: number): { key: string; subject: SubjectRef }[] {
    const sql = 'SELECT key, kind, id FROM keys WHERE key >= ? AND key < ? ORDER BY key LIMIT ?';
    // U+10FFFF sorts behind every character a key can have.
    const rows = this.#db.all<{ key: string; kind: SubjectKind; id: string }>(
      sql,
      prefix,
      `${prefix}\u{10ffff}`,
      limit,
    );
    return rows.map(({ key, kind, id }) => ({ key, subject: { kind, id } }));
  }

  edges(of: { from: SubjectRef } | { to: SubjectRef }): Edge[] {
    const [column, ref] = 'from' in of ? ['source', of.from] : ['target', of.to];
    const sql = `SELECT DISTINCT source, target, type FROM edges WHERE ${column} = ? ORDER BY source, target, type`;
    const rows = this.#db.all<{ source: string; target: string; type: string }>(sql, refText(ref as SubjectRef));
    return rows.map(({ source, target, type }) => ({ from: readRef(source), to: readRef(target), type }));
  }

  #update(table: Table, view: ViewRow, values: SQLInputValue[]): void {
    const before = this.#db.get<StoredFinders>(table.selectFinders, view.id);
    if (before === undefined || before.version >= view.version) return;
    this.#db.run(table.update, ...values, view.id);
    this.#writeFinders(view, JSON.parse(before.keys) as string[], JSON.parse(before.edges) as Edge[]);
    this.#writeMany(table, view, before);
  }

  #writeMany(table: Table, { created, columns }: ViewRow, before: Record<string, SQLInputValue>): void {
    for (const { name, place } of table.many) {
      const known = valuesIn(before[columnName(name)]);
      const values = valuesIn(columns[place]);
      for (const value of known) if (!values.includes(value)) this.#db.run(table.deleteOfMany, name, value, created);
      for (const value of values) if (!known.includes(value)) this.#db.run(table.insertOfMany, name, value, created);
    }
  }

  #writeFinders(view: ViewRow, keysBefore: readonly string[], edgesBefore: readonly Edge[]): void {
    for (const key of keysBefore) {
      if (view.keys.includes(key)) continue;
      // Another subject may have taken the key over in the same commit.
      this.#db.run('DELETE FROM keys WHERE key = ? AND kind = ? AND id = ?', key, view.kind, view.id);
    }
    for (const key of view.keys) {
      if (!keysBefore.includes(key))
        this.#db.run('INSERT OR REPLACE INTO keys VALUES (?, ?, ?)', key, view.kind, view.id);
    }
    if (edgesBefore.length > 0) this.#db.run('DELETE FROM edges WHERE owner = ?', refText(view));
    for (const { from, to, type } of view.edges) {
      this.#db.run('INSERT OR IGNORE INTO edges VALUES (?, ?, ?, ?)', refText(view), refText(from), refText(to), type);
    }
  }
}

/** How one kind of view is kept, with the statements for it. */
export interface Table {
  name: string;
  columns: readonly string[];
  /** The columns of many among them, with their places. */
  many: readonly { name: string; place: number }[];
  manyTable: string;
  insertOfMany: string;
  deleteOfMany: string;
  insert: string;
  update: string;
  selectOne: string;
  selectFinders: string;
}

interface StoredFinders extends Record<string, SQLInputValue> {
  version: number;
  keys: string;
  edges: string;
}

interface StoredView extends StoredFinders {
  corrections: string | null;
  struck: number;
  created: number;
  id: string;
  number: number;
  state: string;
}

function tableOf(kind: SubjectKind, declared: readonly Column[]): Table {
  const name = viewTableName(kind);
  const manyTable = manyTableName(kind);
  const columns = declared.map(nameOfColumn);
  const many = columns
    .map((column, place) => ({ name: column, place }))
    .filter(({ place }) => typeof declared[place] !== 'string');
  const fields = ['version', 'number', 'state', 'keys', 'edges', 'corrections', 'struck', ...columns.map(columnName)];
  return {
    name,
    columns,
    many,
    manyTable,
    insertOfMany: `INSERT OR IGNORE INTO ${manyTable} (name, value, created) VALUES (?, ?, ?)`,
    deleteOfMany: `DELETE FROM ${manyTable} WHERE name = ? AND value = ? AND created = ?`,
    insert: `INSERT INTO ${name} (created, id, ${fields.join(', ')}) VALUES (?, ?${', ?'.repeat(fields.length)}) ON CONFLICT DO NOTHING`,
    update: `UPDATE ${name} SET ${fields.map((field) => `${field} = ?`).join(', ')} WHERE id = ?`,
    selectOne: `SELECT * FROM ${name} WHERE id = ?`,
    selectFinders: `SELECT ${['version', 'keys', 'edges', ...many.map((one) => columnName(one.name))].join(', ')} FROM ${name} WHERE id = ?`,
  };
}

function viewOf(kind: SubjectKind, table: Table, row: StoredView): SubjectView {
  return {
    kind,
    id: row.id,
    version: row.version,
    commit: row.number,
    created: row.created,
    state: JSON.parse(row.state) as object,
    keys: JSON.parse(row.keys) as string[],
    columns: columnsOf(table, row),
    edges: JSON.parse(row.edges) as Edge[],
    ...(row.corrections && { corrections: JSON.parse(row.corrections) as number[] }),
    ...(row.struck && { struck: true }),
  };
}

function columnsOf(table: Table, row: StoredView): SubjectView['columns'] {
  const columns: SubjectView['columns'] = {};
  for (const column of table.columns) columns[column] = row[columnName(column)] as string | number | null;
  for (const { name } of table.many) columns[name] = valuesIn(row[columnName(name)]);
  return columns;
}

/** Of a column of many. What another program kept under its name, seen by who only looks, is no list. */
function valuesIn(text: SQLInputValue | undefined): string[] {
  return typeof text === 'string' && text.startsWith('[') ? (JSON.parse(text) as string[]) : [];
}

const refText = ({ kind, id }: SubjectRef) => `${kind}:${id}`;

function readRef(text: string): SubjectRef {
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon) as SubjectKind, id: text.slice(colon + 1) };
}

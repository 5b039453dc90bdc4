import type { SQLInputValue } from 'node:sqlite';
import type { SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import type { Edge, SubjectView } from '../../ledger/subject.ts';
import type { ColumnsByKind, Tile } from '../storage.ts';
import type { Database } from './database.ts';
import type { ViewRow } from './rows.ts';
import { columnName, viewTableName } from './schema.ts';

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
      if (this.#db.run(table.insert, created, id, ...values) === 1) this.#writeFinders(view, [], []);
      else this.#update(table, view, values);
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
    const table = this.table(kind);
    return this.#db
      .all<StoredView>(`SELECT * FROM ${table.name} WHERE ${where}`, ...values)
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
    const before = this.#db.get<{ version: number; keys: string; edges: string }>(table.selectFinders, view.id);
    if (before === undefined || before.version >= view.version) return;
    this.#db.run(table.update, ...values, view.id);
    this.#writeFinders(view, JSON.parse(before.keys) as string[], JSON.parse(before.edges) as Edge[]);
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

interface Table {
  name: string;
  columns: readonly string[];
  insert: string;
  update: string;
  selectOne: string;
  selectFinders: string;
}

interface StoredView extends Record<string, SQLInputValue> {
  created: number;
  id: string;
  version: number;
  number: number;
  state: string;
  keys: string;
  edges: string;
  corrections: string | null;
  struck: number;
}

function tableOf(kind: SubjectKind, columns: readonly string[]): Table {
  const name = viewTableName(kind);
  const fields = ['version', 'number', 'state', 'keys', 'edges', 'corrections', 'struck', ...columns.map(columnName)];
  return {
    name,
    columns,
    insert: `INSERT INTO ${name} (created, id, ${fields.join(', ')}) VALUES (?, ?${', ?'.repeat(fields.length)}) ON CONFLICT DO NOTHING`,
    update: `UPDATE ${name} SET ${fields.map((field) => `${field} = ?`).join(', ')} WHERE id = ?`,
    selectOne: `SELECT * FROM ${name} WHERE id = ?`,
    selectFinders: `SELECT version, keys, edges FROM ${name} WHERE id = ?`,
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
    columns: Object.fromEntries(
      table.columns.map((column) => [column, row[columnName(column)] as string | number | null]),
    ),
    edges: JSON.parse(row.edges) as Edge[],
    ...(row.corrections && { corrections: JSON.parse(row.corrections) as number[] }),
    ...(row.struck && { struck: true }),
  };
}

const refText = ({ kind, id }: SubjectRef) => `${kind}:${id}`;

function readRef(text: string): SubjectRef {
  const colon = text.indexOf(':');
  return { kind: text.slice(0, colon) as SubjectKind, id: text.slice(colon + 1) };
}

import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import type { PrivateRecord, PrivateStore } from '../storage.ts';
import type { Database } from './database.ts';
import { guarded } from './faults.ts';

/** Persons, accounts, devices: what may be changed and must be erasable. Deleted text is overwritten (secure_delete). */
export class SqlitePrivateStore implements PrivateStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async get<T extends object>(collection: string, id: string): Promise<T | undefined> {
    return guarded(this.#db.path, () => {
      const row = this.#db.get<{ record: string }>(select, collection, id);
      return row && (JSON.parse(row.record) as T);
    });
  }

  async getAll<T extends object>(collection: string, ids: readonly string[]): Promise<Map<string, T>> {
    return guarded(this.#db.path, () => {
      const sql =
        'SELECT id, record FROM private_records WHERE collection = ? AND id IN (SELECT value FROM json_each(?))';
      const rows = this.#db.all<{ id: string; record: string }>(sql, collection, JSON.stringify(ids));
      return new Map(rows.map(({ id, record }) => [id, JSON.parse(record) as T]));
    });
  }

  async put(collection: string, id: string, record: object, find: Record<string, string> = {}): Promise<void> {
    this.#change(() => {
      const sql = `${insert} ON CONFLICT DO UPDATE SET record = excluded.record`;
      this.#db.run(sql, collection, id, canonicalJson(record));
      this.#db.run('DELETE FROM private_finders WHERE collection = ? AND id = ?', collection, id);
      this.#addFinders(collection, id, find);
    });
  }

  async insert(
    collection: string,
    id: string,
    record: object,
    find: Record<string, string> = {},
    unique: readonly string[] = [],
  ): Promise<boolean> {
    return this.#change(() => {
      for (const field of unique) {
        const value = find[field];
        if (value !== undefined && this.#db.get(selectClaim, collection, field, value)) return false;
      }
      if (this.#db.run(`${insert} ON CONFLICT DO NOTHING`, collection, id, canonicalJson(record)) === 0) return false;
      this.#addFinders(collection, id, find);
      for (const field of unique) {
        const value = find[field];
        if (value !== undefined)
          this.#db.run('INSERT INTO private_claims VALUES (?, ?, ?, ?)', collection, field, value, id);
      }
      return true;
    });
  }

  async replace(collection: string, id: string, expected: object, record: object): Promise<boolean> {
    const sql = 'UPDATE private_records SET record = ? WHERE collection = ? AND id = ? AND record = ?';
    return this.#change(() => this.#db.run(sql, canonicalJson(record), collection, id, canonicalJson(expected)) === 1);
  }

  async find<T extends object>(
    collection: string,
    field: string,
    value: string,
    limit = 1000,
    after = '',
  ): Promise<{ id: string; record: T }[]> {
    return guarded(this.#db.path, () => {
      const rows = this.#db.all<{ id: string; record: string }>(selectFound, collection, field, value, after, limit);
      return rows.map(({ id, record }) => ({ id, record: JSON.parse(record) as T }));
    });
  }

  async delete(collection: string, id: string): Promise<boolean> {
    return this.#change(() => {
      this.#db.run('DELETE FROM private_finders WHERE collection = ? AND id = ?', collection, id);
      this.#db.run('DELETE FROM private_claims WHERE collection = ? AND id = ?', collection, id);
      return this.#db.run('DELETE FROM private_records WHERE collection = ? AND id = ?', collection, id) === 1;
    });
  }

  async *records(): AsyncIterable<PrivateRecord> {
    const rows = this.#db.iterate<{ collection: string; id: string; record: string }>('SELECT * FROM private_records');
    for (const { collection, id, record } of rows) {
      const finders = this.#db.all<{ field: string; value: string }>(selectFinders, collection, id);
      const claims = this.#db.all<{ field: string }>(selectClaims, collection, id);
      yield {
        collection,
        id,
        record: JSON.parse(record) as object,
        find: Object.fromEntries(finders.map(({ field, value }) => [field, value])),
        unique: claims.map(({ field }) => field),
      };
    }
  }

  #addFinders(collection: string, id: string, find: Record<string, string>): void {
    for (const [field, value] of Object.entries(find)) {
      this.#db.run('INSERT INTO private_finders VALUES (?, ?, ?, ?)', collection, id, field, value);
    }
  }

  #change<Result>(work: () => Result): Result {
    return guarded(this.#db.path, () => this.#db.transaction(work));
  }
}

const select = 'SELECT record FROM private_records WHERE collection = ? AND id = ?';
const insert = 'INSERT INTO private_records VALUES (?, ?, ?)';
const selectClaim = 'SELECT 1 FROM private_claims WHERE collection = ? AND field = ? AND value = ?';
const selectFinders = 'SELECT field, value FROM private_finders WHERE collection = ? AND id = ?';
const selectClaims = 'SELECT field FROM private_claims WHERE collection = ? AND id = ?';
const selectFound = `
  SELECT id, record FROM private_finders JOIN private_records USING (collection, id)
  WHERE collection = ? AND field = ? AND value = ? AND id > ? ORDER BY id LIMIT ?`;

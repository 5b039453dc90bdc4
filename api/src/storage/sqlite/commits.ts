import type { Commit, Entry, EntryAbout, Head, SubjectKind, SubjectRef } from '../../ledger/entry.ts';
import { HeadMoved } from '../storage.ts';
import type { Database } from './database.ts';
import type { CommitRow } from './rows.ts';

/** The log: commits and their entries. Only ever added to. */
export class Commits {
  readonly #db: Database;
  #head: Head | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  head(): Head {
    if (this.#head) return this.#head;
    const last = this.#db.get<StoredCommit>('SELECT * FROM commits ORDER BY number DESC LIMIT 1');
    this.#head = { commit: last?.number ?? 0, size: last ? last.first_position + last.entry_count : 0 };
    return this.#head;
  }

  /** @throws HeadMoved unless these come next, one after the other. */
  assertNext(commits: readonly CommitRow[]): void {
    let { commit } = this.head();
    for (const [number] of commits)
      if (number !== ++commit) throw new HeadMoved(`Commit ${number} does not follow ${commit - 1}.`);
  }

  /** Inside a transaction. What it gives back becomes the head once that has been committed. */
  write(commits: readonly CommitRow[]): Head {
    const head = { ...this.head() };
    for (const [number, commandId, entries] of commits) {
      this.#db.run('INSERT INTO commits VALUES (?, ?, ?, ?)', number, commandId, head.size, entries.length);
      for (const entry of entries) this.#db.run('INSERT INTO entries VALUES (?, ?, ?, ?)', ...entry);
      head.commit++;
      head.size += entries.length;
    }
    return head;
  }

  wrote(head: Head): void {
    this.#head = head;
  }

  /** The file has to be asked again, after a transaction that failed. */
  forget(): void {
    this.#head = undefined;
  }

  read(from: number, limit: number): Commit[] {
    const rows = this.#db.all<StoredCommit>(
      'SELECT * FROM commits WHERE number >= ? ORDER BY number LIMIT ?',
      from,
      limit,
    );
    const first = rows[0];
    const last = rows.at(-1);
    if (!first || !last) return [];
    const count = last.first_position + last.entry_count - first.first_position;
    const entries = this.texts(first.first_position, count).map((text) => JSON.parse(text) as Entry);
    return rows.map((row) => {
      const start = row.first_position - first.first_position;
      return { number: row.number, commandId: row.command_id, entries: entries.slice(start, start + row.entry_count) };
    });
  }

  findCommand(commandId: string): Commit | undefined {
    const row = this.#db.get<{ number: number }>('SELECT number FROM commits WHERE command_id = ?', commandId);
    return row && this.read(row.number, 1)[0];
  }

  findCommands(commandIds: readonly string[]): Map<string, Commit> {
    const sql = 'SELECT number, command_id FROM commits WHERE command_id IN (SELECT value FROM json_each(?))';
    const rows = this.#db.all<Pick<StoredCommit, 'number' | 'command_id'>>(sql, JSON.stringify(commandIds));
    return new Map(rows.map(({ number, command_id }) => [command_id, this.read(number, 1)[0] as Commit]));
  }

  texts(from: number, limit: number): string[] {
    const sql = 'SELECT text FROM entries WHERE position >= ? ORDER BY position LIMIT ?';
    return this.#db.all<{ text: string }>(sql, from, limit).map((row) => row.text);
  }

  history<Kind extends SubjectKind>({ kind, id }: SubjectRef<Kind>, after: number, limit: number): EntryAbout<Kind>[] {
    const sql = 'SELECT text FROM entries WHERE subject = ? AND version > ? ORDER BY version LIMIT ?';
    const rows = this.#db.all<{ text: string }>(sql, `${kind}:${id}`, after, limit);
    return rows.map((row) => JSON.parse(row.text) as EntryAbout<Kind>);
  }
}

interface StoredCommit {
  number: number;
  command_id: string;
  first_position: number;
  entry_count: number;
}

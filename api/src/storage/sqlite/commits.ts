import type { Commit, Entry, Head, SubjectRef } from '../../ledger/entry.ts';
import { HeadMoved, type WrittenCommit } from '../storage.ts';
import type { Database } from './database.ts';

/** The log: commits and their entries. Only ever added to. */
export class Commits {
  readonly #db: Database;
  #head: Head | undefined;

  constructor(db: Database) {
    this.#db = db;
  }

  head(): Head {
    if (this.#head) return this.#head;
    const last = this.#db.get<CommitRow>('SELECT * FROM commits ORDER BY number DESC LIMIT 1');
    this.#head = { commit: last?.number ?? 0, size: last ? last.first_position + last.entry_count : 0 };
    return this.#head;
  }

  /** Inside a transaction. What it gives back becomes the head once that has been committed. */
  write(commits: readonly WrittenCommit[]): Head {
    const head = { ...this.head() };
    for (const commit of commits) {
      if (commit.number !== head.commit + 1)
        throw new HeadMoved(`Commit ${commit.number} does not follow ${head.commit}.`);
      const { entries, texts } = commit;
      this.#db.run(
        'INSERT INTO commits VALUES (?, ?, ?, ?)',
        commit.number,
        commit.commandId,
        head.size,
        entries.length,
      );
      entries.forEach((entry, index) => {
        this.#db.run(
          'INSERT INTO entries VALUES (?, ?, ?, ?)',
          entry.position,
          `${entry.kind}:${entry.id}`,
          entry.version,
          texts[index] as string,
        );
      });
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
    const rows = this.#db.all<CommitRow>(
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
    const rows = this.#db.all<Pick<CommitRow, 'number' | 'command_id'>>(sql, JSON.stringify(commandIds));
    return new Map(rows.map(({ number, command_id }) => [command_id, this.read(number, 1)[0] as Commit]));
  }

  texts(from: number, limit: number): string[] {
    const sql = 'SELECT text FROM entries WHERE position >= ? ORDER BY position LIMIT ?';
    return this.#db.all<{ text: string }>(sql, from, limit).map((row) => row.text);
  }

  history({ kind, id }: SubjectRef, after: number, limit: number): Entry[] {
    const sql = 'SELECT text FROM entries WHERE subject = ? AND version > ? ORDER BY version LIMIT ?';
    const rows = this.#db.all<{ text: string }>(sql, `${kind}:${id}`, after, limit);
    return rows.map((row) => JSON.parse(row.text) as Entry);
  }
}

interface CommitRow {
  number: number;
  command_id: string;
  first_position: number;
  entry_count: number;
}

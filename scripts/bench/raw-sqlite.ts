import { DatabaseSync } from 'node:sqlite';

/** Commits per second of one writer that inserts one row of `bytes` per commit and waits for the disk each time. */
export function rawCommitsPerSecond(file: string, bytes: number, seconds: number): number {
  const database = open(file);
  database.exec('CREATE TABLE step (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO step (body) VALUES (?)');
  const body = 'x'.repeat(bytes);
  const started = performance.now();
  let commits = 0;
  while (performance.now() - started < seconds * 1000) {
    insert.run(body);
    commits++;
  }
  const perSecond = commits / ((performance.now() - started) / 1000);
  database.close();
  return perSecond;
}

/** Rows per second when the same texts are written as they are, a thousand to a transaction. */
export function rawInsertsPerSecond(file: string, texts: readonly string[]): number {
  const database = open(file);
  database.exec('CREATE TABLE passport (id INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO passport (body) VALUES (?)');
  const started = performance.now();
  for (let from = 0; from < texts.length; from += 1000) {
    database.exec('BEGIN');
    for (const text of texts.slice(from, from + 1000)) insert.run(text);
    database.exec('COMMIT');
  }
  const perSecond = texts.length / ((performance.now() - started) / 1000);
  database.close();
  return perSecond;
}

/** Fills the database of `floor-server.ts`. */
export function writeSummaries(file: string, summaries: Iterable<{ code: string; summary: string }>): void {
  const database = open(file);
  database.exec('CREATE TABLE battery (code TEXT PRIMARY KEY, summary TEXT NOT NULL) WITHOUT ROWID');
  const insert = database.prepare('INSERT INTO battery (code, summary) VALUES (?, ?)');
  database.exec('BEGIN');
  for (const { code, summary } of summaries) insert.run(code, summary);
  database.exec('COMMIT');
  database.close();
}

function open(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  return database;
}

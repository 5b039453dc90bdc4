import { mkdirSync, readdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrivateStore } from '../storage/storage.ts';
import { newSecret } from './passwords.ts';
import { createReadRecords, type ReadRecord } from './read-records.ts';

/**
 * Reads past the service, by who runs it (`npm run export` on the server): they count like all others, but an embedded
 * database has one writer, which is the service if it runs. So they wait in files beside it until the service takes them over.
 */
export interface ReadsBeside {
  /** Some of what waits, at most so much; none when nothing does. */
  waiting(limit: number): WaitingRead[];
}

export interface WaitingRead {
  record: ReadRecord;
  /** Forgets it; call when it is kept. Should the process die before, it is kept twice. */
  kept(): void;
}

/** Where reads past the service wait; undefined where everybody writes into the database itself, or nobody else can. */
export function readsBeside(databaseUrl: string): ReadsBeside | undefined {
  const folder = folderBeside(databaseUrl);
  if (!folder) return undefined;
  return {
    waiting: (limit) =>
      filesIn(folder)
        .slice(0, limit)
        .map((file) => ({
          record: JSON.parse(readFileSync(file, 'utf8')) as ReadRecord,
          kept: () => unlinkSync(file),
        })),
  };
}

/**
 * Notes reads past the service, before anything is given out.
 * @throws when that cannot be written; then nothing may be given out either.
 */
export async function noteBeside(databaseUrl: string, store: PrivateStore, record: ReadRecord): Promise<void> {
  const folder = folderBeside(databaseUrl);
  if (!folder) return createReadRecords(store).add(record);
  const file = join(folder, `${record.to.replace(/\W/g, '')}-${newSecret(9)}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, JSON.stringify(record), { mode: 0o600, flush: true });
    // Only whole ones have this ending.
    renameSync(file, `${file}.json`);
  } catch (cause) {
    throw new Error(
      `Nothing was exported: what is read here has to be noted for the firms that answer for it, and ${folder} cannot be written.`,
      { cause },
    );
  }
}

/** By whom and for what. The firm is none, which the list shows as who runs the installation. */
export function serverRead(batteries: readonly string[], purpose: string, at: Date): ReadRecord {
  const time = at.toISOString();
  return { organisation: 'operator', purpose, from: time, to: time, batteries: [...batteries] };
}

function folderBeside(databaseUrl: string): string | undefined {
  const path = /^sqlite:(?!:)(.+)$/.exec(databaseUrl)?.[1];
  return path && `${path}.reads`;
}

function filesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort().map((name) => join(folder, name));
  } catch {
    return []; // Nobody has ever exported here.
  }
}

import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '#api/config.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { type Verified, verifyLedger } from '#api/ledger/verify-ledger.ts';
import { openStorage } from '#api/open-storage.ts';
import { backupSqlite } from '#api/storage/sqlite/backup.ts';
import { subjects } from '#api/subjects.ts';
import { copyVerified } from './ledger/copy-verified.ts';
import { CalledWrongly, clearProgress, progress, script } from './ledger/script.ts';

const help = `Writes everything at DATABASE_URL into one file, while the service runs.

  npm run backup -- FILE

  FILE   a new file; an existing one is not overwritten

The copy is verified before it is called done. A backup of a MongoDB database is a SQLite file, too, and either can be
restored into either. Keep SIGNING_KEY_FILE as well, apart from the backup: without it nobody can sign in as before and
new checkpoints are signed with another key.`;

await script(help, {}, async ({ names }) => {
  const [file] = names;
  if (file === undefined || names.length > 1) throw new CalledWrongly('Give the name of the file to write.');
  if (existsSync(file)) throw new Error(`${file} is there already. Give the name of a new file.`);
  const { databaseUrl, signingKeyFile } = readConfig();
  const { entries, root } = await write(databaseUrl, file);
  clearProgress();
  console.log(`${entries} entries are in ${resolve(file)}, verified.`);
  console.log(`Root hash: ${root}`);
  console.log(`Keep ${signingKeyFile} as well.`);
  return 0;
});

async function write(databaseUrl: string, file: string): Promise<Verified> {
  if (!databaseUrl.startsWith('sqlite:')) return writeCopy(databaseUrl, file);
  backupSqlite(databaseUrl.slice('sqlite:'.length), file);
  const copy = await openStorage(`sqlite:${file}`, columnsByKind(subjects), { readOnly: true });
  try {
    const verified = await verifyLedger(copy, { progress: progress('checking the copy') });
    if (verified.problems.length > 0)
      throw new Error(`The ledger is not as it was written: ${verified.problems.join(' ')}`);
    return verified;
  } finally {
    await copy.close();
  }
}

/** A file under its final name is a whole one; what was left of an interrupted backup is continued. */
async function writeCopy(databaseUrl: string, file: string): Promise<Verified> {
  const unfinished = `${file}.unfinished`;
  const verified = await copyVerified(databaseUrl, `sqlite:${unfinished}`);
  rmSync(`${unfinished}.lock`, { force: true });
  renameSync(unfinished, file);
  return verified;
}

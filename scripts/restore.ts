import { existsSync } from 'node:fs';
import { readConfig } from '#api/config.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { verifyLedger } from '#api/ledger/verify-ledger.ts';
import { openStorage } from '#api/open-storage.ts';
import { restoreSqlite } from '#api/storage/sqlite/backup.ts';
import { subjects } from '#api/subjects.ts';
import { copyVerified } from './ledger/copy-verified.ts';
import { CalledWrongly, clearProgress, progress, script } from './ledger/script.ts';

const help = `Puts a backup in the place of the database at DATABASE_URL.

  npm run restore -- FILE [--force]

  FILE      as written by npm run backup; it is verified before anything is touched
  --force   although there is a database already; the old one is kept beside it under another name

Stop the service first. A MongoDB database must be empty. Put SIGNING_KEY_FILE back, too.`;

await script(help, { force: { type: 'boolean' } }, async ({ names, values }) => {
  const [file] = names;
  if (file === undefined || names.length > 1) throw new CalledWrongly('Give the file to restore.');
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const { databaseUrl } = readConfig();
  if (databaseUrl === 'sqlite::memory:')
    throw new Error('DATABASE_URL is a database in memory; there is nothing to restore into.');
  const verified = databaseUrl.startsWith('sqlite:')
    ? await replaceFile(file, databaseUrl.slice('sqlite:'.length), values.force === true)
    : await copyVerified(`sqlite:${file}`, databaseUrl);
  clearProgress();
  console.log(`${verified.entries} entries have been restored.`);
  console.log(`Root hash: ${verified.root}`);
  return 0;
});

async function replaceFile(file: string, path: string, force: boolean) {
  const backup = await openStorage(`sqlite:${file}`, columnsByKind(subjects), { readOnly: true });
  try {
    const verified = await verifyLedger(backup, { progress: progress('checking the backup') });
    if (verified.problems.length > 0)
      throw new Error(`${file} is not as it was written: ${verified.problems.join(' ')}`);
    const old = restoreSqlite(file, path, force, new Date());
    if (old) console.log(`The old database is kept as ${old}.`);
    return verified;
  } finally {
    await backup.close();
  }
}

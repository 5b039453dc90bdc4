import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#api/config.ts';
import { rebuildViews } from '#api/ledger/rebuild-views.ts';
import { columnsByKind } from '#api/ledger/subject.ts';
import { verifyLedger } from '#api/ledger/verify-ledger.ts';
import { verifyViews } from '#api/ledger/verify-views.ts';
import { openStorage } from '#api/open-storage.ts';
import type { Storage } from '#api/storage/storage.ts';
import { subjects } from '#api/subjects.ts';
import { type Checkpoint, readCheckpoint, readVerifierKey, verifyCheckpoint } from '#schemas/proofs/checkpoint.ts';
import { verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { isCompact } from '#schemas/signed/signed.ts';
import { type Arguments, CalledWrongly, clearProgress, progress, script } from './ledger/script.ts';
import { verifyStatement } from './verify/signed.ts';

const help = `Checks that nothing in the ledger was changed, without the service.

  npm run verify                                  the whole ledger at DATABASE_URL (sqlite:./data/kreispass.db)
  npm run verify -- FILE [--key KEY]              one proof file, as downloaded from a battery's history, or a signed
                                                  statement: a passport, history or completeness as .jws or .jwt
  npm run verify -- --checkpoint FILE [--key KEY] the ledger, and that it still begins as this checkpoint says

  --rebuild makes all current states anew from the entries; stop the service first
  --views   also replays all entries and compares the result with the current states (takes a while)
  --key     the verifier key you trust (NAME+ID+KEY), got another way than the file
  --jwks    for a signed statement: the key set you trust, a file as from /.well-known/jwks.json

A service may go on running beside it. The exit code is 0 only if everything is as it was written.`;

const options = {
  checkpoint: { type: 'string' },
  key: { type: 'string' },
  jwks: { type: 'string' },
  views: { type: 'boolean' },
  rebuild: { type: 'boolean' },
} as const;
type Asked = Arguments<typeof options>;

await script(help, options, async (asked) => {
  if (asked.names.length > 1) throw new CalledWrongly('Give one proof file at a time.');
  const [file] = asked.names;
  return file === undefined ? verifyWhole(asked) : verifyFile(file, asked.values);
});

/** A statement in compact form is told from a proof file by its look. */
function verifyFile(path: string, { key, jwks }: Asked['values']): Promise<number> {
  const text = readText(path);
  if (text.startsWith('SQLite format 3'))
    throw new Error(`${path} is a whole database. To check it: DATABASE_URL=sqlite:${path} npm run verify`);
  if (!isCompact(text)) return verifyProof(path, key);
  if (key !== undefined && jwks !== undefined) throw new CalledWrongly('Give --key or --jwks, not both.');
  if (key !== undefined && !readVerifierKey(key)) throw new CalledWrongly(`"${key}" is no verifier key.`);
  return verifyStatement(path, text, {
    ...(key !== undefined && { verifierKey: key }),
    ...(jwks !== undefined && { jwks: readJson(jwks) as object }),
  });
}

async function verifyProof(path: string, key: string | undefined): Promise<number> {
  const answer = await verifyProofFile(readJson(path), key);
  if (!('valid' in answer)) {
    console.error(`${path} proves nothing. ${answer.message} (${answer.code} at "${answer.path}")`);
    return 1;
  }
  console.log(answer.entry ? described(answer.entry) : 'Valid: an entry this file holds only the hash of');
  console.log(`is entry ${answer.position} of ${answer.treeSize} in the ledger ${answer.origin}.`);
  console.log(`Key: ${answer.verifierKey}`);
  if (!answer.trusted)
    console.log('The key was taken from the file itself. Compare it, or give the one you trust with --key.');
  return 0;
}

function described(entry: object): string {
  const { type, kind, id, recordedAt } = entry as Record<string, string>;
  return `Valid: ${type} of ${kind} ${id}, recorded ${recordedAt},`;
}

async function verifyWhole({ values }: Asked): Promise<number> {
  const { databaseUrl } = readConfig();
  const checkpoint = await keptCheckpoint(values);
  if (values.rebuild) await rebuild(databaseUrl);
  const storage = await openStorage(databaseUrl, columnsByKind(subjects), { readOnly: true });
  try {
    const verified = await verifyLedger(storage, {
      ...(checkpoint && { checkpoint }),
      progress: progress('entries and hashes'),
    });
    if (values.views && verified.problems.length === 0) verified.problems.push(...(await replay(storage)));
    clearProgress();
    for (const problem of verified.problems) console.error(problem);
    if (verified.problems.length > 0) {
      console.error(`The ledger at ${databaseUrl} is not as it was written.`);
      return 1;
    }
    console.log(`${verified.commits} commits with ${verified.entries} entries are as they were written.`);
    console.log(`Root hash: ${verified.root}`);
    if (checkpoint) console.log(`It begins as the checkpoint of ${checkpoint.size} entries says.`);
    return 0;
  } finally {
    await storage.close();
  }
}

async function rebuild(databaseUrl: string): Promise<void> {
  const storage = await openStorage(databaseUrl, columnsByKind(subjects));
  try {
    await rebuildViews(storage, subjects, progress('making states anew'));
  } finally {
    await storage.close();
  }
}

async function replay(storage: Storage): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-verify-'));
  const scratch = await openStorage(`sqlite:${folder}/replay.db`, columnsByKind(subjects));
  try {
    return await verifyViews(storage, scratch, subjects, progress('replay'));
  } finally {
    await scratch.close();
    rmSync(folder, { recursive: true });
  }
}

async function keptCheckpoint({ checkpoint: path, key }: Asked['values']): Promise<Checkpoint | undefined> {
  if (path === undefined) return undefined;
  const note = readText(path);
  if (key === undefined) {
    const checkpoint = readCheckpoint(note);
    if (checkpoint) return checkpoint;
    throw new Error(`${path} is no checkpoint.`);
  }
  const verifier = readVerifierKey(key);
  if (verifier === undefined) throw new CalledWrongly(`"${key}" is no verifier key.`);
  const checkpoint = await verifyCheckpoint(note, verifier);
  if (checkpoint === undefined) throw new Error(`${path} was not signed by that key.`);
  return checkpoint;
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readText(path));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new Error(`${path} is no JSON file.`, { cause });
    throw cause;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Error(`${path} cannot be read. Check the name.`, { cause });
  }
}

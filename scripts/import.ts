import { randomUUID } from 'node:crypto';
import { readKeys } from '#api/access/keys.ts';
import { signToken } from '#api/access/tokens.ts';
import { alreadyChecked } from '#api/asking/command.ts';
import { ConfigFault, readConfig } from '#api/config.ts';
import { openService } from '#api/open.ts';
import { StorageFault } from '#api/storage/storage.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { type AskedImport, readArguments } from './import/asked.ts';
import { commandIdOf, type ReadRecord, readUnchecked, type UncheckedRecord } from './import/command-of.ts';
import { isFileFault } from './import/file-fault.ts';
import { httpTarget, type TokenFor } from './import/http-target.ts';
import { localTarget } from './import/local-target.ts';
import { Parts } from './import/put-together.ts';
import { type ReadAhead, readAhead } from './import/read-ahead.ts';
import { type FileRecord, isByLine, isUtf16, recordsOf, sizeOf } from './import/records.ts';
import { firmFor, type Target, whyNotYours } from './import/target.ts';
import { writeTemplate } from './import/template.ts';
import { type Told, telling } from './import/told.ts';

/** Bytes; some hundred passports. */
const worthAThread = 2_000_000;

/** One is written, one decided, one read. */
const batchesUnderWay = 3;

type Firms = Map<string, Promise<{ id: string } | Refusal>>;

try {
  const asked = readArguments();
  process.exitCode = 'template' in asked ? writeTemplate(asked) : await run(asked);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = fault instanceof ConfigFault ? 2 : 1;
}

async function run(asked: AskedImport): Promise<number> {
  const total = await sizeOf(asked.files).catch((fault: NodeJS.ErrnoException) => {
    throw new Error(`${fault.path}: ${fault.code === 'ENOENT' ? 'there is no such file.' : fault.message}`);
  });
  const told = telling(asked.language, asked.errors);
  const target = asked.dryRun ? undefined : await openTarget(asked, total > worthAThread);
  const ahead = await readAheadOf(asked);
  const firms: Firms = new Map();
  const parts = new Parts();
  const take = (record: FileRecord) => takeIn(record, target, asked, told, firms);
  const started = performance.now();
  let milliseconds = 0;
  try {
    let done = 0;
    for (const file of asked.files) {
      const records = untilUnreadable(recordsOf(file, asked.language, ahead?.blocks()), told);
      const batches = batchesOf(wholeOnes(records, parts), target?.width ?? 1000);
      await takeAll(batches, take, (bytes) => told.progress((done + bytes) / total));
      done += await sizeOf([file]);
    }
    for (const record of parts.wholes()) await take(record);
    await target?.settle();
    milliseconds = performance.now() - started;
  } finally {
    await ahead?.close();
    await target?.close();
    told.close();
  }
  report(told, target, milliseconds);
  return told.refused > 0 ? 1 : 0;
}

/** Batch after batch, some of them under way at the same time. */
async function takeAll(
  batches: AsyncGenerator<FileRecord[]>,
  take: (record: FileRecord) => Promise<void>,
  progress: (bytes: number) => void,
): Promise<void> {
  const underWay: Promise<unknown>[] = [];
  for await (const batch of batches) {
    const taking = Promise.all(batch.map(take));
    taking.catch(() => {}); // Whoever waits for it below is told.
    underWay.push(taking);
    if (underWay.length === batchesUnderWay) await underWay.shift();
    progress(batch.at(-1)?.bytes ?? 0);
  }
  await Promise.all(underWay);
}

/** Parts of passports wait until all files have been read. */
async function* wholeOnes(records: AsyncGenerator<FileRecord>, parts: Parts): AsyncGenerator<FileRecord> {
  for await (const record of records) if (!parts.take(record)) yield record;
}

/** What cannot be read of a file is said; the other files are read all the same. */
async function* untilUnreadable(records: AsyncGenerator<FileRecord>, told: Told): AsyncGenerator<FileRecord> {
  try {
    yield* records;
  } catch (fault) {
    if (!isFileFault(fault)) throw fault;
    told.refuseFile(fault);
  }
}

/** Reads, checks and issues one record; what is wrong is printed at once and counted. */
async function takeIn(
  record: FileRecord,
  target: Target | undefined,
  { organisation, language }: AskedImport,
  told: Told,
  firms: Firms,
): Promise<void> {
  if (record.fault) return told.refuse(record, record.fault);
  const read = record.checked ?? readUnchecked(record.value, language);
  if ('code' in read) return told.refuse(record, read);
  // The command is checked when it is recorded; a firm is registered only from a passport that is in order.
  const firmIsKnown = firms.has(firmKey(read));
  const invalid = record.checked || (target && firmIsKnown) ? undefined : (read as UncheckedRecord).refusal();
  if (invalid) return told.refuse(record, invalid);
  if (!target) return told.record(record, read);
  const firm = await firmOf(target, read, firms, organisation);
  if ('code' in firm) return told.refuse(record, { ...firm, path: read.pointerOf(firm.path ?? '') });
  const command = { commandId: commandIdOf(firm.id, record.fingerprint()), ...read.command };
  const outcome = await target.issue(firm.id, record.checked ? alreadyChecked(command) : command);
  if ('code' in outcome) return told.refuse(record, { ...outcome, path: read.pointerOf(outcome.path ?? '') });
  told.lastBattery = outcome.battery;
  if (outcome.repeated) told.repeated++;
  else told.record(record, read);
}

/** One large file of lines is read and checked by a second thread; for a small one that would come too late. */
async function readAheadOf({ files: [file, ...others] }: AskedImport): Promise<ReadAhead | undefined> {
  if (file === undefined || others.length > 0 || !isByLine(file)) return undefined;
  return (await sizeOf([file])) > worthAThread && !(await isUtf16(file)) ? readAhead(file) : undefined;
}

/** Each firm is looked for once, however many of its passports are under way. */
function firmOf(
  target: Target,
  read: ReadRecord,
  firms: Firms,
  organisation: string | undefined,
): Promise<{ id: string } | Refusal> {
  const key = firmKey(read);
  const known = firms.get(key) ?? (organisation ? only(target, organisation, read) : firmFor(target, read.operator));
  firms.set(key, known);
  return known;
}

async function only(target: Target, id: string, { operator }: ReadRecord): Promise<{ id: string } | Refusal> {
  return (operator && (await whyNotYours(target, id, operator))) ?? { id };
}

function firmKey({ operator }: ReadRecord): string {
  return JSON.stringify([operator?.identifier, operator?.name]);
}

async function* batchesOf(records: AsyncIterable<FileRecord>, largest: number): AsyncGenerator<FileRecord[]> {
  let batch: FileRecord[] = [];
  let size = Math.min(largest, 60);
  for await (const record of records) {
    batch.push(record);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
    size = Math.min(largest, size * 2);
  }
  if (batch.length > 0) yield batch;
}

/** The database itself, or the service that already runs on it. */
async function openTarget({ url, token, organisation }: AskedImport, bulk: boolean): Promise<Target> {
  const config = readConfig();
  if (url && token && organisation) return httpTarget(url, async () => token);
  const signed: TokenFor = (who) => tokenFor(config, who);
  if (url) return httpTarget(url, signed);
  try {
    return localTarget(await openService(config, undefined, { bulk }));
  } catch (fault) {
    if (!(fault instanceof StorageFault) || fault.code !== 'STORAGE_LOCKED') throw fault;
    const running = `http://127.0.0.1:${config.port}`;
    console.error(`Another program uses ${config.databaseUrl}; sending to the service at ${running}.`);
    return httpTarget(running, signed);
  }
}

/** Whoever may read the key file runs the installation, and may sign for a firm of it. */
function tokenFor(config: ReturnType<typeof readConfig>, who: Parameters<TokenFor>[0]): Promise<string> {
  const firm =
    who === 'operator'
      ? { organisation: 'operator', roles: [], operator: true }
      : { ...who, roles: ['manufacturer' as const], operator: false };
  const identity = { kind: 'integration' as const, id: `import:${randomUUID()}`, admin: false, ...firm };
  return signToken(readKeys(config.signingKeyFile), config.publicUrl, identity, 900, new Date());
}

function report(told: Told, target: Target | undefined, milliseconds: number): void {
  const { recorded, repeated, refused, lastBattery } = told;
  const seconds = (milliseconds / 1000).toFixed(2);
  if (!target) console.log(`${recorded} can be taken in, ${refused} cannot. Nothing was written.`);
  else
    console.log(
      `${recorded} recorded, ${repeated} already there, ${refused} refused, in ${target.name}, ${seconds} s.`,
    );
  if (lastBattery && recorded + repeated === 1) console.log(`Its page is /b/${lastBattery}.`);
}

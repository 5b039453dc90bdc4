import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readKeys } from '#api/access/keys.ts';
import { signToken } from '#api/access/tokens.ts';
import { ConfigFault, readConfig } from '#api/config.ts';
import { alreadyChecked } from '#api/graphql/command.ts';
import { openService } from '#api/open.ts';
import { StorageFault } from '#api/storage/storage.ts';
import { isId } from '#schemas/id.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { commandIdOf, type ReadRecord, readUnchecked, type UncheckedRecord } from './import/command-of.ts';
import { httpTarget, type TokenFor } from './import/http-target.ts';
import { localTarget } from './import/local-target.ts';
import { type ReadAhead, readAhead } from './import/read-ahead.ts';
import { type FileRecord, isByLine, isUtf16, recordsOf, sizeOf } from './import/records.ts';
import { firmFor, type Target } from './import/target.ts';

const help = `Takes battery passports in from files.

  npm run import -- FILE… [--organisation ID] [--dry-run] [--url URL --token TOKEN]

  FILE               JSON (one passport or a list) or NDJSON (.ndjson, .jsonl: one per line), each in our own format,
                     openEPCIS "DPP ready", BatteryPass-Ready, Battery Pass 1.2 or EN 18223;
                     or { "passport": …, "installedInVin": … } around one
  --organisation ID  the firm that issues them; otherwise the one each passport names as responsible, which is registered
                     as a manufacturer if it is new
  --dry-run          reads and checks everything, writes nothing
  --url URL          sends them to a running service instead of opening the database
  --token TOKEN      for --url, when the service runs on another machine (npm run token); needs --organisation

The same file twice is harmless: a record that was taken in before is only counted. What is wrong is said as
"FILE:LINE POINTER sentence"; the exit code is then 1.`;

/** Bytes; some hundred passports. */
const worthAThread = 2_000_000;

interface Asked {
  files: string[];
  organisation?: string;
  dryRun: boolean;
  url?: string;
  token?: string;
}

interface Tally {
  recorded: number;
  repeated: number;
  refused: number;
  firms: Map<string, Promise<{ id: string } | Refusal>>;
  lastBattery?: string;
}

try {
  process.exitCode = await run(readArguments());
} catch (fault) {
  console.error(sentenceOf(fault));
  process.exitCode = fault instanceof ConfigFault ? 2 : 1;
}

async function run(asked: Asked): Promise<number> {
  const total = await sizeOf(asked.files).catch((fault: NodeJS.ErrnoException) => {
    throw new Error(`${fault.path}: ${fault.code === 'ENOENT' ? 'there is no such file.' : fault.message}`);
  });
  const target = asked.dryRun ? undefined : await openTarget(asked);
  const ahead = await readAheadOf(asked);
  const tally: Tally = { recorded: 0, repeated: 0, refused: 0, firms: new Map() };
  const started = performance.now();
  let milliseconds = 0;
  try {
    let done = 0;
    for (const file of asked.files) {
      for await (const batch of batchesOf(recordsOf(file, ahead?.blocks()), target?.width ?? 1000)) {
        await Promise.all(batch.map((record) => takeIn(record, target, asked.organisation, tally)));
        showProgress(tally, (done + (batch.at(-1)?.bytes ?? 0)) / total);
      }
      done += await sizeOf([file]);
    }
    milliseconds = performance.now() - started;
  } finally {
    await ahead?.close();
    await target?.close();
  }
  report(tally, target, milliseconds);
  return tally.refused > 0 ? 1 : 0;
}

/** Reads, checks and issues one record; what is wrong is printed at once and counted. */
async function takeIn(
  record: FileRecord,
  target: Target | undefined,
  organisation: string | undefined,
  tally: Tally,
): Promise<void> {
  if (record.fault) return refuse(record, { code: 'INVALID_INPUT', message: record.fault, path: '' }, tally);
  const read = record.checked ?? readUnchecked(record.value);
  if ('code' in read) return refuse(record, read, tally);
  // The command is checked when it is recorded; a firm is registered only from a passport that is in order.
  const firmIsKnown = organisation !== undefined || tally.firms.has(firmKey(read));
  const invalid = record.checked || (target && firmIsKnown) ? undefined : (read as UncheckedRecord).refusal();
  if (invalid) return refuse(record, invalid, tally);
  if (!target) {
    tally.recorded++;
    return;
  }
  const firm = organisation ? { id: organisation } : await firmOf(target, read, tally);
  if ('code' in firm) return refuse(record, { ...firm, path: '' }, tally);
  const command = { commandId: commandIdOf(firm.id, record.fingerprint()), ...read.command };
  const outcome = await target.issue(firm.id, record.checked ? alreadyChecked(command, record.checked.hash) : command);
  if ('code' in outcome) return refuse(record, { ...outcome, path: read.pointerOf(outcome.path ?? '') }, tally);
  tally.lastBattery = outcome.battery;
  if (outcome.repeated) tally.repeated++;
  else tally.recorded++;
}

/** One large file of lines is read and checked by a second thread; for a small one that would come too late. */
async function readAheadOf({ files: [file, ...others] }: Asked): Promise<ReadAhead | undefined> {
  if (file === undefined || others.length > 0 || !isByLine(file)) return undefined;
  return (await sizeOf([file])) > worthAThread && !(await isUtf16(file)) ? readAhead(file) : undefined;
}

/** Each firm is looked for once, however many of its passports are under way. */
function firmOf(target: Target, read: ReadRecord, tally: Tally): Promise<{ id: string } | Refusal> {
  const key = firmKey(read);
  const known = tally.firms.get(key) ?? firmFor(target, read.operator);
  tally.firms.set(key, known);
  return known;
}

function firmKey({ operator }: ReadRecord): string {
  return JSON.stringify([operator?.identifier, operator?.name]);
}

function refuse(record: FileRecord, { code, message, path = '' }: Refusal, tally: Tally): void {
  tally.refused++;
  clearProgress();
  console.error(`${record.place(path)} ${path || '/'} ${message} (${code})`);
}

/** Small ones first, so that writing begins while the other thread is still getting under way. */
async function* batchesOf(records: AsyncIterable<FileRecord>, largest: number): AsyncGenerator<FileRecord[]> {
  let batch: FileRecord[] = [];
  let size = Math.min(largest, 250);
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
async function openTarget({ url, token, organisation }: Asked): Promise<Target> {
  const config = readConfig();
  if (url && token && organisation) return httpTarget(url, async () => token);
  const signed: TokenFor = (who) => tokenFor(config, who);
  if (url) return httpTarget(url, signed);
  try {
    return localTarget(await openService(config));
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

function showProgress({ recorded, repeated, refused }: Tally, share: number): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${Math.round(share * 100)} %  ${recorded + repeated + refused} passports`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function report(tally: Tally, target: Target | undefined, milliseconds: number): void {
  const { recorded, repeated, refused, lastBattery } = tally;
  clearProgress();
  const seconds = (milliseconds / 1000).toFixed(2);
  if (!target) console.log(`${recorded} can be taken in, ${refused} cannot. Nothing was written.`);
  else
    console.log(
      `${recorded} recorded, ${repeated} already there, ${refused} refused, in ${target.name}, ${seconds} s.`,
    );
  if (lastBattery && recorded + repeated === 1) console.log(`Its page is /b/${lastBattery}.`);
}

function readArguments(): Asked {
  const { values, positionals } = parseOrStop();
  if (values.help || positionals.length === 0) {
    console.log(help);
    process.exit(values.help ? 0 : 1);
  }
  const { organisation, url, token } = values;
  if (organisation !== undefined && !isId(organisation))
    stop(`--organisation ${organisation}: give the id of a registered firm, 14 characters.`);
  if (url !== undefined && !/^https?:\/\//.test(url)) stop(`--url ${url}: give an address like http://localhost:4000.`);
  if (token !== undefined && !(url && organisation)) stop('--token goes with --url and --organisation.');
  return {
    files: positionals,
    dryRun: values['dry-run'] ?? false,
    ...(organisation && { organisation }),
    ...(url && { url: url.replace(/\/+$/, '') }),
    ...(token && { token }),
  };
}

function parseOrStop() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { organisation: text, url: text, token: text, 'dry-run': flag, help: { ...flag, short: 'h' } },
    });
  } catch (fault) {
    return stop(`${(fault as Error).message}\n\n${help}`);
  }
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function sentenceOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

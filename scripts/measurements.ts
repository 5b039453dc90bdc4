import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ConfigFault } from '#api/config.ts';
import { whyNoLine } from '#api/series/upload-line.ts';
import type { Language } from '#schemas/checks/explain-words.ts';
import { isId } from '#schemas/id.ts';
import { type Refusal, refusalText } from '#schemas/refusal.ts';
import { isFileFault } from './import/file-fault.ts';
import { type FileLine, linesIn } from './measurements/file-lines.ts';
import { httpTarget } from './measurements/http-target.ts';
import type { LineTarget } from './measurements/target.ts';

const help = `Takes in what batteries sent home: measurements over time, times in ranges, negative events.

  npm run measurements -- FILE… --organisation ID [--dry-run] [--language de|en]
  npm run measurements -- FILE… --url URL --token TOKEN

  FILE               .ndjson or .jsonl: one line for each battery, with the fields of recordMeasurements –
                       { "battery": "ID or code", "measurements": [{ "measuredAt": …, "stateOfHealthPercent": … }],
                         "histograms": […], "events": […], "method": … }
                     .csv: one row for each point, with the columns battery, measuredAt and any of the metrics,
                       e.g. stateOfHealthPercent, fullCycles, temperatureC; rows of one battery one after the other;
                     or a ZIP archive of such files
  --organisation ID  the firm that sends them
  --dry-run          reads and checks everything, writes nothing
  --url URL          sends them to a running service instead of opening the database
  --token TOKEN      of the firm, for --url (npm run token)

The same file twice is harmless, so after a break the upload is simply started again. What is wrong is said as
"FILE:LINE POINTER sentence"; the exit code is then 1.`;

/** Lines and characters that go to the service at once. */
const atOnce = { lines: 1000, length: 4_000_000 };

interface Asked {
  files: string[];
  language: Language;
  open(): Promise<LineTarget | undefined>;
}

interface Tally {
  recorded: number;
  repeated: number;
  refused: number;
}

try {
  process.exitCode = await run(readArguments());
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = fault instanceof ConfigFault ? 2 : 1;
}

async function run({ files, language, open }: Asked): Promise<number> {
  const total = await sizeOf(files);
  const target = await open();
  const tally: Tally = { recorded: 0, repeated: 0, refused: 0 };
  const started = performance.now();
  try {
    let done = 0;
    for (const file of files) {
      for await (const batch of batchesOf(untilUnreadable(linesIn(file, language), tally))) {
        await takeIn(batch, target, tally, language);
        showProgress((done + (batch.at(-1)?.bytes ?? 0)) / total, tally);
      }
      done += (await stat(file)).size;
    }
  } finally {
    await target?.close();
    clearProgress();
  }
  const { recorded, repeated, refused } = tally;
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  if (!target) console.log(`${recorded} lines can be taken in, ${refused} cannot. Nothing was written.`);
  else
    console.log(
      `${recorded} recorded, ${repeated} already there, ${refused} refused, in ${target.name}, ${seconds} s.`,
    );
  return refused > 0 ? 1 : 0;
}

async function takeIn(
  batch: FileLine[],
  target: LineTarget | undefined,
  tally: Tally,
  language: Language,
): Promise<void> {
  for (const line of batch) if (line.fault) refuse(line, line.fault, tally, language);
  const lines = batch.filter((line): line is FileLine & { text: string } => line.text !== undefined);
  const texts = lines.map(({ text }) => text);
  const results = target ? await target.send(texts) : texts.map((text) => whyNoLine(text));
  for (const [index, line] of lines.entries()) {
    const result = results[index];
    if (result && 'code' in result) refuse(line, result, tally, language);
    else if (result?.repeated) tally.repeated++;
    else tally.recorded++;
  }
}

function refuse({ file, line }: FileLine, refusal: Refusal, tally: Tally, language: Language): void {
  const { code, path = '' } = refusal;
  tally.refused++;
  clearProgress();
  console.error(`${file}:${line(path)} ${path || '/'} ${refusalText(refusal, language)} (${code})`);
}

/** What cannot be read of a file is said; the other files are read all the same. */
async function* untilUnreadable(lines: AsyncGenerator<FileLine>, tally: Tally): AsyncGenerator<FileLine> {
  try {
    yield* lines;
  } catch (fault) {
    if (!isFileFault(fault)) throw fault;
    tally.refused++;
    clearProgress();
    console.error(`${fault.place} ${fault.message} (${fault.code})`);
  }
}

async function* batchesOf(lines: AsyncGenerator<FileLine>): AsyncGenerator<FileLine[]> {
  let batch: FileLine[] = [];
  let length = 0;
  for await (const line of lines) {
    batch.push(line);
    length += line.text?.length ?? 0;
    if (batch.length < atOnce.lines && length < atOnce.length) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}

async function sizeOf(files: readonly string[]): Promise<number> {
  let total = 0;
  for (const file of files) {
    const found = await stat(file).catch((fault: NodeJS.ErrnoException) => {
      throw new Error(`${file}: ${fault.code === 'ENOENT' ? 'there is no such file.' : fault.message}`);
    });
    total += found.size;
  }
  return total;
}

function showProgress(share: number, { recorded, repeated, refused }: Tally): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${Math.round(Math.min(1, share) * 100)} %  ${recorded + repeated + refused} lines`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}

function readArguments(): Asked {
  const { values, positionals } = parseOrStop();
  if (values.help || positionals.length === 0) {
    console.log(help);
    process.exit(values.help ? 0 : 1);
  }
  const { organisation, url, token } = values;
  const asked = { files: positionals, language: languageOf(values.language) };
  if (values['dry-run']) return { ...asked, open: async () => undefined };
  if (url !== undefined) {
    if (!/^https?:\/\//.test(url)) stop(`--url ${url}: give an address like http://localhost:4000.`);
    if (token === undefined) return stop('--url needs --token (npm run token -- --organisation ID --role R).');
    return { ...asked, open: async () => httpTarget(url.replace(/\/+$/, ''), token) };
  }
  if (organisation === undefined || !isId(organisation))
    return stop('--organisation: give the id of the firm that sends them, 14 characters.');
  // The whole service is loaded only where it is needed.
  const open = async () => (await import('./measurements/local-target.ts')).localTarget(organisation);
  return { ...asked, open };
}

/** What is asked for, else the language of the terminal. */
function languageOf(asked: string | undefined): Language {
  if (asked === 'de' || asked === 'en') return asked;
  if (asked !== undefined) stop(`--language ${asked}: give de or en.`);
  return /^de/i.test(process.env.LC_ALL || process.env.LANG || '') ? 'de' : 'en';
}

function parseOrStop() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { organisation: text, url: text, token: text, language: text, 'dry-run': flag } as const;
  try {
    return parseArgs({ allowPositionals: true, options: { ...options, help: { ...flag, short: 'h' } } });
  } catch (fault) {
    return stop(`${(fault as Error).message}\n\n${help}`);
  }
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

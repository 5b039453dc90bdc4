import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { exportLine, measureExport } from './bench/export.ts';
import { findBatteries, type Installation, newInstallation, remove } from './bench/installation.ts';
import { measureJudging } from './bench/judging.ts';
import { measureKiosk } from './bench/kiosk.ts';
import { type ImportResult, measureGrowth, measureImport, measureScan, measureSteps } from './bench/measure.ts';
import { type Line, missed, print } from './bench/table.ts';

const help = `Measures Kreispass against what the machine can do at least, in one run.

  npm run bench -- [--batteries N] [--seconds S] [--folder DIR] [--no-kiosk] [--bars]

  --batteries N   how many batteries the large database holds (default 10000; try 1000000)
  --seconds S     how long each measurement runs (default 4)
  --folder DIR    where the databases are made (default: the folder for temporary files)
  --no-kiosk      leave the browser out
  --bars          exit with 1 when a first bar is missed`;

const { values } = parseArgs({
  options: {
    batteries: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '4' },
    folder: { type: 'string' },
    'no-kiosk': { type: 'boolean', default: false },
    bars: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const batteries = Number(values.batteries);
const seconds = Number(values.seconds);
if (values.help) {
  console.log(help);
  process.exit(0);
}
if (!Number.isInteger(batteries) || batteries < 10_000 || !(seconds > 0)) {
  console.error('--batteries takes a whole number from 10000, --seconds a number above 0.');
  process.exit(1);
}

const small = 10_000;
const installations: Installation[] = [];
process.once('SIGINT', () => {
  removeAll();
  process.exit(130);
});
let lines: Line[];
try {
  lines = await run();
} finally {
  removeAll();
}
console.log(
  `\n${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);
console.log(`${batteries.toLocaleString('en')} batteries, ${new Date().toISOString().slice(0, 10)}\n`);
print(lines);
const bad = missed(lines);
if (bad.length > 0) console.log(`\nMissed: ${bad.map(({ what }) => what).join('; ')}.`);
process.exit(values.bars && bad.length > 0 ? 1 : 0);

async function run(): Promise<Line[]> {
  say('importing');
  const first = await filled(small);
  const { at, imported } = batteries > small ? await filled(batteries) : { ...first, imported: await importRate() };
  say('scanning');
  const scans = await measureScan(at, batteries, seconds);
  say('scanning one at a time');
  const sizes = { small, large: batteries };
  const growth = at === first.at ? undefined : await measureGrowth(first.at, at, sizes, seconds);
  const judgingUs = measureJudging();
  const scanUs = 1_000_000 / scans.scan.perSecond;
  say('exporting');
  const exported = await measureExport(at);
  say('recording steps');
  const steps = await measureSteps(at, batteries, seconds);
  say('kiosk');
  const kiosk = values['no-kiosk'] ? { note: 'left out' } : await measureKiosk();
  const memoryMb = Math.max(scans.memoryMb, steps.memoryMb);
  return [
    {
      what: 'scan over GraphQL, requests/s, against the floor',
      measured: `${rate(scans.scan.perSecond)} of ${rate(scans.floor.perSecond)}, p99 ${scans.scan.p99Ms.toFixed(1)} ms`,
      value: scans.scan.perSecond / scans.floor.perSecond,
      unit: '',
      firstBar: 0.2,
      ambition: 0.5,
      better: 'more',
    },
    {
      what: 'durable steps/s, 16 clients, against raw commits/s',
      measured: `${rate(steps.steps.perSecond)} of ${rate(steps.commitsPerSecond)}, p99 ${steps.steps.p99Ms.toFixed(1)} ms`,
      value: steps.steps.perSecond / steps.commitsPerSecond,
      unit: '',
      firstBar: 0.3,
      ambition: 1,
      better: 'more',
    },
    {
      what: 'passports imported/s, fully validated, against raw inserts',
      measured: `${rate(imported.perSecond)} of ${rate(imported.floorPerSecond)}`,
      value: imported.perSecond / imported.floorPerSecond,
      unit: '',
      firstBar: 0.3,
      ambition: 0.6,
      better: 'more',
    },
    {
      what: 'scan p99, one at a time, large against 10 thousand',
      measured: growth ? `${growth.large.p99Ms.toFixed(2)} ms against ${growth.small.p99Ms.toFixed(2)} ms` : '',
      ...(growth ? { value: growth.large.p99Ms / growth.small.p99Ms } : { note: 'needs --batteries 1000000' }),
      unit: '',
      firstBar: 1.5,
      ambition: 1.2,
      better: 'less',
    },
    {
      what: 'completeness and access view of a passport, against a scan',
      measured: `${judgingUs.toFixed(1)} µs of ${scanUs.toFixed(0)} µs`,
      value: judgingUs / scanUs,
      unit: '',
      firstBar: 0.1,
      ambition: 0.05,
      better: 'less',
    },
    {
      what: 'origins of a lot with 100 000 ancestors',
      measured: '',
      note: 'comes with material accounting',
      unit: '',
      firstBar: 3,
      ambition: 1.5,
      better: 'less',
    },
    exportLine(exported),
    {
      what: `memory of the service at ${batteries.toLocaleString('en')} passports`,
      measured: `after scanning ${scans.memoryMb} MB, after recording ${steps.memoryMb} MB`,
      value: memoryMb,
      unit: 'MB',
      firstBar: 400,
      ambition: 200,
      better: 'less',
    },
    {
      what: 'kiosk: camera sees the code to safety screen, p95',
      measured: kiosk.note ?? `${kiosk.scans} scans, median ${Math.round(kiosk.p50Ms)} ms`,
      ...(kiosk.note === undefined ? { value: kiosk.p95Ms } : { note: kiosk.note }),
      unit: 'ms',
      firstBar: 500,
      ambition: 150,
      better: 'less',
    },
  ];
}

/** A fresh installation with so many passports in it. */
async function filled(count: number): Promise<{ at: Installation; imported: ImportResult }> {
  const at = await newInstallation(values.folder);
  installations.push(at);
  const imported = await measureImport(at, 0, count, (done) => say(`${done.toLocaleString('en')} passports imported`));
  await findBatteries(at);
  return { at, imported };
}

/** A rate needs some length: of ten thousand passports the program spends half getting warm. */
async function importRate(): Promise<ImportResult> {
  const at = await newInstallation(values.folder);
  installations.push(at);
  return measureImport(at, 0, 100_000);
}

function removeAll(): void {
  for (const installation of installations) remove(installation);
}

function rate(perSecond: number): string {
  return `${Math.round(perSecond).toLocaleString('en')}/s`;
}

/** What is going on, on the terminal only, so that the table can be piped elsewhere. */
function say(what: string | number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what} …`);
  else console.error(`${what} …`);
}

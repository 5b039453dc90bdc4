import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Child, root, startFloor, startService } from './child.ts';
import { environmentOf, type Installation } from './installation.ts';
import { type LoadResult, load, post } from './load.ts';
import { codeOf, passportText, writePassports } from './passports.ts';
import { rawCommitsPerSecond, rawInsertsPerSecond, writeSummaries } from './raw-sqlite.ts';

/** Batteries per file that is imported; a million passports in one file would be seven gigabytes. */
const batch = 100_000;

export interface ImportResult {
  perSecond: number;
  floorPerSecond: number;
}

/**
 * Imports with `npm run import`'s own script and compares with writing the same bytes to SQLite as they are: from the first
 * line of the file to the last one on the disk, against the same texts in memory. Neither counts the start of a program.
 * The floor is measured before and after each file, so that both meet the same machine.
 */
export async function measureImport(
  installation: Installation,
  from: number,
  to: number,
  progress: (done: number) => void = () => {},
): Promise<ImportResult> {
  let seconds = 0;
  const floors: number[] = [];
  for (let n = from; n < to; n += batch) {
    const end = Math.min(to, n + batch);
    const file = join(installation.folder, 'passports.ndjson');
    await writePassports(file, n, end);
    floors.push(importFloor(installation, n, end));
    seconds += await runImport(installation, file);
    floors.push(importFloor(installation, n, end));
    rmSync(file);
    progress(end - from);
  }
  return { perSecond: (to - from) / seconds, floorPerSecond: mean(floors) };
}

/** At most ten thousand of the same passports, which a floor of that shape writes as fast as any number. */
function importFloor(installation: Installation, from: number, to: number): number {
  const texts = Array.from({ length: Math.min(to - from, 10_000) }, (_, n) => passportText(from + n));
  const file = join(installation.folder, 'raw.db');
  const perSecond = rawInsertsPerSecond(file, texts);
  rmSync(file);
  return perSecond;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** With the options of `npm run import`. Gives back how many seconds the import says it took. */
async function runImport(installation: Installation, file: string): Promise<number> {
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--min-semi-space-size=64',
    '--max-semi-space-size=64',
    'scripts/import.ts',
    '--organisation',
    installation.manufacturer,
    file,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environmentOf(installation),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = (complaint + chunk).slice(-2000);
  });
  const [code] = await once(child, 'close');
  const seconds = /, ([\d.]+) s\.\s*$/.exec(said)?.[1];
  if (code !== 0 || !seconds) throw new Error(`The import failed: ${complaint}`);
  return Number(seconds);
}

export interface ScanResult {
  scan: LoadResult;
  floor: LoadResult;
  memoryMb: number;
}

/** `scan` over GraphQL by a signed-in dismantler against the floor server, over the same wires, in turns. */
export async function measureScan(installation: Installation, batteries: number, seconds: number): Promise<ScanResult> {
  const service = await startService(environmentOf(installation));
  const floorFile = join(installation.folder, 'floor.db');
  writeSummaries(floorFile, summaries(await sampleAnswer(service, installation), batteries));
  const floor = await startFloor(floorFile);
  try {
    const scan = (time: number) => scanLoad(service, installation, batteries, 16, time);
    const base = (time: number) =>
      load({
        port: floor.port,
        connections: 16,
        seconds: time,
        expect: found,
        request: (n) => post('/', { code: codeOf(pickOf(n, batteries)) }),
      });
    const rounds = await inTurns([scan, base], seconds);
    return { scan: median(rounds[0]), floor: median(rounds[1]), memoryMb: service.memoryMb() };
  } finally {
    await service.stop();
    await floor.stop();
  }
}

/** What one look-up costs in a small and in a large database: one request at a time, so that no queue hides it, in turns. */
export async function measureGrowth(
  small: Installation,
  large: Installation,
  sizes: { small: number; large: number },
  seconds: number,
): Promise<{ small: LoadResult; large: LoadResult }> {
  const services = [await startService(environmentOf(small)), await startService(environmentOf(large))] as const;
  try {
    const rounds = await inTurns(
      [
        (time) => scanLoad(services[0], small, sizes.small, 1, time),
        (time) => scanLoad(services[1], large, sizes.large, 1, time),
      ],
      seconds,
    );
    return { small: steadiest(rounds[0]), large: steadiest(rounds[1]) };
  } finally {
    for (const service of services) await service.stop();
  }
}

function scanLoad(service: Child, installation: Installation, batteries: number, connections: number, seconds: number) {
  const request = (n: number) => scanRequest(installation, pickOf(n, batteries));
  return load({ port: service.port, connections, seconds, expect: found, request });
}

const found = '"__typename":"Battery"';

/** One round to warm up and three that count, each measurement next to the other, so that both meet the same machine. */
async function inTurns(runs: readonly [Run, Run], seconds: number): Promise<[LoadResult[], LoadResult[]]> {
  for (const run of runs) await run(seconds / 2);
  const results: [LoadResult[], LoadResult[]] = [[], []];
  for (let round = 0; round < 3; round++) {
    results[0].push(await runs[0](seconds));
    results[1].push(await runs[1](seconds));
  }
  return results;
}

type Run = (seconds: number) => Promise<LoadResult>;

export interface StepsResult {
  steps: LoadResult;
  commitsPerSecond: number;
  memoryMb: number;
}

/** Durable steps by 16 clients, each waiting for its answer, against one writer that commits rows of the same size. */
export async function measureSteps(
  installation: Installation,
  batteries: number,
  seconds: number,
): Promise<StepsResult> {
  const service = await startService(environmentOf(installation));
  try {
    const run = (time: number, name: string) =>
      load({
        port: service.port,
        connections: 16,
        seconds: time,
        expect: 'RecordConditionSuccess',
        request: (n) =>
          stepRequest(
            installation,
            `${name}-${n}`,
            installation.batteryIds[pickOf(n, installation.batteryIds.length)] ?? '',
          ),
      });
    const stamp = `bench-${batteries}-${process.pid}`;
    await run(seconds / 2, `${stamp}-warm`);
    const rounds: LoadResult[] = [];
    const floors: number[] = [];
    for (let round = 0; round < 3; round++) {
      rounds.push(await run(seconds, `${stamp}-${round}`));
      const raw = join(installation.folder, `commits-${round}.db`);
      floors.push(rawCommitsPerSecond(raw, 700, seconds / 2));
      rmSync(raw);
      await wait(100);
    }
    return {
      steps: median(rounds),
      commitsPerSecond: floors.sort((a, b) => a - b)[1] ?? 0,
      memoryMb: service.memoryMb(),
    };
  } finally {
    await service.stop();
  }
}

const scanDocument = /* GraphQL */ `query Scan($code: String!) { scan(code: $code) { __typename ... on Battery { id status category manufacturer model serialNumber chemistry massKg nominalEnergyKwh } } }`;
const stepDocument = /* GraphQL */ `mutation Record($input: RecordConditionInput!) { recordCondition(input: $input) { __typename ... on RecordConditionSuccess { commit { number } } ... on Refusal { code message } } }`;

function scanRequest(installation: Installation, n: number): string {
  return post('/graphql', { query: scanDocument, variables: { code: codeOf(n) } }, installation.dismantlerToken);
}

function stepRequest(installation: Installation, commandId: string, battery: string): string {
  const condition = {
    stateOfHealthPercent: 91.5,
    stateOfChargePercent: 48,
    packVoltageV: 351.2,
    temperatureC: 21.5,
    method: 'BMS',
  };
  return post(
    '/graphql',
    { query: stepDocument, variables: { input: { commandId, battery, condition } } },
    installation.manufacturerToken,
  );
}

async function sampleAnswer(service: Child, installation: Installation): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${service.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${installation.dismantlerToken}` },
    body: JSON.stringify({ query: scanDocument, variables: { code: codeOf(0) } }),
  });
  const text = await answer.text();
  if (!text.includes('"status":"ORIGINAL"')) throw new Error(`The service does not find the first battery: ${text}`);
  return text;
}

function* summaries(summary: string, batteries: number) {
  for (let n = 0; n < batteries; n++) yield { code: codeOf(n), summary };
}

/** Jumps around among all batteries, so that nothing is warm by neighbourhood. */
function pickOf(n: number, among: number): number {
  return (n * 7919 + 13) % among;
}

function median(results: LoadResult[]): LoadResult {
  const sorted = [...results].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('Nothing was measured.');
  return middle;
}

/** The round with the lowest p99: whatever else the machine does can only add to it. */
function steadiest(results: LoadResult[]): LoadResult {
  const [best] = [...results].sort((a, b) => a.p99Ms - b.p99Ms);
  if (!best) throw new Error('Nothing was measured.');
  return best;
}

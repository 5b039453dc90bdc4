import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createConnection } from 'mongoose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyProofFile } from '#schemas/proofs/proof-file.ts';
import { findMongodbServer } from '../../scripts/house/mongodb-server.ts';
import { openLedger } from '../src/ledger/open-ledger.ts';
import { openStorage } from '../src/open-storage.ts';
import {
  aClock,
  aLedger,
  claim,
  firms,
  register,
  signingKey,
  type Tool,
  toolColumns,
  toolSubject,
} from './ledger-fixtures.ts';

const server = await findMongodbServer();
if (!server) console.log('Two processes on one MongoDB were not tested: there is no server.');
const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server?.stop();
});

/** Starts a writing process and waits until it stands at the line; `lines` has what it said once it is done. */
async function aWriter(url: string, mode: string, name: string, count: number) {
  const program = fileURLToPath(new URL('two-process-writer.ts', import.meta.url));
  const flags = ['--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...flags, program, url, mode, name, String(count)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const said: Record<string, unknown>[] = [];
  const reader = createInterface({ input: child.stdout });
  const ready = new Promise((resolve) => reader.once('line', resolve));
  const waiting: (() => void)[] = [];
  reader.on('line', (line) => {
    said.push(JSON.parse(line));
    waiting.shift()?.();
  });
  const done = new Promise<number | null>((resolve) => child.once('close', resolve));
  await ready;
  return {
    go: () => child.stdin.end('go\n'),
    /** Sends a line and waits for the next answer. */
    ask: (line: string) =>
      new Promise<void>((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${line}\n`);
      }),
    end: () => child.stdin.end(),
    async lines() {
      expect(await done).toBe(0);
      return said.slice(1);
    },
  };
}

describe.skipIf(!server)('Two processes on one MongoDB database', () => {
  let url = '';
  beforeEach(() => {
    url = `${server?.url}/kreispass_${randomUUID().slice(0, 8)}`;
    return async () => {
      const connection = await createConnection(url).asPromise();
      await connection.dropDatabase();
      await connection.close();
    };
  });

  it('never give one battery into two hands', { timeout: 120_000 }, async () => {
    const tools = 40;
    const storage = await openStorage(url, toolColumns);
    const ledger = await aLedger(storage);
    await ledger.submitAll(Array.from({ length: tools }, (_, index) => register(`tool-${index}`)));

    const writers = await Promise.all([aWriter(url, 'claim', 'a', tools), aWriter(url, 'claim', 'b', tools)]);
    for (let tool = 0; tool < tools; tool++) {
      // Each is told first every other time, so that none has the better start.
      const order = tool % 2 ? [...writers] : [...writers].reverse();
      await Promise.all(order.map((writer) => writer.ask(`tool-${tool}`)));
    }
    for (const writer of writers) writer.end();
    const [a = [], b = []] = await Promise.all(writers.map((writer) => writer.lines()));
    for (let tool = 0; tool < tools; tool++) {
      const answers = [a[tool], b[tool]];
      expect(
        answers.filter((answer) => answer && 'commit' in answer),
        `tool ${tool}`,
      ).toHaveLength(1);
      expect(
        answers.filter((answer) => answer?.refused === 'NOT_IN_YOUR_HANDS'),
        `tool ${tool}`,
      ).toHaveLength(1);
    }
    // Otherwise nothing was contended and the test has shown nothing.
    for (const lines of [a, b]) expect(lines.filter((line) => 'commit' in line).length).toBeGreaterThan(0);

    const commits = await storage.commits(1, 1000);
    expect(commits.map((commit) => commit.number)).toEqual(Array.from({ length: 2 * tools }, (_, index) => index + 1));
    const restarted = await openLedger({ storage, subjects: [toolSubject], signingKey, now: aClock() });
    for (const line of [...a, ...b].filter((line) => 'commit' in line)) {
      const view = await restarted.views.subject<Tool>('component', String(line.tool));
      expect(view).toMatchObject({ version: 2, state: { holder: a.includes(line) ? firms[0] : firms[1] } });
    }
    expect(await verifyProofFile(await restarted.log.proof(2 * tools - 1), restarted.log.verifierKey)).toMatchObject({
      valid: true,
    });
    await storage.close();
  });

  it('write one chain of commits without gap or fork', { timeout: 120_000 }, async () => {
    await (await openStorage(url, toolColumns)).close();
    const writers = await Promise.all([aWriter(url, 'append', 'a', 30), aWriter(url, 'append', 'b', 30)]);
    for (const writer of writers) writer.go();
    const said = await Promise.all(writers.map((writer) => writer.lines()));
    const numbers = said.flat().flatMap((line) => line.numbers as number[]);
    expect(numbers.sort((one, other) => one - other)).toEqual(
      Array.from({ length: numbers.length }, (_, index) => index + 1),
    );
    const storage = await openStorage(url, toolColumns);
    const commits = await storage.commits(1, 1000);
    expect(commits.map((commit) => commit.number)).toEqual(numbers);
    expect(commits.flatMap((commit) => commit.entries.map((entry) => entry.position))).toEqual(
      numbers.map((number) => number - 1),
    );
    await storage.close();
  });

  it('hear of each other’s commits within a second', async () => {
    const [one, other] = [await openStorage(url, toolColumns), await openStorage(url, toolColumns)];
    const [here, there] = [await aLedger(one), await aLedger(other)];
    const heard = new Promise<string>((resolve) => {
      here.onCommit((commit) => resolve(commit.commandId));
    });
    await there.submit(register('saw'));
    const written = Date.now();
    expect(await heard).toBe('register-saw');
    expect(Date.now() - written).toBeLessThan(2000);
    expect(await here.log.checkpoint()).toBe(await there.log.checkpoint());
    await here.close();
    await there.close();
    await one.close();
    await other.close();
  });

  it('decide from the log when a held-up process has put an older view over a newer one', async () => {
    const storage = await openStorage(url, toolColumns);
    const [one, other] = [await aLedger(storage), await aLedger(storage)];
    await one.submit(register('saw'));
    const older = await storage.subject('component', 'saw');
    await one.submit(claim('saw', 'c1'));
    await other.submit(register('other'));
    const connection = await createConnection(url).asPromise();
    const subjects = connection.collection<{ _id: string }>('subjects');
    await subjects.updateOne({ _id: 'component:saw' }, { $set: { version: 1, state: JSON.stringify(older?.state) } });
    await connection.close();
    for (const [ledger, command] of [
      [one, 'c2'],
      [other, 'c3'],
    ] as const) {
      expect(await ledger.submit(claim('saw', command, firms[1]))).toMatchObject({
        refusal: { code: 'NOT_IN_YOUR_HANDS' },
      });
    }
    await storage.close();
  });
});

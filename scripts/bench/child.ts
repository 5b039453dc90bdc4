import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Child {
  port: number;
  /** Resident memory right now, in megabytes. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** The floor server on a database made by `writeSummaries`. */
export async function startFloor(database: string): Promise<Child> {
  const child = start(['scripts/bench/floor-server.ts', database], {});
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => resolve(Number(String(chunk).replace(/\D/g, ''))));
    child.once('exit', () => reject(new Error('The floor server did not start.')));
  });
  return handle(child, port);
}

/** The service as `npm start` runs it, with these settings; on a free port if they name none. */
export async function startService(environment: Record<string, string>): Promise<Child> {
  const port = environment.PORT ? Number(environment.PORT) : await freePort();
  const child = start(['api/src/main.ts'], { ...environment, PORT: String(port) });
  child.stdout?.resume();
  const ended = once(child, 'exit').then(() => {
    throw new Error('The service did not start.');
  });
  await Promise.race([answers(`http://127.0.0.1:${port}/ready`), ended]);
  ended.catch(() => undefined);
  return handle(child, port);
}

/** With the same options as `npm start`. A folder in BENCH_CPU_PROF gets a profile of the service. */
function start(args: string[], environment: Record<string, string>): ChildProcess {
  const options = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];
  const folder = process.env.BENCH_CPU_PROF;
  if (folder && args[0]?.startsWith('api')) options.push('--cpu-prof', `--cpu-prof-dir=${folder}`);
  return spawn(process.execPath, [...options, ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function handle(child: ChildProcess, port: number): Child {
  return {
    port,
    memoryMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024);
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function answers(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

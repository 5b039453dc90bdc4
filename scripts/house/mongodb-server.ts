import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../api/test/api/free-port.ts';

/** A server that speaks MongoDB, for tests. `url` has no database yet; add `/NAME`. */
export interface MongodbServer {
  /** What it is, e.g. `mongod` or `FerretDB 1.24.2 (SQLite)`. */
  name: string;
  url: string;
  stop(): Promise<void>;
}

/**
 * Finds a MongoDB-compatible server: the one at TEST_MONGODB_URL, `mongod` or
 * SecantusDB's `secantusd-py` on the path, or the FerretDB that
 * `scripts/house/install-ferretdb.sh` has built. A server it starts has a folder and a port of its own and ends with `stop`.
 * @returns undefined when none is to be had.
 */
export async function findMongodbServer(): Promise<MongodbServer | undefined> {
  const given = process.env.TEST_MONGODB_URL;
  if (given) return { name: 'the server at TEST_MONGODB_URL', url: given.replace(/\/+$/, ''), stop: async () => {} };
  if (isOnPath('mongod'))
    return start('mongod', 'mongod', (port, folder) => [
      '--port',
      `${port}`,
      '--dbpath',
      folder,
      '--bind_ip',
      '127.0.0.1',
    ]);
  if (isOnPath('secantusd-py')) return start('SecantusDB on WiredTiger', 'secantusd-py', secantusArguments);
  if (existsSync(ferretdb)) return start('FerretDB 1.24.2 on SQLite', ferretdb, ferretdbArguments);
  return undefined;
}

/** Where `scripts/house/install-ferretdb.sh` puts it. */
const ferretdb = fileURLToPath(new URL('../../node_modules/.cache/ferretdb/ferretdb', import.meta.url));

function ferretdbArguments(port: number, folder: string): string[] {
  return [
    '--handler=sqlite',
    `--sqlite-url=file:${folder}/`,
    `--listen-addr=127.0.0.1:${port}`,
    `--state-dir=${folder}`,
    '--debug-addr=-',
    '--telemetry=disable',
    '--log-level=error',
  ];
}

function secantusArguments(port: number, folder: string): string[] {
  return ['--port', `${port}`, '--storage-path', folder, '--log-level', 'ERROR'];
}

async function start(
  name: string,
  program: string,
  args: (port: number, folder: string) => string[],
): Promise<MongodbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kreispass-mongodb-'));
  const port = await freePort();
  const child = spawn(program, args(port, folder), { stdio: ['ignore', 'ignore', 'inherit'] });
  await listening(child, port, name);
  return {
    name,
    url: `mongodb://127.0.0.1:${port}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null) {
        child.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isOnPath(program: string): boolean {
  try {
    execFileSync(program, ['--help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function listening(child: ChildProcess, port: number, name: string): Promise<void> {
  for (let tries = 0; tries < 750; tries++) {
    if (child.exitCode !== null) break;
    if (await accepts(port)) return;
    await wait(20);
  }
  child.kill();
  throw new Error(`${name} was started but does not answer on port ${port}.`);
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

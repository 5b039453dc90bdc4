/** The thread of `bulk-storage.ts`: opens the file, then does what it is asked, one thing after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteStorage } from './sqlite-storage.ts';

/** Name of a method of the storage, or after `private.` of its private store, and what it takes. */
export type Question = [method: string, args: unknown[]];
export type Answer = { value: unknown } | { fault: Fault };
export interface Fault {
  code: string | undefined;
  name: string;
  message: string;
}

type Method = (...args: unknown[]) => unknown;

const { path, columnsByKind } = workerData;
let storage: SqliteStorage | undefined;
await answer(() => {
  storage = new SqliteStorage(path, columnsByKind, { bulk: true });
});

let work = Promise.resolve();
parentPort?.on('message', ([method, args]: Question) => {
  work = work.then(() => answer(() => methodOf(method)(...args)));
});

async function answer(ask: () => unknown): Promise<void> {
  try {
    const value = await ask();
    parentPort?.postMessage({ value: isOneByOne(value) ? await all(value) : value } satisfies Answer);
  } catch (cause) {
    const { code, name, message } = cause as Fault;
    parentPort?.postMessage({ fault: { code, name, message } } satisfies Answer);
  }
}

function isOneByOne(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** What comes one by one goes over together. */
async function all(values: AsyncIterable<unknown>): Promise<unknown[]> {
  const gathered: unknown[] = [];
  for await (const value of values) gathered.push(value);
  return gathered;
}

function methodOf(name: string): Method {
  const ofPrivate = name.startsWith('private.');
  const port = (ofPrivate ? storage?.private : storage) as unknown as Record<string, Method>;
  return (port[ofPrivate ? name.slice('private.'.length) : name] as Method).bind(port);
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SubjectView } from '../../ledger/subject.ts';
import {
  type ColumnsByKind,
  HeadMoved,
  type PrivateRecord,
  type PrivateStore,
  type Storage,
  StorageFault,
  type Tile,
  type WrittenCommit,
} from '../storage.ts';
import type { Answer, Fault, Question } from './bulk-thread.ts';
import { commitRow, type Rows, viewRow } from './rows.ts';

/**
 * A SQLite file in a thread of its own, for writing very much: while one batch is inserted, the next can be decided. Many
 * appends share one transaction, so what was appended can be read at once but is on the disk only after `settle`.
 */
export async function openBulkSqlite(path: string, columnsByKind: ColumnsByKind): Promise<Storage> {
  const worker = new Worker(new URL('./bulk-thread.ts', import.meta.url), {
    workerData: { path, columnsByKind },
    resourceLimits: { maxYoungGenerationSizeMb: 48 },
  });
  const ask = await answered(worker);
  const storage: Partial<Storage> = {
    exclusive: true,
    aside: true,
    batchLimit: { commits: 1000, bytes: 16_000_000 },
    private: throughThread<PrivateStore>(
      ask,
      {
        async *records() {
          yield* (await ask('private.records')) as PrivateRecord[];
        },
      },
      'private.',
    ),
    async append(commits: WrittenCommit[], views: SubjectView[], tiles: readonly Tile[] = []) {
      const rows: Rows = {
        commits: commits.map(commitRow),
        views: views.map((view) => viewRow(columnsByKind, view)),
        tiles,
      };
      await ask('write', rows);
    },
    async close() {
      await ask('close').finally(() => worker.terminate());
    },
  };
  return throughThread(ask, storage);
}

type Ask = (method: string, ...args: unknown[]) => Promise<unknown>;

/** Whatever is not there already is asked of the thread. */
function throughThread<Port extends object>(ask: Ask, own: Partial<Port>, prefix = ''): Port {
  return new Proxy(own as Port, {
    get: (target, name) =>
      name in target || typeof name === 'symbol' || name === 'then'
        ? Reflect.get(target, name)
        : (...args: unknown[]) => ask(prefix + name, ...args),
  });
}

/** Once the thread has opened the file. It answers in the order in which it was asked. */
async function answered(worker: Worker): Promise<Ask> {
  const waiting: { resolve(value: unknown): void; reject(fault: unknown): void }[] = [];
  const [opened] = (await once(worker, 'message')) as [Answer];
  if ('fault' in opened) {
    await worker.terminate();
    throw faultOf(opened.fault);
  }
  let death: StorageFault | undefined;
  worker.on('message', (answer: Answer) => {
    const asked = waiting.shift();
    if ('fault' in answer) asked?.reject(faultOf(answer.fault));
    else asked?.resolve(answer.value);
  });
  worker.on('error', (cause) => {
    death = new StorageFault('STORAGE_GONE', 'The thread that writes has died. Start again.', { cause });
    for (const { reject } of waiting.splice(0)) reject(death);
  });
  return (method, ...args) =>
    new Promise((resolve, reject) => {
      if (death) return reject(death);
      waiting.push({ resolve, reject });
      worker.postMessage([method, args] satisfies Question);
    });
}

function faultOf({ code, name, message }: Fault): Error {
  if (code === 'HEAD_MOVED') return new HeadMoved(message);
  if (code?.startsWith('STORAGE_')) return new StorageFault(code as StorageFault['code'], message);
  return name === 'TypeError' ? new TypeError(message) : new Error(message);
}

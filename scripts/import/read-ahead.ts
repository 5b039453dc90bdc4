import { on, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LineBlock } from './records.ts';

/** A second thread that reads lines and checks them, while this one writes those before. */
export interface ReadAhead {
  blocks(): AsyncGenerator<LineBlock>;
  close(): Promise<unknown>;
}

/** Gives it once the thread has loaded its program. */
export async function readAhead(file: string): Promise<ReadAhead> {
  const worker = new Worker(new URL('./read-ahead-thread.ts', import.meta.url), { workerData: file });
  await once(worker, 'message');
  return { blocks: () => blocksOf(worker), close: () => worker.terminate() };
}

/** How many blocks the thread may be ahead, some hundred passports each. */
const blocksAhead = 4;

async function* blocksOf(worker: Worker): AsyncGenerator<LineBlock> {
  const answers = on(worker, 'message');
  for (let asked = 0; asked < blocksAhead; asked++) worker.postMessage('next');
  for await (const [answer] of answers) {
    if (answer === 'end') return;
    worker.postMessage('next');
    const { lines, checks } = answer as { lines: Uint8Array[]; checks: LineBlock['checks'] };
    yield { lines: lines.map(asBuffer), ...(checks && { checks }) };
  }
}

/** What was a Buffer arrives from another thread as plain bytes. */
function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

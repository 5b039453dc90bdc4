import { on, once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Identity, rememberIdentity } from '#api/passports/decide/issue.ts';
import type { PassportPart } from '#schemas/passport.ts';
import { ownRecord, type ReadRecord, type Wrapper } from './command-of.ts';
import type { Line } from './records.ts';
import { ModelsReceived, type SeparatedPassport } from './shared-models.ts';

/** A second thread that reads lines and checks them, while this one writes those before. */
export interface ReadAhead {
  blocks(): AsyncGenerator<Line[]>;
  close(): Promise<unknown>;
}

/** What the thread answers, as JSON text, which goes over faster than objects do. */
export interface AheadBlock {
  /** Model data that passports of this block and of later ones refer to. */
  models: PassportPart[];
  lines: AheadLine[];
}

/** Why the rest of the file cannot be read; the `FileFault` itself, or what the disk said. */
export interface AheadFault {
  fault: { code: string; place: string | undefined; message: string };
}

export interface AheadLine {
  length: number;
  fingerprint: string;
  /** The line itself, when it has to be read here. */
  text?: string;
  /** A passport of our own whose command is in order. */
  own?: OwnPassport;
}

/** A passport of our own whose command is in order, taken apart. */
export interface OwnPassport extends SeparatedPassport {
  wrapper: Wrapper;
  prefix: string;
  identity: Identity;
}

/** Gives it once the thread has loaded its program. */
export async function readAhead(file: string): Promise<ReadAhead> {
  const worker = new Worker(new URL('./read-ahead-thread.ts', import.meta.url), { workerData: file });
  await once(worker, 'message');
  return { blocks: () => blocksOf(worker), close: () => worker.terminate() };
}

/** How many blocks the thread may be ahead, some dozen passports each. */
const blocksAhead = 100;

async function* blocksOf(worker: Worker): AsyncGenerator<Line[]> {
  const answers = on(worker, 'message');
  const models = new ModelsReceived();
  for (let asked = 0; asked < blocksAhead; asked++) worker.postMessage('next');
  for await (const [answer] of answers) {
    if (answer === 'end') return;
    worker.postMessage('next');
    const block: AheadBlock | AheadFault = JSON.parse(answer);
    if ('fault' in block) throw Object.assign(new Error(block.fault.message), block.fault);
    models.add(block.models);
    yield block.lines.map((line) => lineOf(line, models));
  }
}

function lineOf({ length, fingerprint, text = '', own }: AheadLine, models: ModelsReceived): Line {
  const line = { length, fingerprint: () => fingerprint, text: () => text };
  return own ? { ...line, checked: checkedRecord(own, models) } : line;
}

function checkedRecord(own: OwnPassport, models: ModelsReceived): ReadRecord {
  const passport = models.whole(own);
  rememberIdentity(passport, own.identity);
  return ownRecord(passport, own.wrapper, own.prefix);
}

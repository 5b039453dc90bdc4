/*
 * A process of its own with storage and ledger, driven by `two-process.test.ts` and `crash.test.ts`:
 *   two-process-writer.ts DATABASE_URL MODE NAME COUNT
 * It prints one JSON line per answer, so that the other side knows what has been acknowledged.
 */
import { createInterface } from 'node:readline';
import { openLedger } from '../src/ledger/open-ledger.ts';
import { openStorage } from '../src/open-storage.ts';
import { HeadMoved } from '../src/storage/storage.ts';
import { claim, firms, register, signingKey, toolColumns, toolSubject, use } from './ledger-fixtures.ts';
import { aCommit } from './storage-fixtures.ts';

const [url = '', mode = '', name = '', count = '0'] = process.argv.slice(2);
const storage = await openStorage(url, toolColumns);
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

if (mode === 'claim') await claimAll();
if (mode === 'append') await appendAll();
if (mode === 'load') await load();
await storage.close();

async function aLedger() {
  return openLedger({ storage, subjects: [toolSubject], signingKey, now: () => new Date() });
}

/** Tries to get each tool it is told; the other process is told the same at the same moment. */
async function claimAll(): Promise<void> {
  const ledger = await aLedger();
  say({ ready: true });
  const holder = name === 'a' ? firms[0] : firms[1];
  for await (const tool of createInterface({ input: process.stdin })) {
    const outcome = await ledger.submit(claim(tool, `${name}-${tool}`, holder));
    say({ tool, ...(outcome.recorded ? { commit: outcome.commit.number } : { refused: outcome.refusal.code }) });
  }
  await ledger.close();
}

/** Writes commits straight to the storage, each behind the head it has seen. */
async function appendAll(): Promise<void> {
  say({ ready: true });
  await new Promise((resolve) => process.stdin.once('data', resolve));
  process.stdin.destroy();
  for (let written = 0; written < Number(count); ) {
    const head = await storage.head();
    const size = 1 + (written % 3);
    const batch = Array.from({ length: size }, (_, index) => {
      const number = head.commit + 1 + index;
      return aCommit(number, {
        commandId: `${name}-${written}-${index}`,
        id: `${name}-${written}-${index}`,
        position: head.size + index,
      });
    });
    try {
      await storage.append(batch, []);
      say({ numbers: batch.map((commit) => commit.number) });
      written++;
    } catch (fault) {
      if (!(fault instanceof HeadMoved)) throw fault;
    }
  }
}

/** Sixteen clients that write as fast as they get answers, until somebody kills this process. */
async function load(): Promise<void> {
  const ledger = await aLedger();
  const client = async (client: number) => {
    const id = `${name}-${client}`;
    await ledger.submit(register(id));
    for (let step = 0; ; step++) {
      const outcome = await ledger.submit(use(id, `${id}-${step}`, 1 + (step % 3)));
      if (outcome.recorded) say({ commandId: `${id}-${step}`, commit: outcome.commit.number });
    }
  };
  await Promise.all(Array.from({ length: 16 }, (_, index) => client(index)));
}

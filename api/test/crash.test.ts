import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '../src/ledger/verify-ledger.ts';
import { verifyViews } from '../src/ledger/verify-views.ts';
import { openStorage } from '../src/open-storage.ts';
import { aLedger, register, toolColumns, toolSubject } from './ledger-fixtures.ts';

/** Starts a process that writes as fast as it can; `acknowledged` grows with every answer its clients got. */
function aBusyProcess(url: string, name: string) {
  const program = fileURLToPath(new URL('two-process-writer.ts', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, url, 'load', name],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const acknowledged: { commandId: string; commit: number }[] = [];
  const reader = createInterface({ input: child.stdout as NonNullable<typeof child.stdout> });
  let enough = { count: 0, reached: () => {} };
  reader.on('line', (line) => {
    // The last line may have been cut off in the middle.
    if (line.endsWith('}')) acknowledged.push(JSON.parse(line));
    if (acknowledged.length >= enough.count) enough.reached();
  });
  const ended = Promise.all([once(child, 'exit'), once(reader, 'close')]);
  return {
    acknowledged,
    /** Waits until that many answers were given, then ends the process without a warning. */
    async killAfter(count: number) {
      await Promise.race([ended, new Promise<void>((reached) => (enough = { count, reached }))]);
      child.kill('SIGKILL');
      await ended;
      return child.signalCode;
    },
  };
}

describe('A process killed under load', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('loses no acknowledged command, tears none, and leaves the file free for the next', {
    timeout: 60_000,
  }, async () => {
    const url = `sqlite:${folder}/kreispass.db`;
    const acknowledged: { commandId: string; commit: number }[] = [];
    for (const [round, enough] of [37, 211, 402].entries()) {
      const busy = aBusyProcess(url, `round${round}`);
      expect(await busy.killAfter(enough)).toBe('SIGKILL');
      expect(busy.acknowledged.length).toBeGreaterThanOrEqual(enough);
      acknowledged.push(...busy.acknowledged);

      const storage = await openStorage(url, toolColumns);
      for (const { commandId, commit } of acknowledged)
        expect((await storage.findCommand(commandId))?.number, commandId).toBe(commit);
      expect(await verifyLedger(storage)).toMatchObject({ problems: [] });
      expect(await verifyViews(storage, await openStorage('sqlite::memory:', toolColumns), [toolSubject])).toEqual([]);
      const ledger = await aLedger(storage);
      expect(await ledger.submit(register(`after-${round}`))).toMatchObject({ recorded: true, repeated: false });
      await ledger.close();
      await storage.close();
    }
  });
});

import { availableParallelism, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { lock } from '#api/storage/sqlite/database.ts';

/*
 * Test files with a browser take turns, while others go on beside them: a Chromium wants two cores, and two of them on two
 * cores slow each other down until a good test fails. The system gives a turn back however a process ends.
 */
// Above the first turn: what stands below it does not exist yet while waiting.
const sqliteBusy = 5;
const turns = Math.max(1, Math.floor(availableParallelism() / 2));
let turn: Promise<Turn> | undefined;

type Turn = NonNullable<ReturnType<typeof takeTurn>>;

/** Waits until this test file may start browsers. Whatever starts them asks; the turn is the file's until its end. */
export async function takeTurnWithBrowser(): Promise<void> {
  turn ??= nextTurn();
  await turn;
}

export async function giveTurnBack(): Promise<void> {
  const given = turn;
  turn = undefined;
  (await given)?.close();
}

async function nextTurn(): Promise<Turn> {
  for (;;) {
    for (let number = 0; number < turns; number++) {
      const taken = takeTurn(join(tmpdir(), `kreispass-browser-tests-${userInfo().uid}-${number}`));
      if (taken) return taken;
    }
    await wait(100);
  }
}

function takeTurn(file: string) {
  try {
    return lock(file);
  } catch (fault) {
    if ((fault as { errcode?: number }).errcode === sqliteBusy) return undefined;
    throw fault;
  }
}

import { openBrowserStore } from '#web-kit/browser-store.ts';
import { type Notebook, openNotebook } from '#web-kit/notebook.ts';
import { type NewCommand, type Outbox, openOutbox } from '#web-kit/outbox.ts';
import { signalResult } from '#web-kit/result-signal.ts';
import { openSeen, type Seen } from '#web-kit/seen.ts';
import { openSession, type Session } from '#web-kit/session.ts';
import { notice, sayRefusal } from './notice.ts';
import { t } from './texts.ts';

export interface Station {
  session: Session;
  outbox: Outbox;
  seen: Seen;
  notebook: Notebook;
}

let opened: Station | undefined;

/** Opens what this device keeps. Needs no network. */
export async function openStation(): Promise<Station> {
  const store = await openBrowserStore('kreispass-station');
  const session = await openSession(store);
  const outbox = await openOutbox({ store, name: 'kreispass-station', owner: session.owner });
  opened = { session, outbox, seen: openSeen(store), notebook: await openNotebook(store) };
  return opened;
}

/** The open station; screens exist only after it was opened. */
export function station(): Station {
  if (!opened) throw new Error('The station has not been opened yet.');
  return opened;
}

/** Keeps a command and says, in this order, that it is kept and what the service answered. False when it was not kept. */
export async function record(command: NewCommand): Promise<boolean> {
  const kept = await station().outbox.keep(command);
  if (!kept.kept) {
    sayRefusal(kept.refusal);
    return false;
  }
  signalResult('good');
  notice.value = { tone: 'warn', text: t().result.kept(command.title) };
  void station()
    .outbox.answered(kept.item.commandId, 10_000)
    .then((answer) => sayAnswer(answer, command));
  return true;
}

function sayAnswer(answer: 'sent' | 'parked' | 'waiting', { title }: NewCommand): void {
  if (answer === 'sent') notice.value = { tone: 'good', text: t().result.sent(title) };
  if (answer === 'parked') {
    notice.value = { tone: 'danger', text: t().result.refused(title) };
    signalResult('bad');
  }
}

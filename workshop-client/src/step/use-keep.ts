import { useState } from 'preact/hooks';
import type { CommandName } from '#schemas/validate.ts';
import type { NewCommand } from '#web-kit/outbox.ts';
import { signalResult } from '#web-kit/result-signal.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { useClient } from '../data/client.ts';

/** Keeps a step first; sending follows by itself. `problem` only when the device could not even keep it. */
export function useKeep() {
  const { outbox } = useClient();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function keep<Name extends CommandName>(command: NewCommand<Name>): Promise<string | undefined> {
    if (busy) return undefined;
    setBusy(true);
    setProblem(undefined);
    const kept = await outbox.keep(command);
    setBusy(false);
    if (!kept.kept) {
      setProblem(refusalSentence(kept.refusal));
      signalResult('bad');
      return undefined;
    }
    signalResult('good');
    return kept.item.commandId;
  }

  return { keep, problem, busy };
}

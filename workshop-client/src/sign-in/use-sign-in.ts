import { useState } from 'preact/hooks';
import type { SignInOutcome } from '#web-kit/session.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { useClient } from '../data/client.ts';

/** One attempt at a time; afterwards whatever was kept while nobody was signed in is sent. */
export function useSignIn() {
  const { outbox } = useClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function attempt(signIn: () => Promise<SignInOutcome>): Promise<boolean> {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    const outcome = await signIn();
    setBusy(false);
    if (outcome.ok) void outbox.sendNow();
    else setProblem(refusalSentence(outcome.refusal));
    return outcome.ok;
  }

  return { busy, problem, setProblem, attempt };
}

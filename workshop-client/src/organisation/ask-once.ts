import { useState } from 'preact/hooks';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import { graphql } from '#web-kit/request.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import { t } from '../texts/t.ts';

/**
 * A command whose answer is a code shown once. It does not go through the outbox: the outbox keeps no answers, and a code
 * that appears an hour later helps nobody. The `commandId` stays the same until there is an answer, so trying again after
 * a lost one does not invite twice.
 */
export function useAskOnce<T extends object>(document: string, name: string) {
  const [commandId, setCommandId] = useState(newCommandId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function ask(input: Record<string, unknown>): Promise<T | undefined> {
    setBusy(true);
    setProblem(undefined);
    const answer = await graphql<Record<string, { __typename: string } & T & ReceivedRefusal>>(document, {
      input: { commandId, ...input },
    });
    setBusy(false);
    if (answer.kind === 'unreachable') return fail(t().organisation.needsConnection);
    setCommandId(newCommandId());
    if (answer.kind === 'refused') return fail(refusalSentence(answer.refusal));
    const result = answer.data[name];
    if (!result || result.__typename === 'Refusal') return fail(result ? refusalSentence(result) : '');
    return result;
  }

  function fail(sentence: string): undefined {
    setProblem(sentence);
    return undefined;
  }

  return { ask, busy, problem, setProblem };
}

const newCommandId = (): string => crypto.randomUUID();

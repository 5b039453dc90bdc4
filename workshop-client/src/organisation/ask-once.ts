import { useState } from 'preact/hooks';
import type { AnswerTo } from '#web-kit/document.ts';
import { refusalIn } from '#web-kit/refusal-in.ts';
import type { Answer } from '#web-kit/request.ts';
import { refusalSentence } from '#web-kit/texts/language.ts';
import type { enrolDeviceDocument } from '../documents/organisation.ts';
import { t } from '../texts/t.ts';

/**
 * A command whose answer is a code shown once. It does not go through the outbox: the outbox keeps no answers, and a code
 * that appears an hour later helps nobody. The `commandId` stays the same until there is an answer, so trying again after
 * a lost one does not invite twice.
 */
export function useAskOnce() {
  const [commandId, setCommandId] = useState(newCommandId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function ask<Data, Done extends { __typename: string }>(
    send: (commandId: string) => Promise<Answer<Data>>,
    resultIn: (data: Data) => Done | Refused,
  ): Promise<Done | undefined> {
    setBusy(true);
    setProblem(undefined);
    const answer = await send(commandId);
    setBusy(false);
    if (answer.kind === 'unreachable') return fail(t().organisation.needsConnection);
    setCommandId(newCommandId());
    if (answer.kind === 'refused') return fail(refusalSentence(answer.refusal));
    const result = resultIn(answer.data);
    return isRefused(result) ? fail(refusalSentence(refusalIn(result))) : result;
  }

  function fail(sentence: string): undefined {
    setProblem(sentence);
    return undefined;
  }

  return { ask, busy, problem, setProblem };
}

type Refused = Extract<AnswerTo<typeof enrolDeviceDocument>['enrolDevice'], { __typename: 'Refusal' }>;

const isRefused = (result: { __typename: string }): result is Refused => result.__typename === 'Refusal';

const newCommandId = (): string => crypto.randomUUID();

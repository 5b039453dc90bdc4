import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ReceivedRefusal } from '#schemas/refusal.ts';
import type { Document } from '#web-kit/document.ts';
import { type Answer, graphql } from '#web-kit/request.ts';
import { type Client, useClient } from './client.ts';

export interface Query<T> {
  data?: T;
  /** Set while `data` is what this device saw last, not what the service says now. */
  asOf?: string;
  problem?: ReceivedRefusal | 'unreachable';
  loading: boolean;
  reload(): void;
}

export interface QueryOptions<T> {
  /** Where the answer is kept on the device, so that it can be shown without a network. */
  keepAs?: KeepAs<T>;
  /** Asked anew whenever this changes. */
  version?: unknown;
  /** False: do not ask yet. */
  enabled?: boolean;
}

/** `keys`: scan codes that shall lead to what is kept. */
export interface KeepAs<T> {
  kind: string;
  id: string;
  keys?: (data: T) => string[];
}

type Shown<T> = Omit<Query<T>, 'reload'>;

/** Shows at once what was seen last, then what the service says; and asks again after each step that has been sent. */
export function useQuery<T, Variables extends object>(
  document: Document<T, Variables>,
  variables: Variables,
  options: QueryOptions<T> = {},
): Query<T> {
  const client = useClient();
  const [shown, setShown] = useState<Shown<T>>({ loading: true });
  const [turn, setTurn] = useState(0);
  const { enabled = true, keepAs, version } = options;
  const question = JSON.stringify([variables, keepAs?.id]);
  const asked = useRef<string | undefined>(undefined);
  const lastSent = client.outbox.sent.value[0]?.commandId;

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    const show = (next: (before: Shown<T>) => Shown<T>) => current && setShown(next);
    if (asked.current !== question) setShown({ loading: true });
    asked.current = question;
    void answerOf(client, document, variables, keepAs, show);
    return () => {
      current = false;
    };
  }, [question, turn, version, lastSent, enabled]);

  useOnline(useCallback(() => setTurn((before) => before + 1), []));
  return { ...shown, reload: useCallback(() => setTurn((before) => before + 1), []) };
}

async function answerOf<T, Variables extends object>(
  { seen }: Client,
  document: Document<T, Variables>,
  variables: Variables,
  keepAs: KeepAs<T> | undefined,
  show: (next: (before: Shown<T>) => Shown<T>) => void,
): Promise<void> {
  const answering = graphql(document, variables);
  const kept = keepAs && (await seen.get<T>(keepAs.kind, keepAs.id).catch(() => undefined));
  if (kept) show((before) => (before.data ? before : { data: kept.value, asOf: kept.seenAt, loading: true }));
  const answer = await answering;
  show((before) => after(before, answer));
  if (!keepAs || answer.kind !== 'data') return;
  const keys = keepAs.keys?.(answer.data) ?? [];
  await seen.keep(keepAs.kind, keepAs.id, answer.data, keys).catch(() => undefined);
}

function after<T>(before: Shown<T>, answer: Answer<T>): Shown<T> {
  if (answer.kind === 'data') return { data: answer.data, loading: false };
  if (answer.kind === 'refused') return { problem: answer.refusal, loading: false };
  // What is on the screen stays there; `asOf` tells since when it is not fresh.
  return { ...before, problem: 'unreachable', loading: false };
}

function useOnline(onOnline: () => void): void {
  useEffect(() => {
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, [onOnline]);
}

import type { Document } from './document.ts';
import { mustBeSentInFull, operationBody } from './operation-body.ts';
import { type Answer, currentToken, readAnswer } from './request.ts';

/**
 * Follows a GraphQL subscription over server-sent events and stays at it: after a break it comes back by itself, with
 * growing pauses, at once when the network returns. `onData` may see an event again after a break; `onOpen` is called on
 * every (re)connection, so that a list can be read anew and nothing that happened in between is missed.
 * @returns a function that ends it
 */
export function subscribe<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
  onData: (data: Data) => void,
  onOpen?: () => void,
): () => void {
  const ended = new AbortController();
  void follow(document, variables, onData, onOpen, ended.signal);
  return () => ended.abort();
}

/** An `onOpen` that reacts when a stream is open again: what happened while nobody listened has to be asked for. */
export function afterBreak(react: () => void): () => void {
  let opened = false;
  return () => {
    if (opened) react();
    opened = true;
  };
}

async function follow<T>(
  document: string,
  variables: object,
  onData: (data: T) => void,
  onOpen: (() => void) | undefined,
  ended: AbortSignal,
): Promise<void> {
  for (let failures = 0; !ended.aborted; failures++) {
    try {
      await readStream(document, variables, ended, onData, () => {
        failures = 0;
        onOpen?.();
      });
    } catch {
      // A broken stream is the normal case in a hall with bad reception; the loop tries again.
    }
    if (!ended.aborted) await pause(pauseMs(failures), ended);
  }
}

const pauseMs = (failures: number): number => Math.min(30_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2);

async function readStream<T>(
  document: string,
  variables: object,
  ended: AbortSignal,
  onData: (data: T) => void,
  onOpen: () => void,
): Promise<void> {
  const token = await currentToken();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: operationBody(document, variables),
    credentials: 'omit',
    signal: ended,
  });
  if (!response.ok || !response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
    // Whether or not that was it, the next try sends what the service can read.
    mustBeSentInFull(document, answerIn(response.status, await response.text()));
    throw new Error(`The event stream answered ${response.status}.`);
  }
  onOpen();
  const events = new EventReader();
  for await (const chunk of chunksOf(response.body)) {
    for (const { event, data } of events.read(chunk)) {
      if (event === 'complete') return;
      if (event === 'next' && data) take(data, onData);
    }
  }
}

/** What was answered instead of a stream, which may look like one. */
function answerIn(status: number, text: string): Answer<unknown> {
  const told = new EventReader().read(text).find(({ data }) => data !== '');
  return readAnswer(status, told?.data ?? text);
}

function take<T>(text: string, onData: (data: T) => void): void {
  const message = JSON.parse(text) as { data?: T };
  if (message.data) onData(message.data);
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** Puts events together again that arrive cut anywhere (WHATWG HTML §9.2.6). */
export class EventReader {
  #rest = '';

  read(chunk: string): { event: string; data: string }[] {
    const blocks = (this.#rest + chunk).replaceAll('\r\n', '\n').split('\n\n');
    this.#rest = blocks.pop() ?? '';
    return blocks.map(eventOfBlock);
  }
}

function eventOfBlock(block: string): { event: string; data: string } {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
  }
  return { event, data: data.join('\n') };
}

function pause(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      removeEventListener('online', stop);
      ended.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    addEventListener('online', stop);
    ended.addEventListener('abort', stop);
  });
}

import { signal } from '@preact/signals';
import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import { unauthenticated } from '#schemas/refusals/access-cases.ts';
import type { Document } from './document.ts';
import { mustBeSentInFull, operationBody } from './operation-body.ts';

/**
 * What a request can come back with, and nothing else. `unreachable` means that nobody knows whether it arrived:
 * sending it again is the only right thing, and harmless, because commands carry their `commandId`.
 */
export type Answer<T> =
  | { kind: 'data'; data: T }
  | { kind: 'refused'; refusal: ReceivedRefusal }
  | { kind: 'unreachable'; reason: 'network' | 'timeout' | 'fault' | 'busy' };

/** Where tokens come from; `renew` is asked once when the service did not like the one it got. */
export interface TokenSource {
  token(options?: { renew?: boolean }): Promise<string | undefined>;
  /** Whose tokens they are right now. */
  owner?(): string | undefined;
}

/** Whether the last request got through to the service; for telling people whether they work with or without a network. */
export const reachable = signal(globalThis.navigator?.onLine ?? true);

let tokens: TokenSource = { token: async () => undefined };

/** Told once at start by the session, so that requests need not know how somebody signed in. */
export function useTokensOf(source: TokenSource): void {
  tokens = source;
}

const timeoutMs = 15_000;

/**
 * One GraphQL request. Never throws. `as` is whose work it is: with the token of somebody else, who has signed in meanwhile,
 * it is not sent.
 */
export async function graphql<Data, Variables extends object>(
  document: Document<Data, Variables>,
  variables: Variables,
  as?: string,
): Promise<Answer<Data>> {
  const answer = await ask<Data>(document, variables, as);
  reachable.value = answer.kind !== 'unreachable' || answer.reason === 'busy';
  return answer;
}

async function ask<T>(document: string, variables: object, as: string | undefined): Promise<Answer<T>> {
  const token = await tokens.token();
  if (isOfAnother(as)) return { kind: 'refused', refusal: somebodyElse };
  const first = await post<T>(document, variables, token);
  if (first.kind !== 'refused' || first.refusal.code !== 'UNAUTHENTICATED') return first;
  const renewed = await tokens.token({ renew: true });
  return renewed && !isOfAnother(as) ? post<T>(document, variables, renewed) : first;
}

function isOfAnother(as: string | undefined): boolean {
  return as !== undefined && tokens.owner !== undefined && tokens.owner() !== as;
}

const somebodyElse = refusal('UNAUTHENTICATED', unauthenticated.somebodyElse);

async function post<T>(document: string, variables: object, token: string | undefined): Promise<Answer<T>> {
  const answer = await send<T>(document, variables, token);
  return mustBeSentInFull(document, answer) ? send(document, variables, token) : answer;
}

async function send<T>(document: string, variables: object, token: string | undefined): Promise<Answer<T>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': globalThis.document?.documentElement.lang || 'de',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: operationBody(document, variables),
      credentials: 'omit',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return readAnswer<T>(response.status, await response.text());
  } catch (error) {
    return {
      kind: 'unreachable',
      reason: error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'network',
    };
  }
}

/** Sorts a raw reply into the three answers. A reply that is no GraphQL (a proxy's page, a half answer) is no answer. */
export function readAnswer<T>(status: number, text: string): Answer<T> {
  const body = parse(text);
  const error = body?.errors?.[0] ?? body?.error;
  if (error) return answerOfError(error, status);
  if (body?.data) return { kind: 'data', data: body.data as T };
  return { kind: 'unreachable', reason: status === 429 ? 'busy' : 'fault' };
}

/** The same answer, but of its data only a part. */
export function partOf<Data, Part>(answer: Answer<Data>, part: (data: Data) => Part): Answer<Part> {
  return answer.kind === 'data' ? { kind: 'data', data: part(answer.data) } : answer;
}

interface WireError {
  message?: string;
  code?: string;
  path?: unknown;
  extensions?: { code?: string; path?: string; source?: string; values?: unknown };
}

function answerOfError(error: WireError, status: number): Answer<never> {
  const code = error.extensions?.code ?? error.code ?? (status === 401 ? 'UNAUTHENTICATED' : 'INTERNAL');
  if (code === 'RATE_LIMITED' || status === 429) return { kind: 'unreachable', reason: 'busy' };
  if (code === 'INTERNAL' || code === 'INTERNAL_SERVER_ERROR' || status >= 500)
    return { kind: 'unreachable', reason: 'fault' };
  const { path, source, values } = error.extensions ?? {};
  return {
    kind: 'refused',
    refusal: {
      code,
      message: error.message ?? code,
      ...(path && { path }),
      ...(source && { source }),
      ...(values !== undefined && { values }),
    },
  };
}

function parse(text: string): { data?: unknown; errors?: WireError[]; error?: WireError } | undefined {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The token as it is now, for the few requests that are not GraphQL (event streams, files). */
export function currentToken(): Promise<string | undefined> {
  return tokens.token();
}

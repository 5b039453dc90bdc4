import type { ReceivedRefusal } from '#schemas/refusal.ts';

export interface TokenReply {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
}

export type AuthAnswer<T> =
  | { kind: 'data'; data: T }
  /** `clockAheadMs`: how far the service's clock is ahead of this device's, as its Date header says. */
  | { kind: 'refused'; refusal: ReceivedRefusal; clockAheadMs: number }
  | { kind: 'unreachable' };

/** One request to `/auth/…`. Cookies go along, because the refresh token lives in one no script can read. Never throws. */
export async function postAuth<T>(path: string, body: object): Promise<AuthAnswer<T>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': globalThis.document?.documentElement.lang || 'de',
      },
      credentials: 'same-origin',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    const value = text === '' ? {} : JSON.parse(text);
    if (response.ok) return { kind: 'data', data: value as T };
    const refusal = value?.error as ReceivedRefusal | undefined;
    if (!refusal?.code || response.status >= 500) return { kind: 'unreachable' };
    return { kind: 'refused', refusal, clockAheadMs: clockAhead(response) };
  } catch {
    return { kind: 'unreachable' };
  }
}

function clockAhead(response: Response): number {
  const date = Date.parse(response.headers.get('date') ?? '');
  return Number.isNaN(date) ? 0 : date - Date.now();
}

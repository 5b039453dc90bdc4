import type { DocumentLink } from '#schemas/generated/types.ts';
import { type Answer, currentToken } from '#web-kit/request.ts';

/** What a document is for; the property decides who may read it. */
export interface DocumentUse {
  property: string;
  title: string;
  language: string;
}

/**
 * Sends a file to be kept beside the passports and gets the link that goes into one. Needs a network: a manual is too big to
 * be kept on a phone until there is one. Never throws; sending it again is harmless, the same bytes are kept once.
 */
export async function uploadDocument(
  file: File,
  { property, title, language }: DocumentUse,
): Promise<Answer<DocumentLink>> {
  const query = new URLSearchParams({ property, ...(title && { title }), ...(language && { language }) });
  return request<DocumentLink>(`/documents?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
}

/** Takes a document back that no passport names. */
export function eraseDocument(sha256: string): Promise<Answer<object>> {
  return request(`/documents/${sha256}`, { method: 'DELETE' });
}

/** Longer than other requests: twenty megabytes over a mobile network. */
const timeoutMs = 180_000;

async function request<T>(url: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const headers = { ...init.headers, ...(await withToken()) };
    const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) });
    const text = await response.text();
    const body = text === '' ? {} : JSON.parse(text);
    if (response.ok) return { kind: 'data', data: body as T };
    if (response.status === 429 || response.status >= 500) return { kind: 'unreachable', reason: 'busy' };
    const { code = 'INVALID_INPUT', message = '' } = body.error ?? body;
    return { kind: 'refused', refusal: { code, message } };
  } catch {
    return { kind: 'unreachable', reason: 'network' };
  }
}

async function withToken(): Promise<Record<string, string>> {
  const token = await currentToken();
  return token ? { authorization: `Bearer ${token}` } : {};
}

import { currentToken } from './request.ts';

/**
 * The path of a document this service keeps, or may keep: it can be reached under several names, so the name of the host tells
 * nothing. Undefined for an address that leads elsewhere for sure.
 */
export function keptDocument(url: string): string | undefined {
  return /^https?:\/\/[^/]+(\/documents\/[0-9a-f]{64})(\?.*)?$/i.exec(url)?.[1];
}

/**
 * Opens a document this service keeps. What is not for everybody is only given with the token of who may read it, and for the
 * sake of a battery whose passport names it; a plain link would be answered as if it were not there. False when it cannot be had.
 */
export async function openDocument(path: string, title: string, battery?: string): Promise<boolean> {
  try {
    const token = await currentToken();
    const response = await fetch(battery ? `${path}?battery=${battery}` : path, {
      headers: token ? { authorization: `Bearer ${token}` } : {},
      signal: AbortSignal.timeout(60_000),
    });
    if (!response.ok) return false;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await response.blob());
    link.download = nameIn(response.headers.get('content-disposition') ?? '') ?? title;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    return true;
  } catch {
    return false;
  }
}

function nameIn(disposition: string): string | undefined {
  const name = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return name && decodeURIComponent(name);
}

import { useEffect, useState } from 'preact/hooks';

/** A screen and what it is about. Lives behind `#`, so the shell starts offline at one address. */
export interface Route {
  path: string[];
  query: URLSearchParams;
}

/** `#/battery/ID?from=scan` → `{ path: ['battery', 'ID'], query }`. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decode), query: new URLSearchParams(query) };
}

/** The address of a screen, for `href`. */
export function linkTo(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join('/')}`;
}

/** Opens another screen; `replace` when going back to this one makes no sense. */
export function go(href: string, options: { replace?: boolean } = {}): void {
  if (options.replace) location.replace(href);
  else location.assign(href);
}

let before: string | undefined;
let current = globalThis.location?.hash ?? '';

/** Where one came from within the app; undefined right after loading. */
export function previousHash(): string | undefined {
  return before;
}

/** The place one came from if it is one of these screens (first part of the path), else the given one. */
export function wayBack(fallback: string, screens: readonly string[]): string {
  if (before === undefined) return fallback;
  return screens.includes(readRoute(before).path[0] ?? '') ? before || '#/' : fallback;
}

/** The route of now; the screen is drawn again when it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => {
      if (current !== location.hash) before = current;
      current = location.hash;
      setHash(location.hash);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return readRoute(hash);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

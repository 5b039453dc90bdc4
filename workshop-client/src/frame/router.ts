import { useEffect, useState } from 'preact/hooks';

/** Screens that are about nothing in particular. What is asked of them stands behind `?`. */
const plainScreens = [
  'scan',
  'search',
  'handoffs',
  'completeness',
  'second-life',
  'issue',
  'documents',
  'offer',
  'labels',
  'organisation',
  'proof',
  'outbox',
] as const;
type PlainScreen = (typeof plainScreens)[number];

/** What can be done about a battery, as addresses have it. */
const batteryPlaces = [
  'removal',
  'measurement',
  'inspection',
  'event',
  'completeness',
  'amend',
  'document',
  'reads',
  'repair',
  'recycling',
  'responsibility',
  'waste',
] as const;
export type BatteryPlace = (typeof batteryPlaces)[number];

const handoffPlaces = ['refuse', 'dispatch', 'receive', 'withdraw'] as const;
export type HandoffPlace = (typeof handoffPlaces)[number];

/** A screen and what it is about. */
export type Place =
  | { screen: 'home' | PlainScreen }
  | { screen: 'battery'; id: string; step: BatteryPlace | undefined }
  /** A code that may stand for anything; with `step` the removal of a battery nobody could ask about. */
  | { screen: 'code'; code: string; step: 'removal' | undefined }
  | { screen: 'component'; id: string }
  | { screen: 'handoff'; id: string; step: HandoffPlace | undefined }
  | { screen: 'invitation'; code: string }
  | { screen: 'nowhere' };

/** Where one is. Lives behind `#`, so the shell starts offline at one address. */
export interface Route {
  place: Place;
  /** The same for the same screen about the same thing, whatever is asked of it. */
  key: string;
  query: URLSearchParams;
}

/** `#/battery/ID/removal?from=scan` → `{ place: { screen: 'battery', id: 'ID', step: 'removal' }, query }`. */
export function readRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const parts = path.split('/').filter(Boolean).map(decode);
  return { place: placeOf(parts), key: parts.join('/'), query: new URLSearchParams(query) };
}

/** Addresses are kept as bookmarks: what a later version does not know any more leads to the thing itself, or says so. */
function placeOf([screen, id = '', step]: readonly string[]): Place {
  switch (screen) {
    case undefined:
      return { screen: 'home' };
    case 'battery':
      return { screen, id, step: among(batteryPlaces, step) };
    case 'code':
      return { screen, code: id, step: among(['removal'], step) };
    case 'component':
      return { screen, id };
    case 'handoff':
      return { screen, id, step: among(handoffPlaces, step) };
    case 'invitation':
      return { screen, code: id };
    default:
      return { screen: among(plainScreens, screen) ?? 'nowhere' };
  }
}

const among = <Name extends string>(names: readonly Name[], text: string | undefined): Name | undefined =>
  names.find((name) => name === text);

type Path =
  | []
  | [screen: PlainScreen]
  | [screen: 'battery', id: string, step?: BatteryPlace]
  | [screen: 'code', code: string, step?: 'removal']
  | [screen: 'component', id: string]
  | [screen: 'handoff', id: string, step?: HandoffPlace]
  | [screen: 'invitation', code?: string];

/** The address of a screen, for `href`; without anything that of the home screen. */
export function linkTo(...path: Path): string {
  return `#/${path.flatMap((part) => (part === undefined ? [] : encodeURIComponent(part))).join('/')}`;
}

/** An address with what is asked there. */
export function withQuery(address: string, question: Record<string, string> | string[][]): string {
  return `${address}?${new URLSearchParams(question)}`;
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

/** The place one came from if it is one of these screens, else the given one. */
export function wayBack(fallback: string, screens: readonly Place['screen'][]): string {
  if (before === undefined) return fallback;
  return screens.includes(readRoute(before).place.screen) ? before || linkTo() : fallback;
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

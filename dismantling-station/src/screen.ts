import { signal } from '@preact/signals';
import type { HandoffStep } from '#web-kit/generated/graphql.ts';
import { notice } from './notice.ts';
import { station } from './station.ts';

/** Where the operator is. Plain values, so that the browser can keep them in its history and find them after a restart. */
export type Screen =
  | { name: 'home' }
  | { name: 'battery'; id: string; fresh?: boolean }
  /** A battery code the service could not be asked about. */
  | { name: 'unknownBattery'; code: string }
  | { name: 'vehicle'; id: string }
  | { name: 'intake'; vin?: string }
  /** `replaces`: number of the refused removal in the outbox that is being corrected. */
  | { name: 'removal'; battery?: string; code?: string; title: string; vehicle?: string; replaces?: number }
  | { name: 'damage'; battery: string; title: string }
  | { name: 'offer'; items: { id: string; kind: 'Battery' | 'Component' }[]; title: string; code?: string }
  | { name: 'component'; id: string }
  | { name: 'newComponent'; vehicle?: string }
  | { name: 'handoffs' }
  | { name: 'handoff'; id: string }
  | { name: 'handoffStep'; id: string; step: HandoffStep; title: string }
  | { name: 'label'; kind: 'Battery' | 'Component'; id: string }
  | { name: 'labelSheet' }
  | { name: 'outbox' };

/** Steps half done are found again after the browser was closed or killed; other screens start at home. */
const steps = new Set<Screen['name']>(['intake', 'removal', 'damage', 'offer', 'newComponent', 'handoffStep']);
const longestRestMs = 12 * 3_600_000;

export const screen = signal<Screen>({ name: 'home' });

export function show(next: Screen): void {
  // Good news has been read once somebody goes on; anything else stays until it is closed.
  if (notice.value?.tone === 'good') notice.value = undefined;
  rememberStep(next);
  history.pushState(next, '');
  screen.value = next;
  scrollTo(0, 0);
}

/** Goes on without a way back to what was left, e.g. after something was saved. */
export function showInstead(next: Screen): void {
  rememberStep(next);
  history.replaceState(next, '');
  screen.value = next;
  scrollTo(0, 0);
}

export function goBack(): void {
  if (history.state === null) showInstead({ name: 'home' });
  else history.back();
}

export function followBrowserHistory(): void {
  addEventListener('popstate', ({ state }) => {
    screen.value = (state as Screen | null) ?? { name: 'home' };
    rememberStep(screen.value);
  });
}

/** Goes back to the step somebody was in when the kiosk went off. Called once, when the station is open. */
export function resumeStep(): void {
  const last = station().notebook.read<{ screen: Screen; at: number }>('step');
  if (last && Date.now() - last.at < longestRestMs) screen.value = last.screen;
}

function rememberStep(next: Screen): void {
  station().notebook.write('step', steps.has(next.name) ? { screen: next, at: Date.now() } : undefined);
}

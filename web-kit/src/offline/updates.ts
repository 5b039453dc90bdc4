import { computed, signal } from '@preact/signals';

const waiting = signal<ServiceWorker | undefined>(undefined);
const steps = signal(0);

/** True when a new version is ready and nobody is in the middle of a step. */
export const updateReady = computed(() => waiting.value !== undefined && steps.value === 0);

/** Held while somebody fills in a step: no update, no reload. Call the returned function when it is over. */
export function duringStep(): () => void {
  steps.value++;
  let over = false;
  return () => {
    if (!over) steps.value--;
    over = true;
  };
}

/** Registers the service worker of a client and looks for new versions every hour and whenever the network returns. */
export async function watchForUpdates(base: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  const look = () => void registration.update().catch(() => undefined);
  setInterval(look, 3_600_000);
  addEventListener('online', look);
  noteWaiting(registration);
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', () => noteWaiting(registration));
  });
}

function noteWaiting(registration: ServiceWorkerRegistration): void {
  // Without a controller this is the first visit: the worker simply starts.
  if (registration.waiting && navigator.serviceWorker.controller) waiting.value = registration.waiting;
}

/** A person agreed: the new version takes over and the page is loaded anew. */
export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.value?.postMessage('use-new-version');
}

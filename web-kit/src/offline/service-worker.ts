/**
 * Makes a client start without a network. It keeps exactly the files of its own build and nothing else: data belongs to
 * the page's database, never here. A new version waits until a person has agreed (`updates.ts`).
 */
interface Lifetime extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lifetime {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

const worker = globalThis as unknown as Worker;
const files = JSON.parse('__PRECACHE__') as string[];
const scope = new URL(worker.registration.scope).pathname;
// Both clients live on one origin; each cleans up only its own.
const prefix = `kreispass${scope}`;
const cacheName = `${prefix}__VERSION__`;

worker.addEventListener('install', (event) => event.waitUntil(keepAllFiles()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', ({ data }) => {
  if (data === 'use-new-version') void worker.skipWaiting();
});
worker.addEventListener('fetch', (event) => {
  const path = ownPath(event.request);
  if (path !== undefined) event.respondWith(answerFor(event.request, path));
});

/** All or nothing: a worker that could not get every file is not installed, and the old one stays. */
async function keepAllFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(scope + file, { cache: 'reload' })));
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** Path below the scope, for requests this worker answers; everything else goes to the network as if it were not there. */
function ownPath(request: Request): string | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || !pathname.startsWith(scope)) return undefined;
  return pathname.slice(scope.length);
}

async function answerFor(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(cacheName);
  const name = files.includes(path) ? path : request.mode === 'navigate' ? 'index.html' : undefined;
  const kept = name === undefined ? undefined : await cache.match(scope + name);
  return kept ?? fetch(request);
}

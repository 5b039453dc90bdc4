import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/**
 * A port for a program of its own, which has to be told its number. Taken from below those the system gives to outgoing
 * connections (from 32768 on Linux, 49152 elsewhere), so that none of them takes it before the program has.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_768);
    const place = await held(port, undefined).catch(() => undefined);
    if (!place) continue;
    await new Promise((resolve) => place.close(resolve));
    return port;
  }
}

/** A port of `localhost`, where a service listens, that nobody can take before our own server listens on what is returned. */
export async function heldPort(): Promise<{ port: number; place: Server }> {
  const place = await held(0, 'localhost');
  const address = place.address();
  if (typeof address === 'string' || address === null) throw new Error('This server has no port.');
  return { port: address.port, place };
}

/** On every address of this machine unless one is named. */
async function held(port: number, host: string | undefined): Promise<Server> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  return server;
}

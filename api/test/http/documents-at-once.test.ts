import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../api/start-app.ts';

let app: TestApp;
const open: Socket[] = [];
/** The same connections as the service sees them. */
const served = new Set<Socket>();
beforeAll(async () => {
  app = await startApp({ config: { trustedProxies: 1 } });
  app.server.on('connection', (socket) => served.add(socket.once('close', () => served.delete(socket))));
});
afterEach(async () => {
  const ports = open.map(({ localPort }) => localPort);
  for (const each of open.splice(0)) each.destroy();
  await expect.poll(() => [...served].filter(({ remotePort }) => ports.includes(remotePort))).toEqual([]);
});
afterAll(() => app.close());

const use = 'property=symbols.instructionsForUse';
const pdf = (bytes = 0) => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(bytes, 32), Buffer.from('%%EOF')]);

async function send(token: string, bytes = pdf()) {
  const response = await fetch(`${app.url}/documents?${use}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as { url: string } };
}

/** Bytes of buffers that somebody still holds. */
function inUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().arrayBuffers;
}

/** Begins to send a document and stops after the first bytes. */
function beginSending(token: string): Socket {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  open.push(socket);
  socket.write(
    `POST /documents?${use} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-length: 9999\r\n\r\n%PDF`,
  );
  return socket;
}

/** Begins to send that many and waits until all but two were turned away: those two have the places of a firm. */
async function takeAllPlaces(token: string, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => beginSending(token));
  let turnedAway = 0;
  await new Promise<void>((resolve) => {
    for (const socket of sockets) {
      socket.once('data', (answer) => {
        if (String(answer).startsWith('HTTP/1.1 429 ')) turnedAway += 1;
        if (turnedAway === count - 2) resolve();
      });
    }
  });
  return sockets;
}

/** Asks for a document and reads none of it. */
function beginReading(url: string, from: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent: false, headers: { 'x-forwarded-for': from } }, (answer) => {
      answer.pause();
      open.push(answer.socket);
      resolve(answer.statusCode);
    });
    asked.once('error', reject).end();
  });
}

describe('A firm that sends documents slowly', () => {
  it('keeps neither readers nor other firms from theirs', async () => {
    const slow = await app.tokenFor('manufacturer', 'Langsam GmbH');
    const { body } = await send(await app.tokenFor('manufacturer'));
    await takeAllPlaces(slow, 8);
    expect((await send(slow)).status).toBe(429);
    expect((await fetch(body.url)).status).toBe(200);
    expect((await send(await app.tokenFor('manufacturer'))).status).toBe(200);
  });

  it('has its places back when it leaves in the middle', async () => {
    const token = await app.tokenFor('manufacturer', 'Abgebrochen GmbH');
    const sockets = await takeAllPlaces(token, 3);
    expect((await send(token)).status).toBe(429);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await send(token)).status).toBe(200);
  });
});

describe('Readers who stop reading', () => {
  it('are so many of one address at most, and turn away nobody else', async () => {
    const { body } = await send(await app.tokenFor('manufacturer'), pdf(19_000_000));
    const statuses: (number | undefined)[] = [];
    for (let count = 0; count < 10; count += 1) statuses.push(await beginReading(body.url, '203.0.113.1'));
    expect(statuses).toEqual([...Array(8).fill(200), 429, 429]);
    const other = await fetch(body.url, { headers: { 'x-forwarded-for': '203.0.113.2' } });
    expect((await other.arrayBuffer()).byteLength).toBe(19_000_014);
  });

  it('keep a part of the document in memory, not all of it', async () => {
    const { body } = await send(await app.tokenFor('manufacturer'), pdf(19_500_000));
    const before = inUse();
    for (let count = 0; count < 8; count += 1) await beginReading(body.url, '203.0.113.3');
    expect(inUse() - before).toBeLessThan(60_000_000);
  });
});

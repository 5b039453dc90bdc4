import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  /** The nth request as it goes over the wire. */
  request: (n: number) => string;
  /** Every answer has to contain this, or the run stops: a fast error is no result. */
  expect: string;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  answered: number;
}

/**
 * Closed-loop load over keep-alive connections, one request in flight on each. Written on bare sockets so that the
 * client costs a fraction of what the server does; a heavier client would hide the difference to the floor.
 */
export async function load({ port, request, expect, connections, seconds }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const wanted = Buffer.from(expect);
  const started = performance.now();
  const until = started + seconds * 1000;
  let sent = 0;

  const worker = async () => {
    const wire = await openWire(port);
    try {
      while (performance.now() < until) {
        const at = performance.now();
        const answer = await wire.exchange(request(sent++));
        latencies.push(performance.now() - at);
        if (!answer.includes(wanted)) throw new Error(`Unexpected answer: ${answer.toString('utf8', 0, 600)}`);
      }
    } finally {
      wire.close();
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));

  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    perSecond: latencies.length / elapsed,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    answered: latencies.length,
  };
}

/** `values` ascending. */
export function quantile(values: readonly number[], share: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}

/** A JSON POST as it goes over the wire. */
export function post(path: string, body: object, token?: string): string {
  const text = JSON.stringify(body);
  const authorization = token ? `authorization: Bearer ${token}\r\n` : '';
  return (
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\naccept: application/json\r\n${authorization}` +
    `content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  );
}

interface Wire {
  exchange(request: string): Promise<Buffer>;
  close(): void;
}

async function openWire(port: number): Promise<Wire> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let received: Buffer = Buffer.alloc(0);
  let waiting: { resolve: (answer: Buffer) => void; reject: (cause: Error) => void } | undefined;

  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    if (!isComplete(received)) return;
    const answer = received;
    received = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  const lost = (cause?: Error) => waiting?.reject(cause ?? new Error('The server closed the connection.'));
  socket.on('error', lost).on('close', () => lost());

  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

const endOfHead = Buffer.from('\r\n\r\n');

function isComplete(answer: Buffer): boolean {
  const head = answer.indexOf(endOfHead);
  if (head < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(answer.toString('latin1', 0, head + 2));
  if (length) return answer.length >= head + 4 + Number(length[1]);
  return answer.subarray(-5).equals(Buffer.from('0\r\n\r\n')); // chunked
}

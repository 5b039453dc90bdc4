import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { load, post, quantile } from '../bench/load.ts';
import { codeOf, passportText } from '../bench/passports.ts';
import { type Line, missed } from '../bench/table.ts';

describe('The load of the bench', () => {
  let server: Server;
  let port = 0;
  let seen = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        seen++;
        const { code, chunked } = JSON.parse(body);
        if (chunked)
          response.write('first, '); // Node sends chunks when no length was said.
        else response.setHeader('content-length', Buffer.byteLength(`code ${code}`));
        response.end(`code ${code}`);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  it.each([false, true])('counts what was answered (chunked: %s)', async (chunked) => {
    seen = 0;
    const request = (n: number) => post('/', { code: n, chunked });
    const result = await load({ port, connections: 3, seconds: 0.5, expect: 'code ', request });
    expect(result.answered).toBe(seen);
    expect(result.answered).toBeGreaterThan(10);
    expect(result.p50Ms).toBeLessThanOrEqual(result.p99Ms);
  });

  it('stops at an answer that is none', async () => {
    const run = load({ port, connections: 2, seconds: 0.2, expect: 'Battery', request: () => post('/', { code: 1 }) });
    await expect(run).rejects.toThrow('Unexpected answer');
  });

  it('takes quantiles from sorted values', () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(3);
    expect(quantile([1, 2, 3, 4], 0.99)).toBe(4);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('The passports of the bench', () => {
  it('each have a code of their own, and carry it', () => {
    const codes = new Set(Array.from({ length: 5000 }, (_, n) => codeOf(n)));
    expect(codes.size).toBe(5000);
    expect(JSON.parse(passportText(321)).general.uniqueIdentifier).toBe(codeOf(321));
  });
});

describe('The table of the bench', () => {
  const line: Line = { what: 'x', measured: '', unit: '', firstBar: 0.3, ambition: 0.6, better: 'more', value: 0.3 };

  it('names the lines that miss their first bar, in the right direction', () => {
    const slow = { ...line, value: 0.29 };
    const heavy: Line = { ...line, unit: 'MB', firstBar: 400, ambition: 200, better: 'less', value: 401 };
    const { value: _, ...unmeasured } = line;
    expect(missed([line, slow, heavy, { ...heavy, value: 400 }, unmeasured])).toEqual([slow, heavy]);
  });
});

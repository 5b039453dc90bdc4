import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThrottle, throttleKeyOf } from '#api/access/throttle.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('The HTTP server', () => {
  it('allows its pages nothing inline and nothing foreign', async () => {
    const { headers } = await fetch(`${app.url}/health`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('allows the clients the camera and the bar code reader, and still no script from a text', async () => {
    const { headers } = await fetch(`${app.url}/station/`);
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).not.toMatch(/'unsafe-/);
  });

  it('answers a busy client until it stops, and then says that it was the last answer', async () => {
    const other = await startApp();
    const socket = connect(Number(new URL(other.url).port), '127.0.0.1');
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 24\r\n\r\n';
    const body = JSON.stringify({ query: '{__typename}' }).padEnd(24);
    let heard = '';
    socket.on('data', (chunk) => (heard += chunk));
    const answers = async (count: number) => {
      while (heard.split('{"data"').length <= count) await once(socket, 'data');
    };
    socket.write(head);
    await once(socket, 'ready');
    socket.write(`${body}${head}`);
    await answers(1);
    const stopped = other.close();
    socket.write(`${body}${head}`);
    await answers(2);
    socket.write(body);
    await once(socket, 'close');
    await stopped;
    const parts = heard.split('HTTP/1.1 ').slice(1);
    expect(parts.map((part) => part.slice(0, 6))).toEqual(parts.map(() => '200 OK'));
    expect(parts.at(-1)).toMatch(/^connection: close/im);
    expect(parts[0]).not.toMatch(/^connection: close/im);
  });

  it('gives every answer a number to ask about', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => (await fetch(`${app.url}/health`)).headers.get('x-request-id')),
    );
    expect(ids[0]).toMatch(/^[a-z0-9]+-[a-z0-9]+$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('answers unknown and unreadable addresses with a sentence', async () => {
    const unknown = await fetch(`${app.url}/nowhere`);
    expect({ status: unknown.status, body: await unknown.json() }).toMatchObject({
      status: 404,
      body: { error: { code: 'NOT_FOUND' } },
    });
    const broken = await fetch(`${app.url}/labels/%E0%A4%A`);
    expect({ status: broken.status, body: await broken.json() }).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_INPUT' } },
    });
  });

  it('is not led out of the clients folder', async () => {
    for (const path of [
      '/station/../../package.json',
      '/station/..%2f..%2fpackage.json',
      '/workshop/%2e%2e/%2e%2e/package.json',
    ]) {
      expect(await raw(path)).not.toContain('"kreispass"');
    }
  });

  it('shows its metrics to this machine, not through a proxy', async () => {
    await fetch(`${app.url}/health`);
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/kreispass_http_requests_total\{route="health",status="2xx"\} \d+/);
    const proxied = await fetch(`${app.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(proxied.status).toBe(403);
  });

  it('never counts or logs by what is in an address', async () => {
    await fetch(`${app.url}/b/SECRET0000000X?token=SECRET`);
    expect(await (await fetch(`${app.url}/metrics`)).text()).not.toContain('SECRET');
  });

  it('says that a database is gone when it is asked whether it is ready', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kreispass-'));
    const other = await startApp({ config: { databaseUrl: `sqlite:${folder}/k.db` } });
    try {
      await other.organisationFor('dismantler');
      expect((await fetch(`${other.url}/ready`)).status).toBe(200);
      rmSync(`${folder}/k.db`);
      const gone = await fetch(`${other.url}/ready`);
      expect({ status: gone.status, body: await gone.json() }).toMatchObject({
        status: 503,
        body: { error: { code: 'NOT_READY' } },
      });
      expect((await fetch(`${other.url}/health`)).status).toBe(200);
    } finally {
      await other.close();
      rmSync(folder, { recursive: true });
    }
  });
});

describe('Attempts', () => {
  it('are not held against anybody for longer than a quarter of an hour when the clock is set back', () => {
    let clock = Date.parse('2036-01-01T00:00:00.000Z');
    const throttle = createThrottle(2, 900, () => new Date(clock));
    throttle.attempt('somebody');
    throttle.attempt('somebody');
    expect(() => throttle.attempt('somebody')).toThrow('Try again in 15 minutes');
    clock = Date.parse('2026-11-20T10:00:00.000Z');
    expect(() => throttle.attempt('somebody')).not.toThrow();
  });

  it('are counted by network, because who has one IPv6 address has very many', () => {
    expect(throttleKeyOf('2001:db8:1:2:3:4:5:6')).toBe(throttleKeyOf('2001:db8:1:2::1'));
    expect(throttleKeyOf('2001:db8:1:2::1')).not.toBe(throttleKeyOf('2001:db8:1:3::1'));
    expect(throttleKeyOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(throttleKeyOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
    expect(throttleKeyOf('192.0.2.1')).toBe('192.0.2.1');
  });
});

/** As it is written, without the tidying that fetch does. */
function raw(path: string): Promise<string> {
  const { port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
    })
      .on('error', reject)
      .end();
  });
}

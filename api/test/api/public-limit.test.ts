import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessHasChanged } from '#api/access/access-epoch.ts';
import { createPublicLimit } from '#api/http/public-limit.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
let clock = Date.parse('2026-11-20T10:00:00.000Z');
beforeAll(async () => {
  const config = { trustedProxies: 1, publicRequestsPerMinute: 6 };
  app = await startApp({ config, now: () => new Date(clock) });
});
afterAll(() => app.close());

function ask(path: string, from: string | undefined, token?: string) {
  return fetch(`${app.url}${path}`, {
    headers: { ...(from && { 'x-forwarded-for': from }), ...(token && { authorization: `Bearer ${token}` }) },
  });
}

async function statuses(count: number, ...request: Parameters<typeof ask>): Promise<number[]> {
  const found: number[] = [];
  for (let made = 0; made < count; made += 1) found.push((await ask(...request)).status);
  return found;
}

const page = `/b/${newId()}`;

describe('2023/1542 Art. 78(h) · Whoever asks without a token', () => {
  it('gets so many answers a minute and is told when to come back', async () => {
    expect(await statuses(6, page, '203.0.113.1')).not.toContain(429);
    const answer = await ask(page, '203.0.113.1');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.json()).toMatchObject({
      error: { code: 'RATE_LIMITED', message: expect.stringContaining('Try again in 10 s') },
    });
    clock += 10_000;
    expect(await statuses(2, page, '203.0.113.1')).toEqual([404, 429]);
  });

  it('is not locked out when the clock of the service is set back', async () => {
    clock += 3_600_000;
    expect(await statuses(3, page, '203.0.113.9')).not.toContain(429);
    clock -= 3_600_000;
    expect(await statuses(4, page, '203.0.113.9')).toEqual([404, 404, 404, 429]);
  });

  it('is limited in GraphQL too, together with everything else', async () => {
    await statuses(6, page, '203.0.113.2');
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.2' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(response.status).toBe(429);
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toEqual({ code: 'RATE_LIMITED' });
  });

  it('does not use up what is left for others', async () => {
    await statuses(7, page, '203.0.113.3');
    expect(await statuses(1, page, '203.0.113.4')).toEqual([404]);
  });

  it('is one, whatever address of their own network they use', async () => {
    await statuses(6, page, '2001:db8:0:1::1');
    expect(await statuses(1, page, '2001:db8:0:1::2')).toEqual([429]);
    expect(await statuses(1, page, '2001:db8:0:2::1')).toEqual([404]);
  });

  it('can not hide behind an address they made up: only what the proxy added counts', async () => {
    for (let made = 0; made < 6; made += 1) await ask(page, `198.51.100.${made}, 203.0.113.5`);
    expect((await ask(page, '127.0.0.1, 203.0.113.5')).status).toBe(429);
  });

  it('may sign in, load the clients and be asked for signs of life all the same', async () => {
    await statuses(7, page, '203.0.113.6');
    for (const path of ['/health', '/ready', '/workshop/', '/auth/refresh'])
      expect((await ask(path, '203.0.113.6')).status, path).not.toBe(429);
  });
});

describe('2023/1542 Art. 78(h) · What only looks like a token', () => {
  it.each(['/log/checkpoint', '/.well-known/jwks.json', '/vocabulary', '/v1/openapi.json', page, '/nothing'])(
    'is limited like none on %s',
    async (path) => {
      const from = `203.0.113.${20 + path.length}`;
      expect(await statuses(8, path, from, 'made.up.token')).toContain(429);
    },
  );

  it('is limited on addresses that look at no token, also when it is a different one each time', async () => {
    const found = new Set<number>();
    for (let made = 0; made < 8; made += 1) found.add((await ask('/log/keys', '203.0.113.90', `t${made}`)).status);
    expect(found).toContain(429);
  });

  it('is a token as soon as it was checked, however much others of the same network have asked', async () => {
    await statuses(8, page, '203.0.113.91');
    const token = await app.tokenFor('workshop');
    expect(await statuses(8, page, '203.0.113.91', token)).not.toContain(429);
  });

  it('was a token until it was taken away', async () => {
    const token = await app.tokenFor('carrier');
    expect(await statuses(8, page, '203.0.113.92', token)).not.toContain(429);
    accessHasChanged();
    expect(await statuses(8, '/log/keys', '203.0.113.92', token)).toContain(429);
  });
});

describe('Nobody is limited', () => {
  it('who shows a token', async () => {
    const token = await app.tokenFor('workshop');
    expect(await statuses(10, page, '203.0.113.7', token)).not.toContain(429);
  });

  it('on the machine itself, which every user is behind a proxy that is not set as trusted', async () => {
    expect(await statuses(10, page, undefined)).not.toContain(429);
  });
});

it('A flood from very many addresses takes bounded memory', () => {
  const limit = createPublicLimit({
    requestsPerMinute: 1,
    trustedProxies: 1,
    isKnown: () => false,
    now: () => new Date(clock),
  });
  const from = (number: number) =>
    limit({
      method: 'GET',
      socket: {},
      headers: { 'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}` },
    } as never);
  for (let number = 0; number < 30_000; number += 1) expect(from(number)).toBeUndefined();
  expect(from(29_999)).toBe(60);
  expect(from(0)).toBeUndefined();
});

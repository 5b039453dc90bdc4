import { describe, expect, it } from 'vitest';
import { readAnswer } from '#web-kit/request.ts';
import { EventReader } from '#web-kit/subscribe.ts';

describe('An answer of the service', () => {
  it('is data', () => {
    expect(readAnswer(200, '{"data":{"me":null}}')).toEqual({ kind: 'data', data: { me: null } });
  });

  it('is a refusal with its code, path and source', () => {
    const body = { errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN', path: '/input', source: 'Art. 1' } }] };
    expect(readAnswer(200, JSON.stringify(body))).toEqual({
      kind: 'refused',
      refusal: { code: 'FORBIDDEN', message: 'No.', path: '/input', source: 'Art. 1' },
    });
  });

  it.each([
    ['a fault behind the service', 200, '{"errors":[{"message":"…","extensions":{"code":"INTERNAL"}}]}', 'fault'],
    ['a page of a proxy', 502, '<html>Bad Gateway</html>', 'fault'],
    ['a page of a proxy that claims to be fine', 200, '<html>Sign in to the Wi-Fi</html>', 'fault'],
    ['half an answer', 200, '{"data":{"me":', 'fault'],
    ['an empty answer', 200, '', 'fault'],
    ['too many requests', 429, '{"error":{"code":"RATE_LIMITED","message":"Slow down."}}', 'busy'],
  ] as const)('is no answer when it is %s', (_what, status, text, reason) => {
    expect(readAnswer(status, text)).toEqual({ kind: 'unreachable', reason });
  });

  it('is UNAUTHENTICATED for a bare 401', () => {
    expect(readAnswer(401, '{"error":{"code":"UNAUTHENTICATED","message":"Sign in."}}')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'UNAUTHENTICATED' },
    });
  });
});

describe('An event stream', () => {
  const text =
    'event: next\ndata: {"data":{"a":1}}\n\n:\n\nevent: next\r\ndata: {"data":{"ü":"€"}}\r\n\r\nevent: complete\ndata:\n\n';

  it.each([1, 2, 3, 7, 1000])('is put together again when it arrives in pieces of %i characters', (size) => {
    const reader = new EventReader();
    const events = [];
    for (let at = 0; at < text.length; at += size) events.push(...reader.read(text.slice(at, at + size)));
    const told = events.filter(({ event }) => event !== 'message');
    expect(told).toEqual([
      { event: 'next', data: '{"data":{"a":1}}' },
      { event: 'next', data: '{"data":{"ü":"€"}}' },
      { event: 'complete', data: '' },
    ]);
  });
});

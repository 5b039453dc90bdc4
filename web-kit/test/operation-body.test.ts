import { describe, expect, it, vi } from 'vitest';
import { operationId } from '#schemas/operation-id.ts';
import { composed } from '#web-kit/document.ts';
import { mustBeSentInFull, operationBody } from '#web-kit/operation-body.ts';
import { documents } from '#web-kit/records.ts';
import { graphql, readAnswer } from '#web-kit/request.ts';
import { subscribe } from '#web-kit/subscribe.ts';
import { startApp } from '../../api/test/api/start-app.ts';

const newer = 'query Newer { me { audiences } }';

describe('What a client sends of its documents', () => {
  it('is the id, the name and the variables', () => {
    const { documentId, ...rest } = JSON.parse(operationBody(documents.scan, { code: 'x' }));
    expect(documentId).toBe(operationId(documents.scan));
    expect(rest).toEqual({ operationName: 'Scan', variables: { code: 'x' } });
  });

  it('is the text once the service has said that it does not know the id', async () => {
    const app = await startApp();
    const ask = async (body: string) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
      return readAnswer(response.status, await response.text());
    };
    const answer = await ask(operationBody(newer, {}));
    expect(answer).toMatchObject({ kind: 'refused', refusal: { path: '/documentId' } });
    expect(mustBeSentInFull(newer, answer)).toBe(true);
    expect(await ask(operationBody(newer, {}))).toEqual({ kind: 'data', data: { me: null } });
    await app.close();
  });

  it('is the text for a service from before there were ids', () => {
    const older = 'query Older { me { audiences } }';
    const message = 'Unexpected parameter "documentId" in the request body.';
    const errors = [{ message, extensions: { code: 'INVALID_INPUT' } }];
    expect(mustBeSentInFull(older, readAnswer(400, JSON.stringify({ errors })))).toBe(true);
    expect(JSON.parse(operationBody(older, {}))).toEqual({ query: older, variables: {} });
  });

  it.each([
    { kind: 'refused', refusal: { code: 'NOT_FOUND', message: 'There is no such entry.' } },
    { kind: 'refused', refusal: { code: 'INVALID_INPUT', message: 'No.', path: '/input/massKg' } },
    { kind: 'unreachable', reason: 'network' },
  ] as const)('stays the id after any other answer: %j', (answer) => {
    expect(mustBeSentInFull(documents.proof, answer)).toBe(false);
    expect(operationBody(documents.proof, {})).toContain('documentId');
  });
});

describe('A client that is newer than the service', () => {
  it('gets its answer and opens its stream all the same', async () => {
    const app = await startApp();
    const page = new EventTarget();
    const sent: string[] = [];
    // What a page has and Node has not: addresses without a host, and events of the window.
    const { fetch: ask } = globalThis;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      sent.push(String(init.body));
      return ask(app.url + path, init);
    });
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    try {
      expect(await graphql(composed<unknown, object>('query Unlisted { me { audiences } }'), {})).toEqual({
        kind: 'data',
        data: { me: null },
      });
      const document = composed<unknown, object>('subscription Unlisted($id: ID!) { batteryChanged(id: $id) { id } }');
      await new Promise<void>((resolve) => {
        const stop = subscribe(
          document,
          { id: '7K2M9QX4TB0AWC' },
          () => {},
          () => {
            stop();
            resolve();
          },
        );
      });
      expect(sent.map((body) => (body.includes('documentId') ? 'id' : 'text'))).toEqual(['id', 'text', 'id', 'text']);
    } finally {
      vi.unstubAllGlobals();
      await app.close();
    }
  });
});

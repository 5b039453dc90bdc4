import { describe, expect, it } from 'vitest';
import { operationId } from '#schemas/operation-id.ts';
import { mustBeSentInFull, operationBody } from '#web-kit/operation-body.ts';
import { documents } from '#web-kit/records.ts';
import { readAnswer } from '#web-kit/request.ts';
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

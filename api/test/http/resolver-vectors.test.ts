import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { supportedKeys } from '#api/http/resolver-description.ts';
import { startApp, type TestApp } from '../api/start-app.ts';

const file = new URL(
  '../../../../shared/corpus/06-gs1-digital-link/syntax-engine-vectors/parse-dl-uri.A.json',
  import.meta.url,
);

interface Vector {
  uri: string;
  valid: boolean;
  options: object;
}

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** As it stands, without what a URL parser would tidy up first. */
function status(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { accept: 'application/json' } }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end();
  });
}

// The vectors are GS1's own; where the corpus is not at hand these tests are skipped.
describe.skipIf(!existsSync(file))("GS1's own Digital Links, asked of the resolver", () => {
  const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] };
  const path = (uri: string) => /^https?:\/\/[^/?#]+(\/[^#]*)/i.exec(uri)?.[1] ?? '';
  // Those on the keys we describe ourselves to know, without options that change what is allowed.
  const asked = vectors.filter(({ uri, options }) => {
    const [, key = ''] = /^\/(\d+)\//.exec(path(uri)) ?? [];
    return supportedKeys.includes(key) && Object.keys(options).length === 0 && !/[^!-~]/.test(path(uri));
  });

  it('are not found when they are right, and refused when they are wrong', async () => {
    const good = asked.filter(({ valid }) => valid);
    // What is wrong in the query alone, or a GTIN written in 8 to 13 digits, keeps nobody from a battery's safety data.
    const bad = asked.filter(({ uri, valid }) => !valid && !uri.includes('?') && !/\/01\/\d{8,13}(\/|$)/.test(uri));
    expect([good.length, bad.length].every((count) => count > 5)).toBe(true);
    for (const { uri } of good) expect({ uri, status: await status(path(uri)) }).toEqual({ uri, status: 404 });
    for (const { uri } of bad) expect({ uri, status: await status(path(uri)) }).toEqual({ uri, status: 400 });
  });

  it('never lead to a fault, whatever they are', async () => {
    for (const { uri } of vectors.filter((each) => path(each.uri) !== '' && !/[^!-~]/.test(path(each.uri)))) {
      const answered = await status(path(uri));
      expect({ uri, isFault: (answered ?? 500) >= 500 }).toEqual({ uri, isFault: false });
    }
  });
});

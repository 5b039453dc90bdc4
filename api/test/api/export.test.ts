import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPassport } from '../../../schemas/test/builders.ts';
import { startApp, type TestApp } from './start-app.ts';

const issue = `mutation ($input: IssuePassportInput!) {
  issuePassport(input: $input) { ... on IssuePassportSuccess { battery { id } } ... on Refusal { code path message } }
}`;

describe('GET /export.ndjson', () => {
  let app: TestApp;
  const own = 120;
  beforeAll(async () => {
    app = await startApp();
    await issueMany(await app.tokenFor('manufacturer'), 'OWN', own);
    await issueMany(await app.tokenFor('manufacturer', 'Another maker'), 'OTHER', 3);
  }, 60_000);
  afterAll(() => app.close());

  async function issueMany(token: string, prefix: string, count: number) {
    for (let n = 0; n < count; n++) {
      const passport = aPassport();
      const general = {
        ...passport.general,
        uniqueIdentifier: `https://example.com/01/09521234010012/21/${prefix}${n}`,
        passportIdentifier: `urn:example:${prefix}${n}`,
        serialNumber: `${prefix}${n}`,
        // One is of a model whose chemistry nobody says, without which there is no commodity code.
        ...(n === 2 && { modelIdentifier: 'UNKNOWN-CHEMISTRY' }),
      };
      const { chemistry: _, ...materials } = passport.materials ?? {};
      const input = {
        commandId: `export-${prefix}-${n}`,
        passport: { ...passport, general, ...(n === 2 && { materials }) },
      };
      const { data } = await app.graphql(issue, { input }, token);
      expect(data.issuePassport.battery?.id, JSON.stringify(data)).toBeDefined();
    }
  }

  async function exported(token: string | undefined, query = '') {
    const response = await fetch(`${app.url}/export.ndjson${query}`, {
      headers: { ...(token && { authorization: `Bearer ${token}` }) },
    });
    const text = await response.text();
    const lines = response.ok
      ? text
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
    return { response, text, lines };
  }

  it('gives a firm all of its passports, whole, and nobody else’s', async () => {
    const { response, lines } = await exported(await app.tokenFor('manufacturer'));
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const serials = lines.map(({ passport }) => passport.general.serialNumber);
    expect(serials).toEqual(Array.from({ length: own }, (_, n) => `OWN${own - 1 - n}`));
    expect(lines.every(({ withheld }) => withheld === undefined)).toBe(true);
    expect(lines[0].passport.general.status).toBe('original');
  });

  it('gives a firm that has nothing to do with any battery nothing', async () => {
    const { response, text } = await exported(await app.tokenFor('workshop'));
    expect(response.status).toBe(200);
    expect(text).toBe('');
  });

  it('gives an authority every passport without what is not for authorities, and names that', async () => {
    const { lines } = await exported(await app.tokenFor('marketSurveillance'));
    expect(lines).toHaveLength(own + 3);
    for (const { passport, withheld } of lines) {
      expect(passport.general.status).toBeUndefined();
      expect(withheld).toContain('general.status');
    }
  });

  it('notes who has read what in the read log', async () => {
    const { lines } = await exported(await app.tokenFor('marketSurveillance'));
    const reads = await app.service.readLog.readsOf(lines[0].id, 10);
    const reader = await app.organisationFor('marketSurveillance');
    expect(reads.map(({ record }) => record.organisation)).toContain(reader);
  });

  it('tells the registry’s payload of the passports a firm answers for, and names what one lacks', async () => {
    const { lines } = await exported(await app.tokenFor('manufacturer'), '?format=registry');
    expect(lines).toHaveLength(own);
    const refused = lines.filter(({ refusal }) => refusal);
    expect(refused).toMatchObject([
      { refusal: { code: 'EXPORT_INCOMPLETE', message: expect.stringContaining('chemistry') } },
    ]);
    const told = lines.find(({ granularity }) => granularity);
    expect(told).toMatchObject({ granularity: 'item', dppApiEndpoint: app.url, commodityCode: '850760' });
    expect((await exported(await app.tokenFor('marketSurveillance'), '?format=registry')).lines).toEqual([]);
  });

  it('writes the lines of another format', async () => {
    const { lines } = await exported(await app.tokenFor('manufacturer'), '?format=en-18223');
    expect(lines).toHaveLength(own);
  });

  it.each([
    ['without a token', undefined, '', 401],
    ['with a wrong token', 'nonsense', '', 401],
  ])('is refused %s', async (_, token, query, status) => {
    expect((await exported(token, query)).response.status).toBe(status);
  });

  it('is refused in a format that is not known', async () => {
    const { response, text } = await exported(await app.tokenFor('manufacturer'), '?format=cobol');
    expect(response.status).toBe(400);
    expect(text).toContain('give one of ndjson, registry');
  });

  it('runs once at a time for a firm, and ends when the reader leaves', async () => {
    const headers = { authorization: `Bearer ${await app.tokenFor('marketSurveillance')}` };
    const many = await Promise.all(Array.from({ length: 12 }, () => fetch(`${app.url}/export.ndjson`, { headers })));
    expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200, 429]));
    expect(many.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('30');
    await Promise.all(many.map((each) => each.body?.cancel()));
    await expect.poll(async () => (await fetch(`${app.url}/export.ndjson`, { headers })).status).toBe(200);
  });
});

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationRole } from '#api/access/viewer.ts';
import { newId } from '#api/ledger/new-id.ts';
import { startApp, type TestApp } from '../api/start-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

let count = 0;
/** A document of its own, so that tests do not meet each other's. */
function aPdf(text = ''): Buffer {
  count += 1;
  return Buffer.from(`%PDF-1.7\n% ${count} ${text}\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n`);
}

interface Sent {
  status: number;
  body: { url: string; sha256: string; mediaType: string; title?: string; language?: string; error: { code: string } };
}

async function send(bytes: Buffer | string, query: string, token?: string, headers: object = {}): Promise<Sent> {
  const response = await fetch(`${app.url}/documents?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/pdf', ...(token && { authorization: `Bearer ${token}` }), ...headers },
    body: new Uint8Array(Buffer.from(bytes)),
  });
  return { status: response.status, body: (await response.json()) as Sent['body'] };
}

const manufacturer = () => app.tokenFor('manufacturer');
const publicUse = 'property=symbols.instructionsForUse&title=Anleitung%20f%C3%BCr%20alle&language=de';
const reportUse = 'property=symbols.testReports';

async function get(path: string, token?: string, method = 'GET') {
  return fetch(path.startsWith('http') ? path : `${app.url}${path}`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
}

async function issue(symbols: object, circularity: object = {}): Promise<string> {
  const id = newId();
  const passport = {
    general: {
      uniqueIdentifier: `https://id.example/01/09521234010012/21/D${id}`,
      manufacturer: { name: 'Musterbatterie GmbH' },
      category: 'ev',
      modelIdentifier: `DOC-${id}`,
      serialNumber: `D${id}`,
    },
    symbols,
    circularity,
  };
  const query = `mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename ... on Refusal { code path } } }`;
  const { data } = await app.graphql(
    query,
    { input: { commandId: `issue-${id}`, id, passport } },
    await manufacturer(),
  );
  expect(data.issuePassport).toEqual({ __typename: 'IssuePassportSuccess' });
  return id;
}

describe('A document that a firm sends in', () => {
  it('is not taken when the firm keeps too much already, which keeps room for all others', async () => {
    const token = await app.tokenFor('manufacturer', 'Werk mit vielen Akten');
    const { private: store } = app.service.storage;
    const { body } = await send(aPdf(), reportUse, token);
    const known = await store.get<object>('documents', body.sha256);
    await store.put('documents', body.sha256, { ...known, byteLength: 4_990_000_000 });
    expect(await send(aPdf(), reportUse, token)).toMatchObject({
      status: 409,
      body: { error: { code: 'DOCUMENTS_FULL', message: expect.stringContaining('5 GB') } },
    });
    expect((await send(aPdf(), reportUse, await manufacturer())).status).toBe(201);
  });

  it('comes back as the link to put into the passport, and as the same bytes', async () => {
    const bytes = aPdf();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { status, body } = await send(bytes, publicUse, await manufacturer());
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        url: `${app.url}/documents/${sha256}`,
        title: 'Anleitung für alle',
        mediaType: 'application/pdf',
        language: 'de',
        sha256,
      },
    });
    const answer = await get(body.url);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await get(body.url, undefined, 'HEAD')).headers.get('content-length')).toBe(String(bytes.length));
  });

  it('is given out so that no browser runs, guesses or shows it as ours', async () => {
    const { body } = await send(aPdf(), publicUse, await manufacturer());
    const { headers } = await get(body.url);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=86400',
    });
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Anleitung f_r alle.pdf"; filename*=UTF-8''Anleitung%20f%C3%BCr%20alle.pdf`,
    );
    const again = await fetch(body.url, { headers: { 'if-none-match': `"${body.sha256}"` } });
    expect(again.status).toBe(304);
  });

  it('is kept once, whoever sends the same bytes', async () => {
    const bytes = aPdf();
    expect((await send(bytes, publicUse, await manufacturer())).status).toBe(201);
    const { status, body } = await send(bytes, publicUse, await app.tokenFor('secondLifeOperator'));
    expect(status).toBe(200);
    const parts = await app.service.storage.private.get('documentParts', `${body.sha256}.1`);
    expect(parts).toBeUndefined();
  });

  it('may have several megabytes and comes back whole', async () => {
    const bytes = Buffer.concat([aPdf(), Buffer.alloc(3_500_000, 32), Buffer.from('%%EOF')]);
    const { status, body } = await send(bytes, publicUse, await manufacturer());
    expect(status).toBe(201);
    const back = Buffer.from(await (await get(body.url)).arrayBuffer());
    expect(createHash('sha256').update(back).digest('hex')).toBe(body.sha256);
  });

  it.each([
    ['a web page that calls itself a PDF', '<html><script>alert(1)</script></html>', 415, 'DOCUMENT_TYPE'],
    ['a program', '\x7fELF\x02\x01\x01\x00', 415, 'DOCUMENT_TYPE'],
    ['an archive', 'PK\x03\x04 anything', 415, 'DOCUMENT_TYPE'],
    ['a vector graphic, which can hold scripts', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'DOCUMENT_TYPE'],
    ['half a PDF', '%PDF-1.7 and nothing more', 415, 'DOCUMENT_TYPE'],
    ['nothing', '', 415, 'DOCUMENT_TYPE'],
  ])('is refused when it is %s', async (_, bytes, status, code) => {
    const sent = await send(bytes, publicUse, await manufacturer());
    // Half a PDF is readable text that says it is something else.
    expect([sent.status, sent.body.error.code]).toEqual([status, code]);
  });

  it('is refused when it is too large, whatever the header says', async () => {
    const answer = await send(Buffer.alloc(20_000_001, 65), publicUse, await manufacturer());
    expect([answer.status, answer.body.error.code]).toEqual([413, 'DOCUMENT_TOO_LARGE']);
  });

  it.each([
    ['no property', 'title=x'],
    ['a property that holds no documents', 'property=general.massKg'],
    ['a property there is not', 'property=symbols.nothing'],
    ['a title of line noise', `${reportUse}&title=%00`],
    ['a language nobody speaks', `${reportUse}&language=%3Cb%3E`],
  ])('is refused with %s', async (_, query) => {
    const { status, body } = await send(aPdf(), query, await manufacturer());
    expect([status, body.error.code]).toEqual([400, 'INVALID_INPUT']);
  });

  it.each([
    [undefined, 401],
    ['carrier', 403],
    ['marketSurveillance', 403],
  ] as const)('is refused from %s', async (role, status) => {
    expect((await send(aPdf(), publicUse, role && (await app.tokenFor(role)))).status).toBe(status);
  });

  it('as text or picture is told from its bytes', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    expect((await send(png, publicUse, await manufacturer())).body.mediaType).toBe('image/png');
    expect((await send('Säure nicht verschütten.', publicUse, await manufacturer())).body.mediaType).toBe('text/plain');
  });
});

describe('The documents a firm has sent in', () => {
  it('are listed for the firm, page by page', async () => {
    const name = 'Hersteller mit Ablage';
    const token = await app.tokenFor('manufacturer', name);
    const sent = new Set<string>();
    for (let number = 0; number < 3; number += 1) sent.add((await send(aPdf(), publicUse, token)).body.sha256);
    const query = `query ($after: String) { uploadedDocuments(first: 2, after: $after) {
      edges { node { sha256 url property title language mediaType byteLength uploadedAt } } pageInfo { hasNextPage endCursor }
    } }`;
    const first = (await app.graphql(query, {}, token)).data.uploadedDocuments;
    const rest = (await app.graphql(query, { after: first.pageInfo.endCursor }, token)).data.uploadedDocuments;
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
    const nodes = [...first.edges, ...rest.edges].map(({ node }) => node);
    expect(new Set(nodes.map(({ sha256 }) => sha256))).toEqual(sent);
    expect(nodes[0]).toMatchObject({
      property: 'symbols.instructionsForUse',
      mediaType: 'application/pdf',
      language: 'de',
    });
    expect((await app.graphql(query)).errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const { data } = await app.graphql(query, {}, await app.tokenFor('recycler'));
    expect(data.uploadedDocuments.edges).toEqual([]);
  });
});

/** Who gets a document in a property of this access, 2023/1542 Art. 77(2) subpara 2. */
const table: [string, string, Record<string, boolean>][] = [
  [
    'Annex XIII 2',
    'circularity.removalManuals',
    { public: false, recycler: true, marketSurveillance: true, notifiedBody: true, commission: true, carrier: false },
  ],
  [
    'Annex XIII 3',
    'symbols.testReports',
    { public: false, recycler: false, marketSurveillance: true, notifiedBody: true, commission: true, carrier: false },
  ],
];

describe.each(table)('2023/1542 Art. 77(2), %s · A document in %s', (_, property, readers) => {
  let id: string;
  let link: Sent['body'];
  beforeAll(async () => {
    link = (await send(aPdf(), `property=${property}`, await manufacturer())).body;
    const [section, name] = property.split('.') as ['symbols' | 'circularity', string];
    const part = { [name]: [link] };
    id = section === 'symbols' ? await issue(part) : await issue({}, part);
  });

  it.each(Object.entries(readers))('is for %s: %s', async (role, allowed) => {
    const token = role === 'public' ? undefined : await app.tokenFor(role as OrganisationRole);
    const answer = await get(`${link.url}?battery=${id}`, token);
    expect(answer.status).toBe(allowed ? 200 : 404);
    if (allowed) expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const { data } = await app.graphql(
      'query ($id: ID!) { battery(id: $id) { documents { property url keptHere } } }',
      { id },
      token,
    );
    const shown = { property, url: `${link.url}?battery=${id}`, keptHere: true };
    expect(data.battery.documents).toEqual(allowed ? [shown] : []);
  });

  it('looks to everybody else as if it were not there', async () => {
    const unknown = `${app.url}/documents/${'0'.repeat(64)}`;
    for (const token of [undefined, await app.tokenFor('carrier')]) {
      const [one, other] = await Promise.all([get(`${link.url}?battery=${id}`, token), get(unknown, token)]);
      expect([one.status, await one.text()]).toEqual([other.status, await other.text()]);
    }
  });

  it('is not opened by the hash alone, nor by another passport that names it', async () => {
    const authority = await app.tokenFor('marketSurveillance');
    expect((await get(link.url, authority)).status).toBe(404);
    const other = await issue({});
    expect((await get(`${link.url}?battery=${other}`, authority)).status).toBe(404);
  });

  it('is always for the firm that has sent it', async () => {
    expect((await get(link.url, await manufacturer())).status).toBe(200);
  });
});

describe('2023/1542 Art. 77(2) subpara 3 · Reading a document', () => {
  it('that is not public is logged with the battery', async () => {
    const { body } = await send(aPdf(), reportUse, await manufacturer());
    const id = await issue({ testReports: [body] });
    await get(`${body.url}?battery=${id}`, await app.tokenFor('notifiedBody'));
    const query = 'query ($id: ID!) { batteryReads(battery: $id) { edges { node { organisation { id } } } } }';
    const { data } = await app.graphql(query, { id }, await manufacturer());
    const firms = data.batteryReads.edges.map(
      ({ node }: { node: { organisation: { id: string } } }) => node.organisation.id,
    );
    expect(firms).toContain(await app.organisationFor('notifiedBody'));
  });
});

describe('2023/1542 Art. 77(4), 78(e) · A document', () => {
  it('that a passport names is not erased', async () => {
    const { body } = await send(aPdf(), publicUse, await manufacturer());
    await issue({ instructionsForUse: [body] });
    const answer = await get(body.url, await manufacturer(), 'DELETE');
    expect([answer.status, ((await answer.json()) as Sent['body']).error.code]).toEqual([409, 'DOCUMENT_IN_USE']);
    expect((await get(body.url, await app.operatorToken(), 'DELETE')).status).toBe(409);
    expect((await get(body.url)).status).toBe(200);
  });

  it('that none names is erased by who has sent it, with all its bytes, and by nobody else', async () => {
    const { body } = await send(aPdf(), publicUse, await manufacturer());
    expect((await get(body.url, undefined, 'DELETE')).status).toBe(401);
    expect((await get(body.url, await app.tokenFor('recycler'), 'DELETE')).status).toBe(404);
    expect((await get(body.url, await manufacturer(), 'DELETE')).status).toBe(204);
    expect((await get(body.url)).status).toBe(404);
    expect(await app.service.storage.private.get('documentParts', `${body.sha256}.0`)).toBeUndefined();
  });

  it('stays for the other firm that has sent the same one', async () => {
    const bytes = aPdf();
    const { body } = await send(bytes, publicUse, await manufacturer());
    await send(bytes, publicUse, await app.tokenFor('secondLifeOperator'));
    expect((await get(body.url, await manufacturer(), 'DELETE')).status).toBe(204);
    expect((await get(body.url)).status).toBe(200);
  });
});

describe('2023/1542 Art. 78(g) · A document', () => {
  it('whose bytes are not those that were sent in is not given out', async () => {
    const { body } = await send(aPdf(), publicUse, await manufacturer());
    const forged = { bytes: Buffer.from('%PDF-1.7 forged %%EOF').toString('base64') };
    await app.service.storage.private.put('documentParts', `${body.sha256}.0`, forged);
    expect((await get(body.url)).status).toBe(500);
  });
});

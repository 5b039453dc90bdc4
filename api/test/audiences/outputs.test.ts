import type { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationRole } from '#api/access/viewer.ts';
import { buildSchema } from '#api/graphql/build-schema.ts';
import { newId } from '#api/ledger/new-id.ts';
import { type Audience, accessView } from '#schemas/access-view.ts';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import { type Access, properties } from '#schemas/passport.ts';
import { startApp, type TestApp } from '../api/start-app.ts';
import { aMarkedPassport, isMarked, propertiesFullyIn, propertiesIn } from './marked-passport.ts';
import {
  past,
  queriesWithBatteries,
  queriesWithout,
  routesWithBatteries,
  routesWithout,
  subscriptionsWithBatteries,
  subscriptionsWithout,
} from './outputs.ts';
import { routesIn, routesInSource } from './routes.ts';
import { requestsFor, selectionOf } from './selections.ts';

/** The table of 2023/1542 Art. 77(2) subpara 2, written out, so that the code is held against the law and not itself. */
const lattice: Record<Access, readonly Audience[]> = {
  pub: ['public', 'legitimateInterest', 'commission', 'authority'],
  'pli-com': ['legitimateInterest', 'commission', 'authority'],
  auth: ['commission', 'authority'],
  pli: ['legitimateInterest'],
};
const readers: Record<string, { audience: Audience; role?: OrganisationRole }> = {
  'the public': { audience: 'public' },
  'a carrier': { audience: 'public', role: 'carrier' },
  'a legitimate interest': { audience: 'legitimateInterest', role: 'recycler' },
  'a notified body': { audience: 'authority', role: 'notifiedBody' },
  'market surveillance': { audience: 'authority', role: 'marketSurveillance' },
  'the Commission': { audience: 'commission', role: 'commission' },
};
const may = (audience: Audience) =>
  new Set(properties.filter(({ access }) => lattice[access].includes(audience)).map(({ path }) => path));

const id = newId();
const serial = `AUD-${id}`;
const link = `/01/09521234010012/21/${serial}`;
const marked = aMarkedPassport({
  general: {
    uniqueIdentifier: `https://muster.example${link}`,
    category: 'ev',
    status: 'original',
    serialNumber: serial,
    gtin: '09521234010012',
    batchNumber: 'B0',
  },
});
/** What was measured later, and is no property of the passport: also for a legitimate interest only (Annex XIII 4). */
const measures = { stateOfHealthPercent: 83.9173, stateOfHealthKind: 'SOH', packVoltageV: 351.3917, note: 'Zqxnotew' };
const measuredMarks = ['83.9173', '83,9173', '351.3917', '351,3917', 'Zqxnotew'];
const schema = buildSchema();
let app: TestApp;
let positions: number[] = [];
let clock = Date.now();

beforeAll(async () => {
  app = await startApp({ now: () => new Date(clock) });
  const { errors, data } = await app.graphql(
    'mutation ($input: IssuePassportInput!) { issuePassport(input: $input) { __typename ... on Refusal { code message path } } }',
    { input: { commandId: `issue-${id}`, id, passport: marked.passport } },
    await app.tokenFor('manufacturer'),
  );
  expect({ errors, data }).toMatchObject({
    errors: [],
    data: { issuePassport: { __typename: 'IssuePassportSuccess' } },
  });
  past.moment = new Date(clock + 30_000).toISOString();
  clock += 60_000;
  const token = await app.tokenFor('manufacturer');
  const measured = { condition: 'INTACT', ...measures };
  const answer = await app.graphql(
    'mutation ($input: RecordConditionInput!) { recordCondition(input: $input) { __typename ... on Refusal { code message path } } }',
    { input: { commandId: `measure-${id}`, battery: id, condition: measured } },
    token,
  );
  expect(answer.data?.recordCondition).toMatchObject({ __typename: 'RecordConditionSuccess' });
  const { size } = await app.service.ledger.head();
  positions = Array.from({ length: size }, (_, position) => position);
}, 30_000);
afterAll(() => app.close());

const tokenOf = ({ role }: { role?: OrganisationRole }) => (role ? app.tokenFor(role) : undefined);

describe('2023/1542 Art. 77(2) · Every property of a passport', () => {
  it('has a value in this test, and nearly all have one that stands nowhere else', () => {
    for (const { section, name } of properties)
      expect(marked.passport[section as keyof typeof marked.passport]).toHaveProperty(name);
    const unmarked = properties.filter((property) => !isMarked(property, marked)).map(({ path }) => path);
    // Dates, codes and words of a short list: they are held against the answers by their names below.
    expect(unmarked.length / properties.length).toBeLessThan(0.15);
  });
});

describe.each(Object.entries(readers))('2023/1542 Art. 77(2) · To %s', (_, reader) => {
  const allowed = may(reader.audience);
  const expectOnlyAllowed = (text: string) => {
    expect([...propertiesIn(readable(text), marked)].filter((path) => !allowed.has(path))).toEqual([]);
    if (reader.audience !== 'legitimateInterest')
      expect(measuredMarks.filter((mark) => readable(text).includes(mark))).toEqual([]);
  };

  it.each(Object.keys(queriesWithBatteries))('the query %s shows what the law opens and no more', async (query) => {
    const token = await tokenOf(reader);
    // A list is for who is signed in; and only authorities and those with an interest find what is not theirs.
    const asked = queriesWithBatteries[query]?.({ id, serial });
    const type = schema.getType('Battery') as GraphQLObjectType;
    const answers: string[] = [];
    for (const field of requestsFor(schema, type)) {
      const wrapped = wrap[query as keyof typeof wrap](field);
      const { data, errors } = await app.graphql(`{ ${query}${asked} ${wrapped} }`, {}, token);
      const codes = errors.map(({ extensions, message }) =>
        extensions.code === 'UNAUTHENTICATED' ? extensions.code : message,
      );
      expect(codes.filter((code) => code !== 'UNAUTHENTICATED')).toEqual([]);
      answers.push(JSON.stringify(data));
    }
    const text = answers.join('\n');
    expectOnlyAllowed(text);
    if (query === 'battery' && reader.audience === 'legitimateInterest') expect(text).toContain('83.9173');
    if (query === 'battery') expect([...propertiesFullyIn(text, marked)]).toEqual(expect.arrayContaining([...allowed]));
  });

  it('each section holds exactly the properties the law opens, by name', async () => {
    const token = await tokenOf(reader);
    const shown = new Set<string>();
    for (const section of new Set(properties.map((property) => property.section))) {
      const type = (schema.getType('Battery') as GraphQLObjectType).getFields()[section]?.type;
      const query = `query ($id: ID!) { battery(id: $id) { ${section} ${type && selectionOf(schema, type)} } }`;
      const { data } = await app.graphql(query, { id }, token);
      for (const { path, name } of properties.filter((property) => property.section === section)) {
        const value = data.battery[section]?.[name];
        if (value !== null && value !== undefined) shown.add(path);
      }
    }
    expect([...shown].sort()).toEqual([...allowed].sort());
  });

  it.each(Object.keys(routesWithBatteries))('the route %s shows what the law opens and no more', async (route) => {
    const authorization = await tokenOf(reader);
    for (const { path, accept = '*/*', whole } of routesWithBatteries[route]?.ask({ id, link, positions }) ?? []) {
      const headers = { accept, ...(authorization && { authorization: `Bearer ${authorization}` }) };
      const answer = await fetch(`${app.url}${path}`, { headers });
      const text = await answer.text();
      expectOnlyAllowed(text);
      if (!whole) continue;
      expect(answer.status).toBe(200);
      expect([...propertiesFullyIn(text, marked)]).toEqual(expect.arrayContaining([...allowed]));
    }
  });

  it('what everybody but a legitimate interest may not see cannot be filtered or counted by', async () => {
    const token = await tokenOf(reader);
    const query = '{ batteries(filter: { status: ORIGINAL }) { totalCount edges { cursor } } }';
    const { data, errors } = await app.graphql(query, {}, token);
    if (reader.audience === 'legitimateInterest') expect(errors).toEqual([]);
    else
      expect([data?.batteries ?? null, errors[0]?.extensions.code]).toEqual([
        null,
        expect.stringMatching(/^(FORBIDDEN|UNAUTHENTICATED)$/),
      ]);
  });

  it.each(foreignFormats.filter(({ write }) => write).map((format) => [format.name, format] as const))(
    'an export as %s holds what the law opens and no more',
    (name, { write }) => {
      const { visible } = accessView(marked.passport, new Set([reader.audience]));
      const written = write?.(visible, { id, updatedAt: '2026-11-20T10:00:00.000Z' });
      const text = JSON.stringify(written);
      expectOnlyAllowed(text);
      if (name === 'kreispass')
        expect([...propertiesFullyIn(text, marked)]).toEqual(expect.arrayContaining([...allowed]));
    },
  );

  it.each(subscriptionsWithBatteries)('the subscription %s shows what the law opens and no more', async (name) => {
    const type = schema.getSubscriptionType()?.getFields()[name]?.type;
    const argument = name === 'batteryChanged' ? `(id: "${id}")` : '';
    const token = await tokenOf(reader);
    if (!token && name === 'stationFeed') return;
    const { heard, leave } = await listen(
      `subscription { ${name}${argument} ${type && selectionOf(schema, type, 5)} }`,
      token,
    );
    await revise();
    // Feeds are about what a firm has in hands, which this reader has not; a moment is enough to hear what there is.
    const text = await Promise.race([heard, new Promise<string>((resolve) => setTimeout(resolve, 100, ''))]);
    leave();
    if (name === 'batteryChanged') expect(text).toContain('"data"');
    expectOnlyAllowed(text);
  });
});

describe('No way out of the service is forgotten', () => {
  it('every query is in one of the two tables', () => {
    const known = [...Object.keys(queriesWithBatteries), ...Object.keys(queriesWithout)];
    expect(known.sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
  });

  it('every subscription is in one of the two tables', () => {
    const known = [...subscriptionsWithBatteries, ...subscriptionsWithout];
    expect(known.sort()).toEqual(Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).sort());
  });

  it('every route is in one of the two tables', () => {
    const known = new Set([...Object.keys(routesWithBatteries), ...Object.keys(routesWithout)]);
    const routes = [...new Set(routesInSource())];
    expect(
      routes.filter((route) => !known.has(route)),
      'put these into api/test/audiences/outputs.ts',
    ).toEqual([]);
    expect(
      [...known].filter((route) => !routes.includes(route)),
      'these are gone',
    ).toEqual([]);
  });

  it('a route is found however it is written', () => {
    const code = `router.get('/a/:b', x); router.all(codes, x); router.post(\n "/c", x); router.get(/^\\/[a-z/]+$/, x);`;
    expect(routesIn('x.ts', code)).toEqual(['x.ts /a/:b', 'x.ts codes', 'x.ts /c', 'x.ts /^\\/[a-z/]+$/']);
  });
});

const wrap = {
  battery: (field: string) => `{ ${field} }`,
  scan: (field: string) => `{ __typename ... on Battery { ${field} } }`,
  node: (field: string) => `{ __typename ... on Battery { ${field} } }`,
  batteries: (field: string) => `{ totalCount edges { node { ${field} } } }`,
};

/** Signed answers carry their text in base64; what is in there counts as shown. */
function readable(text: string): string {
  const hidden = text.matchAll(/eyJ[\w-]{10,}\.([\w-]{10,})\.[\w-]*/g);
  return [text, ...[...hidden].map(([, payload = '']) => Buffer.from(payload, 'base64url').toString())].join('\n');
}

let revisions = 0;
async function revise(): Promise<void> {
  revisions += 1;
  const input = {
    commandId: `revise-${newId()}`,
    battery: id,
    reason: 'Test',
    patch: { general: { batchNumber: `B${revisions}` } },
  };
  const query =
    'mutation ($input: RevisePassportInput!) { revisePassport(input: $input) { __typename ... on Refusal { code message path } } }';
  const { data } = await app.graphql(query, { input }, await app.tokenFor('manufacturer'));
  expect(data.revisePassport).toMatchObject({ __typename: 'RevisePassportSuccess' });
}

/** The first thing a subscription says. */
async function listen(query: string, token: string | undefined) {
  const stop = new AbortController();
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query }),
    signal: stop.signal,
  });
  const heard = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body as ReadableStream<Uint8Array>) {
        text += decoder.decode(chunk, { stream: true });
        if (/event: (next|complete)\ndata: .*\n\n/.test(text)) return text;
      }
    } catch {
      // The listener has left.
    }
    return text;
  })();
  return { heard, leave: () => stop.abort() };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#api/ledger/new-id.ts';
import { aPassport } from '../law/installation.ts';
import { callsWhile } from './calls-while.ts';
import { type Answered, type DemoApp, type DemoFirm, startDemoApp } from './demo-app.ts';

let app: DemoApp;
beforeAll(async () => {
  app = await startDemoApp();
}, 60_000);
afterAll(() => app.close());

const upperSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** All lines of a paged field of a type, a few at a time. */
async function allOf(
  firm: DemoFirm,
  id: string,
  { on, field, first, fields }: { on: string; field: string; first: number; fields: string },
): Promise<Answered[]> {
  const query = `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on ${on} {
    ${field}(first: $first, after: $after) { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } } } }`;
  const lines: Answered[] = [];
  for (let after: string | null = null, page = 0; page < 200; page++) {
    const { node }: Answered = await app.ask(firm, query, { id, first, after });
    const { edges, pageInfo } = node[field];
    expect(edges.length).toBeLessThanOrEqual(first);
    lines.push(...edges.map((edge: Answered) => edge.node));
    if (!pageInfo.hasNextPage) return lines;
    after = pageInfo.endCursor;
  }
  throw new Error('The pages do not end.');
}

async function idsOf(firm: DemoFirm, list: string): Promise<string[]> {
  const answer = await app.ask(firm, `{ ${list}(first: 5) { edges { node { id } } } }`);
  return answer[list].edges.map(({ node }: Answered) => node.id);
}

describe('A history in pages', () => {
  it.each(['batteries', 'vehicles', 'components', 'handoffs'])('holds of %s what the whole one holds', async (list) => {
    const type = { batteries: 'Battery', vehicles: 'Vehicle', components: 'Component', handoffs: 'Handoff' }[list];
    const ids = await idsOf('dismantler', list);
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) {
      const whole = await app.ask(
        'dismantler',
        `query ($id: ID!) { node(id: $id) { ... on ${type} { history(first: 200) { position type withheld } } } }`,
        { id },
      );
      const paged = await allOf('dismantler', id, {
        on: 'Recorded',
        field: 'historyPage',
        first: 2,
        fields: 'position type withheld',
      });
      expect(paged).toEqual(whole.node.history);
    }
  });

  it('is read for a whole list at once', async () => {
    const query = `query ($first: Int) { batteries(first: $first) { edges { node {
      historyPage(first: 5) { edges { node { type } } } conditionPage(first: 3) { edges { node { measuredAt } } }
      handoffPage(first: 3) { edges { node { number } } } nextSteps } } } }`;
    const calls = (first: number) => {
      app.service.ledger.views.forget();
      return callsWhile(app.service.storage, () => app.ask('authority', query, { first }));
    };
    expect(await calls(40)).toBeLessThanOrEqual((await calls(5)) + 4);
  });
});

describe('Measurements in pages', () => {
  const id = newId();
  beforeAll(async () => {
    expect(await app.say('manufacturer', 'issuePassport', { id, passport: aPassport(id) })).toHaveProperty('commit');
    for (let count = 0; count < 210; count++)
      await app.say('manufacturer', 'recordCondition', { battery: id, condition: { fullCycles: count } });
  }, 60_000);

  it('hold every one of them, the latest first, also beyond what is kept at hand', async () => {
    const paged = await allOf('dismantler', id, {
      on: 'Battery',
      field: 'conditionPage',
      first: 50,
      fields: 'fullCycles',
    });
    expect(paged.map(({ fullCycles }) => fullCycles)).toEqual(Array.from({ length: 210 }, (_, index) => 209 - index));
  });

  it('begin like the list without pages', async () => {
    const { battery } = await app.ask(
      'dismantler',
      'query ($id: ID!) { battery(id: $id) { condition { fullCycles } conditionPage { edges { node { fullCycles } } } } }',
      { id },
    );
    expect(battery.conditionPage.edges.map(({ node }: Answered) => node)).toEqual(battery.condition);
  });

  it('are not for who may not see them', async () => {
    const query =
      'query ($id: ID!) { battery(id: $id) { conditionPage { edges { cursor } pageInfo { hasNextPage } } } }';
    const { battery } = await app.ask('authority', query, { id });
    expect(battery.conditionPage).toEqual({ edges: [], pageInfo: { hasNextPage: false } });
  });

  it('refuse a cursor that is none', async () => {
    const query = 'query ($id: ID!) { battery(id: $id) { conditionPage(after: "x") { edges { cursor } } } }';
    expect(await app.askForErrors('dismantler', query, { id })).toMatchObject([
      { extensions: { code: 'INVALID_INPUT' } },
    ]);
  });
});

describe('The newer of two fields', () => {
  it('says of handoffs what the older says', async () => {
    const handedOver = (
      await app.ask('authority', '{ batteries(first: 100) { edges { node { id handoffs { id } } } } }')
    ).batteries.edges
      .map(({ node }: Answered) => node)
      .filter(({ handoffs }: Answered) => handoffs.length > 0);
    expect(handedOver.length).toBeGreaterThan(3);
    for (const { id, handoffs } of handedOver)
      expect(await allOf('authority', id, { on: 'Battery', field: 'handoffPage', first: 1, fields: 'id' })).toEqual(
        handoffs,
      );
  });

  it('says of next steps what the older says, by the names of mutations', async () => {
    const { batteries } = await app.ask(
      'dismantler',
      '{ batteries { edges { node { allowedSteps ... on Goods { nextSteps } } } } }',
    );
    const steps = batteries.edges.map(({ node }: Answered) => node);
    expect(steps.flatMap(({ nextSteps }: Answered) => nextSteps)).toContain('OFFER_HANDOFF');
    for (const { allowedSteps, nextSteps } of steps) expect(nextSteps).toEqual(allowedSteps.map(upperSnake));
  });

  it('says of a slip what the older says', async () => {
    const { handoffs } = await app.ask(
      'authority',
      `{ handoffs { edges { node { sealedFields sealed stillRequired { field what party by }
         signatures { sealedFields sealed } allowedSteps nextSteps } } } }`,
    );
    expect(handoffs.edges.length).toBeGreaterThan(3);
    for (const { node } of handoffs.edges) {
      for (const { sealedFields, sealed } of [node, ...node.signatures])
        expect(sealed).toEqual(sealedFields.map(upperSnake));
      for (const { field, what, party, by } of node.stillRequired)
        expect([what, by]).toEqual([upperSnake(field), upperSnake(party)]);
      expect(node.nextSteps).toEqual(node.allowedSteps.map((step: string) => `${step}_HANDOFF`));
    }
  });

  it('says of data what the older says', async () => {
    const { me } = await app.ask('authority', '{ me { audiences dataGroups } }');
    expect(me.dataGroups).toEqual(me.audiences.map(upperSnake));
  });
});

describe('Anything by its id', () => {
  const kindOf = async (firm: DemoFirm | undefined, id: string) =>
    (await app.ask(firm, 'query ($id: ID!) { node(id: $id) { __typename id } }', { id })).node;

  it.each([
    ['batteries', 'Battery'],
    ['vehicles', 'Vehicle'],
    ['components', 'Component'],
    ['handoffs', 'Handoff'],
    ['organisations', 'Organisation'],
  ])('is found among %s', async (list, __typename) => {
    const [id = ''] = await idsOf('dismantler', list);
    expect(await kindOf('dismantler', id)).toEqual({ __typename, id });
  });

  it('is shown to nobody who may not see it', async () => {
    const [handoff = ''] = await idsOf('dismantler', 'handoffs');
    const [firm = ''] = await idsOf('dismantler', 'organisations');
    expect(await kindOf('workshopSchkeuditz', handoff)).toBeNull();
    expect(await kindOf(undefined, firm)).toBeNull();
    expect(await kindOf('dismantler', newId())).toBeNull();
    expect(await kindOf('dismantler', 'nonsense')).toBeNull();
  });
});

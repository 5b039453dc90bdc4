import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrganisationRole } from '#api/access/viewer.ts';
import { startApp, type TestApp } from './start-app.ts';

let app: TestApp;
let battery: string;
beforeAll(async () => {
  app = await startApp({ demo: true });
  const { data } = await app.graphql(
    '{ batteries(first: 100) { edges { node { id } } } }',
    {},
    await app.tokenFor('marketSurveillance'),
  );
  battery = data.batteries.edges[0].node.id;
}, 60_000);
afterAll(() => app.close());

const look = /* GraphQL */ `
  query ($id: ID!) {
    battery(id: $id) {
      category manufacturer status custodian { id } installedInVin
      condition { stateOfHealthPercent }
      history { type data withheld }
      performance { stateOfCertifiedEnergy { value } }
      withheld { path access source }
    }
  }
`;

describe('2023/1542 Art. 77(2) · A battery', () => {
  it('shows everybody the public part, and names what it does not show', async () => {
    const { battery: shown, text } = await seenBy(undefined);
    expect(shown).toMatchObject({ status: null, custodian: null, installedInVin: null, condition: [] });
    expect(shown.category).not.toBeNull();
    expect(shown.manufacturer).not.toBeNull();
    expect(shown.withheld.map(({ path }: { path: string }) => path)).toContain('general.status');
    expect(shown.performance?.stateOfCertifiedEnergy ?? null).toBeNull();
    expect(text).not.toMatch(/"(original|waste|repurposed)"/i);
  });

  it('shows its status to who has a legitimate interest', async () => {
    expect((await seenBy('recycler')).battery.status).toMatch(/^(ORIGINAL|WASTE)$/);
  });

  it('shows authorities test reports but no status, which Annex XIII 4 keeps for legitimate interest', async () => {
    const { battery: shown } = await seenBy('marketSurveillance');
    expect(shown.status).toBeNull();
    const access = new Set(shown.withheld.map((one: { access: string }) => one.access));
    expect([...access]).toEqual(['pli']);
  });

  it('cannot be found by a value that must not be seen', async () => {
    const query = '{ batteries(filter: { status: WASTE }) { totalCount edges { node { id } } } }';
    const { data, errors } = await app.graphql(query);
    expect(data?.batteries?.edges ?? []).toEqual([]);
    expect(data?.batteries?.totalCount ?? 0).toBe(0);
    expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
  });

  async function seenBy(role: OrganisationRole | undefined) {
    const { data, errors } = await app.graphql(look, { id: battery }, role && (await app.tokenFor(role)));
    expect(errors).toEqual([]);
    return { battery: data.battery, text: JSON.stringify(data) };
  }
});

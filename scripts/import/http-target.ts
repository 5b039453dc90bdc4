import type { Refusal } from '#schemas/refusal.ts';
import type { Target } from './target.ts';

/** A token for whom a command is sent: a firm, or who runs the installation. */
export type TokenFor = (who: { organisation: string } | 'operator') => Promise<string>;

/** Sends the commands to a running service. Sending one again is harmless, so a lost answer is simply asked for again. */
export function httpTarget(url: string, tokenFor: TokenFor): Target {
  async function ask<Answer>(query: string, variables: object, token: string): Promise<Answer> {
    const response = await post(`${url}/graphql`, JSON.stringify({ query, variables }), token);
    const text = await response.text();
    const { data, errors } = JSON.parse(text) as { data?: Answer; errors?: { message: string }[] };
    if (errors?.[0] || !data) throw new Error(`${url} answered: ${errors?.[0]?.message ?? text.slice(0, 200)}`);
    return data;
  }

  return {
    name: url,
    width: 8,
    async issue(organisation, input) {
      const { result } = await ask<{ result: IssueAnswer }>(issueDocument, { input }, await tokenFor({ organisation }));
      return 'code' in result ? result : { battery: result.battery.id, repeated: result.commit.repeated };
    },
    async register({ roles: _, ...input }) {
      const variables = { input: { ...input, roles: ['MANUFACTURER'] } };
      const { result } = await ask<{ result: RegisterAnswer }>(registerDocument, variables, await tokenFor('operator'));
      return 'code' in result ? result : result.organisation;
    },
    async findByGln(gln) {
      const token = await tokenFor('operator');
      let after: string | null = null;
      do {
        const answer: OrganisationsAnswer = await ask(organisationsDocument, { after }, token);
        const { edges, pageInfo } = answer.organisations;
        const found = edges.find(({ node }) => node.gln === gln);
        if (found) return found.node.id;
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      return undefined;
    },
    async settle() {},
    async close() {},
  };
}

type IssueAnswer = { commit: { repeated: boolean }; battery: { id: string } } | Refusal;
type RegisterAnswer = { organisation: { id: string } } | Refusal;
type OrganisationsAnswer = {
  organisations: {
    edges: { node: { id: string; gln?: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

const refusal = '... on Refusal { code message path source values }';
const issueDocument = `mutation ($input: IssuePassportInput!) {
  result: issuePassport(input: $input) { ... on IssuePassportSuccess { commit { repeated } battery { id } } ${refusal} }
}`;
const registerDocument = `mutation ($input: RegisterOrganisationInput!) {
  result: registerOrganisation(input: $input) { ... on RegisterOrganisationSuccess { organisation { id } } ${refusal} }
}`;
const organisationsDocument = `query ($after: String) {
  organisations(filter: { roles: [MANUFACTURER] }, first: 100, after: $after) {
    edges { node { id gln } } pageInfo { hasNextPage endCursor }
  }
}`;

async function post(url: string, body: string, token: string): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
    } catch (fault) {
      if (attempt === 3)
        throw new Error(`No service answers at ${url}. Start it, or say where it is with --url.`, { cause: fault });
    }
  }
}

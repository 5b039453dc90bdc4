import { documents } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { refreshHandoffs } from './handoff/open-handoffs.ts';
import { remember } from './scan/look-up.ts';
import { station } from './station.ts';

/**
 * Fetches what this station will need once the network is gone: what is in the firm's hands, what leaves and
 * arrives, and whom things can be offered to. Runs at start, when the network returns, and every ten minutes.
 */
export function keepReady(): void {
  const run = () => void refresh();
  addEventListener('online', run);
  setInterval(run, 10 * 60_000);
  run();
}

async function refresh(): Promise<void> {
  if (station().session.state.value.kind !== 'signedIn') return;
  await station().session.refreshIdentity();
  await Promise.all([refreshOrganisations(), refreshHands(), refreshHandoffs()]);
}

async function refreshOrganisations(): Promise<void> {
  let after: string | null = null;
  for (let page = 0; page < 20; page++) {
    const answer: Awaited<ReturnType<typeof askOrganisations>> = await askOrganisations(after);
    if (answer.kind !== 'data') return;
    const { edges, pageInfo } = answer.data.organisations;
    for (const { node } of edges) await station().seen.keep('Organisation', node.id, node);
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

const askOrganisations = (after: string | null) => graphql(documents.organisations, { after });

async function refreshHands(): Promise<void> {
  const answer = await graphql(documents.inMyHands, {});
  if (answer.kind !== 'data') return;
  const { batteries, vehicles, components } = answer.data;
  for (const { node } of [...vehicles.edges, ...batteries.edges, ...components.edges]) await remember(node);
}

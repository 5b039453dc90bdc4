import { readScanCode } from '#schemas/codes/scan-code.ts';
import { type BatteryRecord, documents } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { handoffsDocument, keptHandoffs, offerableDocument, openHandoffPagesDocument } from '../documents/handoffs.ts';
import { mandatesDocument, meDocument } from '../documents/organisation.ts';
import type { Client } from './client.ts';
import { openStatuses } from './tasks.ts';

/** Fetches once what a workshop needs when the network is gone: its own batteries, and who could take them. */
export async function prefetch({ seen }: Pick<Client, 'seen'>): Promise<void> {
  const [mine, firms] = await Promise.all([
    graphql(documents.inMyHands, { first: 50 }),
    graphql(documents.organisations, {}),
  ]);
  if (firms.kind === 'data')
    await seen.keep('receivers', 'all', { organisations: { ...firms.data.organisations, pageInfo: lastPage } });
  if (mine.kind !== 'data') return;
  for (const { node } of mine.data.batteries.edges) await keepBattery(seen, node);
}

const lastPage = { hasNextPage: false, endCursor: null };

/**
 * Handoffs under way, as list and page by page, and what could be offered: goods are handed over in yards without a network.
 * Runs at start and whenever one has changed.
 */
export async function prefetchHandoffs({ seen }: Pick<Client, 'seen'>): Promise<void> {
  const filter = { status: openStatuses };
  const pages = await graphql(openHandoffPagesDocument, { filter });
  if (pages.kind === 'data')
    for (const { node } of pages.data.handoffs.edges) await seen.keep('handoff', node.id, { handoff: node });
  for (const direction of ['INCOMING', 'OUTGOING'] as const) {
    const asked = { ...filter, direction };
    const list = await graphql(handoffsDocument, { filter: asked });
    if (list.kind === 'data') await seen.keep('list', keptHandoffs(asked), list.data);
  }
  const offerable = await graphql(offerableDocument, {});
  if (offerable.kind === 'data') await seen.keep('list', 'offerable', offerable.data);
}

/** What a firm that issues passports says of itself in them, and for whom it may. */
export async function prefetchPlacer({ seen }: Pick<Client, 'seen'>): Promise<void> {
  const [me, mandates] = await Promise.all([graphql(meDocument, {}), graphql(mandatesDocument, {})]);
  if (me.kind === 'data') await seen.keep('me', 'me', me.data);
  if (mandates.kind === 'data') await seen.keep('mandates', 'mine', mandates.data);
}

/** Keeps a battery so that its id, its QR code and its identifier lead to it. What was known beyond `battery` stays. */
async function keepBattery(seen: Client['seen'], battery: BatteryRecord): Promise<void> {
  const before = await seen.get<{ battery: BatteryRecord }>('battery', battery.id);
  await seen.keep('battery', battery.id, { battery: { ...before?.value.battery, ...battery } }, keysOf(battery));
}

/** All codes that lead to a battery, as a scanner reads them. */
export const keysOf = (battery: BatteryRecord): string[] => [
  ...readScanCode(battery.qrCode).keys,
  ...readScanCode(battery.uniqueIdentifier).keys,
];

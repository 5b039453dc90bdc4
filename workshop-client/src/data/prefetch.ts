import { readScanCode } from '#schemas/scan-code.ts';
import { type BatteryRecord, documents, type OrganisationRecord } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import type { Client } from '../app/client.ts';

interface InMyHands {
  batteries: { edges: { node: BatteryRecord }[] };
}
interface Organisations {
  organisations: { edges: { node: OrganisationRecord }[] };
}

/** Fetches once what a workshop needs when the network is gone: its own batteries, and who could take them. */
export async function prefetch({ seen }: Pick<Client, 'seen'>): Promise<void> {
  const [mine, firms] = await Promise.all([
    graphql<InMyHands>(documents.inMyHands, { first: 50 }),
    graphql<Organisations>(documents.organisations),
  ]);
  if (firms.kind === 'data')
    await seen.keep('receivers', 'all', { organisations: { ...firms.data.organisations, pageInfo: lastPage } });
  if (mine.kind !== 'data') return;
  for (const { node } of mine.data.batteries.edges) await keepBattery(seen, node);
}

const lastPage = { hasNextPage: false, endCursor: null };

/** Keeps a battery so that its id, its QR code and its identifier lead to it. What was known beyond `battery` stays. */
export async function keepBattery(seen: Client['seen'], battery: BatteryRecord): Promise<void> {
  const before = await seen.get<{ battery: BatteryRecord }>('battery', battery.id);
  await seen.keep('battery', battery.id, { battery: { ...before?.value.battery, ...battery } }, keysOf(battery));
}

/** All codes that lead to a battery, as a scanner reads them. */
export const keysOf = (battery: BatteryRecord): string[] => [
  ...readScanCode(battery.qrCode).keys,
  ...readScanCode(battery.uniqueIdentifier).keys,
];

import { withPending } from '#web-kit/pending.ts';
import { useClient } from '../data/client.ts';
import { handoffVersion } from '../data/live.ts';
import { useBattery } from '../data/use-battery.ts';
import { type Query, useQuery } from '../data/use-query.ts';
import type { BatteryLine, ComponentLine, Connection } from '../documents/fragments.ts';
import { offerableDocument } from '../documents/handoffs.ts';

/** What this firm can offer: removed batteries and components in its hands that are in no other handoff. */
export interface OfferableItems {
  lines: (BatteryLine | ComponentLine)[];
  query: Query<unknown>;
}

/** `chosen` things are listed even if the list does not know them yet, e.g. a battery whose removal waits to be sent. */
export function useOfferable(chosen: readonly string[]): OfferableItems {
  const query = useQuery(
    offerableDocument,
    {},
    { version: handoffVersion.value, keepAs: { kind: 'list', id: 'offerable' } },
  );
  const listed = [...nodesOf(query.data?.batteries), ...nodesOf(query.data?.components)];
  const extraId = chosen.find((id) => !listed.some((line) => line.id === id)) ?? '';
  const { outbox } = useClient();
  const known = useBattery(extraId).data?.battery;
  const extra = known && withPending(known, outbox.items.value);
  const lines: OfferableItems['lines'] = extra && extra.id === extraId ? [extra, ...listed] : listed;
  return { lines: lines.filter((line) => !line.openHandoff), query };
}

const nodesOf = <T>(connection: Pick<Connection<T>, 'edges'> | undefined): T[] =>
  connection?.edges.map(({ node }) => node) ?? [];

import { withPending } from '#web-kit/pending.ts';
import { type BatteryRecord, documents } from '#web-kit/records.ts';
import { graphql, partOf } from '#web-kit/request.ts';
import { afterBreak, subscribe } from '#web-kit/subscribe.ts';
import { type Followed, useFollowed } from '#web-kit/use-followed.ts';
import { remember } from '../scan/look-up.ts';
import { station } from '../station.ts';

/** A battery as it is now, and on top whatever is kept here and not yet sent. */
export function useBattery(id: string): Followed<BatteryRecord> | undefined {
  const shown = useFollowed<BatteryRecord>(station(), {
    kind: 'Battery',
    id,
    remember,
    ask: async () => partOf(await graphql(documents.battery, { id }), ({ battery }) => battery),
    listen: (changed) =>
      subscribe(documents.batteryChanged, { id }, (data) => changed(data.batteryChanged), afterBreak(changed)),
  });
  return shown && { ...shown, record: withPending(shown.record, station().outbox.items.value) };
}

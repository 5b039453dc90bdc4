import { useEffect, useState } from 'preact/hooks';
import { withPending } from '#web-kit/pending.ts';
import { type BatteryRecord, documents } from '#web-kit/records.ts';
import { graphql } from '#web-kit/request.ts';
import { subscribe } from '#web-kit/subscribe.ts';
import { remember } from '../scan/look-up.ts';
import { station } from '../station.ts';

export interface ShownBattery {
  battery: BatteryRecord;
  /** When this was last heard from the service, while it cannot be asked. */
  asOf?: string;
}

/**
 * A battery as this screen should show it: what was last seen, then what the service says, then every change as it
 * happens, and on top whatever is kept here and not yet sent.
 */
export function useBattery(id: string): ShownBattery | undefined {
  const [shown, setShown] = useState<ShownBattery>();
  useEffect(() => {
    let gone = false;
    const take = (battery: BatteryRecord, asOf?: string) => {
      if (!gone) setShown({ battery, ...(asOf && { asOf }) });
    };
    async function refresh() {
      const seen = await station().seen.get<BatteryRecord>('Battery', id);
      if (seen) take(seen.value, navigator.onLine && isRecent(seen.seenAt) ? undefined : seen.seenAt);
      const answer = await graphql(documents.battery, { id });
      if (answer.kind === 'unreachable' && seen) take(seen.value, seen.seenAt);
      if (answer.kind !== 'data' || !answer.data.battery) return;
      await remember(answer.data.battery);
      take(answer.data.battery);
    }
    void refresh();
    const changed = (data: { batteryChanged: BatteryRecord }) => {
      void remember(data.batteryChanged);
      take(data.batteryChanged);
    };
    const stopFeed = subscribe(documents.batteryChanged, { id }, changed);
    const stopSent = station().outbox.sent.subscribe(() => void refresh());
    return () => {
      gone = true;
      stopFeed();
      stopSent();
    };
  }, [id]);
  return shown && { ...shown, battery: withPending(shown.battery, station().outbox.items.value) };
}

/** A scan has just written it; saying "as of" for the moment until the next answer would only worry people. */
const isRecent = (at: string): boolean => Date.now() - Date.parse(at) < 5000;

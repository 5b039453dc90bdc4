import { useEffect, useState } from 'preact/hooks';
import type { BatteryRecord } from '#web-kit/records.ts';
import { afterBreak, subscribe } from '#web-kit/subscribe.ts';
import { type BatteryPage, batteryChangedDocument, batteryDocument } from '../documents/battery.ts';
import { keysOf } from './prefetch.ts';
import { type Query, useQuery } from './use-query.ts';
import { whileVisible } from './while-visible.ts';

/** Without a network only what a list or an earlier visit knew is there. */
export type KnownBattery = BatteryRecord & Partial<BatteryPage>;

/** A battery, live; without a network as it was last seen. `null` when there is none that one may see. */
export function useBattery(id: string): Query<{ battery: KnownBattery | null }> {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (id === '') return undefined;
    const again = () => setVersion((before) => before + 1);
    const onOpen = afterBreak(again);
    return whileVisible(() => subscribe(batteryChangedDocument, { id }, again, onOpen));
  }, [id]);
  return useQuery(batteryDocument, { id }, { version, enabled: id !== '', keepAs: { kind: 'battery', id, keys } });
}

const keys = ({ battery }: { battery: BatteryRecord | null }): string[] => (battery ? keysOf(battery) : []);

import { useEffect, useState } from 'preact/hooks';
import type { ScanCode } from '#schemas/codes/scan-code.ts';
import { graphql } from '#web-kit/request.ts';
import { type Client, useClient } from '../data/client.ts';
import type { KnownBattery } from '../data/use-battery.ts';
import { type UsableBattery, usableBatteryDocument, usableScanDocument } from '../documents/second-life.ts';
import { asPart, type Part, whyUnusable } from './second-life-draft.ts';

/** What came of choosing a battery: nothing to say, or which one could not be had and why. */
export type Chosen = { kind: 'added' } | { kind: 'unknown' } | { kind: 'unusable'; battery: UsableBattery };

export interface Parts {
  parts: Part[];
  /** True until the batteries one came with are known. */
  loading: boolean;
  last: Chosen | undefined;
  add(battery: UsableBattery): void;
  addScanned(code: ScanCode): void;
  change(id: string, change: Partial<Pick<Part, 'share' | 'modules'>>): void;
  remove(id: string): void;
}

/** The batteries that go in. `from`: those one came with. */
export function useParts(from: readonly string[]): Parts {
  const client = useClient();
  const [parts, setParts] = useState<Part[]>([]);
  const [loading, setLoading] = useState(from.length > 0);
  const [last, setLast] = useState<Chosen>();

  function add(battery: UsableBattery): void {
    const usable = whyUnusable(battery) === undefined;
    setLast(usable ? { kind: 'added' } : { kind: 'unusable', battery });
    if (usable)
      setParts((before) =>
        before.some((part) => part.battery.id === battery.id) ? before : [...before, asPart(battery)],
      );
  }

  useEffect(() => {
    void Promise.all(from.map((id) => lookUp(client, id))).then((found) => {
      for (const battery of found) if (battery) add(battery);
      if (found.includes(undefined)) setLast({ kind: 'unknown' });
      setLoading(false);
    });
  }, []);

  return {
    parts,
    loading,
    last,
    add,
    addScanned: (code) => {
      void scanned(client, code).then((battery) => (battery ? add(battery) : setLast({ kind: 'unknown' })));
    },
    change: (id, change) =>
      setParts((before) => before.map((part) => (part.battery.id === id ? { ...part, ...change } : part))),
    remove: (id) => setParts((before) => before.filter((part) => part.battery.id !== id)),
  };
}

async function lookUp(client: Client, id: string): Promise<UsableBattery | undefined> {
  const answer = await graphql(usableBatteryDocument, { id });
  if (answer.kind === 'data') return answer.data.battery ?? undefined;
  return answer.kind === 'unreachable' ? known(client, [`id:${id}`]) : undefined;
}

async function scanned(client: Client, code: ScanCode): Promise<UsableBattery | undefined> {
  const answer = await graphql(usableScanDocument, {
    code: code.text,
  });
  if (answer.kind === 'data') return answer.data.scan.__typename === 'Battery' ? answer.data.scan : undefined;
  return answer.kind === 'unreachable' ? known(client, code.keys) : undefined;
}

/** Without a network: what this device has seen of the battery. */
async function known({ seen }: Client, keys: readonly string[]): Promise<UsableBattery | undefined> {
  const record = await seen.byKey<{ battery: KnownBattery | null }>(keys);
  const battery = record?.kind === 'battery' ? record.value.battery : undefined;
  return battery ? { ...battery, madeInto: battery.madeInto ?? [] } : undefined;
}

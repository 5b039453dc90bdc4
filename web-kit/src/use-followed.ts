import { useEffect, useState } from 'preact/hooks';
import { afterSending } from './on-change.ts';
import type { Outbox } from './outbox.ts';
import type { Answer } from './request.ts';
import type { Seen, SeenValue } from './seen.ts';

/** A record as a screen should show it. */
export interface Followed<Known> {
  record: Known;
  /** When this was last heard from the service, while it cannot be asked. */
  asOf?: string | undefined;
}

/** Where a record comes from. */
export interface Source<Known> {
  /** What it is kept as on this device. */
  kind: string;
  id: string;
  ask(): Promise<Answer<Known | null>>;
  remember(record: Known): Promise<void>;
  /** Tells of changes until it is ended: with the record, or only that there was one. */
  listen?(changed: (record?: Known) => void): () => void;
}

/** The device that shows it. */
interface Device {
  seen: Seen;
  outbox: Outbox;
}

/**
 * A record that is shown and followed: what was last seen at once, then what the service says, then every change as it
 * happens, and again after each step sent from here. What a scan has just brought is not asked for a second time: over the
 * radio of a hall every question is seconds.
 */
export function useFollowed<Known>(device: Device, source: Source<Known>): Followed<Known> | undefined {
  const [shown, setShown] = useState<Followed<Known>>();
  useEffect(() => follow(device, source, setShown), [source.kind, source.id]);
  return shown;
}

function follow<Known>(
  { seen, outbox }: Device,
  source: Source<Known>,
  show: (followed: Followed<Known>) => void,
): () => void {
  let gone = false;
  const take = (record: Known, asOf?: string) => gone || show({ record, asOf });
  const last = () => seen.get<Known>(source.kind, source.id);

  async function ask(): Promise<void> {
    const answer = await source.ask();
    const known = answer.kind === 'unreachable' ? await last() : undefined;
    if (known) take(known.value, known.seenAt);
    if (answer.kind === 'data' && answer.data) changed(answer.data);
  }

  async function begin(): Promise<void> {
    const known = await last();
    const ageMs = known ? Date.now() - Date.parse(known.seenAt) : Number.POSITIVE_INFINITY;
    // Saying "as of" for the moment until the answer would only worry people.
    if (known) take(known.value, navigator.onLine && ageMs < 5000 ? undefined : known.seenAt);
    if (!known || ageMs > 1000 || isTouched(known, outbox)) await ask();
  }

  function changed(record?: Known): void {
    if (!record) return void ask();
    void source.remember(record);
    take(record);
  }

  /** The network went, perhaps a moment before the browser knew: what is shown is then of when it was seen. */
  async function alone(): Promise<void> {
    const known = await last();
    if (known) take(known.value, known.seenAt);
  }

  void begin();
  addEventListener('offline', alone);
  const stopListening = source.listen?.(changed);
  const stopSent = afterSending(outbox, () => void ask());
  return () => {
    gone = true;
    removeEventListener('offline', alone);
    stopListening?.();
    stopSent();
  };
}

/** Whether a step about it was recorded here just before it was seen, so that what was seen may be what this device made up. */
function isTouched<Known>({ id, seenAt }: SeenValue<Known>, { items, sent }: Outbox): boolean {
  const since = Date.parse(seenAt) - 5000;
  return [...items.value, ...sent.value].some(
    ({ subjects, keptAt }) => subjects.includes(id) && Date.parse(keptAt) > since,
  );
}

import type { ReadRecord } from './read-records.ts';
import type { Viewer } from './viewer.ts';

const mostBatteriesPerRecord = 5000;

/** Reads that were noticed and not yet written, gathered by reader. */
export interface NotedReads {
  /** Whether so much was read by one reader that it should be written now. */
  note(viewer: Viewer, read: string): boolean;
  isEmpty(): boolean;
  /** Hands over what was noted so far, as records to be written. */
  take(): ReadRecord[];
}

export function createNotedReads(now: () => Date): NotedReads {
  const open = new Map<string, { viewer: Viewer; from: string; batteries: Set<string> }>();
  return {
    note(viewer, read) {
      const key = `${viewer.organisation}/${viewer.person ?? viewer.device ?? ''}`;
      let reader = open.get(key);
      if (!reader) {
        reader = { viewer, from: now().toISOString(), batteries: new Set() };
        open.set(key, reader);
      }
      reader.batteries.add(read);
      return reader.batteries.size >= mostBatteriesPerRecord;
    },
    isEmpty: () => open.size === 0,
    take() {
      const to = now().toISOString();
      const taken = [...open.values()].map(({ viewer, from, batteries }) => recordOf(viewer, from, to, [...batteries]));
      open.clear();
      return taken;
    },
  };
}

function recordOf(viewer: Viewer, from: string, to: string, batteries: string[]): ReadRecord {
  return {
    organisation: viewer.organisation,
    ...(viewer.person && { person: viewer.person }),
    ...(viewer.device && { device: viewer.device }),
    purpose: viewer.purpose ?? '',
    from,
    to,
    batteries,
  };
}

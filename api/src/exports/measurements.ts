import type { SeriesExtended } from '#schemas/generated/types.ts';
import { counting } from '../ledger/corrected.ts';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { ExportedLine, ExportReader } from './lines.ts';

/** Entries of a thousand points each: some megabytes. */
const entriesPerRead = 8;

/**
 * What batteries sent home, as lines that `POST /measurements` and `npm run measurements` take in: the points with their
 * histograms, upload by upload, and what harmed the battery. In pieces, as one series can be longer than memory.
 */
export async function* exportedMeasurements(
  reader: ExportReader,
  batteries: readonly SubjectView<Battery>[],
): AsyncGenerator<ExportedLine[]> {
  for (const { id, state } of batteries) {
    if ((!state.series && !state.harms) || !reader.mayReadUse(state)) continue;
    const { uniqueIdentifier: battery } = state;
    for await (const entries of entriesOf(reader, { kind: 'series', id })) yield linesOf(id, battery, entries);
    if (!state.harms) continue;
    for await (const entries of entriesOf(reader, { kind: 'battery', id })) yield linesOf(id, battery, entries);
  }
}

/** As they count: what was withdrawn goes nowhere. */
async function* entriesOf({ history, standing }: ExportReader, ref: SubjectRef): AsyncGenerator<Entry[]> {
  const corrected = await standing(ref);
  let after = 0;
  for (;;) {
    const entries = await history(ref, after, entriesPerRead);
    if (entries.length > 0) yield entries.flatMap((entry) => counting(entry, corrected) ?? []);
    if (entries.length < entriesPerRead) return;
    after = entries.at(-1)?.version ?? after;
  }
}

function linesOf(id: string, battery: string, entries: readonly Entry[]): ExportedLine[] {
  return entries.flatMap((entry) => {
    const said = sentHome(entry);
    return said ? [{ id, text: JSON.stringify({ battery, ...said }) }] : [];
  });
}

function sentHome(entry: Entry): object | undefined {
  if (entry.type === 'SeriesExtended') return upload(entry.data);
  return entry.type === 'NegativeEventsRecorded' ? { events: entry.data.events } : undefined;
}

function upload({ measuredAt, values, histograms, ...how }: SeriesExtended): object {
  const columns = Object.entries(values) as [string, (number | null)[]][];
  const measurements = measuredAt.map((at, index) => ({
    measuredAt: at,
    ...Object.fromEntries(columns.flatMap(([name, column]) => (column[index] == null ? [] : [[name, column[index]]]))),
  }));
  return {
    ...(measurements.length > 0 && { measurements }),
    ...(histograms && { histograms }),
    ...how,
  };
}

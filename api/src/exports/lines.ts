import { foreignFormats } from '#schemas/foreign/formats.ts';
import { keptFor, writeForeignPassport } from '#schemas/foreign/write-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { registryPayload } from '#schemas/registry-payload.ts';
import type { Entry, SubjectRef } from '../ledger/entry.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Organisation } from '../organisations/state/organisation.ts';
import type { Battery } from '../passports/state/battery.ts';
import type { Storage } from '../storage/storage.ts';
import { exportedMeasurements } from './measurements.ts';

/** Where exported batteries come from, and how much of each is shown. */
export interface ExportReader {
  /** The next batteries, newest first, of those created before the one the last page ended with. */
  page(before: number | undefined): Promise<SubjectView<Battery>[]>;
  show(battery: SubjectView<Battery>): Promise<ShownPassport>;
  firm(id: string): Promise<Organisation | undefined>;
  /** Whether what this battery sent home goes out (2023/1542 Annex XIII 4); when it does, the read is noted. */
  mayReadUse(battery: Battery): boolean;
  history: Storage['history'];
  /** The corrections that stand in a history, by what they put right. */
  standing(ref: SubjectRef): Promise<ReadonlyMap<number, Entry>>;
  /** Root of the service that answers for the passports. */
  publicUrl: string;
}

/** What of a passport goes out. */
export interface ShownPassport {
  passport: Partial<Passport>;
  /** Paths of what is there but not for this reader. */
  withheld: readonly string[];
  /** Whether it goes to whom nothing is withheld from; then also what an import kept beside our sections. */
  isWhole: boolean;
  /** The vehicle it sits in, for whoever may know. */
  vin?: string | undefined;
}

/** One battery on its way out: a line of JSON, or why it cannot be written in this format. */
export type ExportedLine = { id: string; text: string } | { id: string; refusal: Refusal };

/** Our own lines, the payload of the Union's registry, what batteries sent home, and every foreign format that is written. */
export const exportFormats: readonly string[] = [
  'ndjson',
  'registry',
  'measurements',
  ...foreignFormats.filter(({ name, write }) => write && name !== 'kreispass').map(({ name }) => name),
];

/**
 * Everything a reader may see, page by page, so that memory holds one page however many there are. What is created meanwhile
 * is left for the next export.
 */
export async function* exportedPages(
  reader: () => Promise<ExportReader>,
  format: string,
): AsyncGenerator<ExportedLine[]> {
  let before: number | undefined;
  for (;;) {
    // Asked anew for each page, because whose access is taken away gets no further one.
    const current = await reader();
    const batteries = await current.page(before);
    if (batteries.length === 0) return;
    if (format === 'measurements') yield* exportedMeasurements(current, batteries);
    else yield await Promise.all(batteries.map((battery) => lineOf(current, battery, format)));
    before = batteries.at(-1)?.created;
  }
}

async function lineOf(reader: ExportReader, battery: SubjectView<Battery>, format: string): Promise<ExportedLine> {
  const { id, state } = battery;
  const shown = await reader.show(battery);
  if (format === 'ndjson') return { id, text: JSON.stringify(ownLine(state, shown)) };
  const made = format === 'registry' ? await registryEntry(reader, state, shown) : foreign(format, state, shown);
  return 'refusal' in made ? { id, ...made } : { id, text: JSON.stringify(made.document) };
}

type Made = { document: object } | { refusal: Refusal };

/** As an import reads it; `ended` and `withheld` only where they say something. Such a line is not the whole passport of a battery in use. */
function ownLine({ id, recordStatus }: Battery, { passport, withheld, vin }: ShownPassport): object {
  return {
    id,
    passport,
    ...(vin && { installedInVin: vin }),
    ...(recordStatus === 'ceased' && { ended: true }),
    ...(withheld.length > 0 && { withheld }),
  };
}

/** The identifier of the firm comes from its registration where the passport does not say it. */
async function registryEntry(reader: ExportReader, battery: Battery, { passport }: ShownPassport): Promise<Made> {
  const operatorIdentifier = (await reader.firm(battery.operator))?.gln;
  const made = registryPayload(passport, {
    passportId: battery.passportId,
    apiEndpoint: reader.publicUrl,
    ...(operatorIdentifier && { operatorIdentifier }),
  });
  return 'code' in made ? { refusal: made } : { document: made };
}

function foreign(format: string, battery: Battery, { passport, isWhole }: ShownPassport): Made {
  const { id, updatedAt } = battery;
  const kept = isWhole ? keptFor(format, battery.foreign) : undefined;
  const written = writeForeignPassport(format, passport, { id, updatedAt, ...(kept && { kept }) });
  return 'code' in written ? { refusal: written } : { document: written.document };
}
